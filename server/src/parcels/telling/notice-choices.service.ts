// What does a household want to hear of its parcels?
import { Inject, Injectable } from '@nestjs/common';
import { USUAL_PARCEL_NOTICES } from '@kehuoyou/shared';
import type { Clock, ParcelNoticeChoice } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { insertOnce } from '../../database/insert-once.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { ParcelNoticeChoiceEntity } from './notice-choice.entity.js';

/** Choices of accounts. */
@Injectable()
export class NoticeChoices {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read({ accountId }: Caller): Promise<ParcelNoticeChoice> {
    const row = await this.dataSource.manager.findOneBy(ParcelNoticeChoiceEntity, { accountId });
    const { onItsWay, busChanges } = row ?? USUAL_PARCEL_NOTICES;
    return { onItsWay, busChanges };
  }

  /** The last word counts. */
  async choose(
    caller: Caller,
    { onItsWay, busChanges }: ParcelNoticeChoice,
    command: Command,
  ): Promise<ParcelNoticeChoice> {
    const { accountId } = caller;
    await this.transactions.once(command, async (tx) => {
      const row = { onItsWay, busChanges, chosenAt: this.clock.now() };
      if (!(await insertOnce(tx, ParcelNoticeChoiceEntity, { accountId, ...row })))
        await tx.update(ParcelNoticeChoiceEntity, { accountId }, row);
      return {};
    });
    return this.read(caller);
  }

  /** Those of these accounts who want to hear of such a thing. */
  async wanting(
    db: EntityManager,
    accountIds: readonly string[],
    what: keyof ParcelNoticeChoice,
  ): Promise<ReadonlySet<string>> {
    const rows = await db.findBy(ParcelNoticeChoiceEntity, { accountId: In([...accountIds]) });
    const chosen = new Map(rows.map((row) => [row.accountId, row[what]]));
    return new Set(accountIds.filter((each) => chosen.get(each) ?? USUAL_PARCEL_NOTICES[what]));
  }
}
