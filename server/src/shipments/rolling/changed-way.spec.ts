// Does a way count as another one by the timetable alone, and does one that keeps no promise any more not go on?
import type { BusRide, FoldedBox, Quote, ShipmentFact } from '@kehuoyou/shared';
import type { TripRun } from '../../timetable/driving/trip-runs.service.js';
import { changeOf, goesOn, renumbered } from './changed-way.js';
import type { Retimed } from './changed-way.js';

const DAY = '2026-12-02';
const at = (time: string): string => `${DAY}T${time}:00+08:00`;

/** Calls at 1 and 2, by the timetable; `late` is when it is expected to leave. */
function run(tripId: string, departure: string, arrival: string, late = departure): TripRun {
  const call = (sequence: number, planned: string, expected: string): TripRun['calls'][number] => ({
    ...{ stopId: `S${sequence}`, stopIds: [`S${sequence}`], stopName: `S${sequence}`, sequence },
    ...{ arrival: at(expected), departure: at(expected), planned: at(planned), plannedArrival: at(planned) },
    ...{ passed: false, dropped: false },
  });
  const calls = [call(1, departure, late), call(2, arrival, arrival)];
  return { tripId, serviceDate: DAY, bus: {}, routeName: tripId, headsign: '', calls };
}

function ride(tripId: string, departure: string, arrival: string, expected = departure): BusRide {
  return {
    ...{ tripId, serviceDate: DAY, routeName: tripId, fromStopName: 'S1', toStopName: 'S2' },
    ...{ departure: at(expected), arrival: at(arrival), fromSequence: 1, toSequence: 2 },
    planned: { departure: at(departure), arrival: at(arrival) },
  };
}

const booked = { rides: [ride('A', '08:00', '09:00'), ride('B', '09:20', '10:00')], handInBy: at('07:45') };
const byTimetable = (...runs: readonly TripRun[]) =>
  changeOf(booked, ({ tripId }) => runs.find((each) => each.tripId === tripId));
const B = run('B', '09:20', '10:00');

it('is the same where it is, but for minutes, or late', () => {
  expect(byTimetable(run('A', '08:00', '09:00'), B)).toBeUndefined();
  expect(byTimetable(run('A', '08:04', '09:04'), B)).toBeUndefined();
  expect(byTimetable(run('A', '08:00', '09:00', '08:25'), B)).toBeUndefined();
  const late = { rides: [ride('A', '08:00', '09:00', '08:25')], handInBy: at('08:10') };
  expect(changeOf(late, () => run('A', '08:00', '09:00'))).toBeUndefined();
});

it('is gone with one of its buses', () => {
  expect(byTimetable(run('A', '08:00', '09:00'))).toBe('gone');
});

it('says what leaves or is there at another time, and until when boxes must be brought', () => {
  expect(byTimetable(run('A', '07:40', '08:40'), B)).toMatchObject({
    handInBy: at('07:25'),
    shifted: { was: at('08:00'), is: at('07:40'), isArrival: false },
  });
  expect(byTimetable(run('A', '08:00', '09:00'), run('B', '09:40', '10:20'))).toMatchObject({
    handInBy: at('07:45'),
    shifted: { was: at('09:20'), is: at('09:40'), isArrival: false },
  });
  expect(byTimetable(run('A', '08:00', '09:00'), run('B', '09:20', '10:30'))).toMatchObject({
    shifted: { was: at('10:00'), is: at('10:30'), isArrival: true },
  });
});

describe('boxes', () => {
  const facts: ShipmentFact[] = [];
  const box = (state: FoldedBox['state']): FoldedBox => ({ no: 1, state, way: 1 });
  const quote = {
    goods: '豆腐皮',
    freshHours: 4,
    lines: [{ no: 1, count: 1, to: 'county_pickup' }],
  } as unknown as Quote;
  const order = (state: FoldedBox['state'] = 'planned') => ({
    ...{ quote, facts },
    folded: { state: 'booked' as const, boxes: [box(state)] },
  });
  const goes = (change: ReturnType<typeof changeOf>, now: string, state?: FoldedBox['state']): boolean =>
    goesOn(order(state), { no: 1, chilled: false }, change as Retimed, new Date(at(now)));

  it('go on where they are there in time', () => {
    expect(goes(byTimetable(run('A', '07:40', '08:40'), B), '06:00')).toBe(true);
  });

  it('do not where the second bus does not wait, though it is a matter of minutes', () => {
    const change = byTimetable(run('A', '08:04', '09:06'), B);
    expect(change).toBeDefined();
    expect(goes(change, '06:00')).toBe(false);
  });

  it('do not where they would be spoilt', () => {
    expect(goes(byTimetable(run('A', '08:00', '09:00'), run('B', '12:00', '12:40')), '06:00')).toBe(false);
  });

  it('do not where they cannot be brought any more, and do where they lie there', () => {
    const change = byTimetable(run('A', '07:10', '08:10'), B);
    expect(goes(change, '07:00')).toBe(false);
    expect(goes(change, '07:00', 'received')).toBe(true);
  });
});

describe('another version of the way', () => {
  // A stop was put in before: the numbers of all others are one more.
  const renumberedRun = (): TripRun => {
    const before = run('A', '08:00', '09:00');
    const [first, last] = before.calls;
    if (!first || !last) throw new Error('it calls twice');
    const added = {
      ...first,
      stopName: '新站',
      stopId: 'S0',
      stopIds: ['S0'],
      planned: at('07:50'),
      departure: at('07:50'),
    };
    return { ...before, calls: [added, { ...first, sequence: 2 }, { ...last, sequence: 3 }] };
  };

  it('keeps boxes at their stop, and not at the one that has its number now', () => {
    const one = { rides: [ride('A', '08:00', '09:00')], handInBy: at('07:45') };
    expect(changeOf(one, renumberedRun)).toBeUndefined();
    expect(renumbered(one.rides, renumberedRun)).toMatchObject([
      { fromStopName: 'S1', fromSequence: 2, toStopName: 'S2', toSequence: 3, departure: at('08:00') },
    ]);
    expect(renumbered(one.rides, () => run('A', '08:00', '09:00'))).toBeUndefined();
  });

  it('keeps boxes at the later of two calls at their stop where they were to get on then', () => {
    const there = renumberedRun();
    const [, first, last] = there.calls;
    if (!first || !last) throw new Error('it calls there');
    const earlier = { ...first, sequence: 1, planned: at('07:20'), departure: at('07:20') };
    const twice = { ...there, calls: [earlier, { ...first, sequence: 5 }, { ...last, sequence: 6 }] };
    const one = { rides: [{ ...ride('A', '08:00', '09:00'), fromSequence: 4 }], handInBy: at('07:45') };
    expect(changeOf(one, () => twice)).toBeUndefined();
    expect(renumbered(one.rides, () => twice)).toMatchObject([{ fromSequence: 5, toSequence: 6 }]);
  });

  it('is gone with their stop, and not with a name of it alone', () => {
    const one = { rides: [ride('A', '08:00', '09:00')], handInBy: at('07:45') };
    const named = (time: string): TripRun => {
      const there = run('A', time, '09:00');
      return {
        ...there,
        calls: there.calls.map((call, place) => (place === 0 ? { ...call, stopName: '别的站' } : call)),
      };
    };
    expect(changeOf(one, () => named('07:50'))).toBe('gone');
    expect(changeOf(one, () => named('08:00'))).toBeUndefined();
  });
});
