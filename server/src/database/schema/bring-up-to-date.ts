// How does the schema get to where this server needs it, whoever else wants that too, and whatever is there?
import { MigrationExecutor } from 'typeorm';
import type { DataSource, QueryRunner } from 'typeorm';
import type { DatabaseAddress } from './database-address.js';
import { keepBytes } from './collation.js';
import { alone, isMysql } from './one-maker.js';
import { lostDatabase, noteInUse, wasInUse } from './data-folder.js';
import { isUntouched, refuseHollow, refuseStrange, refuseUnfinished } from './strange-database.js';

/**
 * Runs the migrations that have not run here; gives their names. Fails with a sentence when the database is not ours to
 * change, or not the one to which the data folder belongs.
 */
export async function bringUpToDate(dataSource: DataSource, address: DatabaseAddress): Promise<string[]> {
  return alone(dataSource, async (runner) => {
    if (wasInUse(address) && (await isUntouched(runner))) throw lostDatabase(address);
    await refuseStrange(runner);
    if (isMysql(dataSource)) await keepBytes(runner);
    const done = await executorOf(dataSource, runner).executePendingMigrations();
    await refuseHollow(runner);
    noteInUse(address);
    return done.map(({ name }) => name);
  });
}

/** Takes the last migration back. */
export async function takeBack(dataSource: DataSource): Promise<void> {
  await alone(dataSource, async (runner) => {
    await refuseUnfinished(runner);
    await executorOf(dataSource, runner).undoLastMigration();
  });
}

function executorOf(dataSource: DataSource, runner: QueryRunner): MigrationExecutor {
  const executor = new MigrationExecutor(dataSource, runner);
  executor.transaction = 'each';
  return executor;
}
