// Is what we expect of a bus carried on honestly: lateness with it, doubt growing, waiting at timepoints?
import { foldTrip, instantOf } from '@kehuoyou/shared';
import type { TripFact } from '@kehuoyou/shared';
import fc from 'fast-check';
import { forecast } from './live-forecast.js';
import type { ExpectedCall, ForecastCall } from './live-forecast.js';

const date = '2026-11-24';
const eight = 8 * 3_600;
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
/** A at 8:00 and D at 9:00 keep their time, C waits from 8:20 to 8:30; B and E are villages on the way. */
const plan: ForecastCall[] = (
  [
    ['A', 0, 0, true],
    ['B', 10, 10, false],
    ['C', 20, 30, true],
    ['E', 45, 45, false],
    ['D', 60, 60, true],
  ] as const
).map(([stopId, arrival, departure, exact], index) => ({
  stopId,
  sequence: index + 1,
  arrival: eight + arrival * 60,
  departure: eight + departure * 60,
  exact,
}));

let count = 0;
const report = (kind: TripFact['kind'], minutes: number, more: Partial<TripFact> = {}): TripFact => {
  count += 1;
  return {
    eventId: `e${count}`,
    kind,
    at: instantOf(date, eight + minutes * 60).getTime(),
    deviceId: 'phone',
    deviceSeq: count,
    source: 'driver',
    actor: 'd',
    ...more,
  };
};
const expected = (...facts: TripFact[]): ExpectedCall[] => forecast(plan, foldTrip(plan, date, facts), date) ?? [];
/** Minutes past eight. */
const departures = (calls: readonly ExpectedCall[]): number[] => calls.map(({ departure }) => (departure - eight) / 60);

describe('a forecast', () => {
  it('is none while nobody has said anything', () => {
    expect(forecast(plan, foldTrip(plan, date, []), date)).toBeUndefined();
    expect(forecast(plan, foldTrip(plan, date, [report('ready', -10)]), date)).toBeUndefined();
  });

  it('carries lateness along, and loses it where the bus would have waited', () => {
    const calls = expected(report('depart', 6));
    // Six minutes late at C, where it waits ten: on time again from there on.
    expect(departures(calls)).toEqual([6, 16, 30, 45, 60]);
    expect(departures(expected(report('depart', 25)))).toEqual([25, 35, 45, 60, 75]);
  });

  it('lets an early bus go on in the villages and wait at a timepoint', () => {
    expect(departures(expected(report('stop', 7, { stopId: 'B' })))).toEqual([0, 7, 30, 45, 60]);
    expect(departures(expected(report('stop', -5, { stopId: 'A' })))).toEqual([0, 10, 30, 45, 60]);
  });

  it('is less and less sure on the way, and sure again where the bus waits', () => {
    const calls = expected(report('depart', 1));
    const doubts = calls.map(({ uncertainty }) => uncertainty);
    expect(doubts[0]).toBe(30);
    expect(doubts[1]).toBe(30 + 90);
    // At C it waits for its time: whatever the doubt of arriving, it leaves at half past.
    expect(doubts[2]).toBe(30);
    expect(doubts[3]).toBe(30 + 135);
    expect(expected(report('stop', 10, { stopId: 'B', source: 'keeper' }))[1]?.uncertainty).toBe(120);
  });

  it('knows what has passed, seen or not', () => {
    const calls = expected(report('depart', 1), report('stop', 33, { stopId: 'C' }));
    expect(calls.map(({ passed }) => passed)).toEqual([true, true, false, false, false]);
    expect(departures(calls)).toEqual([1, 11, 33, 48, 63]);
    expect(expected(report('depart', 1), report('depart', 33, { stopId: 'C' }))[2]?.passed).toBe(true);
  });

  it('believes an announced delay, with doubt, until the bus is seen', () => {
    const announced = expected(report('delay', -20, { minutes: 20 }));
    expect(departures(announced)).toEqual([20, 30, 40, 55, 70]);
    expect(announced[0]?.uncertainty).toBe(600);
    expect(departures(expected(report('delay', -20, { minutes: 20 }), report('depart', 5)))).toEqual([
      5, 15, 30, 45, 60,
    ]);
    // On the way: it holds from the next stop on.
    expect(
      departures(
        expected(report('depart', 0), report('stop', 10, { stopId: 'B' }), report('delay', 12, { minutes: 30 })),
      ),
    ).toEqual([0, 10, 50, 65, 80]);
  });

  it('never goes back in time, whatever was reported', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'E', 'D'), fc.integer({ min: -30, max: 200 })), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.option(fc.integer({ min: 0, max: 60 })),
        (seen, late) => {
          const facts = [
            ...seen.map(([stopId, minutes]) => report('stop', minutes, { stopId })),
            ...(late === null ? [] : [report('delay', 5, { minutes: late })]),
          ];
          const calls = expected(...facts);
          calls.forEach((call, number) => {
            expect(call.departure).toBeGreaterThanOrEqual(call.arrival);
            const next = calls[number + 1];
            if (next) expect(next.arrival).toBeGreaterThanOrEqual(call.departure);
            expect(call.uncertainty).toBeGreaterThan(0);
          });
        },
      ),
      { seed, numRuns: 500 },
    );
  });
});
