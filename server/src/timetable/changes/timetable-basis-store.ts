// Is the timetable still the one that somebody has read and looked at?
import { Failure } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { raiseRevision } from '../../database/revision.js';
import { loadFacts } from './edit-store.js';
import type { TimetableFacts } from './edit-store.js';

/** Names the timetable that runs, by the facts that it follows from; undefined while there is none. */
export async function basisNow(db: EntityManager): Promise<string | undefined> {
  return (await loadFacts(db))?.basis;
}

/**
 * Begins to publish, in the caller's transaction and before it reads anything, what was made ready outside of it
 * while `basis` was the timetable. Whoever publishes at the same time waits here and then finds another basis:
 * reading a feed takes seconds, comparing two names does not. Fails with `timetable_changed` when another
 * timetable runs by now.
 */
export async function holdBasis(tx: EntityManager, basis: string | undefined): Promise<TimetableFacts | undefined> {
  await holdTimetable(tx);
  return requireBasis(tx, basis);
}

/** The first half: lets everybody else who would publish wait until the transaction ends. */
export async function holdTimetable(tx: EntityManager): Promise<void> {
  await raiseRevision(tx, 'timetable');
}

/** The second half, for whoever has something else to look at in between. */
export async function requireBasis(tx: EntityManager, basis: string | undefined): Promise<TimetableFacts | undefined> {
  const facts = await loadFacts(tx);
  if (facts?.basis !== basis) throw new Failure('timetable_changed', 'basis');
  return facts;
}
