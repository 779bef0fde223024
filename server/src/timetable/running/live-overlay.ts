// What is known of the buses of the present days beyond the timetable?
import { foldTrip, isoOf } from '@kehuoyou/shared';
import type { DepartureLive, LiveBasis, ServiceDate, TripFact, TripProgress } from '@kehuoyou/shared';
import { forecast } from './live-forecast.js';
import type { ExpectedCall, ForecastCall } from './live-forecast.js';
import { StopTimeFlag } from '../feed/stop-times.js';
import type { TimetableSnapshot } from './timetable-snapshot.js';

/** A trip on a day of which something was reported. */
export interface TripLive {
  readonly progress: TripProgress;
  /** By call; undefined when nothing is known but, say, that its papers were checked. */
  readonly expected: readonly ExpectedCall[] | undefined;
}

/** By service day: the trips by number. */
export type LiveOverlay = ReadonlyMap<ServiceDate, ReadonlyMap<number, TripLive>>;

/** Facts of one trip on one day. */
export interface TripFacts {
  readonly tripId: string;
  readonly date: ServiceDate;
  readonly facts: readonly TripFact[];
}

/** Folds the facts over the timetable; what speaks of trips that it does not have is left out. */
export function liveOverlay(timetable: TimetableSnapshot, reported: readonly TripFacts[]): LiveOverlay {
  const days = new Map<ServiceDate, Map<number, TripLive>>();
  for (const { tripId, date, facts } of reported) {
    const trip = timetable.tripNumber.get(tripId);
    if (trip === undefined) continue;
    const plan = callsOf(timetable, trip);
    const progress = foldTrip(plan, date, facts);
    const ofDay = days.get(date) ?? new Map<number, TripLive>();
    days.set(date, ofDay.set(trip, { progress, expected: forecast(plan, progress, date) }));
  }
  return days;
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

/** What a trip's times rest on, and since when (ms since the epoch). */
export function basisOf({
  calls,
  delay,
  lastAt,
}: TripProgress): { readonly basis: LiveBasis; readonly at: number } | undefined {
  if (lastAt === undefined) return undefined;
  const seen = calls.at(-1);
  const left = seen?.call === 0 && seen.departedAt !== undefined;
  return {
    basis: delay !== undefined ? 'announced' : left ? 'departed' : 'at_stop',
    at: delay?.at ?? seen?.departedAt ?? seen?.arrivedAt ?? lastAt,
  };
}

/** What may be said of one call; undefined when there is only the timetable. */
export function departureLive(
  { progress, expected }: TripLive,
  call: number,
  date: ServiceDate,
  stopNameOf: (call: number) => string,
): DepartureLive | undefined {
  const here = expected?.[call];
  const known = basisOf(progress);
  if (!here || !known) return undefined;
  const seen = progress.calls.at(-1);
  return {
    basis: known.basis,
    ...(seen === undefined ? {} : { stopName: stopNameOf(seen.call) }),
    at: new Date(known.at).toISOString(),
    expected: isoOf(date, here.departure),
    uncertainty: here.uncertainty,
    ...(here.passed ? { passed: true } : {}),
  };
}
