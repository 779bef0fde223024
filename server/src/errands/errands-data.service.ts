// What do errands say of somebody, and for how long are they kept?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { destination, ERRAND_MEDIA, ERRAND_RECEIPT, errandMoves, errandsOver } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { Brackets, DataSource, In, IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { RecipientsService } from '../accounts/household/recipients.service.js';
import { MyDataService } from '../accounts/privacy/my-data.service.js';
import { RetentionService } from '../accounts/privacy/retention.service.js';
import { AuditService } from '../accounts/safekeeping/audit.service.js';
import { Vault } from '../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../clock.js';
import { LIKE_NOBODY, nobody } from '../database/nobody.js';
import { Transactions } from '../database/transaction.js';
import { removeMediaOf } from '../pictures/media-rows.js';
import { addToErrand } from './keeping/errand-store.js';
import { ErrandEntity, ErrandEventEntity } from './keeping/errand.entity.js';

/** Looks at a name and number that are told. */
const MOST_LOOKS = 200;
/** Errands swept at once. */
const BATCH = 200;
/** What stands of somebody who is nobody any more. */
const NOBODYS = { personSealed: null, phoneHash: null, phoneTail: null } as const;

/** Tells, erases and sweeps what errands say of people. What was wanted, its way and its amounts stay. */
@Injectable()
export class ErrandsData implements OnModuleInit {
  readonly name = 'errands';

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly myData: MyDataService,
    private readonly retention: RetentionService,
    private readonly recipients: RecipientsService,
    private readonly audit: AuditService,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.myData.include(this);
    this.retention.sweep('errand', (limit) => this.sweep(limit));
  }

  /** What the account asked for itself, what was asked with its number, and what it did. */
  async tell(accountId: string): Promise<object> {
    const { manager } = this.dataSource;
    const rows = await this.ofAccount(manager, accountId);
    const ids = rows.map(({ id }) => id);
    const events = await manager.find(ErrandEventEntity, {
      where: [{ errandId: In(ids) }, { actor: accountId }],
      order: { at: 'ASC', eventId: 'ASC' },
    });
    const looked = await this.audit.about('errand.read', 'errand', ids, MOST_LOOKS);
    return {
      asked: rows.map(({ contentsSealed, personSealed, phoneHash: _hash, version: _version, ...row }) => ({
        ...row,
        contents: this.vault.open(contentsSealed, `errand.contents:${row.id}`),
        ...(personSealed === null ? {} : { person: this.vault.open(personSealed, `errand.person:${row.id}`) }),
      })),
      steps: events.map(({ saysSealed, actor, ...event }) => ({
        ...event,
        own: actor === accountId,
        says: this.vault.open(saysSealed, `errand_event.says:${event.eventId}`),
      })),
      // Who saw the name and number in full.
      looked: looked.map(({ at, subjectId, detail }) => ({ at, errandId: subjectId, ...detail })),
    };
  }

  /**
   * Takes the account and its people out of every errand, and has nobody buy what it wanted itself: nobody waits for that.
   * Somebody waits for what others asked for with a number of its people, and for what it wrote down or buys for others:
   * those go on.
   */
  async erase(tx: EntityManager, accountId: string): Promise<readonly string[]> {
    for (const row of await this.ofAccount(tx, accountId)) {
      if (row.accountId === accountId && !row.forCaller) {
        await this.cancel(tx, row, accountId);
        await this.unname(tx, row);
      } else if (row.forCaller && errandsOver.has(row.state)) await this.unname(tx, row);
      else await tx.update(ErrandEntity, { id: row.id }, NOBODYS);
    }
    await tx.update(ErrandEntity, { accountId }, { accountId: nobody() });
    await tx.update(ErrandEventEntity, { actor: accountId }, { actor: nobody() });
    return [];
  }

  private async ofAccount(db: EntityManager, accountId: string): Promise<ErrandEntity[]> {
    const hashes = await this.recipients.hashesHeldBy(accountId, db);
    const mine = hashes.length === 0 ? [] : [{ phoneHash: In(hashes) }];
    return db.find(ErrandEntity, {
      where: [{ accountId, forCaller: false }, ...mine],
      order: { askedAt: 'ASC', id: 'ASC' },
    });
  }

  /** What has been bought is bought. */
  private async cancel(tx: EntityManager, { id, state }: ErrandEntity, actor: string): Promise<void> {
    if (destination(errandMoves, state, 'cancel') === undefined) return;
    await addToErrand(tx, this.vault, id, { at: this.clock.now(), actor, fact: () => ({ type: 'cancel' }) });
  }

  /** Leaves what says nothing of anybody: what was wanted, the moves, the amounts. Notes and reasons are words of people. */
  private async unname(tx: EntityManager, { id, contentsSealed }: ErrandEntity): Promise<void> {
    const sealed = this.without('note', contentsSealed, `errand.contents:${id}`);
    await tx.update(ErrandEntity, { id }, { ...NOBODYS, contentsSealed: sealed });
    for (const { eventId, saysSealed } of await tx.findBy(ErrandEventEntity, { errandId: id })) {
      const says = this.without('reason', saysSealed, `errand_event.says:${eventId}`);
      await tx.update(ErrandEventEntity, { eventId }, { saysSealed: says });
    }
    await removeMediaOf(tx, ERRAND_MEDIA, id);
    await removeMediaOf(tx, ERRAND_RECEIPT, id);
  }

  /** What was sealed for this place, sealed anew without one of its fields; of what cannot be read nothing is left. */
  private without(field: string, sealed: string, place: string): string {
    try {
      const { [field]: _gone, ...rest } = JSON.parse(this.vault.open(sealed, place)) as Record<string, unknown>;
      return this.vault.seal(JSON.stringify(rest), place);
    } catch {
      return this.vault.seal('{}', place);
    }
  }

  /** A year after it ended, or after the last that happened to it, as long as a parcel is asked after, nobody is named any more. */
  private async sweep(limit: Date): Promise<number> {
    let count = 0;
    for (;;) {
      const rows = await this.named(limit);
      if (rows.length === 0) return count;
      count += await this.transactions.run(async (tx) => {
        for (const row of rows) {
          await this.unname(tx, row);
          await tx.update(ErrandEntity, { id: row.id }, { accountId: nobody() });
          await tx.update(ErrandEventEntity, { errandId: row.id, actor: Not(IsNull()) }, { actor: nobody() });
        }
        return rows.length;
      });
    }
  }

  /**
   * Those that ended before `limit`, or to which nothing has happened since, and still name somebody. Whoever wrote one down for a caller may be nobody any more,
   * and the caller is named all the same; and receipts and reasons come also after whoever asked has gone.
   */
  private async named(limit: Date): Promise<ErrandEntity[]> {
    const { manager } = this.dataSource;
    const said = manager
      .createQueryBuilder(ErrandEventEntity, 'event')
      .select('1')
      .where('event.errandId = errand.id AND event.actor IS NOT NULL AND event.actor NOT LIKE :nobody');
    return manager
      .createQueryBuilder(ErrandEntity, 'errand')
      .where(
        new Brackets((any) => {
          // What nobody brought to an end is over, too, once nothing has happened to it for as long.
          any.where('errand.endedAt < :limit').orWhere('errand.endedAt IS NULL AND errand.stateAt < :limit');
        }),
      )
      .setParameter('limit', limit)
      .andWhere(
        new Brackets((any) => {
          any
            .where('errand.accountId NOT LIKE :nobody', { nobody: LIKE_NOBODY })
            .orWhere('errand.personSealed IS NOT NULL')
            .orWhere(`EXISTS (${said.getQuery()})`);
        }),
      )
      .take(BATCH)
      .getMany();
  }
}
