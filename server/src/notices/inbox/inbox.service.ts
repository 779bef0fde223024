// What stands in somebody's inbox, and what have they read?
import { Inject, Injectable } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { Clock, Inbox, InboxAsk, Notice } from '@kehuoyou/shared';
import { Brackets, DataSource, In } from 'typeorm';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { NoticeEntity, NoticeOutcomeEntity, NoticeReadingEntity } from '../keeping/notice.entity.js';
import { noticeView } from '../keeping/notice.view.js';

const USUAL_ROWS = 20;
/** Most notices that one "I have read all this" marks; more than that nobody has open. */
const MOST_MARKED = 1_000;

/** The caller's own notices. Somebody else's and none are answered alike. */
@Injectable()
export class InboxService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async inbox(caller: Caller, ask: InboxAsk): Promise<Inbox> {
    const { manager } = this.dataSource;
    const query = manager
      .createQueryBuilder(NoticeEntity, 'notice')
      .where('notice.accountId = :accountId', { accountId: caller.accountId });
    if (ask.before !== undefined) from(query, await this.own(manager, caller, ask.before, 'before'), '<');
    const rows = await query
      .orderBy('notice.happenedAt', 'DESC')
      .addOrderBy('notice.id', 'DESC')
      .take(ask.limit ?? USUAL_ROWS)
      .getMany();
    return { notices: await this.views(rows), unread: await this.unread(manager, caller.accountId) };
  }

  /** Marks one as read; again is no failure. */
  async read(caller: Caller, noticeId: string, command: Command): Promise<{ unread: number }> {
    return this.transactions.once(command, async (tx) => {
      const notice = await this.own(tx, caller, noticeId, 'id');
      await this.mark(tx, caller.accountId, [notice.id]);
      return { unread: await this.unread(tx, caller.accountId) };
    });
  }

  /** Marks one and all that came before it as read. */
  async readAll(caller: Caller, upTo: string, command: Command): Promise<{ unread: number }> {
    return this.transactions.once(command, async (tx) => {
      const notice = await this.own(tx, caller, upTo, 'upTo');
      const query = unreadOf(tx, caller.accountId).take(MOST_MARKED);
      const older = await from(query, notice, '<=')
        .orderBy('notice.happenedAt', 'DESC')
        .addOrderBy('notice.id', 'DESC')
        .getMany();
      await this.mark(
        tx,
        caller.accountId,
        older.map(({ id }) => id),
      );
      return { unread: await this.unread(tx, caller.accountId) };
    });
  }

  /** Everything in an account's inbox, for the account's own copy of its data. */
  async all(accountId: string): Promise<Notice[]> {
    return this.views(
      await this.dataSource.manager.find(NoticeEntity, {
        where: { accountId },
        order: { happenedAt: 'DESC', id: 'DESC' },
      }),
    );
  }

  private async own(db: EntityManager, caller: Caller, id: string, field: string): Promise<NoticeEntity> {
    const notice = await db.findOneBy(NoticeEntity, { id, accountId: caller.accountId });
    if (!notice) throw new Failure('notice_not_found', field);
    return notice;
  }

  private async mark(tx: EntityManager, accountId: string, noticeIds: readonly string[]): Promise<void> {
    const readAt = this.clock.now();
    const rows = noticeIds.map((noticeId) => ({ noticeId, accountId, readAt }));
    if (rows.length > 0)
      await tx
        .createQueryBuilder()
        .insert()
        .into(NoticeReadingEntity)
        .values(rows)
        .orIgnore()
        .updateEntity(false)
        .execute();
  }

  private async unread(db: EntityManager, accountId: string): Promise<number> {
    return unreadOf(db, accountId).getCount();
  }

  private async views(rows: readonly NoticeEntity[]): Promise<Notice[]> {
    if (rows.length === 0) return [];
    const noticeId = In(rows.map(({ id }) => id));
    const outcomes = await this.dataSource.manager.findBy(NoticeOutcomeEntity, { noticeId });
    const readings = await this.dataSource.manager.findBy(NoticeReadingEntity, { noticeId });
    const readAt = new Map(readings.map((each) => [each.noticeId, each.readAt]));
    return rows.map((row) =>
      noticeView(
        row,
        outcomes.filter((each) => each.noticeId === row.id),
        readAt.get(row.id),
      ),
    );
  }
}

function unreadOf(db: EntityManager, accountId: string): SelectQueryBuilder<NoticeEntity> {
  return db
    .createQueryBuilder(NoticeEntity, 'notice')
    .leftJoin(NoticeReadingEntity, 'reading', 'reading.noticeId = notice.id')
    .where('notice.accountId = :accountId AND reading.noticeId IS NULL', { accountId });
}

/** Only notices that stand below `notice` in the inbox, with itself for `<=`. */
function from(
  query: SelectQueryBuilder<NoticeEntity>,
  notice: NoticeEntity,
  order: '<' | '<=',
): SelectQueryBuilder<NoticeEntity> {
  const { happenedAt, id } = notice;
  return query.andWhere(
    new Brackets((either) => {
      either
        .where('notice.happenedAt < :happenedAt', { happenedAt })
        .orWhere(`notice.happenedAt = :happenedAt AND notice.id ${order} :id`, { happenedAt, id });
    }),
  );
}
