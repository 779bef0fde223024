// Does a timetable kept as rows live on as files, and go back to the same rows?
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { feedFilesIn } from '../../timetable/packing/feed-folder-store.js';
import { readFeed } from '../../timetable/feed/feed-reader.js';
import { loadFiles } from '../../timetable/feed/feed-store.js';
import { StopTimeFlag } from '../../timetable/feed/stop-times.js';
import { everyTable } from '../../open-database.js';
import { dataSourceOptions } from '../schema/data-source.js';
import { countyFolder } from '../seed/county-files.js';
import { Kernel1764000000001 } from './1764000000001-kernel.js';
import { Network1764000000002 } from './1764000000002-network.js';
import { Timetable1764000000003 } from './1764000000003-timetable.js';
import { FeedFiles1764000000040 } from './1764000000040-feed-files.js';

const tables = ['gtfs_agency', 'gtfs_stop', 'gtfs_route', 'gtfs_trip', 'gtfs_stop_time', 'gtfs_calendar', 'gtfs_calendar_date', 'gtfs_trip_cargo'];
const columnOrder: Record<string, string> = { gtfs_stop_time: 'trip_id, stop_sequence', gtfs_calendar_date: 'service_id, date' };

let folder: string;
let dataSource: DataSource;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kehuoyou-migration-'));
  dataSource = await new DataSource({
    ...dataSourceOptions(
      { databaseUrl: undefined, dataDir: folder },
      {
        entities: (await everyTable()).entities,
        migrations: [Kernel1764000000001, Network1764000000002, Timetable1764000000003],
      },
    ),
  }).initialize();
  await dataSource.runMigrations();
});
afterEach(async () => {
  await dataSource.destroy();
  rmSync(folder, { recursive: true, force: true });
});

/** The county's timetable as the rows that the schema before had. */
async function seedRows(): Promise<void> {
  const { feed } = await readFeed(feedFilesIn(join(countyFolder, 'gtfs')), { today: '2026-11-24' });
  const insert = async (table: string, rows: readonly (readonly unknown[])[]): Promise<void> => {
    for (const row of rows) await dataSource.query(`INSERT INTO ${table} VALUES (${row.map(() => '?').join(', ')})`, ['F', ...row.slice(1)]);
  };
  await dataSource.query('INSERT INTO gtfs_feed VALUES (?, ?, ?, ?, ?, ?, ?)', ['F', '2026.1', '清流县, "示意"', 'https://example.org/', 'zh', '2026-11-01 00:00:00.000', '2026-11-01 00:00:00.000']);
  await insert('gtfs_agency', feed.agencies.map((row) => ['', row.agencyId, row.name, row.url, row.timezone, row.lang, row.phone]));
  await insert('gtfs_stop', feed.stops.map((row) => ['', row.stopId, row.name, row.latitude, row.longitude]));
  await insert('gtfs_route', feed.routes.map((row) => ['', row.routeId, row.agencyId, row.shortName, row.longName, row.type]));
  await insert('gtfs_trip', feed.trips.map((row) => ['', row.tripId, row.routeId, row.serviceId, row.headsign, row.directionId]));
  const { trip, sequence, stop, arrival, departure, flags } = feed.stopTimes;
  await insert('gtfs_stop_time', [...trip.keys()].map((row) => [
    '', feed.trips[trip[row] ?? 0]?.tripId, sequence[row], feed.stops[stop[row] ?? 0]?.stopId, arrival[row], departure[row], 0, 0, ((flags[row] ?? 0) & StopTimeFlag.approximate) === 0 ? 1 : 0,
  ]));
  await insert('gtfs_calendar', feed.calendars.map((row) => ['', row.serviceId, row.weekdays, row.startDate, row.endDate]));
  await insert('gtfs_calendar_date', feed.calendarDates.map((row) => ['', row.serviceId, row.date, row.exceptionType]));
  await insert('gtfs_trip_cargo', feed.tripCargo.map((row) => ['', row.tripId, row.volumeLitres, row.weightGrams]));
}

async function allRows(): Promise<unknown[]> {
  return Promise.all(tables.map((table) => dataSource.query(`SELECT * FROM ${table} ORDER BY ${columnOrder[table] ?? '2'}`)));
}

describe('feeds as files', () => {
  it('say what the rows said, and become the same rows again', async () => {
    const runner = dataSource.createQueryRunner();
    // As the migrations themselves run: in one transaction.
    await runner.startTransaction();
    await seedRows();
    const rows = await allRows();
    await new FeedFiles1764000000040().up(runner);
    const { feed } = await readFeed(await loadFiles(dataSource.manager, 'F'), { today: '2026-11-24' });
    const { feed: county } = await readFeed(feedFilesIn(join(countyFolder, 'gtfs')), { today: '2026-11-24' });
    const byId = (ids: readonly { tripId: string }[]): string[] => ids.map(({ tripId }) => tripId).sort();
    expect(byId(feed.trips)).toEqual(byId(county.trips));
    expect(feed.stopTimes.trip).toHaveLength(county.stopTimes.trip.length);
    expect(feed.info).toEqual({ publisher: '清流县, "示意"', publisherUrl: 'https://example.org/', lang: 'zh', version: '2026.1' });
    await expect(dataSource.query('SELECT 1 FROM gtfs_stop_time')).rejects.toThrow(/no such table/);
    await new FeedFiles1764000000040().down(runner);
    expect(await allRows()).toEqual(rows);
    await expect(dataSource.query('SELECT 1 FROM gtfs_file')).rejects.toThrow(/no such table/);
    await runner.commitTransaction();
  });
});
