// How do events get from the outbox to their listeners, whatever dies in between?
//
// At least once: a worker takes events for a minute by moving on when they are due. If it dies, the
// minute passes and another one takes them. What a listener has done is written down in a receipt, so
// that a second delivery passes it by.
import type { Clock } from '@kehuoyou/shared';
import type { DataSource } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { retryAfter } from './backoff.js';
import { errorName } from '../error-name.js';
import { insertOnce } from '../insert-once.js';
import { OutboxEntity, OutboxReceiptEntity } from './outbox.entity.js';
import type { DeliveredEvent, OutboxListener, OutboxListeners } from './outbox-listeners.js';
import { locked } from '../row-lock.js';
import type { Transactions } from '../transaction.js';

/** Events that a worker takes at a time; even if each call to WeChat runs into its time-out, they fit the lease. */
const BATCH = 10;
/** How long taken events are its own; long enough for a batch of slow calls. */
export const LEASE_MS = 60_000;
/** After this many attempts an event is a dead letter: some five hours after the first. */
export const MOST_ATTEMPTS = 12;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 3_600_000;

/** What is told of an event that died. */
export interface DeadEvent {
  readonly eventId: string;
  readonly topic: string;
  readonly lastError: string;
}

/** Delivers what is due. */
export class OutboxRelay {
  /** Called when an event dies. */
  report: (dead: DeadEvent) => void = () => undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly listeners: OutboxListeners,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a batch of due events and delivers them one by one. Gives how many were taken; 0 means that
   * nothing is due. Once `stopping` says so, what is left of the batch is given back.
   */
  async round(stopping?: AbortSignal): Promise<number> {
    const taken = await this.take();
    for (const event of taken) {
      if (stopping?.aborted === true)
        await this.settle(event, { dueAt: this.clock.now(), attempts: event.attempts - 1 });
      else await this.deliver(event);
    }
    return taken.length;
  }

  /** Delivers until nothing is due any more. */
  async drain(): Promise<void> {
    while ((await this.round()) > 0);
  }

  private async take(): Promise<OutboxEntity[]> {
    const now = this.clock.now();
    const ids = await this.dueIds(now);
    if (ids.length === 0) return [];
    return this.transactions.run(async (tx) => {
      // By their keys, so that only these rows are locked and nobody waits who writes new ones.
      const query = tx
        .createQueryBuilder(OutboxEntity, 'event')
        .where({ id: In(ids), deliveredAt: IsNull(), deadAt: IsNull() });
      const rows = await locked(query.andWhere('event.dueAt <= :now', { now }).orderBy('event.id'), {
        skip: true,
      }).getMany();
      const dueAt = new Date(now.getTime() + LEASE_MS);
      if (rows.length > 0) {
        await tx
          .createQueryBuilder()
          .update(OutboxEntity)
          .set({ dueAt, attempts: () => 'attempts + 1' })
          .where({ id: In(rows.map(({ id }) => id)) })
          .execute();
      }
      return rows.map((row) => ({ ...row, attempts: row.attempts + 1 }));
    });
  }

  /** The oldest due events; of each subject only the first that is not delivered yet. */
  private async dueIds(now: Date): Promise<string[]> {
    const earlier = this.dataSource.manager
      .createQueryBuilder(OutboxEntity, 'earlier')
      .select('1')
      .where(
        'earlier.subject = event.subject AND earlier.id < event.id AND earlier.deliveredAt IS NULL AND earlier.deadAt IS NULL',
      );
    const rows = await this.dataSource.manager
      .createQueryBuilder(OutboxEntity, 'event')
      .select('event.id', 'id')
      .where('event.deliveredAt IS NULL AND event.deadAt IS NULL AND event.dueAt <= :now', { now })
      .andWhere(`NOT EXISTS (${earlier.getQuery()})`)
      .orderBy('event.id')
      .limit(BATCH)
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  private async deliver(row: OutboxEntity): Promise<void> {
    const event: DeliveredEvent = { id: row.id, payload: row.payload, at: row.createdAt };
    const errors: string[] = [];
    // One listener that fails must not keep the others from their work.
    for (const listener of this.listeners.of(row.topic)) {
      await this.tell(listener, event).catch((error: unknown) => errors.push(`${listener.name}: ${errorName(error)}`));
    }
    const now = this.clock.now();
    const [lastError] = errors;
    if (lastError === undefined) await this.settle(row, { deliveredAt: now, lastError: null });
    else if (row.attempts >= MOST_ATTEMPTS) {
      if (await this.settle(row, { deadAt: now, lastError }))
        this.report({ eventId: row.id, topic: row.topic, lastError });
    } else
      await this.settle(row, { dueAt: retryAfter(now, row.attempts, FIRST_RETRY_MS, LONGEST_RETRY_MS), lastError });
  }

  /** Writes what came of this attempt; false when the lease ran out and somebody else tries by now: then it is theirs to write. */
  private async settle(row: OutboxEntity, outcome: Partial<OutboxEntity>): Promise<boolean> {
    const mine = outcome.deliveredAt ? { id: row.id } : { id: row.id, attempts: row.attempts };
    const settled = await this.transactions.run((tx) =>
      tx.update(OutboxEntity, { ...mine, deliveredAt: IsNull() }, outcome),
    );
    return settled.affected === 1;
  }

  private async tell(listener: OutboxListener, event: DeliveredEvent): Promise<void> {
    const key = { eventId: event.id, listener: listener.name };
    if (await this.dataSource.manager.existsBy(OutboxReceiptEntity, key)) return;
    if ('outside' in listener) await listener.outside(event);
    await this.transactions.run(async (tx) => {
      if (!(await insertOnce(tx, OutboxReceiptEntity, { ...key, doneAt: this.clock.now() }))) return;
      if ('inside' in listener) await listener.inside(event, tx);
    });
  }
}
