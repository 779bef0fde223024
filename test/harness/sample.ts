// What is asked of every database, and what of one alone?
import type { TestDatabase } from './database.js';
import type { Random } from './random.js';

/**
 * Says of each case whether it is tried: all on SQLite, and on MariaDB one in `every`, others in each run. It is for
 * cases that end before the database, such as those that a rule of a field refuses; what the database has a part in
 * is tried whole on both.
 */
export function sampleOn(database: Pick<TestDatabase, 'engine'>, random: Random, every: number): () => boolean {
  return () => database.engine === 'sqlite' || random.between(1, every) === 1;
}
