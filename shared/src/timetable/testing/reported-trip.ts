// Which trip do specs report of, and how do they say it in a word?
import { instantOf } from '../../clock.js';
import { foldTrip } from '../driving/trip-fold.js';
import type { PlannedCall, TripFact, TripProgress } from '../driving/trip-fold.js';

/** The trip's service day. */
export const date = '2026-11-24';
const HOUR = 3_600;

/** A calls at 8:00, B at 8:10, C at 8:20 to 8:25, B again at 8:35, D at 8:50. */
export const plan: PlannedCall[] = [
  ['A', 0, 0],
  ['B', 600, 600],
  ['C', 1_200, 1_500],
  ['B', 2_100, 2_100],
  ['D', 3_000, 3_000],
].map(([stopId, arrival, departure], index) => ({
  stopId: String(stopId),
  sequence: (index + 1) * 10,
  arrival: 8 * HOUR + Number(arrival),
  departure: 8 * HOUR + Number(departure),
}));

/** The instant `minutes` after eight o'clock, ms since the epoch. */
export function at(minutes: number): number {
  return instantOf(date, 8 * HOUR + minutes * 60).getTime();
}

let count = 0;

/** A report of its driver, `minutes` after eight o'clock; each comes after the one before. */
export function report(kind: TripFact['kind'], minutes: number, more: Partial<TripFact> = {}): TripFact {
  count += 1;
  return {
    eventId: `e${String(count).padStart(4, '0')}`,
    kind,
    at: at(minutes),
    deviceId: 'phone',
    deviceSeq: count,
    source: 'driver',
    actor: 'driver-1',
    ...more,
  };
}

/** What is known of the trip after these. */
export function fold(...facts: TripFact[]): TripProgress {
  return foldTrip(plan, date, facts);
}
