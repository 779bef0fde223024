// Is it told how a bus is called that comes only when somebody has phoned, from the server and from a pack alike?
import { bookUntil, villagePackDepartures } from '@kehuoyou/shared';
import { feedOf, filesOf, trip } from '../../testing/timetable/sample-feed.js';
import { FeedRejected } from '../feed/feed-issue.js';
import type { Feed } from '../feed/feed.js';
import { readFeed } from '../feed/feed-reader.js';
import { TimetableSnapshot } from '../running/timetable-snapshot.js';
import { packTimetable } from './village-pack-builder.js';

const today = '2026-11-24';
const header =
  'booking_rule_id,booking_type,prior_notice_duration_min,prior_notice_last_day,prior_notice_last_time,phone_number,message';
const rules = [header, 'HOUR,1,60,,,0598-1234567,', 'EVE,2,,1,17:00:00,,请报人数', 'ANY,0,,,,0598-7654321,'];

/** Four trips from A, each called by another rule; the last comes by itself. */
async function read(
  lines: readonly string[] = rules,
  ofTrips: readonly string[] = ['HOUR', 'EVE', 'ANY', ''],
): Promise<Feed> {
  const trips = ofTrips.map((rule, number) =>
    trip(`K${number}-1`, ['A', `0${number + 8}:00`, { pickup: rule === '' ? 0 : 2 }], ['B', `0${number + 8}:30`]),
  );
  const feed = feedOf(...trips);
  const [columns = '', ...rows] = feed['stop_times.txt'] ?? [];
  const calls = rows.map((row) => `${row},${/^K\d-1,[^,]*,[^,]*,A,/.test(row) ? (ofTrips[Number(row[1])] ?? '') : ''}`);
  const files = {
    ...feed,
    'booking_rules.txt': [...lines],
    'stop_times.txt': [`${columns},pickup_booking_rule_id`, ...calls],
  };
  return (await readFeed(filesOf(files), { today })).feed;
}

it('names the phone, the last moment and what the company asks, on the board and in the pack', async () => {
  const timetable = new TimetableSnapshot(await read(), []);
  const departures = timetable.departuresOn(timetable.stopNumber.get('A') ?? -1, today);
  expect(departures.map(({ booking }) => booking)).toEqual([
    { phone: '0598-1234567', minutesBefore: 60 },
    { message: '请报人数', daysBefore: 1, lastTime: 17 * 3_600 },
    { phone: '0598-7654321' },
    undefined,
  ]);
  const untils = departures.map(({ booking, seconds }) => booking && bookUntil(booking, today, seconds)?.toISOString());
  expect(untils).toEqual(['2026-11-23T23:00:00.000Z', '2026-11-23T09:00:00.000Z', undefined, undefined]);
  const stop = { id: 'A', name: 'A站', position: { lat: 26, lng: 116.8 } };
  const packed = {
    village: { code: '', name: '', townshipCode: '', townshipName: '', position: stop.position },
    from: today,
    feed: { version: '1', publisher: '' },
    points: [],
    notices: [],
    ...packTimetable(timetable, [{ stop, role: 'village' }], today),
  };
  const [board] = packed.boards;
  expect(board && villagePackDepartures(packed, board, today)).toEqual(departures);
});

it.each([
  ['a rule that is not there', rules, ['LOST'], 'foreign_key_violation'],
  ['hours before that are not said', [header, 'HOUR,1,,,,,'], ['HOUR'], 'missing_required_field'],
  ['an evening before that has no time', [header, 'EVE,2,,1,,,'], ['EVE'], 'missing_required_field'],
  ['two rules of one id', [...rules, 'ANY,0,,,,,'], [''], 'duplicate_key'],
])('a timetable with %s is refused', async (_what, lines, ofTrips, code) => {
  const failure: unknown = await read(lines, ofTrips).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(FeedRejected);
  expect((failure as FeedRejected).validation.issues.map((issue) => issue.code)).toContain(code);
});
