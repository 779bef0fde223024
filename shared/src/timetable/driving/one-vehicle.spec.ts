// Is a vehicle on one trip at a time, whatever its driver forgot to press?
import fc from 'fast-check';
import { instantOf } from '../../clock.js';
import { foldTrip } from './trip-fold.js';
import type { PlannedCall, TripFact } from './trip-fold.js';
import { endForgotten } from './one-vehicle.js';

const today = '2026-11-24';
const hour = (at: number): number => instantOf(today, at * 3_600).getTime();
const plan: readonly PlannedCall[] = ['A', 'B', 'C'].map((stopId, call) => ({
  stopId,
  sequence: call,
  arrival: (8 + call) * 3_600,
  departure: (8 + call) * 3_600,
}));
let count = 0;
const fact = (kind: TripFact['kind'], at: number, more: Partial<TripFact> = {}): TripFact => {
  count += 1;
  const eventId = `e${String(count).padStart(4, '0')}`;
  return { eventId, deviceId: 'd', deviceSeq: count, at: hour(at), kind, source: 'driver', actor: 'a', ...more };
};
const trip = (...facts: TripFact[]) => ({ facts, progress: foldTrip(plan, today, facts) });
const states = (...trips: ReturnType<typeof trip>[]) => endForgotten(trips).map(({ progress }) => progress.state);

it('the first report of the next trip of the same driver ends the one whose last stop was forgotten', () => {
  const first = trip(fact('depart', 8), fact('stop', 9, { stopId: 'B' }));
  const next = trip(fact('depart', 9.5));
  expect(states(first, next)).toEqual(['arrived', 'departed']);
  expect(endForgotten([first, next])[0]?.progress).toMatchObject({ endedAt: hour(9.5), position: 1 });
});

it('so does that of the same vehicle with another driver, and signing on for another trip', () => {
  const ready = (at: number, vehicleId: string, actor: string) => fact('ready', at, { vehicleId, actor });
  const first = trip(ready(7, 'V', 'a'), fact('depart', 8));
  expect(states(first, trip(ready(7, 'V', 'a')))).toEqual(['departed', 'ready']);
  expect(states(first, trip(ready(8.5, 'V', 'b')))).toEqual(['arrived', 'ready']);
  expect(states(first, trip(ready(8.5, 'W', 'b'), fact('depart', 8.6, { actor: 'b' })))).toEqual([
    'departed',
    'departed',
  ]);
  // A keeper speaks of many buses.
  const seen = (at: number) => trip(fact('stop', at, { stopId: 'B', source: 'keeper', actor: 'k' }));
  expect(states(seen(8.1), seen(8.2))).toEqual(['at_stop', 'at_stop']);
});

it('of trips driven one after the other only the last may still be on its way, whatever was forgotten', () => {
  const driven = fc.array(fc.record({ stops: fc.nat(1), ends: fc.boolean() }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(driven, fc.boolean(), (all, sameDriver) => {
      const trips = all.map(({ stops, ends }, number) => {
        const begins = 7 + number;
        const own = { vehicleId: 'V', actor: sameDriver ? 'a' : `a${number}` };
        const calls = ['A', 'B']
          .slice(0, stops)
          .map((stopId, at) => fact('stop', begins + 0.1 * (at + 1), { stopId, ...own }));
        const end = ends ? [fact('stop', begins + 0.5, { stopId: 'C', ...own })] : [];
        return trip(fact('depart', begins, own), ...calls, ...end);
      });
      const after = states(...trips);
      expect(after.slice(0, -1).every((state) => state === 'arrived')).toBe(true);
      expect(after.at(-1) === 'arrived').toBe(all.at(-1)?.ends);
    }),
  );
});
