// What does the kernel of the database forget once nobody needs it?
import { IsNull, LessThan, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { IdempotencyEntity } from './idempotency.entity.js';
import { OutboxEntity } from './outbox/outbox.entity.js';

/** Forgets the answers of commands from before `limit`: a repetition after that would be done anew. Gives how many. */
export async function forgetAnswers(tx: EntityManager, limit: Date): Promise<number> {
  return (await tx.delete(IdempotencyEntity, { createdAt: LessThan(limit) })).affected ?? 0;
}

/** What an account did of which the answer is still known, and when. */
export async function answersTo(db: EntityManager, caller: string): Promise<{ operation: string; createdAt: Date }[]> {
  return db.find(IdempotencyEntity, {
    select: { operation: true, createdAt: true },
    where: { caller },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
}

/** Forgets the answers to an account; the command under way has none yet. */
export async function forgetAnswersTo(tx: EntityManager, caller: string): Promise<void> {
  await tx.delete(IdempotencyEntity, { caller, answer: Not(IsNull()) });
}

/** Forgets events that were delivered before `limit`. Gives how many. */
export async function forgetDelivered(tx: EntityManager, limit: Date): Promise<number> {
  return (await tx.delete(OutboxEntity, { deliveredAt: LessThan(limit) })).affected ?? 0;
}
