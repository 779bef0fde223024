// Is every broken feed of the specification found out, by code, file and row, and every sound one read?
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FeedIssue, FeedIssueCode } from '@kehuoyou/shared';
import { FeedIssues, FeedRejected } from './feed-issue.js';
import { feedFilesIn } from '../../commands/feed-files.js';
import { readFeed } from './feed-reader.js';
import type { FeedFiles } from './feed-source.js';
import { unzipFeed } from './gtfs-zip.js';
import { feedWith, smallFeed } from '../../testing/small-feed.js';
import { StopTimeFlag } from './stop-times.js';
import { TimetableSnapshot } from '../running/timetable-snapshot.js';

const today = '2026-11-24';

async function issuesOf(files: FeedFiles): Promise<readonly FeedIssue[]> {
  try {
    return (await readFeed(files, { today })).report.issues;
  } catch (error) {
    if (!(error instanceof FeedRejected)) throw error;
    return error.report.issues;
  }
}

/** A file of the small feed with one text in it replaced. */
function replaced(file: string, from: string, to: string): Record<string, string> {
  const text = smallFeed[file] ?? '';
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  return { [file]: text.replace(from, to) };
}

type Case = readonly [
  what: string,
  changes: Record<string, string | null>,
  code: FeedIssueCode,
  file: string,
  row: number,
  field?: string,
];

function named([what, changes, code, file, row, field]: Case) {
  return { what, changes, code, file, row, field };
}

const refused: readonly Case[] = [
  ...['agency.txt', 'stops.txt', 'routes.txt', 'trips.txt', 'stop_times.txt'].map((file): Case => [
    `no ${file}`,
    { [file]: null },
    'missing_required_file',
    file,
    0,
  ]),
  ['neither calendar', { 'calendar.txt': null }, 'missing_calendar_and_calendar_date_files', 'calendar.txt', 0],
  ['an empty file', { 'stops.txt': '' }, 'empty_file', 'stops.txt', 0],
  [
    'only a header',
    { 'routes.txt': 'route_id,agency_id,route_short_name,route_type\n' },
    'empty_file',
    'routes.txt',
    0,
  ],
  ['a missing column', replaced('stops.txt', 'stop_id,', 'id,'), 'missing_required_column', 'stops.txt', 1, 'stop_id'],
  [
    'a column twice',
    replaced('stops.txt', 'stop_lat,stop_lon', 'stop_lat,stop_lat'),
    'duplicated_column',
    'stops.txt',
    1,
    'stop_lat',
  ],
  [
    'a row too short',
    replaced('stops.txt', 'A,甲村,26.19,116.82', 'A,甲村,26.19'),
    'invalid_row_length',
    'stops.txt',
    3,
  ],
  ['an open quote', replaced('stops.txt', 'A,甲村', 'A,"甲村'), 'csv_parsing_failed', 'stops.txt', 3],
  ['a stop twice', replaced('stops.txt', '\nB,', '\nA,'), 'duplicate_key', 'stops.txt', 4, 'stop_id'],
  ['a call twice', replaced('stop_times.txt', 'B,3,1', 'B,2,1'), 'duplicate_key', 'stop_times.txt', 4, 'stop_sequence'],
  [
    'an unknown stop',
    replaced('stop_times.txt', 'A,2,0', 'X,2,0'),
    'foreign_key_violation',
    'stop_times.txt',
    3,
    'stop_id',
  ],
  [
    'an unknown trip',
    replaced('stop_times.txt', 'T3,24:10', 'T9,24:10'),
    'foreign_key_violation',
    'stop_times.txt',
    9,
    'trip_id',
  ],
  [
    'an unknown line',
    replaced('trips.txt', 'K02,DAILY', 'K09,DAILY'),
    'foreign_key_violation',
    'trips.txt',
    4,
    'route_id',
  ],
  [
    'an unknown service',
    replaced('trips.txt', 'K02,DAILY', 'K02,NEVER'),
    'foreign_key_violation',
    'trips.txt',
    4,
    'service_id',
  ],
  [
    'an unknown company',
    replaced('routes.txt', 'K02,MT', 'K02,XX'),
    'foreign_key_violation',
    'routes.txt',
    3,
    'agency_id',
  ],
  [
    'an unknown shape',
    replaced(
      'trips.txt',
      'trip_headsign\nK01,DAILY,T1,丙村\nK01,DAILY,T2,清流汽车站\nK02,DAILY,T3,乙村',
      'shape_id\nK01,DAILY,T1,S\nK01,DAILY,T2,\nK02,DAILY,T3,',
    ),
    'foreign_key_violation',
    'trips.txt',
    2,
    'shape_id',
  ],
  [
    'a time of 61 minutes',
    replaced('stop_times.txt', '08:10:00', '08:61:00'),
    'invalid_time',
    'stop_times.txt',
    3,
    'arrival_time',
  ],
  [
    'time going backwards',
    replaced('stop_times.txt', '08:30:00,08:30:00', '08:15:00,08:15:00'),
    'stop_time_with_arrival_before_previous_departure_time',
    'stop_times.txt',
    5,
    'arrival_time',
  ],
  [
    'leaving before arriving',
    replaced('stop_times.txt', '08:20:00,08:22:00', '08:20:00,08:19:00'),
    'stop_time_with_departure_before_arrival_time',
    'stop_times.txt',
    4,
    'departure_time',
  ],
  [
    'no time at the last stop',
    replaced('stop_times.txt', '08:30:00,08:30:00,C,4,1', ',,C,4,0'),
    'missing_trip_edge',
    'stop_times.txt',
    5,
    'arrival_time',
  ],
  [
    'no time at a timepoint',
    replaced('stop_times.txt', '08:10:00,08:10:00,A,2,0', ',,A,2,1'),
    'stop_time_timepoint_without_times',
    'stop_times.txt',
    3,
    'timepoint',
  ],
  [
    'a date that is none',
    replaced('calendar.txt', '20260101', '20260230'),
    'invalid_date',
    'calendar.txt',
    2,
    'start_date',
  ],
  [
    'a calendar ending before it begins',
    replaced('calendar.txt', '20281231', '20251231'),
    'start_and_end_range_out_of_order',
    'calendar.txt',
    2,
    'end_date',
  ],
  [
    'a weekday of 2',
    replaced('calendar.txt', 'DAILY,1', 'DAILY,2'),
    'unexpected_enum_value',
    'calendar.txt',
    2,
    'monday',
  ],
  [
    'an exception of 3',
    { 'calendar_dates.txt': 'service_id,date,exception_type\nDAILY,20261201,3\n' },
    'unexpected_enum_value',
    'calendar_dates.txt',
    2,
    'exception_type',
  ],
  [
    'an exception twice',
    { 'calendar_dates.txt': 'service_id,date,exception_type\nDAILY,20261201,1\nDAILY,20261201,2\n' },
    'duplicate_key',
    'calendar_dates.txt',
    3,
    'service_id',
  ],
  ['latitude 91', replaced('stops.txt', '26.19', '91.0'), 'number_out_of_range', 'stops.txt', 3, 'stop_lat'],
  ['latitude of letters', replaced('stops.txt', '26.19', 'north'), 'invalid_float', 'stops.txt', 3, 'stop_lat'],
  ['a stop nowhere', replaced('stops.txt', '26.19,116.82', ','), 'stop_without_location', 'stops.txt', 3, 'stop_lat'],
  [
    'a stop without a name',
    replaced('stops.txt', 'A,甲村', 'A,'),
    'missing_required_field',
    'stops.txt',
    3,
    'stop_name',
  ],
  [
    'a line without names',
    replaced('routes.txt', 'K02,MT,K02,清流—乙村', 'K02,MT,,'),
    'route_both_short_and_long_name_missing',
    'routes.txt',
    3,
    'route_short_name',
  ],
  [
    'a line of no kind',
    replaced('routes.txt', '清流—乙村,3', '清流—乙村,bus'),
    'invalid_integer',
    'routes.txt',
    3,
    'route_type',
  ],
  [
    'a colour with a #',
    replaced(
      'routes.txt',
      'route_type\nK01,MT,K01,清流—丙村,3\nK02,MT,K02,清流—乙村,3',
      'route_type,route_color\nK01,MT,K01,清流—丙村,3,#FFAA0\nK02,MT,K02,清流—乙村,3,',
    ),
    'invalid_color',
    'routes.txt',
    2,
    'route_color',
  ],
  [
    'another time zone',
    replaced('agency.txt', 'Asia/Shanghai', 'Asia/Tokyo'),
    'inconsistent_agency_timezone',
    'agency.txt',
    2,
    'agency_timezone',
  ],
  [
    'two companies, one without an id',
    { 'agency.txt': `${smallFeed['agency.txt'] ?? ''},邮政,https://example.org/,Asia/Shanghai\n` },
    'missing_required_field',
    'agency.txt',
    3,
    'agency_id',
  ],
  [
    'a station within a station',
    stations('S,大站,26.2,116.8,1,S'),
    'station_with_parent_station',
    'stops.txt',
    6,
    'parent_station',
  ],
  [
    'an entrance to nowhere',
    stations('E,门,26.2,116.8,2,'),
    'location_without_parent_station',
    'stops.txt',
    6,
    'parent_station',
  ],
  [
    'a platform of a platform',
    stations('P,台,26.2,116.8,0,A'),
    'wrong_parent_location_type',
    'stops.txt',
    6,
    'parent_station',
  ],
  [
    'a headway of nothing',
    { 'frequencies.txt': 'trip_id,start_time,end_time,headway_secs\nT1,06:00:00,07:00:00,0\n' },
    'number_out_of_range',
    'frequencies.txt',
    2,
    'headway_secs',
  ],
  [
    'a frequency ending before it begins',
    { 'frequencies.txt': 'trip_id,start_time,end_time,headway_secs\nT1,07:00:00,06:00:00,600\n' },
    'start_and_end_range_out_of_order',
    'frequencies.txt',
    2,
    'end_time',
  ],
  [
    'overlapping frequencies',
    {
      'frequencies.txt':
        'trip_id,start_time,end_time,headway_secs\nT1,06:00:00,07:00:00,600\nT1,06:30:00,08:00:00,900\n',
    },
    'overlapping_frequency',
    'frequencies.txt',
    3,
    'start_time',
  ],
  [
    'a million runs',
    {
      'frequencies.txt': `trip_id,start_time,end_time,headway_secs\n${[0, 1, 2].map((day) => `T1,${day * 24}:00:00,${day * 24 + 24}:00:00,1\n`).join('')}`,
    },
    'too_many_rows',
    'frequencies.txt',
    0,
  ],
  [
    'a transfer to nowhere',
    { 'transfers.txt': 'from_stop_id,to_stop_id,transfer_type\nA,X,0\n' },
    'foreign_key_violation',
    'transfers.txt',
    2,
    'to_stop_id',
  ],
  [
    'a transfer from no stop',
    { 'transfers.txt': 'from_stop_id,to_stop_id,transfer_type\n,A,2\n' },
    'missing_required_field',
    'transfers.txt',
    2,
    'from_stop_id',
  ],
  [
    'an in-seat transfer of no trip',
    { 'transfers.txt': 'from_stop_id,to_stop_id,from_trip_id,to_trip_id,transfer_type\nA,A,T1,,4\n' },
    'missing_required_field',
    'transfers.txt',
    2,
    'to_trip_id',
  ],
  [
    'cargo of an unknown trip',
    { 'trip_cargo.txt': 'trip_id,cargo_volume_m3,cargo_weight_kg\nT9,1,1\n' },
    'foreign_key_violation',
    'trip_cargo.txt',
    2,
    'trip_id',
  ],
  [
    'a kept file that is no table',
    { 'shapes.txt': 'shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\nS,1,2\n' },
    'invalid_row_length',
    'shapes.txt',
    2,
  ],
  [
    'a fare for an unknown line',
    { 'fare_rules.txt': 'fare_id,route_id\nF,K09\n' },
    'foreign_key_violation',
    'fare_rules.txt',
    2,
    'route_id',
  ],
  [
    'an id that is too long',
    replaced('stops.txt', '\nA,', `\n${'A'.repeat(65)},`),
    'field_too_long',
    'stops.txt',
    3,
    'stop_id',
  ],
];

/** The small feed's stops as rows with location_type and parent_station, and one more row. */
function stations(row: string): Record<string, string> {
  return {
    'stops.txt': `${(smallFeed['stops.txt'] ?? '')
      .trimEnd()
      .replace('stop_lon', 'stop_lon,location_type,parent_station')
      .replace(/(\n[^\n]+)/g, '$1,,')}\n${row}\n`,
  };
}

const warned: readonly Case[] = [
  [
    'a bus calling at a station',
    { ...stations('S,大站,26.2,116.8,1,'), ...replaced('stop_times.txt', 'A,2,0', 'S,2,0') },
    'location_with_unexpected_stop_time',
    'stop_times.txt',
    3,
  ],
  [
    'a bus faster than any',
    replaced('stops.txt', '26.19,116.82', '27.19,116.82'),
    'fast_travel_between_consecutive_stops',
    'stop_times.txt',
    3,
  ],
  [
    'a trip of one stop',
    { 'stop_times.txt': 'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nT1,08:00:00,08:00:00,A,1\n' },
    'unusable_trip',
    'stop_times.txt',
    2,
  ],
  [
    'a trip of no stop',
    {
      'stop_times.txt':
        'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nT1,08:00:00,08:00:00,A,1\nT1,08:10:00,08:10:00,B,2\n',
    },
    'unused_trip',
    'trips.txt',
    0,
  ],
  [
    'a stop without a bus',
    replaced('stops.txt', '\nB,', '\nZ,丁村,26.2,116.8\nB,'),
    'stop_without_stop_time',
    'stops.txt',
    0,
  ],
  [
    'a calendar that is over',
    replaced('calendar.txt', '20260101,20281231', '20250101,20251231'),
    'expired_calendar',
    'calendar.txt',
    0,
  ],
  [
    'no bus for a week',
    replaced('calendar.txt', '20260101', '20270101'),
    'trip_coverage_not_active_for_next7_days',
    'trips.txt',
    0,
  ],
  ['no feed_info', { 'feed_info.txt': null }, 'missing_recommended_file', 'feed_info.txt', 0],
  ['blanks', replaced('stops.txt', '甲村', ' 甲村 '), 'leading_or_trailing_whitespaces', 'stops.txt', 3],
  ['a column of ours', replaced('feed_info.txt', 'feed_version', 'our_version'), 'unknown_column', 'feed_info.txt', 1],
  ['a file of ours', { 'notes.txt': 'a,b\n1,2\n' }, 'unknown_file', 'notes.txt', 0],
  [
    'a pickup of 9',
    replaced(
      'stop_times.txt',
      'timepoint\nT1,08:00:00,08:00:00,COUNTY,1,1',
      'pickup_type\nT1,08:00:00,08:00:00,COUNTY,1,9',
    ),
    'unexpected_enum_value',
    'stop_times.txt',
    2,
  ],
  [
    'two lines of one name',
    replaced('routes.txt', 'K02,清流—乙村', 'K01,清流—丙村'),
    'duplicate_route_name',
    'routes.txt',
    0,
  ],
  [
    'a place to be called to',
    {
      'stop_times.txt': `${(smallFeed['stop_times.txt'] ?? '').replace('timepoint', 'timepoint,location_id').replace(/(\d)\n/g, '$1,\n')}T3,,,,3,,Z1\n`,
    },
    'demand_responsive_trip_not_shown',
    'stop_times.txt',
    10,
  ],
];

describe('a broken feed', () => {
  it.each(refused.map(named))('with $what is refused', async ({ changes, code, file, row, field }) => {
    const issues = await issuesOf(feedWith(changes));
    expect(issues.filter(({ severity }) => severity === 'ERROR')).toContainEqual(
      expect.objectContaining({ code, file, row, ...(field === undefined ? {} : { field }) }),
    );
    for (const { reason } of issues) expect(reason).toMatch(/[一-龥]/);
  });

  it.each(warned.map(named))('with $what is taken, but it is told', async ({ changes, code, file, row }) => {
    const issues = await issuesOf(feedWith(changes));
    expect(issues.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
    expect(issues).toContainEqual(expect.objectContaining({ code, file, row }));
  });

  it.each([
    [
      'GBK',
      Buffer.from([
        ...Buffer.from('stop_id,stop_name,stop_lat,stop_lon\nA,'),
        0xbc,
        0xd7,
        0xb4,
        0xe5,
        ...Buffer.from(',26,116\n'),
      ]),
    ],
    ['UTF-16', Buffer.from('\uFEFFstop_id,stop_name\nA,甲\n', 'utf16le')],
  ])('in %s is refused with what to do', async (_name, bytes) => {
    const issues = await issuesOf(new Map([...feedWith(), ['stops.txt', bytes]]));
    expect(issues[0]).toMatchObject({
      code: 'invalid_character',
      file: 'stops.txt',
      reason: expect.stringContaining('UTF-8') as unknown,
    });
  });

  it('with a thousand faults of a kind names fifty and counts all', async () => {
    const rows = Array.from({ length: 1_000 }, (_each, index) => `K09,DAILY,X${index},\n`).join('');
    const error: unknown = await readFeed(feedWith({ 'trips.txt': `${smallFeed['trips.txt'] ?? ''}${rows}` }), {
      today,
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FeedRejected);
    const { report } = error as FeedRejected;
    expect(report.counts.foreign_key_violation).toBe(1_000);
    expect(report.issues.filter(({ code }) => code === 'foreign_key_violation')).toHaveLength(50);
  });
});

describe('a sound feed', () => {
  it('is read without a word, times past midnight and a byte order mark too', async () => {
    const files = new Map(
      feedWith({ 'agency.txt': `\uFEFF${smallFeed['agency.txt'] ?? ''}`.replaceAll('\n', '\r\n') }),
    );
    const { feed, report, rows } = await readFeed(files, { today });
    expect(report.issues).toEqual([]);
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
    const { feed, report } = await readFeed(await sample(true), { today: '2019-04-01' });
    expect(report.errors).toBe(0);
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
