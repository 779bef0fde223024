// What is known of the buses of the present days beyond the timetable?
import { endForgotten, foldTrip } from '@kehuoyou/shared';
import type { ServiceDate, TripFact } from '@kehuoyou/shared';
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

/** Folds the facts over the timetable; what speaks of trips that it does not have is left out. */
export function liveOverlay(timetable: TimetableSnapshot, reported: readonly TripFacts[]): LiveOverlay {
  const folded = reported.flatMap(({ tripId, date, facts }) => {
    const trip = timetable.tripNumber.get(tripId);
    if (trip === undefined) return [];
    const plan = callsOf(timetable, trip);
    return [{ trip, date, facts, plan, progress: foldTrip(plan, date, facts) }];
  });
  const days = new Map<ServiceDate, Map<number, TripLive>>();
  for (const { trip, date, plan, progress } of endForgotten(folded)) {
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
