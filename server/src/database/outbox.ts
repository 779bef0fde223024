// How does a fact reach those who must act on it, without a call inside the transaction?
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertRows } from './insert-rows.js';
import { OutboxEntity } from './outbox.entity.js';

/** Something that happened, by topic. */
export interface OutboxEvent {
  readonly topic: string;
  /** What it is about, such as `trip K12-3 2026-11-24`; events of one subject keep their order. */
  readonly subject?: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: Date;
  /** Not delivered before this instant; at once unless given. */
  readonly dueAt?: Date;
}

/** Writes `event` in the caller's transaction: it exists exactly if what caused it does. */
export async function appendToOutbox(tx: EntityManager, event: OutboxEvent): Promise<void> {
  await appendAllToOutbox(tx, [event]);
}

/** The same for many at once, in their order. */
export async function appendAllToOutbox(tx: EntityManager, events: readonly OutboxEvent[]): Promise<void> {
  const rows = events.map(({ topic, subject, payload, at, dueAt }) => ({
    id: uuid(),
    topic,
    subject: subject ?? null,
    payload,
    createdAt: at,
    dueAt: dueAt ?? at,
    attempts: 0,
    deliveredAt: null,
    deadAt: null,
    lastError: null,
  }));
  await insertRows(tx, OutboxEntity, rows);
}
