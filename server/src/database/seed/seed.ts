// How does a new database get what the features have for it, once?
import type { Clock } from '@kehuoyou/shared';
import type { DataSource, EntityManager } from 'typeorm';
import { holdRevisions } from '../revision.js';
import { Transactions } from '../transaction.js';

/** Rows that a new database begins with. */
export interface Seed {
  /** True when they, or what has become of them, are there already. */
  isThere(db: EntityManager): Promise<boolean>;
  /** Reads what is to be written, before any transaction; gives how to write it inside one. */
  prepare(at: Date): Promise<(tx: EntityManager) => Promise<void>>;
}

/** Writes the seeds that are missing, in their order, all or none; false when none was. */
export async function sow(dataSource: DataSource, clock: Clock, seeds: readonly Seed[]): Promise<boolean> {
  const missing: { readonly seed: Seed; readonly write: (tx: EntityManager) => Promise<void> }[] = [];
  for (const seed of seeds) {
    if (!(await seed.isThere(dataSource.manager))) missing.push({ seed, write: await seed.prepare(clock.now()) });
  }
  if (missing.length === 0) return false;
  return new Transactions(dataSource, clock).run(async (tx) => {
    // Held first: of two that begin at once on an empty database, the second finds it filled.
    await holdRevisions(tx);
    let written = false;
    for (const { seed, write } of missing) {
      if (await seed.isThere(tx)) continue;
      await write(tx);
      written = true;
    }
    return written;
  });
}
