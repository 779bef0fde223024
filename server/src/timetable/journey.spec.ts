// How does one get from here to there, told as a timetable tells it?
import { timetableOf, trip } from '../testing/sample-feed.js';
import type { SampleTrip } from '../testing/sample-feed.js';
import { JourneyPlanner } from './journey.js';
import { cancellationKey } from './timetable-snapshot.js';
import type { Cancellations } from './timetable-snapshot.js';

const tuesday = '2026-11-24';

/** `A 08:00 K1-1 B 08:10` for each bus of the journey that arrives first; undefined when there is none. */
function journey(trips: SampleTrip[], from: string, to: string, after: string, more: { date?: string; cancelled?: Cancellations } = {}): string[] | undefined {
  const timetable = timetableOf(trips, more.cancelled);
  const number = (stop: string): number => timetable.stopNumber.get(stop) ?? -1;
  const [hours, minutes] = after.split(':').map(Number);
  const legs = new JourneyPlanner(timetable).earliest({ from: [number(from)], to: [number(to)], date: more.date ?? tuesday, departAfter: (hours ?? 0) * 3600 + (minutes ?? 0) * 60 });
  const time = (seconds: number): string => `${Math.floor(seconds / 3600)}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}`;
  return legs?.map((leg) => {
    if (leg.mode === 'walk') return `walk ${time(leg.departure)} ${time(leg.arrival)}`;
    return `${timetable.stopAt(leg.fromRow)?.stopId} ${time(leg.departure)} ${timetable.feed.trips[leg.trip]?.tripId} ${timetable.stopAt(leg.toRow)?.stopId} ${time(leg.arrival)}`;
  });
}

describe('the journey that arrives first', () => {
  it('is one bus where one goes', () => {
    expect(journey([trip('K1-1', ['A', '08:00'], ['B', '08:10'], ['C', '08:30'])], 'A', 'C', '07:00')).toEqual(['A 8:00 K1-1 C 8:30']);
  });

  it('takes the later bus that overtakes the earlier one', () => {
    expect(journey([trip('K1-1', ['A', '08:00'], ['C', '09:30']), trip('K2-1', ['A', '08:20'], ['C', '09:00'])], 'A', 'C', '07:00')).toEqual(['A 8:20 K2-1 C 9:00']);
  });

  it('changes where two minutes are left for it, and not where they are not', () => {
    const first = trip('K1-1', ['A', '08:00'], ['B', '08:10']);
    expect(journey([first, trip('K2-1', ['B', '08:12'], ['C', '08:30'])], 'A', 'C', '07:00')).toEqual(['A 8:00 K1-1 B 8:10', 'B 8:12 K2-1 C 8:30']);
    expect(journey([first, trip('K2-1', ['B', '08:11'], ['C', '08:30'])], 'A', 'C', '07:00')).toBeUndefined();
  });

  it('leaves at the asked minute, and at midnight, but never before', () => {
    const trips = [trip('K1-1', ['A', '00:00'], ['B', '00:10']), trip('K1-2', ['A', '08:00'], ['B', '08:10'])];
    expect(journey(trips, 'A', 'B', '00:00')).toEqual(['A 0:00 K1-1 B 0:10']);
    expect(journey(trips, 'A', 'B', '08:00')).toEqual(['A 8:00 K1-2 B 8:10']);
    expect(journey(trips, 'A', 'B', '08:01')).toBeUndefined();
  });

  it('rides past midnight, and takes yesterday’s bus that is still on the road', () => {
    const trips = [trip('K1-1', ['A', '23:50'], ['B', '24:10'], ['C', '24:30'])];
    expect(journey(trips, 'A', 'C', '23:00')).toEqual(['A 23:50 K1-1 C 24:30']);
    expect(journey(trips, 'B', 'C', '00:05')).toEqual(['B 0:10 K1-1 C 0:30']);
  });

  it('does not board or alight where nobody may, nor take a cancelled bus or one of another day', () => {
    expect(journey([trip('K1-1', ['A', '08:00', { pickup: 1 }], ['B', '08:10'])], 'A', 'B', '07:00')).toBeUndefined();
    expect(journey([trip('K1-1', ['A', '08:00'], ['B', '08:10', { dropOff: 1 }], ['C', '08:20'])], 'A', 'B', '07:00')).toBeUndefined();
    expect(journey([trip('K1-1', ['A', '08:00'], ['B', '08:10'])], 'A', 'B', '07:00', { cancelled: new Map([[cancellationKey('K1-1', tuesday), '塌方']]) })).toBeUndefined();
    expect(journey([{ ...trip('K1-1', ['A', '08:00'], ['B', '08:10']), service: 'WEEKDAY' }], 'A', 'B', '07:00', { date: '2026-11-28' })).toBeUndefined();
  });

  it('never goes back in time, and is none at all where one is there already', () => {
    const trips = [trip('K1-1', ['A', '08:00'], ['B', '08:10'])];
    expect(journey(trips, 'B', 'A', '07:00')).toBeUndefined();
    expect(journey(trips, 'A', 'A', '07:00')).toEqual([]);
  });
});
