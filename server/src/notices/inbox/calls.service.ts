// Whom should the keeper call, and what came of it?
import { Inject, Injectable } from '@nestjs/common';
import { callPolicy, Failure } from '@kehuoyou/shared';
import type { Call, CallContact, CallOutcome, Clock, Rule } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { CLOCK } from '../../clock.js';
import { makeMove, tryMove } from '../../database/moves/moves.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { deliveryLifecycle } from '../keeping/delivery-store.js';
import { NoticeDeliveryEntity, NoticeEntity, NoticeOutcomeEntity } from '../keeping/notice.entity.js';

/** Why somebody's number was read, for the audit log. */
const TO_CALL = '打电话通知';

const USUAL_ROWS = 50;

type Loaded = NoticeDeliveryEntity & { notice: NoticeEntity };

/** The call list of a point. Another point's call and none are answered alike. */
@Injectable()
export class CallsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly recipients: RecipientsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Open calls of a point, most important and oldest first; empty for a point that is not the caller's. */
  async list(caller: Caller, ask: { pointId: string; limit?: number }): Promise<{ calls: Call[] }> {
    authorise(caller, callPolicy.list, { pointId: ask.pointId }, 'point_not_found', 'pointId');
    const now = this.clock.now();
    const rows = await this.dataSource.manager
      .createQueryBuilder(NoticeDeliveryEntity, 'delivery')
      .innerJoinAndSelect('delivery.notice', 'notice')
      .where(`delivery.pointId = :pointId AND delivery.channel = 'keeper_call' AND delivery.closedAt IS NULL`, {
        pointId: ask.pointId,
      })
      .andWhere('delivery.notBefore <= :now AND (notice.expiresAt IS NULL OR notice.expiresAt > :now)', { now })
      .orderBy('delivery.priority', 'ASC')
      .addOrderBy('delivery.id', 'ASC')
      .take(ask.limit ?? USUAL_ROWS)
      .getMany();
    return { calls: await this.views(rows.filter((row): row is Loaded => row.notice !== undefined)) };
  }

  /** Name and number in full, for calling; the look is written to the audit log. */
  async contact(caller: Caller, id: string): Promise<CallContact> {
    const delivery = await this.own(this.dataSource.manager, caller, callPolicy.readContact, id);
    if (delivery.closedAt) throw new Failure('call_closed', 'id', 'closed');
    const personId = await this.personOf(delivery);
    if (personId === undefined) return {};
    const shown = await this.recipients.reveal(caller, [personId], { role: 'keeper', reason: TO_CALL });
    return shown.get(personId) ?? {};
  }

  /** Writes down what came of a call: 已口头通知 and a wrong number end it, 没打通 leaves it on the list. */
  async record(caller: Caller, id: string, outcome: CallOutcome, command: Command): Promise<{ open: boolean }> {
    return this.transactions.once(command, async (tx) => {
      await this.own(tx, caller, callPolicy[outcome], id);
      const deed = { id, move: outcome, by: caller.accountId, at: this.clock.now() };
      return { open: (await makeMove(tx, deliveryLifecycle, deed)).closedAt === null };
    });
  }

  /** Closes a call that would come too late by now; for the outbox. */
  async expire(tx: EntityManager, id: string): Promise<void> {
    await tryMove(tx, deliveryLifecycle, { id, move: 'expired', by: null, at: this.clock.now() });
  }

  /** A call with which the caller may do this. */
  private async own(db: EntityManager, caller: Caller, rule: Rule, id: string): Promise<Loaded> {
    const delivery = await db.findOne(NoticeDeliveryEntity, {
      where: { id, channel: 'keeper_call' },
      relations: { notice: true },
    });
    const loaded = delivery?.notice && { ...delivery, notice: delivery.notice, pointId: delivery.pointId ?? '' };
    return authorise(caller, rule, loaded, 'call_not_found', 'id');
  }

  private async personOf({ personId, notice }: Loaded): Promise<string | undefined> {
    return personId ?? (await this.recipients.ownerOf(notice.accountId));
  }

  private async views(rows: readonly Loaded[]): Promise<Call[]> {
    const persons = new Map<string, string>();
    for (const row of rows) {
      const personId = await this.personOf(row);
      if (personId !== undefined) persons.set(row.id, personId);
    }
    const masked = await this.recipients.masked([...new Set(persons.values())]);
    const noticeIds = rows.map(({ noticeId }) => noticeId);
    const tried = await this.dataSource.manager.findBy(NoticeOutcomeEntity, {
      noticeId: In(noticeIds),
      outcome: 'not_reached',
    });
    return rows.map((row) => ({
      id: row.id,
      kind: row.notice.kind,
      priority: row.priority as Call['priority'],
      pointId: row.pointId ?? '',
      ...masked.get(persons.get(row.id) ?? ''),
      spoken: row.notice.spoken,
      text: row.notice.text,
      at: row.notice.happenedAt.toISOString(),
      ...(row.notice.expiresAt ? { until: row.notice.expiresAt.toISOString() } : {}),
      attempts: tried.filter(({ noticeId }) => noticeId === row.noticeId).length,
    }));
  }
}
