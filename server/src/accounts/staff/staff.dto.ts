// What may be said about invitations, roles and the audit log, field by field?
import { auditActions, NAME_CHARACTERS, roles, scopeKinds } from '@kehuoyou/shared';
import type { AuditAction, AuditAsk, InvitationAsk, Role, ScopeKind, StaffAsk } from '@kehuoyou/shared';
import { CivilDate, Id, Limit, NeededOneOf, OneOf, Ordinal, Words } from '../../http/fields.js';
import { IdDto } from '../../http/id.dto.js';

const REASON_LENGTH = 200;

/** Something by its id, and why. */
export class ReasonDto extends IdDto {
  @Words(REASON_LENGTH)
  reason!: string;
}

/** An invitation. */
export class InvitationDto implements InvitationAsk {
  @NeededOneOf(roles)
  role!: Role;

  @NeededOneOf(scopeKinds)
  scopeKind!: ScopeKind;

  @Id()
  scopeId!: string;

  @Words(NAME_CHARACTERS, { optional: true })
  name?: string;

  @CivilDate()
  from?: string;

  @CivilDate()
  until?: string;
}

/** Which of the staff. */
export class StaffDto implements StaffAsk {
  @OneOf(roles)
  role?: Role;

  @OneOf(scopeKinds)
  scopeKind?: ScopeKind;

  @Id({ optional: true })
  scopeId?: string;

  @Limit()
  limit?: number;

  @Id({ optional: true })
  after?: string;
}

/** Lines of the audit log. */
export class AuditDto implements AuditAsk {
  @OneOf(auditActions)
  action?: AuditAction;

  @Id({ optional: true })
  actorId?: string;

  @Id({ optional: true })
  subjectId?: string;

  @Ordinal()
  before?: number;

  @Limit()
  limit?: number;
}
