// Do the migrations make exactly the schema that the entities describe, and can they be taken back?
import { chmodSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { HandClock } from '../../testing/hand-clock.js';
import { migratedDatabase } from '../../testing/migrated-database.js';
import { everyTable, openDatabase } from '../../open-database.js';
import { dataSourceOptions } from './data-source.js';
import { OutboxEntity } from '../outbox/outbox.entity.js';
import { appendToOutbox } from '../outbox/outbox.js';
import { topic } from '../outbox/topic.js';

const tables = await everyTable();

const clock = new HandClock('2026-11-24T09:40:00+08:00');
const dropped: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const drop of dropped.splice(0)) await drop();
});

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kehuoyou-'));
  dropped.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Everything that the schema consists of, as SQLite itself tells it. */
async function schemaOf(dataSource: DataSource): Promise<unknown> {
  return dataSource.query(
    `SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name <> 'migrations' ORDER BY type, name`,
  );
}

describe('the schema', () => {
  it('is what the entities say: nothing would have to be changed', async () => {
    const { dataSource, drop } = await migratedDatabase(clock);
    dropped.push(drop);
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('has a table for every entity, and all names are listed', async () => {
    const { dataSource, drop } = await migratedDatabase(clock);
    dropped.push(drop);
    expect(dataSource.entityMetadatas.map(({ target }) => target)).toEqual(
      expect.arrayContaining([...tables.entities]),
    );
    for (const { target } of dataSource.entityMetadatas)
      expect(await dataSource.manager.count(target)).toBeGreaterThanOrEqual(0);
  });

  it('is gone when every migration is taken back, and the same when they are done again', async () => {
    const { dataSource, drop } = await migratedDatabase(clock);
    dropped.push(drop);
    const before = await schemaOf(dataSource);
    for (let each = 0; each < tables.migrations.length; each += 1) await dataSource.undoLastMigration();
    expect(await schemaOf(dataSource)).toEqual([]);
    await dataSource.runMigrations();
    expect(await schemaOf(dataSource)).toEqual(before);
  });

  it('is brought up to date once, and opened again finds everything where it was', async () => {
    const folder = await emptyFolder();
    const first = await openDatabase({ databaseUrl: undefined, dataDir: folder });
    const heard = topic<{ 村: string }>('a.b', ({ 村 }) => 村);
    await first.transaction((tx) => appendToOutbox(tx, heard, { 村: '下谢村' }, clock.now()));
    await first.destroy();
    const second = await openDatabase({ databaseUrl: undefined, dataDir: folder });
    dropped.unshift(() => second.destroy());
    expect(await second.manager.find(OutboxEntity)).toEqual([
      expect.objectContaining({ payload: { 村: '下谢村' }, createdAt: clock.now() }),
    ]);
    expect(await second.runMigrations()).toEqual([]);
  });
});

describe('the connection to SQLite', () => {
  it('checks references, waits for others, and does not lose an acknowledged write', async () => {
    const { dataSource, drop } = await migratedDatabase(clock);
    dropped.push(drop);
    const pragma = async (name: string): Promise<unknown> =>
      Object.values((await dataSource.query(`PRAGMA ${name}`))[0])[0];
    expect(await Promise.all(['foreign_keys', 'busy_timeout', 'synchronous', 'journal_mode'].map(pragma))).toEqual([
      1,
      5000,
      2,
      'wal',
    ]);
  });

  it('refuses a row that refers to nothing', async () => {
    const { dataSource, drop } = await migratedDatabase(clock);
    dropped.push(drop);
    await expect(
      dataSource.query(`INSERT INTO service_point_service (point_id, service) VALUES ('P999', 'mail')`),
    ).rejects.toThrow(/FOREIGN KEY/);
  });
});

describe('the address of the database', () => {
  it.each([
    ['mariadb://u:p@db.example:3306/k', 'mariadb', 'mysql://u:p@db.example:3306/k'],
    ['mysql://u:p@db.example:3306/k', 'mysql', 'mysql://u:p@db.example:3306/k'],
  ])('%s is served by the driver for it', (databaseUrl, type, url) => {
    expect(dataSourceOptions({ databaseUrl, dataDir: '' }, tables)).toMatchObject({
      type,
      url,
      synchronize: false,
      timezone: 'Z',
    });
  });

  it('may be absent: then the database lies in the data folder, which is made', async () => {
    const folder = join(await emptyFolder(), 'new', 'folder');
    expect(dataSourceOptions({ databaseUrl: undefined, dataDir: folder }, tables)).toMatchObject({
      type: 'better-sqlite3',
      database: join(folder, 'kehuoyou.sqlite'),
      synchronize: false,
    });
    const dataSource = await openDatabase({ databaseUrl: undefined, dataDir: folder });
    await dataSource.destroy();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('nobody else on the machine reads it, however widely it stood open before', async () => {
    const folder = await emptyFolder();
    await (await openDatabase({ databaseUrl: undefined, dataDir: folder })).destroy();
    chmodSync(join(folder, 'kehuoyou.sqlite'), 0o644);
    const dataSource = await openDatabase({ databaseUrl: undefined, dataDir: folder });
    dropped.unshift(() => dataSource.destroy());
    await dataSource.transaction((tx) =>
      appendToOutbox(
        tx,
        topic<object>('a.b', () => 'a'),
        {},
        clock.now(),
      ),
    );
    const files = readdirSync(folder).filter((name) => name.startsWith('kehuoyou.sqlite'));
    const database = ['kehuoyou.sqlite', 'kehuoyou.sqlite-shm', 'kehuoyou.sqlite-wal'];
    expect(files.sort()).toEqual([...database, 'kehuoyou.sqlite.schema-lock']);
    for (const file of files) expect([file, statSync(join(folder, file)).mode & 0o777]).toEqual([file, 0o600]);
  });
});
