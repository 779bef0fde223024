// Does a feed come back from the tables as it went in, and does a broken import leave nothing behind?
import 'reflect-metadata';
import { OutboxEntity } from '../database/outbox.entity.js';
import { readRevisions } from '../database/revision.js';
import { HandClock } from '../testing/hand-clock.js';
import { migratedDatabase } from '../testing/migrated-database.js';
import type { MigratedDatabase } from '../testing/migrated-database.js';
import { feedOf, filesOf, trip } from '../testing/sample-feed.js';
import type { FeedLines } from '../testing/sample-feed.js';
import { FeedRejected } from './feed-issue.js';
import { readFeed } from './feed-reader.js';
import { loadCancellations, loadCurrentFeed, storeFeed } from './feed-store.js';
import { cancellationKey } from './timetable-snapshot.js';
import { TripCancellationEntity } from './timetable.entity.js';

const clock = new HandClock();
let database: MigratedDatabase;

beforeEach(async () => {
  database = await migratedDatabase(clock);
});
afterEach(() => database.drop());

function lines(): FeedLines {
  return feedOf({ ...trip('K1-1', ['A', '23:50'], ['B', '24:10', { pickup: 1, approximate: true }]), cargo: [1.5, 300], headsign: '嵩溪' }, { ...trip('K2-1', ['B', '00:00'], ['A', '00:20']), service: 'WEEKDAY' });
}

async function importFeed(files: FeedLines): Promise<string> {
  const { feed } = readFeed(filesOf(files));
  return database.transactions.run((tx) => storeFeed(tx, feed, clock.now()));
}

/** Rows of every table of the timetable. */
async function rowCounts(): Promise<Record<string, number>> {
  const tables: { name: string }[] = await database.dataSource.query(`SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'gtfs_%' OR name IN ('outbox', 'trip_cargo')`);
  const counts: Record<string, number> = {};
  for (const { name } of tables) counts[name] = (await database.dataSource.query(`SELECT COUNT(*) AS count FROM ${name}`))[0].count;
  return counts;
}

describe('a stored feed', () => {
  it('comes back as it went in', async () => {
    const { feed } = readFeed(filesOf(lines()));
    const id = await importFeed(lines());
    const current = await loadCurrentFeed(database.dataSource.manager);
    expect(current?.id).toBe(id);
    const sorted = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
    for (const part of ['agencies', 'stops', 'routes', 'trips', 'stopTimes', 'calendars', 'calendarDates', 'tripCargo'] as const) expect([part, sorted(current?.feed[part] ?? [])]).toEqual([part, sorted(feed[part])]);
    expect(current?.feed.info).toEqual(feed.info);
  });

  it('raises the revision and is told to the outbox', async () => {
    const before = await readRevisions(database.dataSource);
    const feedId = await importFeed(lines());
    expect(await readRevisions(database.dataSource)).not.toBe(before);
    expect(await database.dataSource.manager.find(OutboxEntity)).toEqual([expect.objectContaining({ topic: 'timetable.feed_imported', payload: { feedId } })]);
  });

  it('is the current one until another is imported, also in the same millisecond', async () => {
    await importFeed(lines());
    const second = await importFeed(feedOf(trip('K9-1', ['X', '08:00'], ['Y', '08:10'])));
    expect((await loadCurrentFeed(database.dataSource.manager))?.id).toBe(second);
    clock.pass(1_000);
    const third = await importFeed(lines());
    expect((await loadCurrentFeed(database.dataSource.manager))?.id).toBe(third);
  });

  it('is none when nothing was imported yet', async () => {
    expect(await loadCurrentFeed(database.dataSource.manager)).toBeUndefined();
  });

  it('may be larger than one statement takes', async () => {
    const many = Array.from({ length: 700 }, (_each, index) => trip(`K1-${index}`, ...Array.from({ length: 8 }, (_call, stop): [string, string] => [`S${stop}`, `08:0${stop}`])));
    await importFeed(feedOf(...many));
    expect((await rowCounts())['gtfs_stop_time']).toBe(5_600);
  });
});

describe('nothing is kept', () => {
  it('of a feed with a broken row', async () => {
    await importFeed(lines());
    const before = await rowCounts();
    const broken = lines();
    broken['stop_times.txt']?.push('K2-1,00:30:00,00:30:00,NOWHERE,9,0,0,1');
    await expect(importFeed(broken)).rejects.toThrow(FeedRejected);
    expect(await rowCounts()).toEqual(before);
  });

  it('of a sound feed whose writing fails half-way, and the old one stays the current one', async () => {
    const id = await importFeed(lines());
    const before = await rowCounts();
    const { feed } = readFeed(filesOf(lines()));
    // The same stop twice is what the reader refuses and the table does too.
    await expect(database.transactions.run((tx) => storeFeed(tx, { ...feed, tripCargo: [...feed.tripCargo, ...feed.tripCargo] }, clock.now()))).rejects.toThrow(/UNIQUE/);
    expect(await rowCounts()).toEqual(before);
    expect((await loadCurrentFeed(database.dataSource.manager))?.id).toBe(id);
  });
});

describe('the cancellations in force', () => {
  it('are those from a day on that were not taken back', async () => {
    const row = { tripId: 'K1-1', reason: '塌方', withdraws: null, announcedAt: clock.now() };
    await database.dataSource.manager.insert(TripCancellationEntity, [
      { ...row, id: 'past', serviceDate: '2026-11-20' },
      { ...row, id: 'stands', serviceDate: '2026-11-24' },
      { ...row, id: 'mistaken', serviceDate: '2026-11-25' },
      { ...row, id: 'back', serviceDate: '2026-11-25', withdraws: 'mistaken' },
    ]);
    const { inForce, rows } = await loadCancellations(database.dataSource.manager, '2026-11-23');
    expect([[...inForce], rows.map(({ id }) => id)]).toEqual([[[cancellationKey('K1-1', '2026-11-24'), '塌方']], ['stands']]);
  });
});
