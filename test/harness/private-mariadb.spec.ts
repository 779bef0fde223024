// Is it told when a MariaDB of the tests ends under them, and is nothing left of it?
import { existsSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { eventually } from './eventually.js';
import { describeWith } from './needing.js';
import { LIVES, startMariadb } from './private-mariadb.mjs';
import type { MariadbOptions, PrivateMariadb } from './private-mariadb.mjs';
import { findMariadb } from './programs.mjs';

const programs = findMariadb();

async function start(options?: MariadbOptions): Promise<PrivateMariadb> {
  if (!programs) throw new Error('MariaDB is not installed, and nothing may be skipped here');
  return startMariadb(programs, options);
}

const uriOf = ({ url }: PrivateMariadb): string => url.replace(/^mariadb:/, 'mysql:');

/** Its folder while it answers; rejects where it does not. */
async function folderOf(mariadb: PrivateMariadb): Promise<string> {
  const connection = await createConnection({ uri: uriOf(mariadb) });
  try {
    const [rows] = await connection.query('SELECT @@datadir AS folder');
    return (rows as { folder: string }[])[0]?.folder ?? '';
  } finally {
    await connection.end();
  }
}

/** Ended by the system, as it is for want of memory. */
async function killed(mariadb: PrivateMariadb, times: number): Promise<void> {
  mariadb.signal('SIGKILL');
  await eventually(async () => expect(mariadb.ends).toHaveLength(times));
}

describeWith(programs !== undefined)('a MariaDB of the tests', () => {
  it('that ended by itself fails whoever stops it, and stays ended until then', async () => {
    const mariadb = await start();
    const folder = await folderOf(mariadb);
    await killed(mariadb, 1);
    await expect(folderOf(mariadb)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await expect(mariadb.stop()).rejects.toThrow(/ended by itself \(SIGKILL\).* MB of memory available/);
    expect(existsSync(folder)).toBe(false);
  });

  it('that is ended because it was asked to is stopped in peace', async () => {
    const mariadb = await start();
    const folder = await folderOf(mariadb);
    await mariadb.kill();
    await mariadb.startAgain();
    expect(await folderOf(mariadb)).toBe(folder);
    await mariadb.stop();
    expect(mariadb.ends).toEqual([]);
    await expect(folderOf(mariadb)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('goes on with what it had for whoever answers for it, so often and no oftener, and leaves no process', async () => {
    const mariadb = await start({ goesOn: true });
    const folder = await folderOf(mariadb);
    for (let times = 1; times < LIVES; times += 1) {
      await killed(mariadb, times);
      expect(await eventually(() => folderOf(mariadb))).toBe(folder);
    }
    await killed(mariadb, LIVES);
    expect(mariadb.ends.map(({ how }) => how)).toEqual(Array.from({ length: LIVES }, () => 'SIGKILL'));
    await expect(folderOf(mariadb)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await mariadb.stop();
    expect(existsSync(folder)).toBe(false);
  });

  it('that was going on is ended for good by whoever stops it', async () => {
    const mariadb = await start({ goesOn: true });
    await folderOf(mariadb);
    await killed(mariadb, 1);
    await eventually(() => folderOf(mariadb));
    await mariadb.stop();
    await expect(folderOf(mariadb)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(mariadb.ends).toHaveLength(1);
  });
});
