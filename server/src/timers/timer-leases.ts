// Which of several processes takes a turn, whatever dies in between?
//
// By conditional updates alone, so that it holds on several database nodes too: whoever moves `held_until` on
// while nobody holds the row has the turn. A holder that dies is passed over when its time is up.
import { IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { insertOnce } from '../database/insert-once.js';
import { TimerLeaseEntity } from './timer-lease.entity.js';

/** How long a turn is its holder's alone, ms; a holder that lives moves it on before. */
export const LEASE_MS = 30_000;

/** A turn that somebody wants to take. */
export interface Turn {
  readonly name: string;
  /** Id of this turn. */
  readonly holder: string;
}

/** Writes down when a timer's first turn is, if nobody has yet. Gives the lease as it is now. */
export async function leaseOf(tx: EntityManager, name: string, firstDue: Date): Promise<TimerLeaseEntity> {
  const row = { name, dueAt: firstDue, holder: null, heldUntil: null, endedAt: null, lastError: null };
  await insertOnce(tx, TimerLeaseEntity, row);
  return tx.findOneByOrFail(TimerLeaseEntity, { name });
}

/** Takes a turn that was due at `dueAt`; false when somebody else has it, or has had it. */
export async function takeTurn(tx: EntityManager, { name, holder }: Turn, dueAt: Date, now: Date): Promise<boolean> {
  const due = { name, dueAt };
  const heldUntil = heldFrom(now);
  const taken = await tx
    .createQueryBuilder()
    .update(TimerLeaseEntity)
    .set({ holder, heldUntil })
    .where([
      { ...due, heldUntil: IsNull() },
      { ...due, heldUntil: LessThanOrEqual(now) },
      { ...due, heldUntil: MoreThan(heldUntil) },
    ])
    .execute();
  return taken.affected === 1;
}

/** True while a turn is its holder's. One held for longer than anybody may hold it was taken before the clock was set back. */
export function isHeld({ heldUntil }: TimerLeaseEntity, now: Date): boolean {
  return heldUntil !== null && heldUntil > now && heldUntil <= heldFrom(now);
}

/** Keeps a turn for longer; false when it is another's by now. */
export async function keepTurn(tx: EntityManager, turn: Turn, now: Date): Promise<boolean> {
  return (await tx.update(TimerLeaseEntity, { ...turn }, { heldUntil: heldFrom(now) })).affected === 1;
}

/** Gives a turn back and says when the next one is; nothing happens when it is another's by now. */
export async function endTurn(
  tx: EntityManager,
  turn: Turn,
  outcome: { readonly dueAt: Date; readonly endedAt: Date; readonly lastError: string | null },
): Promise<void> {
  await tx.update(TimerLeaseEntity, { ...turn }, { ...outcome, holder: null, heldUntil: null });
}

function heldFrom(now: Date): Date {
  return new Date(now.getTime() + LEASE_MS);
}
