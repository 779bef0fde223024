// How does a fact reach those who must act on it, without a call inside the transaction?
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { OutboxEntity } from './outbox.entity.js';

/** Something that happened, by topic. */
export interface OutboxEvent {
  readonly topic: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** Writes `event` in the caller's transaction: it exists exactly if what caused it does. */
export async function appendToOutbox(tx: EntityManager, event: OutboxEvent): Promise<void> {
  await tx.insert(OutboxEntity, {
    id: uuid(),
    topic: event.topic,
    payload: event.payload,
    createdAt: event.at,
    dueAt: event.at,
    attempts: 0,
    deliveredAt: null,
  });
}
