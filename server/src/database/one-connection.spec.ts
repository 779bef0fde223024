// Is a write kept when the one before it left its transaction open, or took the connection with it?
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { HandClock } from '../testing/hand-clock.js';
import { migratedDatabase } from '../testing/migrated-database.js';
import type { MigratedDatabase } from '../testing/migrated-database.js';
import { raiseRevision } from './revision.js';

const clock = new HandClock('2026-11-24T09:40:00+08:00');
let database: MigratedDatabase;

beforeEach(async () => {
  database = await migratedDatabase(clock);
});
afterEach(() => database.drop());

/** The connection that all of the process shares, which no code but the transactions' own may touch. */
function connection(): Database.Database {
  return driver().databaseConnection;
}

function driver(): { readonly databaseConnection: Database.Database; queryRunner: unknown } {
  return database.dataSource.driver as unknown as ReturnType<typeof driver>;
}

/** What somebody else sees who opens the file: what is committed, and nothing else. */
function committed(): number {
  const other = new Database(join(database.dataDir, 'kehuoyou.sqlite'), { readonly: true });
  try {
    return (other.prepare("SELECT value FROM revision WHERE name = 'network'").get() as { value: number }).value;
  } finally {
    other.close();
  }
}

const raise = (): Promise<void> => database.transactions.run((tx) => raiseRevision(tx, 'network'));

it.each([
  ['left its transaction open', () => void connection().exec('BEGIN')],
  ['left a write in an open one', () => void connection().exec('BEGIN; UPDATE revision SET value = 70')],
  ['left TypeORM believing that it goes on', async () => database.dataSource.createQueryRunner().startTransaction()],
  ['closed the connection', () => void connection().close()],
])('a write is kept, and alone, when what was before it %s', async (_what, spoil) => {
  await raise();
  await spoil();
  await raise();
  expect([committed(), connection().inTransaction]).toEqual([2, false]);
});

it('a COMMIT that fails is told, leaves nothing open, and the next one is kept', async () => {
  const shared = connection();
  const prepare = shared.prepare.bind(shared);
  driver().queryRunner = undefined;
  let failing = true;
  shared.prepare = ((sql: string) => {
    if (failing && sql === 'COMMIT') throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' });
    return prepare(sql);
  }) as typeof shared.prepare;
  for (let twice = 0; twice < 2; twice += 1) await expect(raise()).rejects.toMatchObject({ code: 'unavailable' });
  failing = false;
  await raise();
  expect([committed(), connection().inTransaction]).toEqual([1, false]);
});

it('a writer does not hold up the process while another one writes, and is refused when that does not end', async () => {
  const other = new Database(join(database.dataDir, 'kehuoyou.sqlite'));
  try {
    other.exec('BEGIN IMMEDIATE');
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 10);
    await expect(raise()).rejects.toMatchObject({ code: 'unavailable' });
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(20);
    other.exec('ROLLBACK');
    await raise();
    expect(committed()).toBe(1);
  } finally {
    other.close();
  }
});
