// How does every server process notice that the network or the timetable has changed?
//
// The outbox hands each event to one worker; what is kept in memory must be renewed in every
// process. So a writer raises a counter in its own transaction and every process watches it.
import type { DataSource, EntityManager } from 'typeorm';
import { RevisionEntity } from './revision.entity.js';

/** Bodies of data that are kept in memory. */
export type RevisionName = 'network' | 'timetable' | 'announcements';

/** Raises a counter in the caller's transaction. */
export async function raiseRevision(tx: EntityManager, name: RevisionName): Promise<void> {
  const raised = await tx.increment(RevisionEntity, { name }, 'value', 1);
  if (raised.affected !== 1) throw new Error(`there is no revision counter ${name}`);
}

/** The present counters as one text; it differs whenever one of them does. */
export async function readRevisions(dataSource: DataSource): Promise<string> {
  const rows = await dataSource.getRepository(RevisionEntity).find({ order: { name: 'ASC' } });
  return rows.map((row) => `${row.name}=${row.value}`).join(' ');
}
