// How does every server process notice that the network or the timetable has changed?
//
// The outbox hands each event to one worker; what is kept in memory must be renewed in every
// process. So a writer raises a counter in its own transaction and every process watches it.
import type { DataSource, EntityManager } from 'typeorm';
import { RevisionEntity } from './revision.entity.js';

/** Bodies of data that are kept in memory. */
export type RevisionName = 'network' | 'timetable' | 'announcements' | 'live';

/** Transactions under way that have raised a counter. */
const raisedIn = new WeakSet<EntityManager>();

/** Raises a counter in the caller's transaction; once it is committed, this process looks anew by itself. */
export async function raiseRevision(tx: EntityManager, name: RevisionName): Promise<void> {
  const raised = await tx.increment(RevisionEntity, { name }, 'value', 1);
  if (raised.affected !== 1) throw new Error(`there is no revision counter ${name}`);
  raisedIn.add(tx);
}

/** True when a counter was raised in this transaction since this was asked last; for whoever commits it. */
export function takeRaised(tx: EntityManager): boolean {
  return raisedIn.delete(tx);
}

/**
 * Lets others who would hold or raise a counter wait until the caller's transaction ends. It is a write that
 * changes nothing: a reader that begins to write only later cannot wait on SQLite, it fails.
 */
export async function holdRevision(tx: EntityManager, name: RevisionName): Promise<void> {
  await tx.update(RevisionEntity, { name }, { value: () => 'value' });
}

/** The present counters by name. */
export async function readRevisions(dataSource: DataSource): Promise<ReadonlyMap<string, number>> {
  const rows = await dataSource.getRepository(RevisionEntity).find();
  return new Map(rows.map(({ name, value }) => [name, value]));
}
