// Is a database that is not ours, not the right one or not whole left alone, and one that was made carelessly taken all the same?
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { everyTable } from '../../server/dist/open-database.js';
import { onEachDatabase } from '../harness/database.js';
import type { TestDatabase } from '../harness/database.js';
import { connectWith, openTables } from '../harness/opened-database.js';
import { runCommand } from '../harness/server-process.js';
import { schemaOf, tablesIn } from './whole-database.js';

const tables = await everyTable();

/** Runs statements on a database as it is. */
async function run(database: TestDatabase, ...statements: readonly string[]): Promise<unknown> {
  const source = await connectWith(database, []);
  try {
    let answer: unknown;
    for (const sql of statements) answer = await source.query(sql);
    return answer;
  } finally {
    await source.destroy();
  }
}

const opens = async (database: TestDatabase): Promise<object> => {
  const source = await openTables(database);
  try {
    return await schemaOf(source);
  } finally {
    await source.destroy();
  }
};

const folderOf = ({ env }: TestDatabase): string => env['DATA_DIR'] ?? '';
const nameOf = ({ env }: TestDatabase): string => (env['DATABASE_URL'] ?? '').replace(/.*\//, '');

onEachDatabase(({ engine, another }) => {
  it.each([
    ['tables of another program', ['CREATE TABLE wp_posts (id integer)'], /none of ours \(wp_posts\)/],
    [
      'what another program has migrated',
      ['CREATE TABLE users (id integer)', 'CREATE TABLE migrations (id integer, migration varchar(8))'],
      /none of ours \(users\)/,
    ],
  ])('%s are left alone', async (_what, statements, sentence) => {
    const database = await another();
    await run(database, ...statements);
    await expect(openTables(database)).rejects.toThrow(sentence);
    const source = await connectWith(database, []);
    expect((await tablesIn(source)).length).toBe(1);
    await source.destroy();
  });

  it('what a newer server has made is left to that one', async () => {
    const database = await another();
    await opens(database);
    await run(database, `INSERT INTO migrations (timestamp, name) VALUES (1799000000000, 'Later1799000000000')`);
    await expect(openTables(database)).rejects.toThrow(
      /newer than this server, which knows nothing of Later1799000000000/,
    );
    const { code, err } = await runCommand('migrate', [], { database });
    expect([code, err]).toEqual([1, expect.stringContaining('newer than this server')]);
    await run(database, `DELETE FROM migrations WHERE name = 'Later1799000000000'`);
    await opens(database);
  });

  it('one that lacks a table that it says was made is not served', async () => {
    const database = await another();
    await opens(database);
    await run(database, 'DROP TABLE timer_lease');
    await expect(openTables(database)).rejects.toThrow(/has no timer_lease/);
  });

  it('an empty one is not taken for one that was in use, unless that is said', async () => {
    const database = await another();
    await opens(database);
    if (engine === 'sqlite')
      for (const end of ['', '-wal', '-shm'])
        await rm(join(folderOf(database), `kehuoyou.sqlite${end}`), { force: true });
    else await run(database, `DROP DATABASE ${nameOf(database)}`, `CREATE DATABASE ${nameOf(database)}`);
    await expect(openTables(database)).rejects.toThrow(/the database is empty, but .* belongs to one that was in use/);
    await rm(join(folderOf(database), engine === 'sqlite' ? 'embedded-database-in-use' : 'database-in-use'));
    await opens(database);
  });

  it('keys that differ in a capital, an accent, a width or a blank at the end are different keys', async () => {
    const database = await another();
    await opens(database);
    const keys = ['abc', 'ABC', 'äbc', 'ａbc', 'abc '];
    const rows = keys.map((key, each) => `('${each}', 'c', '${key}', '', '', '2026-11-24 00:00:00')`).join(', ');
    await run(
      database,
      `INSERT INTO idempotency (id, caller, idempotency_key, operation, body_hash, created_at) VALUES ${rows}`,
    );
    for (const [each, key] of keys.entries())
      expect(await run(database, `SELECT id FROM idempotency WHERE idempotency_key = '${key}'`)).toEqual([
        { id: `${each}` },
      ]);
  });

  if (engine === 'sqlite') return;

  describe('made for another alphabet', () => {
    const inLatin1 = async (): Promise<TestDatabase> => {
      const database = await another();
      await run(database, `ALTER DATABASE ${nameOf(database)} CHARACTER SET latin1 COLLATE latin1_swedish_ci`);
      return database;
    };

    it('is filled as every other', async () => {
      const [clean, database] = [await another(), await inLatin1()];
      expect((await runCommand('seed', [], { database })).code).toBe(0);
      expect(await opens(database)).toEqual(await opens(clean));
    });

    it('is mended where an older server has made its tables', async () => {
      const [clean, database] = [await another(), await inLatin1()];
      const older = tables.migrations.slice(
        0,
        tables.migrations.findIndex(({ name }) => name.startsWith('CompareBytes')),
      );
      const source = await connectWith(database, older);
      await source.runMigrations();
      await source.destroy();
      expect(await opens(database)).toEqual(await opens(clean));
      expect((await runCommand('seed', [], { database })).code).toBe(0);
    });
  });
});
