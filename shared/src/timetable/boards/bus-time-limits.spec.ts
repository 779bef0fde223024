// At which minute exactly does a bus become late, doubtful, due, over?
import { awaitedUntil, bestKnownAt, busTime, earliestPlausible, isStillToCome, isToBeTaken } from './bus-time.js';
import type { BusAtStop } from './bus-time.js';
import type { DepartureLive } from './departure.js';

const MINUTE = 60_000;
const NINE = Date.parse('2026-11-24T09:00:00+08:00');
const iso = (minutes: number): string => new Date(NINE + minutes * MINUTE).toISOString();
const at = (minutes: number): Date => new Date(NINE + minutes * MINUTE);
/** Planned at nine, to the minute. */
const bus = (more: Partial<BusAtStop> = {}): BusAtStop => ({
  departure: iso(0),
  approximate: false,
  status: 'scheduled',
  ...more,
});
/** Expected so many minutes after nine, as was said at half past eight. */
const live = (minutes: number, more: Partial<DepartureLive> = {}): { live: DepartureLive } => ({
  live: { basis: 'at_stop', at: iso(-30), expected: iso(minutes), uncertainty: 0, ...more },
});

describe('expected at another time than planned', () => {
  it.each([
    [-2, -2, -2, true],
    [-1, 0, 0, false],
    [0, 0, 0, false],
    [1, 0, 0, false],
    [2, 2, 2, true],
  ])('by %i minutes, it is %i late, told %i minutes after, 约 %s', (minutes, late, told, about) => {
    expect(busTime(bus(live(minutes)), at(-20))).toMatchObject({
      ...{ at: at(minutes).getTime(), planned: NINE, late, told: at(told).getTime(), about },
      minutes: 20 + minutes,
    });
  });

  it.each([
    [0, 0, false],
    [60, 0, false],
    [61, 2, true],
    [120, 2, true],
    [121, 3, true],
  ])('with a doubt of %i s, %i minutes are told, 约 %s', (uncertainty, doubt, about) => {
    expect(busTime(bus(live(0, { uncertainty })), at(-20))).toMatchObject({ doubt, about, late: 0 });
  });

  it('is cancelled all the same, by its timetable alone', () => {
    const cancelled = { status: 'cancelled' as const, ...live(20, { uncertainty: 600 }) };
    for (const approximate of [true, false]) {
      const one = bus({ ...cancelled, approximate });
      expect(busTime(one, at(-20))).toMatchObject({ stage: 'cancelled', at: NINE, late: 0, doubt: 0, minutes: 20 });
      expect(busTime(one, at(-20)).about).toBe(approximate);
      expect([busTime(one, at(0)).minutes, busTime(one, at(1)).minutes, busTime(one, at(7)).minutes]).toEqual([
        0, -1, -7,
      ]);
      expect([isStillToCome(one, at(-20)), isToBeTaken(one, at(-20))]).toEqual([false, false]);
    }
  });
});

describe('a bus that was seen to go', () => {
  it.each([
    [false, 150, false],
    [false, 151, true],
    [true, 0, false],
    [true, 151, true],
  ])(
    '(约 %s) and may have gone %i s sooner or later, has gone at about then: %s',
    (approximate, uncertainty, about) => {
      const gone = bus({ approximate, ...live(10, { passed: true, uncertainty }) });
      expect(busTime(gone, at(10))).toMatchObject({ stage: 'gone', about, minutes: -1 });
      // Seen to go before its time: it is gone, however long its time is still to come.
      expect(busTime(gone, at(0)).minutes).toBe(-1);
      expect(busTime(gone, at(15)).minutes).toBe(-5);
      expect(isStillToCome(gone, at(0))).toBe(false);
    },
  );
});

describe('a bus is waited for', () => {
  it.each<[string, BusAtStop, number]>([
    ['five minutes where its time is to be kept', bus(), 5],
    ['a quarter of an hour where it is about a time', bus({ approximate: true }), 15],
    ['by when it is expected at the latest', bus(live(10, { uncertainty: 120 })), 17],
    ['by its timetable where it was thought to be early', bus(live(-10, { uncertainty: 120 })), 5],
    ['five minutes where it stands at the stop, from when it was said', bus(live(-10, { here: true, at: iso(3) })), 8],
    ['or from when it leaves', bus({ approximate: true, ...live(4, { here: true, at: iso(3) }) }), 9],
  ])('%s', (_what, one, minutes) => {
    expect(awaitedUntil(one)).toBe(at(minutes).getTime());
    expect(busTime(one, at(minutes)).stage).not.toBe('over');
    // Still in that minute.
    expect(busTime(one, new Date(at(minutes + 1).getTime() - 1)).stage).not.toBe('over');
    expect(busTime(one, at(minutes + 1))).toMatchObject({ stage: 'over' });
    expect(busTime(one, at(minutes + 1)).minutes).toBeLessThan(0);
  });

  it('as one to come until it is expected at the latest, and then as one of which nobody has said anything', () => {
    const one = bus(live(10, { uncertainty: 120 }));
    const stages = [11, 12, 13].map((minutes) => busTime(one, at(minutes)).stage);
    expect(stages).toEqual(['coming', 'coming', 'unreported']);
    expect([isToBeTaken(one, at(12)), isToBeTaken(one, at(13)), isStillToCome(one, at(13))]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

it('a bus that stands at the stop is to be taken', () => {
  const here = bus(live(0, { here: true, at: iso(0) }));
  expect([isToBeTaken(here, at(5)), isToBeTaken(here, at(6))]).toEqual([true, false]);
});

it('the earliest plausible time is as much before the expected one as is in doubt, and planned where it has passed', () => {
  expect(earliestPlausible(bus()).getTime()).toBe(NINE);
  expect(earliestPlausible(bus(live(10, { uncertainty: 120 }))).getTime()).toBe(at(8).getTime());
  expect(earliestPlausible(bus(live(10, { uncertainty: 120, passed: true }))).getTime()).toBe(NINE);
});

it('what is known best is the expected time, and the planned one of a bus that does not come', () => {
  expect(bestKnownAt(bus(live(10)))).toBe(at(10).getTime());
  expect(bestKnownAt(bus({ status: 'cancelled', ...live(10) }))).toBe(NINE);
  // Old answers on a phone may not say how a bus stands.
  const { status: _status, approximate: _approximate, ...plain } = bus();
  expect(busTime(plain, at(5))).toMatchObject({ stage: 'unreported', about: false });
  expect(busTime(plain, at(6))).toMatchObject({ stage: 'over', about: false });
});
