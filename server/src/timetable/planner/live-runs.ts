// How are the buses of today expected to run, as a planner takes it?
import type { ServiceDate } from '@kehuoyou/shared';
import type { ExpectedCalls, ExpectedRuns } from './hops.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

/** What reports say of the trips of a timetable; undefined when nobody has reported anything. */
export function expectedRuns(timetable: TimetableSnapshot): ExpectedRuns | undefined {
  const days = new Set(timetable.liveDays());
  if (days.size === 0) return undefined;
  return {
    knows: (date) => days.has(date),
    callsOf: (trip, date) => callsOf(timetable, trip, date),
  };
}

function callsOf(timetable: TimetableSnapshot, trip: number, date: ServiceDate): ExpectedCalls | undefined {
  const live = timetable.liveOf(trip, date);
  const lastRow = timetable.lastRow(trip, date);
  if (!live || (!live.expected && lastRow === undefined)) return undefined;
  const rows = [timetable.tripStart[trip] ?? 0, timetable.tripStart[trip + 1] ?? 0] as const;
  return {
    arrival: live.expected?.map(({ arrival }) => arrival) ?? timetable.arrival.subarray(...rows),
    departure: live.expected?.map(({ departure }) => departure) ?? timetable.departure.subarray(...rows),
    ...(lastRow === undefined ? {} : { endsAt: lastRow - rows[0] }),
  };
}
