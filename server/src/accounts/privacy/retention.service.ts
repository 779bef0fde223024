// How is what has outlived its purpose removed?
import { Inject, Injectable } from '@nestjs/common';
import { retentionRules } from '@kehuoyou/shared';
import type { Clock, RetentionSubject } from '@kehuoyou/shared';
import { DataSource, In, IsNull, LessThan, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { forgetAnswers, forgetDelivered } from '../../database/kernel-retention.js';
import { Transactions } from '../../database/transaction.js';
import { AccountEntity, OneTimeCodeEntity, SessionEntity } from '../account.entity.js';
import { AuditService } from '../safekeeping/audit.service.js';
import { GrantsService } from '../identity/grants.service.js';
import { NumberClaimEntity, PersonEntity } from '../household/household.entity.js';
import { ConsentEntity } from '../safekeeping/ledger.entity.js';
import { demandPlausible } from './clock-jumped.js';
import { MyDataService } from './my-data.service.js';
import { PhoneNumbersService } from '../household/phone-numbers.service.js';
import { PeopleService } from '../household/people.service.js';
import { GrantEntity, InvitationEntity, RevocationEntity } from '../identity/role.entity.js';

const DAY = 86_400_000;
/** Rows that one transaction removes, where each needs work of its own. */
const BATCH = 200;

/** Removes what is older than `limit`; gives how many rows. It begins its own transactions. */
export type Sweep = (limit: Date) => Promise<number>;

/** Applies the table of `retentionRules`. */
@Injectable()
export class RetentionService {
  private readonly sweeps = new Map<RetentionSubject, Sweep>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditService,
    private readonly grants: GrantsService,
    private readonly people: PeopleService,
    private readonly phoneNumbers: PhoneNumbersService,
    private readonly myData: MyDataService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.sweep('session', (limit) => this.inOne((tx) => this.sessions(tx, limit)));
    this.sweep('one_time_code', (limit) =>
      this.inOne((tx) => removed(tx.delete(OneTimeCodeEntity, { expiresAt: LessThan(limit) }))),
    );
    this.sweep('invitation', (limit) => this.inOne((tx) => this.invitations(tx, limit)));
    this.sweep('number_claim', (limit) => this.inOne((tx) => this.phoneNumbers.sweep(tx, limit)));
    this.sweep('unconfirmed_person', (limit) => this.unconfirmedPeople(limit));
    this.sweep('idle_account', (limit) => this.idleAccounts(limit));
    this.sweep('idempotency', (limit) => this.inOne((tx) => forgetAnswers(tx, limit)));
    this.sweep('delivered_event', (limit) => this.inOne((tx) => forgetDelivered(tx, limit)));
    this.sweep('consent', (limit) => this.inOne((tx) => this.consents(tx, limit)));
    this.sweep('grant', (limit) => this.inOne((tx) => this.endedGrants(tx, limit)));
    this.sweep('audit', (limit) => this.audit.trim(limit));
  }

  /** Says how a subject is swept. Features to the right of the accounts do this for what they hold. */
  sweep(subject: RetentionSubject, sweep: Sweep): void {
    if (this.sweeps.has(subject)) throw new Error(`${subject} is swept twice`);
    this.sweeps.set(subject, sweep);
  }

  /**
   * The same, unless it is implausibly late: then nothing goes. It is measured at the last time that it was applied,
   * not at what people do: whoever comes by after the clock has jumped makes that no more plausible.
   */
  async applyIfPlausible(stopping?: AbortSignal): Promise<Partial<Record<RetentionSubject, number>>> {
    demandPlausible(
      this.clock.now(),
      (await this.audit.lastAt('retention.applied')) ?? (await this.audit.lastAt()) ?? (await this.newestAccount()),
    );
    return this.apply(stopping);
  }

  /**
   * Applies every rule now, whatever the time, and writes down that it did. Gives how many rows went, by subject; a subject that nobody holds is left out.
   * One that fails does not keep the others: what went wrong is thrown when all have had their turn. `stopping`
   * ends it after the one under way.
   */
  async apply(stopping?: AbortSignal): Promise<Partial<Record<RetentionSubject, number>>> {
    const now = this.clock.now().getTime();
    const counts: Partial<Record<RetentionSubject, number>> = {};
    const errors: unknown[] = [];
    for (const { subject, days } of retentionRules) {
      if (stopping?.aborted === true) break;
      const sweep = this.sweeps.get(subject);
      if (!sweep) continue;
      try {
        counts[subject] = await sweep(new Date(now - days * DAY));
      } catch (error) {
        errors.push(new Error(`${subject} could not be swept`, { cause: error }));
      }
    }
    if (errors.length > 0)
      throw new AggregateError(errors, 'not every retention rule could be applied', { cause: errors[0] });
    await this.inOne(async (tx) => {
      await this.audit.append(tx, {
        action: 'retention.applied',
        subjectKind: 'retention',
        subjectId: 'all',
        detail: counts,
      });
      return 0;
    });
    return counts;
  }

  private async newestAccount(): Promise<Date | undefined> {
    const [newest] = await this.dataSource.manager.find(AccountEntity, { order: { lastSeenAt: 'DESC' }, take: 1 });
    return newest?.lastSeenAt;
  }

  private async inOne(work: (tx: EntityManager) => Promise<number>): Promise<number> {
    return this.transactions.run(work);
  }

  private async sessions(tx: EntityManager, limit: Date): Promise<number> {
    const ended = await removed(tx.delete(SessionEntity, { endedAt: LessThan(limit) }));
    return ended + (await removed(tx.delete(SessionEntity, { expiresAt: LessThan(limit) })));
  }

  private async invitations(tx: EntityManager, limit: Date): Promise<number> {
    const withdrawn = await removed(tx.delete(InvitationEntity, { withdrawnAt: LessThan(limit) }));
    return (
      withdrawn + (await removed(tx.delete(InvitationEntity, { acceptedAt: IsNull(), expiresAt: LessThan(limit) })))
    );
  }

  /** People whom their phone added and nobody ever confirmed. The owner of an account stays with it. */
  private async unconfirmedPeople(limit: Date): Promise<number> {
    return this.inBatches(
      (tx) =>
        tx
          .createQueryBuilder(PersonEntity, 'person')
          .leftJoin(
            NumberClaimEntity,
            'claim',
            'claim.phoneHash = person.phoneHash AND claim.accountId = person.keptBy',
          )
          .where('person.selfOf IS NULL AND person.addedAt < :limit AND claim.id IS NULL', { limit })
          .take(BATCH)
          .getMany(),
      (tx, person) => this.people.remove(tx, person),
    );
  }

  /** Residents who have not come for years. Whoever still has a role is staff, however rarely they come. */
  private async idleAccounts(limit: Date): Promise<number> {
    const idle = await this.dataSource.manager.findBy(AccountEntity, {
      lastSeenAt: LessThan(limit),
      deletedAt: IsNull(),
    });
    let count = 0;
    for (const { id } of idle) {
      count += await this.inOne(async (tx) => {
        if ((await this.grants.held(id, tx)).length > 0) return 0;
        await this.myData.erase(tx, id, undefined);
        return 1;
      });
    }
    return count;
  }

  private async consents(tx: EntityManager, limit: Date): Promise<number> {
    const gone = await tx.find(AccountEntity, { select: { id: true }, where: { deletedAt: LessThan(limit) } });
    return gone.length === 0 ? 0 : removed(tx.delete(ConsentEntity, { accountId: In(gone.map(({ id }) => id)) }));
  }

  private async endedGrants(tx: EntityManager, limit: Date): Promise<number> {
    const revoked = await tx.findBy(RevocationEntity, { revokedAt: LessThan(limit) });
    const ids = revoked.map(({ grantId }) => grantId);
    const byRevocation = ids.length === 0 ? 0 : await removed(tx.delete(GrantEntity, { id: In(ids) }));
    const byTime = await removed(tx.delete(GrantEntity, { holdsUntil: LessThan(limit) }));
    // Accepted invitations stay as long as the grant that they led to.
    const standing = await tx.find(GrantEntity, {
      select: { invitationId: true },
      where: { invitationId: Not(IsNull()) },
    });
    const needed = standing.flatMap(({ invitationId }) => (invitationId === null ? [] : [invitationId]));
    await tx.delete(InvitationEntity, {
      acceptedAt: LessThan(limit),
      ...(needed.length === 0 ? {} : { id: Not(In(needed)) }),
    });
    return byRevocation + byTime;
  }

  /** Does `each` for everything that `next` finds, a batch in a transaction, until it finds no more. */
  private async inBatches<Row>(
    next: (tx: EntityManager) => Promise<Row[]>,
    each: (tx: EntityManager, row: Row) => Promise<void>,
  ): Promise<number> {
    for (let count = 0; ;) {
      const done = await this.inOne(async (tx) => {
        const rows = await next(tx);
        for (const row of rows) await each(tx, row);
        return rows.length;
      });
      count += done;
      if (done < BATCH) return count;
    }
  }
}

async function removed(deletion: Promise<{ affected?: number | null }>): Promise<number> {
  return (await deletion).affected ?? 0;
}
