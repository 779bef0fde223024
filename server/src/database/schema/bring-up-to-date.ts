// How does the schema get to where this server needs it, whoever else wants that too, and whatever is there?
import { createHash } from 'node:crypto';
import { MigrationExecutor } from 'typeorm';
import type { DataSource, QueryRunner } from 'typeorm';
import type { DatabaseAddress } from './database-address.js';
import { keepBytes } from './collation.js';
import { lostDatabase, noteInUse, wasInUse } from './data-folder.js';
import { isUntouched, refuseHollow, refuseStrange, refuseUnfinished } from './strange-database.js';

/** How long another server may take for it, s. */
const PATIENCE_SECONDS = 600;

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

/** Of all who start at once, one at a time; on the connection that does the work, so that the lock ends when it does. */
async function alone<Result>(dataSource: DataSource, work: (runner: QueryRunner) => Promise<Result>): Promise<Result> {
  const runner = dataSource.createQueryRunner();
  try {
    if (!isMysql(dataSource)) return await work(runner);
    const [{ name }] = (await runner.query('SELECT DATABASE() AS name')) as [{ name: string }];
    const lock = `kehuoyou.${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
    const [{ got }] = (await runner.query('SELECT GET_LOCK(?, ?) AS got', [lock, PATIENCE_SECONDS])) as [
      { got: number | string | null },
    ];
    if (Number(got) !== 1)
      throw new Error('another server has been bringing the schema up to date for ten minutes: look at that one first');
    try {
      return await work(runner);
    } finally {
      await runner.query('SELECT RELEASE_LOCK(?)', [lock]).catch(() => undefined);
    }
  } finally {
    await runner.release();
  }
}

function isMysql(dataSource: DataSource): boolean {
  return dataSource.options.type !== 'better-sqlite3';
}
