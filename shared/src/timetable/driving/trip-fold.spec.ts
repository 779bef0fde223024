// Does the same set of reports give the same trip, whatever the order and however often each comes?
import fc from 'fast-check';
import { movesFrom, unreachableStates } from '../../moves.js';
import { foldTrip } from './trip-fold.js';
import { at, date, fold, plan, report } from '../testing/reported-trip.js';
import type { TripFact } from './trip-fold.js';
import { tripMoves, tripStates } from './trip-state.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

describe('the table of a trip’s moves', () => {
  it('reaches every state from planned, and ends in arrived alone', () => {
    expect(unreachableStates(tripMoves, 'planned')).toEqual([]);
    expect(tripStates.filter((state) => movesFrom(tripMoves, state).length === 0)).toEqual(['arrived']);
  });
});

describe('a trip', () => {
  it('goes from planned to arrived by what is reported', () => {
    const facts = [
      report('ready', -20),
      report('depart', 1),
      report('stop', 12, { stopId: 'B' }),
      report('stop', 23, { stopId: 'C' }),
      report('depart', 27, { stopId: 'C' }),
      report('stop', 37, { stopId: 'B' }),
      report('stop', 55, { stopId: 'D' }),
    ];
    const states = facts.map((_each, index) => fold(...facts.slice(0, index + 1)));
    expect(states.map(({ state, position }) => [state, position])).toEqual([
      ['ready', -1],
      ['departed', 0],
      ['at_stop', 1],
      ['at_stop', 2],
      ['departed', 2],
      ['at_stop', 3],
      ['arrived', 4],
    ]);
    expect(states.at(-1)).toMatchObject({ unchecked: false, replaced: false, review: [] });
    expect(states.at(-1)?.calls).toHaveLength(5);
  });

  it('is the same when a report comes twice, late or is made twice', () => {
    const [depart, b, c] = [
      report('depart', 1),
      report('stop', 12, { stopId: 'B' }),
      report('stop', 23, { stopId: 'C' }),
    ];
    const again = { ...report('stop', 24), stopId: 'C' };
    expect(fold(c, depart, c, b, depart)).toEqual(fold(depart, b, c));
    // Pressed again a minute later at the same stop: the first was the arrival.
    expect(fold(depart, b, c, again).calls).toEqual(fold(depart, b, c).calls);
    // One that comes late fills the line and does not move the bus back.
    expect(fold(depart, c, b)).toMatchObject({ position: 2, state: 'at_stop' });
  });

  it('does not go back, and says which report should be looked at', () => {
    const back = report('stop', 30, { stopId: 'A' });
    expect(fold(report('depart', 1), report('stop', 23, { stopId: 'C' }), back)).toMatchObject({
      position: 2,
      review: [back.eventId],
    });
    const slip = report('stop', 5, { stopId: 'D' });
    const after = report('stop', 12, { stopId: 'B' });
    expect(fold(report('depart', 1), slip, after)).toMatchObject({ state: 'arrived', review: [after.eventId] });
    // The driver takes the slip back: it never was.
    expect(fold(report('depart', 1), slip, after, report('retract', 13, { retracts: slip.eventId }))).toMatchObject({
      state: 'at_stop',
      position: 1,
      review: [],
    });
    // Another driver cannot, a dispatcher can.
    expect(fold(slip, report('retract', 13, { retracts: slip.eventId, actor: 'driver-2' })).state).toBe('arrived');
    expect(
      fold(slip, report('retract', 13, { retracts: slip.eventId, actor: 'office', source: 'dispatcher' })).state,
    ).toBe('planned');
  });

  it('is not touched by a report of another day or hour', () => {
    const [yesterday, tonight] = [report('depart', -24 * 60), report('stop', 12 * 60, { stopId: 'B' })];
    expect(fold(yesterday, tonight)).toMatchObject({
      state: 'planned',
      position: -1,
      review: [yesterday.eventId, tonight.eventId],
    });
  });

  it('may be checked, cancelled or announced late long before it leaves', () => {
    const morning = -5 * 60;
    expect(fold(report('ready', morning), report('depart', 1))).toMatchObject({
      state: 'departed',
      unchecked: false,
      review: [],
    });
    expect(fold(report('cancel', morning, { reason: '车坏了' })).state).toBe('cancelled');
    expect(fold(report('delay', morning, { minutes: 15 })).delay?.minutes).toBe(15);
    const over = report('cancel', 8 * 60, { reason: '车坏了' });
    expect(fold(over)).toMatchObject({ state: 'planned', review: [over.eventId] });
  });

  it('that calls twice at a stop is at the next of the two, or at the one that is meant', () => {
    expect(fold(report('stop', 12, { stopId: 'B' })).position).toBe(1);
    expect(fold(report('stop', 23, { stopId: 'C' }), report('stop', 36, { stopId: 'B' })).position).toBe(3);
    expect(fold(report('stop', 36, { stopId: 'B', stopSequence: 40 })).position).toBe(3);
  });

  it('cancelled before it leaves makes no call, on its way the calls that it has made', () => {
    expect(fold(report('ready', -20), report('cancel', -5, { reason: '车坏了' }))).toMatchObject({
      state: 'cancelled',
      lastCall: -1,
      reason: '车坏了',
    });
    expect(fold(report('stop', -1, { stopId: 'A' }), report('cancel', 0, { reason: '车坏了' }))).toMatchObject({
      state: 'cancelled',
      lastCall: -1,
    });
    expect(
      fold(report('depart', 1), report('stop', 12, { stopId: 'B' }), report('cancel', 15, { reason: '塌方' })),
    ).toMatchObject({ state: 'short_turned', lastCall: 1 });
    expect(fold(report('depart', 1), report('short_turn', 5, { stopId: 'C', reason: '塌方' }))).toMatchObject({
      state: 'short_turned',
      lastCall: 2,
    });
    const restored = fold(report('cancel', -30, { reason: '车坏了' }), report('restore', -10));
    expect(restored).toMatchObject({ state: 'planned' });
    expect(restored.lastCall).toBeUndefined();
  });

  it('announced late stays so until it is seen', () => {
    const late = report('delay', -10, { minutes: 20, reason: '等客' });
    expect(fold(late).delay).toMatchObject({ minutes: 20, reason: '等客' });
    expect(fold(late, report('depart', 19)).delay).toBeUndefined();
  });

  it('with another vehicle needs its papers looked at again', () => {
    expect(fold(report('ready', -30), report('replace', -10, { vehicleId: 'V2' }))).toMatchObject({
      state: 'planned',
      replaced: true,
      vehicleId: 'V2',
    });
    expect(fold(report('ready', -30), report('replace', -10, { vehicleId: 'V2' }), report('depart', 1)).unchecked).toBe(
      true,
    );
    expect(fold(report('depart', 1)).unchecked).toBe(true);
  });
});

describe('any reports', () => {
  const fact = fc.record({
    kind: fc.constantFrom<TripFact['kind']>(
      'ready',
      'depart',
      'stop',
      'delay',
      'short_turn',
      'cancel',
      'replace',
      'restore',
      'retract',
    ),
    minutes: fc.integer({ min: -200, max: 600 }),
    stopId: fc.option(fc.constantFrom('A', 'B', 'C', 'D', 'X'), { nil: undefined }),
    deviceId: fc.constantFrom('phone', 'tablet'),
    deviceSeq: fc.integer({ min: 0, max: 5 }),
    retracts: fc.integer({ min: 0, max: 9 }),
    source: fc.constantFrom('driver', 'keeper', 'dispatcher'),
  });
  const facts = fc.array(fact, { minLength: 1, maxLength: 10 }).map((drafts) =>
    drafts.map(({ kind, minutes, stopId, deviceId, deviceSeq, retracts, source }, index): TripFact => ({
      eventId: `id-${index}`,
      kind,
      at: at(minutes),
      deviceId,
      deviceSeq,
      source: source as TripFact['source'],
      actor: String(source),
      ...(stopId === undefined ? {} : { stopId }),
      ...(kind === 'retract' ? { retracts: `id-${retracts}` } : {}),
      ...(kind === 'delay' ? { minutes: 10 } : {}),
    })),
  );

  it('in any order, each any number of times, give the same trip', () => {
    fc.assert(
      fc.property(
        facts.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length }),
            fc.array(fc.constantFrom(...all), { maxLength: 10 }),
          ),
        ),
        ([all, shuffled, more]) => {
          expect(foldTrip(plan, date, [...shuffled, ...more])).toEqual(foldTrip(plan, date, all));
        },
      ),
      { seed, numRuns: 1_000 },
    );
  });

  it('never move the bus back, nor past its end', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const progress = foldTrip(plan, date, all);
        expect(progress.position).toBeLessThan(plan.length);
        expect(progress.calls.map(({ call }) => call)).toEqual(
          [...progress.calls.map(({ call }) => call)].sort((a, b) => a - b),
        );
        expect(Math.max(-1, ...progress.calls.map(({ call }) => call))).toBe(progress.position);
        expect(progress.review.every((id) => all.some(({ eventId }) => eventId === id))).toBe(true);
      }),
      { seed, numRuns: 500 },
    );
  });
});
