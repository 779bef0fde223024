// What is known of the buses of the present days beyond the timetable?
import { doubtBroken, endForgotten, foldTrip, instantOf } from '@kehuoyou/shared';
import type { ServiceDate, TripFact, TripOfVehicle } from '@kehuoyou/shared';
import { forecast } from './live-forecast.js';
import type { ForecastCall } from './live-forecast.js';
import { StopTimeFlag } from '../feed/stop-times.js';
import type { TimetableSnapshot } from './timetable-snapshot.js';
import type { LiveOverlay, TripLive } from './trip-live.js';

/** Facts of one trip on one day. */
export interface TripFacts {
  readonly tripId: string;
  readonly date: ServiceDate;
  readonly facts: readonly TripFact[];
}

/** A trip of a day with its vehicle. */
export interface TripAssignment {
  readonly tripId: string;
  readonly date: ServiceDate;
  readonly vehicleId: string;
  /** When it was given, ms since the epoch. */
  readonly at: number;
}

/** A trip on a day with all that is said of it. */
interface ToldTrip extends TripOfVehicle {
  readonly trip: number;
  readonly date: ServiceDate;
  readonly plan: readonly ForecastCall[];
}

/**
 * Folds the facts over the timetable; what speaks of trips that it does not have is left out. Trips of which nobody
 * has said anything are in it where the vehicle that they were given broke down on another.
 */
export function liveOverlay(
  timetable: TimetableSnapshot,
  reported: readonly TripFacts[],
  assigned: readonly TripAssignment[] = [],
): LiveOverlay {
  const days = new Map<ServiceDate, Map<number, TripLive>>();
  const told = doubtBroken(endForgotten(toldTrips(timetable, reported, assigned)));
  for (const { trip, date, plan, facts, progress } of told) {
    if (facts.length === 0 && progress.doubt === undefined) continue;
    const ofDay = days.get(date) ?? new Map<number, TripLive>();
    days.set(date, ofDay.set(trip, { progress, expected: forecast(plan, progress, date) }));
  }
  return days;
}

function toldTrips(
  timetable: TimetableSnapshot,
  reported: readonly TripFacts[],
  assigned: readonly TripAssignment[],
): ToldTrip[] {
  const given = new Map(assigned.map((each) => [keyOf(each), each]));
  const untold = [...assigned, ...blockMates(timetable, reported)];
  const told = new Map(
    untold.map(({ tripId, date }): [string, TripFacts] => [keyOf({ tripId, date }), { tripId, date, facts: [] }]),
  );
  for (const each of reported) told.set(keyOf(each), each);
  return [...told.values()].flatMap(({ tripId, date, facts }): ToldTrip[] => {
    const trip = timetable.tripNumber.get(tripId);
    if (trip === undefined) return [];
    const plan = callsOf(timetable, trip);
    const departs = instantOf(date, plan[0]?.departure ?? 0).getTime();
    const [vehicle, block] = [given.get(keyOf({ tripId, date })), timetable.feed.trips[trip]?.blockId ?? null];
    const planned = { ...(vehicle && { assigned: vehicle }), ...(block === null ? {} : { block }) };
    return [{ trip, date, plan, facts, departs, progress: foldTrip(plan, date, facts), ...planned }];
  });
}

function keyOf({ date, tripId }: { readonly date: ServiceDate; readonly tripId: string }): string {
  return `${date} ${tripId}`;
}

/** Trips that the timetable gives to the vehicle of one that does not go on. */
function blockMates(timetable: TimetableSnapshot, reported: readonly TripFacts[]): Omit<TripFacts, 'facts'>[] {
  const { trips } = timetable.feed;
  const stopped = reported.filter(({ facts }) => facts.some(({ kind }) => kind === 'cancel' || kind === 'short_turn'));
  return stopped.flatMap(({ tripId, date }) => {
    const block = trips[timetable.tripNumber.get(tripId) ?? -1]?.blockId ?? null;
    if (block === null) return [];
    const isMate = (trip: number): boolean => trips[trip]?.blockId === block && timetable.runs(trip, date);
    return trips.flatMap((each, trip) => (isMate(trip) ? [{ tripId: each.tripId, date }] : []));
  });
}

/** The calls of a trip as they are planned. */
export function callsOf(timetable: TimetableSnapshot, trip: number): ForecastCall[] {
  const calls: ForecastCall[] = [];
  for (let row = timetable.tripStart[trip] ?? 0; row < (timetable.tripStart[trip + 1] ?? 0); row += 1) {
    calls.push({
      stopId: timetable.stopAt(row)?.stopId ?? '',
      sequence: timetable.feed.stopTimes.sequence[row] ?? 0,
      arrival: timetable.arrival[row] ?? 0,
      departure: timetable.departure[row] ?? 0,
      exact: ((timetable.flags[row] ?? 0) & StopTimeFlag.approximate) === 0,
    });
  }
  return calls;
}
