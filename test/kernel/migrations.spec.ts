// Do the migrations make what the entities describe, and can each be undone and done again under real data?
import { everyTable } from '../../server/dist/open-database.js';
import { onEachDatabase } from '../harness/database.js';
import type { StoryDatabase, TestDatabase } from '../harness/database.js';
import { connectWith, openTables } from '../harness/opened-database.js';
import type { Tables } from '../harness/opened-database.js';
import { runCommand } from '../harness/server-process.js';
import { rowsIn, schemaOf, tablesIn } from './whole-database.js';
import type { Rows } from './whole-database.js';

const tables = await everyTable();

const CLOCK = '2026-11-24T09:00:00+08:00';

const COMPARE_BYTES = 'CompareBytes1764000000070';
const EVERY_READING = 'EveryReading1764000000120';

/** Rows of the county's feed in the tables of the time when each file had one. */
const rowsOfTheFeed = { gtfs_stop: 124, gtfs_route: 34, gtfs_trip: 186, gtfs_stop_time: 1_708 };

/** The rows of the tables in `like`, with no columns but those that they have there: what a migration does not concern. */
function unconcerned(
  rows: Readonly<Record<string, Rows>>,
  like: Readonly<Record<string, Rows>>,
): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(like).map(([table, [first]]) => {
      const columns = Object.keys(first ?? {});
      return [table, (rows[table] ?? []).map((row) => JSON.stringify(columns.map((column) => row[column]))).sort()];
    }),
  );
}

/** A row of each table of `older`, with the columns that `newer` has too. */
function sharedColumns(
  newer: Readonly<Record<string, Rows>>,
  older: Readonly<Record<string, Rows>>,
): Record<string, Rows> {
  return Object.fromEntries(
    Object.entries(older).map(([table, [first = {}]]) => {
      const has = newer[table]?.[0] ?? first;
      return [table, [Object.fromEntries(Object.entries(first).filter(([column]) => column in has))]];
    }),
  );
}

/** A database filled with the county, two cancelled trips and a paused point. */
async function filled(database: StoryDatabase): Promise<TestDatabase> {
  const made = await database.another();
  expect((await runCommand('seed', [], { database: made, clock: CLOCK })).code).toBe(0);
  expect(
    (
      await runCommand('announce', ['cancel-trip', 'Y104A-02', '2026-11-24', '路面塌方'], {
        database: made,
        clock: CLOCK,
      })
    ).code,
  ).toBe(0);
  expect(
    (
      await runCommand('announce', ['pause-point', 'P104204', '2026-11-24T08:00+08:00', '-', '看病'], {
        database: made,
        clock: CLOCK,
      })
    ).code,
  ).toBe(0);
  const tables = await openTables(made);
  // From the time before cancellations were reports.
  await tables.query(`INSERT INTO trip_cancellation (id, trip_id, service_date, reason, announced_at)
    VALUES ('old', 'Y104A-02', '2026-11-25', '修路', '2026-11-23 01:00:00.000')`);
  // The counter of reports begins anew with the migration that makes it.
  await tables.query(`UPDATE revision SET value = 0 WHERE name = 'live'`);
  await tables.destroy();
  return made;
}

onEachDatabase((database) => {
  const open: Tables[] = [];
  const opened = (source: Tables): Tables => {
    open.push(source);
    return source;
  };
  afterEach(async () => {
    for (const source of open.splice(0)) if (source.isInitialized) await source.destroy();
  });

  it('leave nothing to change between the tables and the entities, and a change would be seen', async () => {
    const source = opened(await openTables(database));
    const drift = async (): Promise<string[]> =>
      (await source.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);
    expect(await drift()).toEqual([]);
    await source.query('ALTER TABLE outbox ADD COLUMN colour varchar(8)');
    expect(await drift()).not.toEqual([]);
  });

  it('are each undone and done again with the county in the tables, and what they do not concern stays as it is', async () => {
    const made = await filled(database);
    const whole = opened(await openTables(made));
    const counts = Object.fromEntries(Object.entries(await rowsIn(whole)).map(([table, rows]) => [table, rows.length]));
    expect(counts).toMatchObject({
      area: 134,
      service_point: 125,
      service_point_kit: 750,
      service_point_pause: 1,
      gtfs_feed: 1,
      vehicle: 11,
      driver: 9,
      trip_cancellation: 1,
      trip_report: 1,
      outbox: 2,
    });
    let before = { schema: await schemaOf(whole), rows: await rowsIn(whole) };
    await whole.destroy();
    for (let count = tables.migrations.length; count >= 1; count -= 1) {
      const source = opened(await connectWith(made, tables.migrations.slice(0, count)));
      await source.undoLastMigration();
      const undone = { schema: await schemaOf(source), rows: await rowsIn(source) };
      const name = tables.migrations[count - 1]?.name ?? '';
      // SQLite compares bytes anyhow, and a new database has every reading.
      const isNothing = name === EVERY_READING || (database.engine === 'sqlite' && name === COMPARE_BYTES);
      if (isNothing) expect(undone).toEqual(before);
      else expect(undone).not.toEqual(before);
      const kept = unconcerned(before.rows, undone.rows);
      // A table that only the older schema has holds the same facts in another shape.
      const reshaped = Object.keys(undone.rows).filter((table) => !(table in before.rows));
      if (reshaped.includes('gtfs_stop_time'))
        expect(Object.fromEntries(reshaped.map((table) => [table, undone.rows[table]?.length]))).toMatchObject(
          rowsOfTheFeed,
        );
      // What both shapes of a table can say, they say alike, of every row.
      const both = sharedColumns(before.rows, undone.rows);
      const [was, is] = [unconcerned(before.rows, both), unconcerned(undone.rows, both)];
      for (const [table, rows] of Object.entries(is).filter(([table]) => !reshaped.includes(table))) {
        const known = new Set(was[table]);
        expect([table, rows.filter((row) => !known.has(row))]).toEqual([table, []]);
      }
      await source.runMigrations();
      expect(await schemaOf(source)).toEqual(before.schema);
      // Rows that it took away with it were its own: done again, it has brought them back.
      expect(unconcerned(await rowsIn(source), undone.rows)).toEqual(kept);
      // Down once more, so that the next one is the last.
      await source.undoLastMigration();
      await source.destroy();
      before = undone;
    }
    const empty = opened(await connectWith(made, []));
    expect(await tablesIn(empty)).toEqual([]);
    await empty.destroy();
    const fresh = opened(await openTables(made));
    expect((await fresh.driver.createSchemaBuilder().log()).upQueries).toEqual([]);
  });

  it('make reports of buses facts of devices: whoever reported stands for their phone, and nothing else is touched', async () => {
    const made = await database.another();
    const all = tables.migrations.map(({ name }) => name);
    const until = (name: string) => tables.migrations.slice(0, all.indexOf(name));
    const source = opened(await connectWith(made, until('DeviceFacts1764000000050')));
    await source.runMigrations();
    const reports = [
      ['e1', 'driver', 'stop', 3, 0],
      ['e2', 'keeper', 'cancel', 7, 1],
    ] as const;
    for (const [id, actor, kind, seq, estimated] of reports)
      await source.query(
        `INSERT INTO trip_report VALUES ('${id}', 'b', '${kind}', 'K01-O01', '2026-11-24', 'T101', NULL, 5, '塌方', NULL, NULL,
          'driver', '${actor}', '2026-11-24 06:50:00.120', '2026-11-24 06:51:00.250', ${seq}, ${estimated}, '2026-11-24 07:00:00.000')`,
      );
    const before = await rowsIn(source);
    await source.destroy();
    const after = opened(
      await connectWith(made, [
        ...until('DeviceFacts1764000000050'),
        ...tables.migrations.filter(({ name }) => name === 'DeviceFacts1764000000050'),
      ]),
    );
    await after.runMigrations();
    const kept = (await rowsIn(after))['trip_report'] ?? [];
    expect(kept).toMatchObject([
      { event_id: 'e1', actor: 'driver', device_id: 'driver', time_quality: 'measured', device_seq: 3 },
      { event_id: 'e2', actor: 'keeper', device_id: 'keeper', time_quality: 'estimated', device_seq: 7 },
    ]);
    for (const [index, row] of (before['trip_report'] ?? []).entries()) {
      const { time_estimated: _estimated, ...same } = row;
      expect(kept[index]).toMatchObject(same);
    }
    await after.undoLastMigration();
    expect(await rowsIn(after)).toEqual(before);
  });

  it('are told by the command what was done, and taken back one at a time', async () => {
    const made = await database.another();
    const says = async (...words: string[]): Promise<string> =>
      (await runCommand('migrate', words, { database: made })).out;
    expect(await says()).toMatch(/^done: Kernel1764000000001, /);
    expect(await says()).toBe('the schema is up to date');
    expect(await says('--undo')).toBe('the last migration was taken back');
  });
});
