// How long is the shortest ride between two stops without a change?
import { StopTimeFlag } from '../feed/stop-times.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

/**
 * Minutes, rounded up, of the quickest direct ride from each stop to each other, whatever the day:
 * "fromId toId" to minutes. Worked out once per timetable; the county has some 5,000 such pairs.
 */
export function directRideMinutes(timetable: TimetableSnapshot): ReadonlyMap<string, number> {
  const seconds = new Map<string, number>();
  const { tripStart, departure, arrival, flags, feed } = timetable;
  for (let trip = 0; trip < feed.trips.length; trip += 1) {
    const end = tripStart[trip + 1] ?? 0;
    for (let from = tripStart[trip] ?? 0; from < end; from += 1) {
      if (((flags[from] ?? 0) & StopTimeFlag.noPickup) !== 0) continue;
      for (let to = from + 1; to < end; to += 1) {
        if (((flags[to] ?? 0) & StopTimeFlag.noDropOff) !== 0) continue;
        const pair = rideKey(timetable.stopAt(from)?.stopId ?? '', timetable.stopAt(to)?.stopId ?? '');
        const ride = (arrival[to] ?? 0) - (departure[from] ?? 0);
        if (ride < (seconds.get(pair) ?? Infinity)) seconds.set(pair, ride);
      }
    }
  }
  return new Map([...seconds].map(([pair, ride]) => [pair, Math.ceil(ride / 60)]));
}

/** Key of the map that `directRideMinutes` gives. */
export function rideKey(fromStopId: string, toStopId: string): string {
  return `${fromStopId} ${toStopId}`;
}
