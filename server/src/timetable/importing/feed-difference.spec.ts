// Does the difference say what a person would notice?
import { differenceOf } from './feed-difference.js';
import { readFeed } from '../feed/feed-reader.js';
import { feedWith, smallFeed } from '../../testing/timetable/small-feed.js';

const today = '2026-11-24';
const read = async (changes: Record<string, string | null> = {}) => (await readFeed(feedWith(changes), { today })).feed;
const text = (file: string, from: string, to: string): Record<string, string> => ({
  [file]: (smallFeed[file] ?? '').replace(from, to),
});

describe('the difference between two timetables', () => {
  it('is nothing between equal ones', async () => {
    const difference = differenceOf(await read(), await read(), today);
    expect(difference.trips.counts).toEqual({ gained: 0, lost: 0, changed: 0, same: 3 });
    expect(difference).toMatchObject({ firstDay: today, lastDay: '2027-12-28' });
  });

  it('is everything against none', async () => {
    const { lines, trips, stops } = differenceOf(undefined, await read(), today);
    expect([lines, trips, stops].map(({ counts }) => counts.gained)).toEqual([2, 3, 4]);
  });

  it('names the trips gained and lost, and the hours of those that moved', async () => {
    const moved = (smallFeed['stop_times.txt'] ?? '')
      .replace('T2,09:00:00,09:00:00', 'T2,09:05:00,09:05:00')
      .replaceAll('T3,', 'T4,');
    const { trips } = differenceOf(
      await read(),
      await read({ 'stop_times.txt': moved, ...text('trips.txt', 'T3', 'T4') }),
      today,
    );
    expect(trips.gained).toEqual([{ id: 'T4', name: 'K02 23:50 乙村' }]);
    expect(trips.lost).toEqual([{ id: 'T3', name: 'K02 23:50 乙村' }]);
    expect(trips.changed).toEqual([{ id: 'T2', name: 'K01 09:05 清流汽车站', change: '改点：09:00→09:05' }]);
  });

  it('tells other times on the way, other stops and other days apart', async () => {
    const { trips } = differenceOf(
      await read(),
      await read({
        ...text('stop_times.txt', '08:10:00,08:10:00,A', '08:11:00,08:11:00,A'),
        'calendar_dates.txt': 'service_id,date,exception_type\nDAILY,20261201,2\n',
      }),
      today,
    );
    expect(trips.changed.map(({ id, change }) => [id, change])).toEqual([
      ['T1', '中途时间变了，开行日期变了'],
      ['T2', '开行日期变了'],
      ['T3', '开行日期变了'],
    ]);
    const skipping = differenceOf(
      await read(),
      await read(text('stop_times.txt', 'T1,08:10:00,08:10:00,A,2,0\n', '')),
      today,
    );
    expect(skipping.trips.changed).toEqual([{ id: 'T1', name: 'K01 08:00 丙村', change: '停站变了' }]);
  });

  it('counts the trips of the coming days, by either timetable, a day without any too', async () => {
    const { week } = differenceOf(
      await read(),
      await read({ 'calendar_dates.txt': 'service_id,date,exception_type\nDAILY,20261126,2\n' }),
      today,
    );
    expect(week?.map(({ date }) => date)).toEqual([
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
      '2026-11-30',
    ]);
    expect(week?.filter(({ before, after }) => before !== after)).toEqual([
      { date: '2026-11-26', before: 3, after: 0 },
    ]);
    expect(differenceOf(undefined, await read(), today).week?.[0]).toMatchObject({ before: 0, after: 3 });
  });

  it('lets a stop lie where it lies until it is moved by more than a map’s error', async () => {
    const near = differenceOf(await read(), await read(text('stops.txt', '26.19,', '26.1901,')), today);
    expect(near.stops.counts.changed).toBe(0);
    const far = differenceOf(await read(), await read(text('stops.txt', '26.19,', '26.195,')), today);
    expect(far.stops.changed).toEqual([{ id: 'A', name: '甲村', change: '位置移了 556 米' }]);
  });
});
