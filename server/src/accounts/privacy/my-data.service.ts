// What do we hold about somebody, and how do we let go of it?
import { Inject, Injectable } from '@nestjs/common';
import { Failure, retentionRules } from '@kehuoyou/shared';
import type { Clock, Deletion, MyData, Reading, RetentionSubject, Role } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { IsNull } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { AccountEntity } from '../account.entity.js';
import { AccountsService } from '../identity/accounts.service.js';
import { AuditService } from '../safekeeping/audit.service.js';
import { ConsentsService } from '../identity/consents.service.js';
import { GrantsService } from '../identity/grants.service.js';
import { FollowingEntity } from '../household/household.entity.js';
import { HouseholdsService } from '../household/households.service.js';
import { MeService } from './me.service.js';
import { PeopleService } from '../household/people.service.js';
import { SessionsService } from '../sign-in/sessions.service.js';
import { GrantEntity, InvitationEntity } from '../identity/role.entity.js';
import { StaffService } from '../staff/staff.service.js';

import { keptSentence } from './retention-words.js';

/** Why somebody's roles ended, for the audit log. */
const ACCOUNT_DELETED = '本人删除账号';

const MOST_READINGS = 500;
const MOST_CONSENTS = 5_000;

/** A feature that holds something about people. */
export interface DataHolder {
  /** Its name in the file that people take away, such as `parcels`. */
  readonly name: string;
  /** Everything that it holds about the account, as JSON. */
  tell(accountId: string): Promise<unknown>;
  /**
   * Erases it in the caller's transaction. Gives sentences about what the law makes it keep, how long, and
   * why; none when nothing is left.
   */
  erase(tx: EntityManager, accountId: string): Promise<readonly string[]>;
}

/** See, take away, delete. */
@Injectable()
export class MyDataService {
  private readonly holders: DataHolder[] = [];

  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly households: HouseholdsService,
    private readonly people: PeopleService,
    private readonly consents: ConsentsService,
    private readonly grants: GrantsService,
    private readonly staff: StaffService,
    private readonly audit: AuditService,
    private readonly mine: MeService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Features to the right of the accounts say here that they hold something too. */
  include(holder: DataHolder): void {
    this.holders.push(holder);
  }

  /** Everything about the caller; that it was taken is written to the audit log. */
  async data(caller: Caller): Promise<MyData> {
    const { accountId } = caller;
    const others = await Promise.all(
      this.holders.map(async (holder) => [holder.name, await holder.tell(accountId)] as const),
    );
    const data = {
      madeAt: this.clock.now().toISOString(),
      me: await this.mine.me(caller),
      people: (await this.households.list(caller)).people,
      sessions: (await this.sessions.list(caller)).sessions,
      consents: await this.consents.ledger(accountId, MOST_CONSENTS),
      readings: await this.readings(accountId),
      retention: retentionRules,
      others: Object.fromEntries(others),
    };
    await this.transactions.run((tx) =>
      this.audit.append(tx, {
        action: 'data.exported',
        actorId: accountId,
        subjectKind: 'account',
        subjectId: accountId,
      }),
    );
    return data;
  }

  /** Deletes the caller's account at once. */
  async delete(caller: Caller, command: Command): Promise<Deletion> {
    return this.transactions.once(command, (tx) => this.erase(tx, caller.accountId, caller.accountId));
  }

  /** Deletes an account in the caller's transaction; without `actorId` it was the retention job. */
  async erase(tx: EntityManager, accountId: string, actorId: string | undefined): Promise<Deletion> {
    await this.accounts.lock(tx, accountId);
    const at = this.clock.now();
    const kept: string[] = [];
    await this.endRoles(tx, accountId);
    // Those furthest to the right first: what they hold is found by what the others know, such as by whose a number is.
    for (const holder of [...this.holders].reverse()) kept.push(...(await holder.erase(tx, accountId)));
    await this.eraseHousehold(tx, accountId);
    await tx.update(AccountEntity, { id: accountId, deletedAt: IsNull() }, { deletedAt: at });
    kept.push(sentence('consent'), sentence('audit'));
    if (await tx.existsBy(GrantEntity, { accountId })) kept.push(sentence('grant'));
    await this.audit.append(tx, { action: 'account.deleted', actorId, subjectKind: 'account', subjectId: accountId });
    return { deletedAt: at.toISOString(), kept };
  }

  private async endRoles(tx: EntityManager, accountId: string): Promise<void> {
    for (const grant of await this.grants.held(accountId, tx))
      await this.staff.end(tx, { accountId }, grant, ACCOUNT_DELETED);
    await tx.update(
      InvitationEntity,
      { givenBy: accountId, acceptedAt: IsNull(), withdrawnAt: IsNull() },
      { withdrawnAt: this.clock.now() },
    );
  }

  private async eraseHousehold(tx: EntityManager, accountId: string): Promise<void> {
    await tx.delete(FollowingEntity, { accountId });
    for (const person of await this.people.keptBy(accountId, tx)) await this.people.remove(tx, person);
  }

  /** Who of the staff looked at the caller's people, in which role and why. */
  private async readings(accountId: string): Promise<Reading[]> {
    const ids = (await this.people.keptBy(accountId)).map(({ id }) => id);
    const entries = await this.audit.about('person.read', 'person', ids, MOST_READINGS);
    return entries.map(({ at, detail }) => ({
      at,
      role: String(detail['role']) as Role,
      reason: String(detail['reason']),
    }));
  }
}

function sentence(subject: RetentionSubject): string {
  const rule = retentionRules.find((each) => each.subject === subject);
  if (!rule) throw new Failure('internal');
  return keptSentence(rule);
}
