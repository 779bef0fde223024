// Is every broken file, table and reference of a feed found out, and what is only odd told?
import { FeedRejected } from './feed-issue.js';
import { readFeed } from './feed-reader.js';
import { expectRefused, issuesOf, named, replaced, stations, today } from '../../testing/timetable/feed-cases.js';
import type { Case } from '../../testing/timetable/feed-cases.js';
import { feedWith, smallFeed } from '../../testing/timetable/small-feed.js';

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
];

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
  it.each(refused.map(named))('with $what is refused', expectRefused);

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
    const { validation } = error as FeedRejected;
    expect(validation.counts.foreign_key_violation).toBe(1_000);
    expect(validation.issues.filter(({ code }) => code === 'foreign_key_violation')).toHaveLength(50);
  });
});
