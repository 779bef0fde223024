// What exactly is known of a trip after these reports, and up to which moment is each of them believed?
import { foldTrip } from './trip-fold.js';
import { at, date, fold, report } from '../testing/reported-trip.js';

describe('what is known of a trip', () => {
  it('is nothing but its plan before anything is reported', () => {
    const nothing = { state: 'planned', position: -1, calls: [], replaced: false, unchecked: false, review: [] };
    expect(fold()).toStrictEqual(nothing);
    expect(foldTrip([], date, [])).toStrictEqual(nothing);
    const without = report('stop', 5, { stopId: 'A' });
    expect(foldTrip([], date, [without])).toStrictEqual({ ...nothing, review: [without.eventId] });
    const ready = report('ready', 5);
    expect(foldTrip([], date, [ready])).toStrictEqual({ ...nothing, review: [ready.eventId] });
  });

  it('is every call with its first arrival, its last departure and who said so, and the last word on the rest', () => {
    const facts = [
      report('ready', -20, { vehicleId: 'V1' }),
      report('depart', 1),
      report('depart', 2),
      report('stop', 12, { stopId: 'B', source: 'keeper', actor: 'keeper-1' }),
      report('stop', 13, { stopId: 'B' }),
      report('depart', 14, { stopId: 'B' }),
      report('replace', 15, { vehicleId: 'V2' }),
      report('stop', 24, { stopSequence: 30 }),
      report('delay', 25, { minutes: 5 }),
    ];
    expect(fold(...facts)).toStrictEqual({
      state: 'at_stop',
      position: 2,
      calls: [
        { call: 0, departedAt: at(2), source: 'driver' },
        { call: 1, arrivedAt: at(12), departedAt: at(14), source: 'keeper' },
        { call: 2, arrivedAt: at(24), source: 'driver' },
      ],
      lastAt: at(25),
      delay: { minutes: 5, at: at(25) },
      vehicleId: 'V2',
      vehicleAt: at(15),
      replaced: true,
      // The new vehicle came on the way: the bus had left with its papers checked.
      unchecked: false,
      review: [],
    });
  });

  it('is that it left with its papers checked, whatever vehicle takes over at its first stop', () => {
    const facts = [report('ready', -20), report('depart', 1), report('replace', 2, { vehicleId: 'V2' })];
    expect(fold(...facts, report('stop', 12, { stopId: 'B' })).unchecked).toBe(false);
  });

  it('is why it does not go on, and until where', () => {
    const cancelled = fold(report('cancel', -5));
    expect([cancelled.state, cancelled.reason, cancelled.lastCall]).toEqual(['cancelled', '', -1]);
    // Seen at a stop on its way, though nobody had seen it leave.
    expect(fold(report('stop', 12, { stopId: 'B' }), report('cancel', 15, { reason: '塌方' }))).toMatchObject({
      state: 'short_turned',
      reason: '塌方',
      lastCall: 1,
    });
    expect(fold(report('depart', 1), report('cancel', 5, { reason: '塌方' }))).toMatchObject({
      state: 'short_turned',
      lastCall: 0,
    });
    const restored = fold(report('cancel', -30, { reason: '车坏了' }), report('restore', -10));
    expect([Object.keys(restored).includes('reason'), Object.keys(restored).includes('lastCall')]).toEqual([
      false,
      false,
    ]);
  });

  it('is not moved by what says of no call where the bus was, nor by what lies behind it', () => {
    const [nowhere, elsewhere] = [report('stop', 12), report('stop', 13, { stopId: 'X' })];
    const behind = report('depart', 14, { stopId: 'A' });
    expect(fold(report('stop', 10, { stopId: 'B' }), nowhere, elsewhere, behind)).toMatchObject({
      state: 'at_stop',
      position: 1,
      review: [nowhere.eventId, elsewhere.eventId, behind.eventId],
    });
  });

  it('is that it has left its last stop only when somebody says so of that stop: to be there is to have arrived', () => {
    expect(fold(report('depart', 1), report('depart', 51, { stopId: 'D' }))).toMatchObject({
      state: 'departed',
      position: 4,
    });
    expect(fold(report('depart', 1), report('stop', 51, { stopId: 'D' })).state).toBe('arrived');
  });

  it.each([
    ['two hours before it leaves', 0, -120 * 60_000, true],
    ['a moment sooner', 0, -120 * 60_000 - 1, false],
    ['an hour before it leaves', 0, -60 * 60_000, true],
    ['six hours after it ends', 50, 360 * 60_000, true],
    ['a moment later', 50, 360 * 60_000 + 1, false],
  ])('is believed of where it is %s: %i min %i ms, %s', (_when, minutes, more, is) => {
    for (const stopId of ['A', 'D']) {
      const there = { ...report('stop', 0, { stopId }), at: at(minutes) + more };
      expect(fold(there).review).toEqual(is ? [] : [there.eventId]);
    }
  });
});
