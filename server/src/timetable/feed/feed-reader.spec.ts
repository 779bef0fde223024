// Is every sound feed read for what it says, somebody else’s too?
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FeedIssues } from './feed-issue.js';
import { feedFilesIn } from '../packing/feed-folder-store.js';
import { readFeed } from './feed-reader.js';
import type { FeedFiles } from './feed-source.js';
import { unzipFeed } from '../packing/gtfs-zip.js';
import { feedWith, smallFeed } from '../../testing/timetable/small-feed.js';
import { StopTimeFlag } from './stop-times.js';
import { TimetableSnapshot } from '../running/timetable-snapshot.js';
import { issuesOf, replaced, today } from '../../testing/timetable/feed-cases.js';

describe('a sound feed', () => {
  it('is read without a word, times past midnight and a byte order mark too', async () => {
    const files = new Map(
      feedWith({ 'agency.txt': `\uFEFF${smallFeed['agency.txt'] ?? ''}`.replaceAll('\n', '\r\n') }),
    );
    const { feed, validation, rows } = await readFeed(files, { today });
    expect(validation.issues).toEqual([]);
    expect(rows).toBe(1 + 4 + 2 + 3 + 8 + 1 + 1);
    expect([...feed.stopTimes.departure].at(-1)).toBe(24 * 3_600 + 600);
    expect(feed.agencies[0]?.agencyId).toBe('MT');
  });

  it('may have its stop times in any order', async () => {
    const [header = '', ...rows] = (smallFeed['stop_times.txt'] ?? '').trimEnd().split('\n');
    const { feed } = await readFeed(feedWith({ 'stop_times.txt': [header, ...rows.reverse()].join('\n') }), { today });
    const { feed: plain } = await readFeed(feedWith(), { today });
    expect(feed.stopTimes).toEqual(plain.stopTimes);
  });

  it('gets the times that it leaves out, by the distance between', async () => {
    const changes = replaced('stop_times.txt', '08:10:00,08:10:00,A,2,0', ',,A,2,');
    const { feed } = await readFeed(feedWith(changes), { today });
    // The three stops lie a step of the same size apart.
    expect(feed.stopTimes.arrival[1]).toBe(8 * 3_600 + 600);
    expect(feed.stopTimes.flags[1]).toBe(StopTimeFlag.approximate | StopTimeFlag.interpolated);
  });

  it('says where one may hail the bus, by line and by stop', async () => {
    const { feed } = await readFeed(
      feedWith({
        'routes.txt':
          'route_id,agency_id,route_short_name,route_type,continuous_pickup,continuous_drop_off\nK01,MT,K01,3,0,1\nK02,MT,K02,3,,\n',
        ...replaced(
          'stop_times.txt',
          'timepoint\nT1,08:00:00,08:00:00,COUNTY,1,1',
          'continuous_pickup\nT1,08:00:00,08:00:00,COUNTY,1,1',
        ),
      }),
      { today },
    );
    const hail = [...feed.stopTimes.flags].map((flags) => (flags & StopTimeFlag.hailOn) !== 0);
    // The third column of the file is 1 where it was a timepoint: T1's first, third and last stop, and T2, T3.
    expect(hail.slice(0, 4)).toEqual([false, true, false, false]);
  });

  it('reads boarding by phone and by the driver, transfers and cargo', async () => {
    const { feed } = await readFeed(
      feedWith({
        ...replaced(
          'stop_times.txt',
          'timepoint\nT1,08:00:00,08:00:00,COUNTY,1,1\nT1,08:10:00,08:10:00,A,2,0',
          'pickup_type\nT1,08:00:00,08:00:00,COUNTY,1,2\nT1,08:10:00,08:10:00,A,2,3',
        ),
        'transfers.txt': 'from_stop_id,to_stop_id,transfer_type,min_transfer_time\nA,B,2,300\n',
        'trip_cargo.txt': 'trip_id,cargo_volume_m3,cargo_weight_kg\nT1,1.25,300.5\n',
      }),
      { today },
    );
    expect([feed.stopTimes.flags[0], feed.stopTimes.flags[1]]).toEqual([
      StopTimeFlag.phoneBefore,
      StopTimeFlag.askDriver,
    ]);
    expect(feed.transfers).toEqual([
      expect.objectContaining({ fromStopId: 'A', toStopId: 'B', type: 2, minSeconds: 300 }),
    ]);
    expect(feed.tripCargo).toEqual([{ tripId: 'T1', volumeLitres: 1_250, weightGrams: 300_500 }]);
  });

  it('lets others have their turn while a long file is read', async () => {
    const rows = Array.from({ length: 60_000 }, (_each, index) => `S,26.${index},116.8,${index}\n`).join('');
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const counts: number[] = [];
    const trips = replaced('trips.txt', 'trip_headsign\nK01,DAILY,T1,丙村', 'shape_id\nK01,DAILY,T1,S');
    await readFeed(
      feedWith({
        ...trips,
        'trips.txt': 'route_id,service_id,trip_id,shape_id\nK01,DAILY,T1,S\nK01,DAILY,T2,\nK02,DAILY,T3,\n',
        'shapes.txt': `shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n${rows}`,
      }),
      { today, onProgress: (count) => counts.push(count) },
    );
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
    expect(counts.length).toBeGreaterThan(5);
    expect([...counts].sort((a, b) => a - b)).toEqual(counts);
  });
});

describe('somebody else’s feed', () => {
  const folder = dirname(createRequire(import.meta.url).resolve('sample-gtfs-feed/package.json'));

  /** As it comes, and with its hours taken for ours: it has two zones, which the specification forbids. */
  async function sample(mended: boolean): Promise<FeedFiles> {
    const files = new Map(await unzipFeed(readFileSync(join(folder, 'gtfs.zip')), new FeedIssues()));
    const agencies = Buffer.from(files.get('agency.txt') ?? []).toString();
    if (mended) files.set('agency.txt', Buffer.from(agencies.replaceAll(/Europe\/\w+/g, 'Asia/Shanghai')));
    return files;
  }

  it('from the package sample-gtfs-feed has the faults that it has, and no others', async () => {
    const issues = await issuesOf(await sample(false));
    expect(
      issues.filter(({ severity }) => severity === 'ERROR').map(({ code, file, row }) => [code, file, row]),
    ).toEqual([
      ['inconsistent_agency_timezone', 'agency.txt', 2],
      ['inconsistent_agency_timezone', 'agency.txt', 3],
    ]);
  });

  it('is understood once it has our hours, from a zip as from a folder', async () => {
    const { feed, validation } = await readFeed(await sample(true), { today: '2019-04-01' });
    expect(validation.errors).toBe(0);
    const inFolder = new Map([
      ...feedFilesIn(join(folder, 'gtfs')),
      ['agency.txt', (await sample(true)).get('agency.txt') ?? new Uint8Array()],
    ]);
    expect((await readFeed(inFolder, { today: '2019-04-01' })).feed).toEqual(feed);
    expect(feed.frequencies).toHaveLength(2);
    // A boarding area lies where it says, an entrance belongs to its station, a stop on request stays one.
    expect(feed.stops.find(({ stopId }) => stopId === 'airport-2-boarding')).toMatchObject({
      parentStation: 'airport-2',
      locationType: 4,
    });
    const board = new TimetableSnapshot(feed, []).departuresOn(
      feed.stops.findIndex(({ stopId }) => stopId === 'airport'),
      '2019-04-01',
    );
    // Every five minutes from eight to before 8:59: twelve runs, then the day's others.
    expect(board.filter(({ tripId }) => tripId.startsWith('b-downtown-on-working-days@'))).toHaveLength(12);
  });
});
