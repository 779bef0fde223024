// How does a fact reach those who must act on it, without a call inside the transaction?
import { IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertRows } from '../insert-rows.js';
import { OutboxEntity } from './outbox.entity.js';
import type { DeliveredEvent } from './outbox-listeners.js';
import type { Topic } from './topic.js';

/**
 * Writes an event in the caller's transaction: it exists exactly if what caused it does. It happened `at`
 * and is not delivered before `dueAt`.
 */
export async function appendToOutbox<Payload extends object>(
  tx: EntityManager,
  topic: Topic<Payload>,
  payload: Payload,
  at: Date,
  dueAt: Date = at,
): Promise<void> {
  await appendAllToOutbox(tx, topic, [payload], at, dueAt);
}

/** The same for many at once, in their order. */
export async function appendAllToOutbox<Payload extends object>(
  tx: EntityManager,
  { name, subjectOf }: Topic<Payload>,
  payloads: readonly Payload[],
  at: Date,
  dueAt: Date = at,
): Promise<void> {
  const rows = payloads.map((payload) => ({
    id: uuid(),
    topic: name,
    subject: subjectOf(payload),
    payload,
    createdAt: at,
    dueAt,
    attempts: 0,
    deliveredAt: null,
    deadAt: null,
    lastError: null,
  }));
  await insertRows(tx, OutboxEntity, rows);
}

/** True while another event of this topic about the same thing waits to be delivered, as the transaction of `event`'s listener sees it. */
export async function isStillToCome<Payload extends object>(
  tx: EntityManager,
  { name, subjectOf }: Topic<Payload>,
  { id, payload }: DeliveredEvent<Payload>,
): Promise<boolean> {
  return tx.existsBy(OutboxEntity, {
    id: Not(id),
    subject: subjectOf(payload),
    topic: name,
    deliveredAt: IsNull(),
    deadAt: IsNull(),
  });
}
