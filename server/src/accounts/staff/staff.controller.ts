// Which requests about roles, and about other people's accounts, are answered?
import { Controller } from '@nestjs/common';
import { accountsApi, auditApi, grantsApi, invitationsApi } from '@kehuoyou/shared';
import type {
  AuditEntry,
  HeldGrant,
  Invitation,
  InvitationPreview,
  OneTimeCode,
  StaffContact,
  StaffMember,
} from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input, NoInput } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { CodeDto } from '../identity/code.dto.js';
import { AuditDto, InvitationDto, ReasonDto, StaffDto } from './staff.dto.js';
import { IdDto } from '../../http/id.dto.js';
import { AccountsService } from '../identity/accounts.service.js';
import { AuditLogService } from './audit-log.service.js';
import { InvitationsService } from './invitations.service.js';
import { StaffService } from './staff.service.js';

/** Joining, working and leaving, and what is written down of it. */
@Controller()
export class StaffController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly staff: StaffService,
    private readonly accounts: AccountsService,
    private readonly audit: AuditLogService,
  ) {}

  @Endpoint(invitationsApi.invite)
  invite(
    @Input() ask: InvitationDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<OneTimeCode & { id: string }> {
    return this.invitations.invite(caller, ask, command);
  }

  @Endpoint(invitationsApi.list)
  invited(@NoInput() _nothing: undefined, @CurrentCaller() caller: Caller): Promise<{ invitations: Invitation[] }> {
    return this.invitations.list(caller);
  }

  @Endpoint(invitationsApi.withdraw)
  withdraw(
    @Input() ask: IdDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ invitations: Invitation[] }> {
    return this.invitations.withdraw(caller, ask.id, command);
  }

  @Endpoint(invitationsApi.preview)
  preview(
    @Input() ask: CodeDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<InvitationPreview> {
    return this.invitations.preview(caller, ask.code, command);
  }

  @Endpoint(invitationsApi.accept)
  accept(
    @Input() ask: CodeDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<HeldGrant> {
    return this.invitations.accept(caller, ask.code, command);
  }

  @Endpoint(grantsApi.list)
  list(@Input() ask: StaffDto, @CurrentCaller() caller: Caller): Promise<{ staff: StaffMember[] }> {
    return this.staff.list(caller, ask);
  }

  @Endpoint(grantsApi.contact)
  contact(@Input() ask: IdDto, @CurrentCaller() caller: Caller): Promise<StaffContact> {
    return this.staff.contact(caller, ask.id);
  }

  @Endpoint(grantsApi.revoke)
  revoke(
    @Input() ask: ReasonDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ revokedAt: string }> {
    return this.staff.revoke(caller, ask, command);
  }

  @Endpoint(accountsApi.disable)
  disable(
    @Input() ask: ReasonDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ disabled: boolean }> {
    return this.accounts.setDisabled(caller, ask, true, command);
  }

  @Endpoint(accountsApi.enable)
  enable(
    @Input() ask: ReasonDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ disabled: boolean }> {
    return this.accounts.setDisabled(caller, ask, false, command);
  }

  @Endpoint(auditApi.list)
  entries(@Input() ask: AuditDto, @CurrentCaller() caller: Caller): Promise<{ entries: AuditEntry[] }> {
    return this.audit.list(caller, ask);
  }
}
