// Is a bus never gone before somebody saw it go, nor waited for after that?
import fc from 'fast-check';
import { awaitedUntil, bestKnownAt, busTime, inOrderOfTime, isStillToCome, isToBeTaken } from './bus-time.js';
import type { BusAtStop } from './bus-time.js';
import type { DepartureLive } from './departure.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const iso = (wall: string): string => `2026-11-24T${wall}:00+08:00`;
const now = (wall: string): Date => new Date(iso(wall));
const ms = (wall: string): number => Date.parse(iso(wall));
const bus = (wall: string, more: Partial<BusAtStop> = {}): BusAtStop => ({
  departure: iso(wall),
  approximate: true,
  status: 'scheduled',
  ...more,
});
const seen = (at: string, expected: string, more: Partial<DepartureLive> = {}): DepartureLive => ({
  basis: 'at_stop',
  at: iso(at),
  expected: iso(expected),
  uncertainty: 240,
  ...more,
});

describe('of which nobody has said anything', () => {
  it.each([
    ['09:47', 'coming', 1],
    ['09:48', 'coming', 0],
    ['09:49', 'unreported', 0],
    ['10:03', 'unreported', 0],
    ['10:04', 'over', -16],
  ] as const)('about 09:48 it is at %s %s', (at, stage, minutes) => {
    expect(busTime(bus('09:48'), now(at))).toMatchObject({ stage, minutes, told: ms('09:48'), about: true, late: 0 });
  });

  it.each([
    ['09:48', 'coming'],
    ['09:53', 'unreported'],
    ['09:54', 'over'],
  ] as const)('to the minute at 09:48 it is at %s %s', (at, stage) => {
    expect(busTime(bus('09:48', { approximate: false }), now(at))).toMatchObject({ stage, about: false });
  });
});

describe('that was seen on its way', () => {
  const late = bus('09:48', { live: seen('09:45', '10:08') });

  it('is told by the time that it is expected at, with how late and how sure that is', () => {
    expect(busTime(late, now('10:00'))).toEqual({
      ...{ stage: 'coming', at: ms('10:08'), planned: ms('09:48'), told: ms('10:08'), about: true },
      ...{ late: 20, doubt: 4, minutes: 8 },
    });
    expect(busTime(late, now('10:13')).stage).toBe('unreported');
    expect(busTime(late, now('10:28')).stage).toBe('over');
  });

  it('within a minute of its time is on time', () => {
    expect(busTime(bus('09:48', { live: seen('09:45', '09:49') }), now('09:46'))).toMatchObject({
      told: ms('09:48'),
      late: 0,
    });
  });

  it('and thought to be early is waited for until its time is well over', () => {
    const early = bus('09:48', { live: seen('09:20', '09:40', { uncertainty: 60 }) });
    expect(busTime(early, now('09:42')).stage).toBe('unreported');
    expect(busTime(early, now('10:03')).stage).toBe('unreported');
  });

  it('stands at the stop for minutes, and has gone only when it was seen to', () => {
    const here = bus('09:48', { live: seen('09:55', '09:55', { here: true }) });
    expect([busTime(here, now('09:59')).stage, busTime(here, now('10:01')).stage]).toEqual(['at_stop', 'over']);
    const waits = bus('10:10', { approximate: false, live: seen('09:55', '10:10', { here: true }) });
    expect(busTime(waits, now('10:09')).stage).toBe('at_stop');
    expect(busTime(bus('09:48', { live: seen('09:55', '09:56', { passed: true }) }), now('09:55')).stage).toBe('gone');
  });
});

const minute = fc.integer({ min: 0, max: 240 }).map((minutes) => ms('08:00') + minutes * 60_000);
const anyBus = fc.record({
  departure: minute.map((at) => new Date(at).toISOString()),
  approximate: fc.boolean(),
  status: fc.constantFrom('scheduled' as const, 'scheduled' as const, 'cancelled' as const),
  live: fc.option(
    fc.record({
      basis: fc.constantFrom('departed' as const, 'at_stop' as const, 'announced' as const),
      at: minute.map((at) => new Date(at).toISOString()),
      expected: minute.map((at) => new Date(at).toISOString()),
      uncertainty: fc.integer({ min: 0, max: 1_800 }),
      seen: fc.constantFrom('before', 'here', 'passed'),
    }),
    { nil: undefined },
  ),
});

function made({ live, ...each }: typeof anyBus extends fc.Arbitrary<infer Value> ? Value : never): BusAtStop {
  if (!live) return each;
  const { seen: where, ...rest } = live;
  return {
    ...each,
    live: { ...rest, ...(where === 'here' ? { here: true } : {}), ...(where === 'passed' ? { passed: true } : {}) },
  };
}

it('whatever is known, goes from coming to over without a step back, and is gone only when somebody saw it go', () => {
  const order = ['coming', 'at_stop', 'unreported', 'over'];
  fc.assert(
    fc.property(anyBus, minute, fc.nat(60), (each, at, later) => {
      const one = made(each);
      const [before, after] = [busTime(one, new Date(at)), busTime(one, new Date(at + later * 60_000))];
      expect(before.stage === 'gone').toBe(one.status !== 'cancelled' && one.live?.passed === true);
      expect(before.stage === 'cancelled').toBe(one.status === 'cancelled');
      expect(order.indexOf(after.stage)).toBeGreaterThanOrEqual(order.indexOf(before.stage));
      expect(isStillToCome(one, new Date(at))).toBe(['coming', 'at_stop', 'unreported'].includes(before.stage));
      if (isToBeTaken(one, new Date(at))) expect(isStillToCome(one, new Date(at))).toBe(true);
      if (isStillToCome(one, new Date(at))) expect(before.minutes).toBeGreaterThanOrEqual(0);
      // Nobody is told that a bus is over while its planned or its expected time is still to come.
      if (before.stage === 'over') expect(awaitedUntil(one)).toBeLessThan(at);
      if (before.stage !== 'gone' && before.stage !== 'cancelled')
        expect(awaitedUntil(one)).toBeGreaterThanOrEqual(one.live?.here ? bestKnownAt(one) : Date.parse(one.departure));
    }),
    { seed, numRuns: 500 },
  );
});

it('lists go by what is known best, cancelled ones by the timetable', () => {
  fc.assert(
    fc.property(fc.array(anyBus, { maxLength: 12 }), (all) => {
      const ordered = inOrderOfTime(all.map(made));
      expect(ordered).toHaveLength(all.length);
      ordered.slice(1).forEach((each, index) => {
        expect(bestKnownAt(each)).toBeGreaterThanOrEqual(bestKnownAt(ordered[index] ?? each));
      });
    }),
    { seed, numRuns: 200 },
  );
});
