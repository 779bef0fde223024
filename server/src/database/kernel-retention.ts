// What does the kernel of the database forget once nobody needs it?
import { LessThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { IdempotencyEntity } from './idempotency.entity.js';
import { OutboxEntity } from './outbox/outbox.entity.js';

/** Forgets the answers of commands from before `limit`: a repetition after that would be done anew. Gives how many. */
export async function forgetAnswers(tx: EntityManager, limit: Date): Promise<number> {
  return (await tx.delete(IdempotencyEntity, { createdAt: LessThan(limit) })).affected ?? 0;
}

/** Forgets events that were delivered before `limit`. Gives how many. */
export async function forgetDelivered(tx: EntityManager, limit: Date): Promise<number> {
  return (await tx.delete(OutboxEntity, { deliveredAt: LessThan(limit) })).affected ?? 0;
}
