// Of all who would change the schema at once, who may?
//
// MariaDB has locks by name, which end with their connection. SQLite has none, and each of several makers would read
// that nothing is done yet, wait for the other's transaction, and begin the same work again. So there whoever holds a
// write transaction in an empty database beside ours is the one; a process that is killed holds nothing.
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { makePrivate } from './private-file.js';

/** How long another server may take for it, s. */
const PATIENCE_SECONDS = 600;
const LOOK_AGAIN_MS = 50;
const BESIDE = '.schema-lock';

/** Does `work` while no other process does; fails after ten minutes of waiting. */
export async function alone<Result>(
  dataSource: DataSource,
  work: (runner: QueryRunner) => Promise<Result>,
): Promise<Result> {
  const runner = dataSource.createQueryRunner();
  try {
    const release = await (isMysql(dataSource) ? byName(runner) : besideFile(String(dataSource.options.database)));
    try {
      return await work(runner);
    } finally {
      await release();
    }
  } finally {
    await runner.release();
  }
}

/** True for MySQL and MariaDB. */
export function isMysql(dataSource: DataSource): boolean {
  return dataSource.options.type !== 'better-sqlite3';
}

/** On the connection that does the work, so that the lock ends when it does. */
async function byName(runner: QueryRunner): Promise<() => Promise<unknown>> {
  const [{ name }] = (await runner.query('SELECT DATABASE() AS name')) as [{ name: string }];
  const lock = `kehuoyou.${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
  const [{ got }] = (await runner.query('SELECT GET_LOCK(?, ?) AS got', [lock, PATIENCE_SECONDS])) as [
    { got: number | string | null },
  ];
  if (Number(got) !== 1) throw tooLong();
  return () => runner.query('SELECT RELEASE_LOCK(?)', [lock]).catch(() => undefined);
}

async function besideFile(database: string): Promise<() => void> {
  const { default: Sqlite } = await import('better-sqlite3');
  const path = `${database}${BESIDE}`;
  makePrivate(path);
  const lock = new Sqlite(path, { timeout: 0 });
  try {
    for (let left = (PATIENCE_SECONDS * 1_000) / LOOK_AGAIN_MS; !holds(lock); left -= 1) {
      if (left <= 0) throw tooLong();
      await pause(LOOK_AGAIN_MS);
    }
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => void lock.close();
}

function holds(lock: { exec(sql: string): unknown }): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if ((error as { readonly code?: string }).code === 'SQLITE_BUSY') return false;
    throw error;
  }
}

function tooLong(): Error {
  return new Error('another server has been bringing the schema up to date for ten minutes: look at that one first');
}
