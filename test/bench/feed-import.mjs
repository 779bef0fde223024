// (e) How long does a new timetable take from its zip to the first board, next to node-gtfs?
//
// Both begin with the same zip on disk and an open SQLite file without a timetable, and end when they have said
// which trips one can board at a stop on a day. Ours checks every row on the way, as an upload does; node-gtfs
// copies them.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { check, figure, median, printTable } from './figures.mjs';
import { DAY } from './journeys/feeds.mjs';
import { provinceFeed } from './journeys/province.mjs';

const COUNTY = new URL('../../server/data/qingliu/gtfs/', import.meta.url);
const dist = (/** @type {string} */ path) => import(new URL(`../../server/dist/${path}.js`, import.meta.url).href);

/** @typedef {{ name: string, zip: Uint8Array, stopIds: readonly string[], rounds: number }} Network */
/** @typedef {(zipPath: string, stopId: string) => Promise<string[]>} Importer */

/**
 * Ours, as the upload and the publishing of a feed do it.
 * @param {string} folder
 */
async function ours(folder) {
  const [{ openDatabase }, { FeedIssues }, { unzipFeed }, { readFeed }, store, { CurrentTimetable }] =
    await Promise.all([
      dist('open-database'),
      dist('timetable/feed/feed-issue'),
      dist('timetable/packing/gtfs-zip'),
      dist('timetable/feed/feed-reader'),
      dist('timetable/feed/feed-store'),
      dist('timetable/running/current-timetable.service'),
    ]);
  const clock = { now: () => new Date(`${DAY}T08:00:00+08:00`) };
  const dataSource = await openDatabase({ databaseUrl: undefined, dataDir: folder });
  /** @type {Importer} */
  const run = async (zipPath, stopId) => {
    const issues = new FeedIssues();
    const files = await unzipFeed(readFileSync(zipPath), issues);
    const { feed } = await readFeed(files, { today: DAY, issues });
    const packed = await store.packFiles(files);
    const current = new CurrentTimetable(dataSource, clock);
    const feedId = await dataSource.transaction((/** @type {unknown} */ tx) =>
      store.storeFeed(tx, { info: feed.info, files: packed }, clock.now()),
    );
    current.remember({ feedId, files, feed });
    await dataSource.transaction((/** @type {unknown} */ tx) => store.makeCurrent(tx, feedId, clock.now()));
    const { timetable } = await current.load();
    return timetable
      .departuresOn(timetable.stopNumber.get(stopId), DAY)
      .map((/** @type {{ tripId: string }} */ each) => each.tripId);
  };
  return { run, close: () => dataSource.destroy() };
}

/** @param {string} folder */
async function nodeGtfs(folder) {
  const gtfs = await import('gtfs');
  const sqlitePath = join(folder, 'gtfs.sqlite');
  const db = gtfs.openDb({ sqlitePath });
  /** @type {Importer} */
  const run = async (zipPath, stopId) => {
    await gtfs.importGtfs({ agencies: [{ path: zipPath }], sqlitePath, db, logLevel: 'silent' });
    const rows = /** @type {{ trip_id: string, stop_sequence: number, pickup_type: number | null }[]} */ (
      gtfs.getStoptimes({ stop_id: stopId, date: Number(DAY.replaceAll('-', '')) }, [], [], { db })
    );
    const lasts = new Map(
      rows.map(({ trip_id }) => [
        trip_id,
        Math.max(
          ...gtfs
            .getStoptimes({ trip_id }, ['stop_sequence'], [], { db })
            .map(({ stop_sequence }) => Number(stop_sequence)),
        ),
      ]),
    );
    return rows
      .filter((row) => row.pickup_type !== 1 && row.stop_sequence < (lasts.get(row.trip_id) ?? 0))
      .map(({ trip_id }) => trip_id);
  };
  return { run, close: () => Promise.resolve(gtfs.closeDb(db)) };
}

/** The county as it is, and the generated province written out as files. */
function networks() {
  const county = zipSync(
    Object.fromEntries(readdirSync(COUNTY).map((name) => [name, readFileSync(new URL(name, COUNTY))])),
  );
  const { agencies, stops, routes, trips, stopTimes, calendars } = provinceFeed();
  const time = (/** @type {number} */ seconds) =>
    [seconds / 3600, (seconds / 60) % 60, seconds % 60]
      .map((part) => String(Math.floor(part)).padStart(2, '0'))
      .join(':');
  const day = (/** @type {string} */ date) => date.replaceAll('-', '');
  const csv = (/** @type {string} */ header, /** @type {readonly (readonly (string | number)[])[]} */ rows) =>
    Buffer.from(`${header}\n${rows.map((row) => row.join(',')).join('\n')}\n`);
  const province = zipSync({
    'agency.txt': csv(
      'agency_id,agency_name,agency_url,agency_timezone,agency_lang',
      agencies.map((each) => [each.agencyId, each.name, each.url, each.timezone, each.lang]),
    ),
    'feed_info.txt': csv('feed_publisher_name,feed_publisher_url,feed_lang,feed_version', [
      ['bench', 'https://example.org/', 'zh', 'province'],
    ]),
    'stops.txt': csv(
      'stop_id,stop_name,stop_lat,stop_lon',
      stops.map((each) => [each.stopId, each.name, each.latitude.toFixed(6), each.longitude.toFixed(6)]),
    ),
    'routes.txt': csv(
      'route_id,agency_id,route_short_name,route_long_name,route_type',
      routes.map((each) => [each.routeId, 'P', each.shortName, `${each.longName} line`, 3]),
    ),
    'trips.txt': csv(
      'route_id,service_id,trip_id,trip_headsign',
      trips.map((each) => [each.routeId, each.serviceId, each.tripId, 'there']),
    ),
    'stop_times.txt': csv(
      'trip_id,arrival_time,departure_time,stop_id,stop_sequence',
      stopTimes.map((each) => [each.tripId, time(each.arrival), time(each.departure), each.stopId, each.stopSequence]),
    ),
    'calendar.txt': csv(
      'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date',
      calendars.map((each) => [
        each.serviceId,
        ...Array.from({ length: 7 }, (_none, bit) => (each.weekdays >> bit) & 1),
        day(each.startDate),
        day(each.endDate),
      ]),
    ),
  });
  return /** @type {Network[]} */ ([
    { name: 'county', zip: county, stopIds: ['V104204', 'COUNTY', 'T101'], rounds: 9 },
    { name: 'province', zip: province, stopIds: ['C00', 'C44', 'C79T3'], rounds: 3 },
  ]);
}

/** Seconds by way and network; the two take turns. */
export async function measureFeedImport() {
  /** @type {Record<string, Record<string, number>>} */
  const results = {};
  const rows = [['', 'ours, s', 'node-gtfs, s', 'times']];
  for (const { name, zip, stopIds, rounds } of networks()) {
    /** @type {Record<string, number[]>} */
    const seconds = { ours: [], nodeGtfs: [] };
    for (let round = 0; round < rounds; round += 1) {
      const stopId = stopIds[round % stopIds.length] ?? '';
      /** @type {string[]} */
      const answers = [];
      for (const [way, open] of /** @type {const} */ ([
        ['ours', ours],
        ['nodeGtfs', nodeGtfs],
      ])) {
        const folder = mkdtempSync(join(tmpdir(), 'khy-bench-feed-'));
        const zipPath = join(folder, 'gtfs.zip');
        writeFileSync(zipPath, zip);
        const { run, close } = await open(folder);
        const began = performance.now();
        const found = await run(zipPath, stopId);
        seconds[way]?.push((performance.now() - began) / 1000);
        answers.push([...found].sort().join(' '));
        await close();
        rmSync(folder, { recursive: true, force: true });
      }
      check(answers[0] !== '' && answers[0] === answers[1], `which trips leave ${stopId} of the ${name}`);
    }
    const [our, their] = [median(seconds['ours'] ?? []), median(seconds['nodeGtfs'] ?? [])];
    results[name] = { ours: our, nodeGtfs: their, times: their / our };
    rows.push([name, figure(our), figure(their), figure(their / our)]);
  }
  printTable(rows);
  return results;
}
