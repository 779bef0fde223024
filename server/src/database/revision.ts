// How does every server process notice that the network or the timetable has changed?
//
// The outbox hands each event to one worker; what is kept in memory must be renewed in every
// process. So a writer raises a counter in its own transaction and every process watches it. A counter is a row that
// the migration of a feature brings, named by what the feature keeps in memory.
import type { DataSource, EntityManager } from 'typeorm';
import { RevisionEntity } from './revision.entity.js';

/** Transactions under way that have raised a counter. */
const raisedIn = new WeakSet<EntityManager>();

/** Raises a counter by its name in the caller's transaction; once it is committed, this process looks anew by itself. */
export async function raiseRevision(tx: EntityManager, name: string): Promise<void> {
  const raised = await tx.increment(RevisionEntity, { name }, 'value', 1);
  if (raised.affected !== 1) throw new Error(`there is no revision counter ${name}`);
  raisedIn.add(tx);
}

/** True when a counter was raised in this transaction since this was asked last; for whoever commits it. */
export function takeRaised(tx: EntityManager): boolean {
  return raisedIn.delete(tx);
}

/**
 * Lets others who would hold the counters or raise one wait until the caller's transaction ends. It is a write that
 * changes nothing: a reader that begins to write only later cannot wait on SQLite, it fails.
 */
export async function holdRevisions(tx: EntityManager): Promise<void> {
  await tx.updateAll(RevisionEntity, { value: () => 'value' });
}

/** The present counters by name. */
export async function readRevisions(dataSource: DataSource): Promise<ReadonlyMap<string, number>> {
  const rows = await dataSource.getRepository(RevisionEntity).find();
  return new Map(rows.map(({ name, value }) => [name, value]));
}
