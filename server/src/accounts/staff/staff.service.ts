// Who works here, how are they reached, and how does their role end?
import { Inject, Injectable } from '@nestjs/common';
import { Failure, maskName, maskPhone, may, rolePolicy, rolesGivenBy } from '@kehuoyou/shared';
import type { Clock, Role, RoleAt, StaffAsk, StaffContact, StaffMember } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { insertOnce } from '../../database/insert-once.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise, authorisedRole } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { AccountsService } from '../identity/accounts.service.js';
import { AuditService } from '../safekeeping/audit.service.js';
import { GrantsService, grantView, scopeOf } from '../identity/grants.service.js';
import { PeopleService } from '../household/people.service.js';
import { Jurisdictions } from '../identity/jurisdictions.service.js';
import type { GrantEntity } from '../identity/role.entity.js';
import { RevocationEntity } from '../identity/role.entity.js';
import { Vault } from '../safekeeping/vault.service.js';

/** Why somebody's number was read, for the audit log. */
const TO_REACH_STAFF = '联系工作人员';

const MOST_ROWS = 50;
const BATCH = 200;

/** The staff, as those see them who may give and take back their roles. */
@Injectable()
export class StaffService {
  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly accounts: AccountsService,
    private readonly grants: GrantsService,
    private readonly people: PeopleService,
    private readonly jurisdictions: Jurisdictions,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Roles that the caller may take back, with who holds them, masked. */
  async list(caller: Caller, ask: StaffAsk): Promise<{ staff: StaffMember[] }> {
    const limit = ask.limit ?? MOST_ROWS;
    const found: GrantEntity[] = [];
    let after = ask.after ?? '';
    for (;;) {
      const batch = await this.grants.ofRoles(this.rolesToList(caller, ask.role), after, BATCH);
      for (const grant of batch) {
        if (matches(grant, ask) && may(caller, rolePolicy.list, await this.at(grant))) found.push(grant);
        if (found.length === limit) break;
      }
      after = batch.at(-1)?.id ?? '';
      if (batch.length < BATCH || found.length === limit) break;
    }
    return { staff: await Promise.all(found.map((grant) => this.member(grant))) };
  }

  /** Name and number of one of them in full. Somebody who may not know them is told that there is no such grant. */
  async contact(caller: Caller, grantId: string): Promise<StaffContact> {
    const grant = await this.grants.find(grantId);
    const at = grant && (await this.at(grant));
    const role = authorisedRole(caller, rolePolicy.readContact, at, 'grant_not_found', 'id');
    const owner = at && (await this.people.ownerOf(at.heldBy));
    if (!owner) return {};
    await this.transactions.run((tx) =>
      this.people.noteReading(tx, caller, owner.id, { role, reason: TO_REACH_STAFF }),
    );
    return this.people.open(owner);
  }

  /** Takes a role back, or lays the caller's own down. `reason` is kept sealed. */
  async revoke(caller: Caller, ask: { id: string; reason: string }, command: Command): Promise<{ revokedAt: string }> {
    const grant = await this.grants.find(ask.id);
    const at = grant && (await this.at(grant));
    return this.transactions.once(this.vault.blind(command), async (tx) => {
      const { grant: ended } = authorise(caller, rolePolicy.takeBack, at, 'grant_not_found', 'id');
      await this.end(tx, caller, ended, ask.reason);
      return { revokedAt: this.clock.now().toISOString() };
    });
  }

  /** Ends a grant in the caller's transaction. The last administrator of an area stays. */
  async end(tx: EntityManager, caller: Pick<Caller, 'accountId'>, grant: GrantEntity, reason: string): Promise<void> {
    if (grant.role === 'administrator' && !(await this.grants.hasFellow(grant, tx)))
      throw new Failure('last_administrator');
    const row = {
      grantId: grant.id,
      reasonSealed: this.vault.seal(reason, `revocation.reason:${grant.id}`),
      revokedBy: caller.accountId,
      revokedAt: this.clock.now(),
    };
    // Somebody else was quicker: it is as gone as if it had been so before.
    if (!(await insertOnce(tx, RevocationEntity, row))) throw new Failure('grant_not_found', 'id');
    const detail = { role: grant.role, scope: `${grant.scopeKind}:${grant.scopeId}`, account: grant.accountId };
    await this.audit.append(tx, {
      action: 'grant.revoked',
      actorId: caller.accountId,
      subjectKind: 'grant',
      subjectId: grant.id,
      detail,
    });
  }

  private rolesToList(caller: Caller, wanted: Role | undefined): Role[] {
    const givable = rolesGivenBy(caller);
    return wanted === undefined ? givable : givable.filter((role) => role === wanted);
  }

  /** The role, where it is held, by whom, and for whom its holder stands in. */
  private async at(grant: GrantEntity): Promise<RoleAt & { heldBy: string; grant: GrantEntity }> {
    const principal = grant.deputyOf === null ? undefined : await this.grants.find(grant.deputyOf);
    return {
      ...(await this.jurisdictions.jurisdictionHeld(scopeOf(grant))),
      grant,
      role: grant.role,
      heldBy: grant.accountId,
      ...(principal === undefined ? {} : { standsInFor: principal.accountId }),
    };
  }

  private async member(grant: GrantEntity): Promise<StaffMember> {
    const owner = await this.people.ownerOf(grant.accountId);
    const { name, phone } = owner ? this.people.open(owner) : {};
    return {
      grant: grantView(grant),
      accountId: grant.accountId,
      ...(name === undefined ? {} : { name: maskName(name) }),
      ...(phone === undefined ? {} : { phone: maskPhone(phone) }),
      disabled: await this.accounts.isShutOut(grant.accountId),
    };
  }
}

function matches(grant: GrantEntity, ask: StaffAsk): boolean {
  return (
    (ask.scopeKind === undefined || grant.scopeKind === ask.scopeKind) &&
    (ask.scopeId === undefined || grant.scopeId === ask.scopeId)
  );
}
