// What is known of the one call of one bus that somebody wants to be reminded of?
import { instantOf } from '@kehuoyou/shared';
import type { Departure } from '@kehuoyou/shared';
import { callsOf } from '../running/live-overlay.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

/** Which call of which trip on which day. */
export interface WatchedCall {
  readonly tripId: string;
  readonly serviceDate: string;
  readonly stopId: string;
  readonly stopSequence: number;
}

/** When the bus was at the stop, as far as somebody reported it. */
export interface SeenThere {
  /** ms since the epoch. */
  readonly at: number;
  /** `arrived`, `left`, or seen further on: then it has passed without anybody saying when. */
  readonly how: 'arrived' | 'left' | 'beyond';
}

/** The call now. */
export interface Watched {
  readonly departure: Departure;
  readonly stopName: string;
  /** Why the bus does not come here. */
  readonly skipped: string | undefined;
  readonly seen: SeenThere | undefined;
  /** True at the trip's first call, where a bus that stands has not come yet: it has to leave. */
  readonly first: boolean;
  /** Planned arrival at the last call, ms since the epoch. */
  readonly endsAt: number;
}

/** The call, or undefined when the timetable does not have it on that day (any more). */
export function watchedCall(
  timetable: TimetableSnapshot,
  { tripId, serviceDate, stopId, stopSequence }: WatchedCall,
): Watched | undefined {
  const trip = timetable.tripNumber.get(tripId);
  if (trip === undefined || !timetable.runs(trip, serviceDate)) return undefined;
  const calls = callsOf(timetable, trip);
  const start = timetable.tripStart[trip] ?? 0;
  const call = calls.findIndex((each, at) => timetable.isAt(start + at, stopId) && each.sequence === stopSequence);
  const last = calls.at(-1);
  if (call < 0 || !last) return undefined;
  const departure = timetable.departureAt(start + call, serviceDate);
  // A bus that turns back here comes here all the same.
  const turnsHere = timetable.lastRow(trip, serviceDate) === start + call;
  return {
    departure,
    stopName: timetable.stopAt(start + call)?.name ?? '',
    skipped: departure.status === 'cancelled' && !turnsHere ? (departure.reason ?? '') : undefined,
    seen: seenAt(timetable, trip, serviceDate, call),
    first: call === 0,
    endsAt: instantOf(serviceDate, last.arrival).getTime(),
  };
}

/** The sequence of a stop's first call on a trip that runs on that day; undefined when there is none. */
export function firstCallAt(
  timetable: TimetableSnapshot,
  { tripId, serviceDate, stopId }: Omit<WatchedCall, 'stopSequence'>,
): number | undefined {
  const trip = timetable.tripNumber.get(tripId);
  if (trip === undefined || !timetable.runs(trip, serviceDate)) return undefined;
  const start = timetable.tripStart[trip] ?? 0;
  return callsOf(timetable, trip).find((_each, at) => timetable.isAt(start + at, stopId))?.sequence;
}

function seenAt(timetable: TimetableSnapshot, trip: number, date: string, call: number): SeenThere | undefined {
  const reported = timetable.liveOf(trip, date)?.progress.calls ?? [];
  const here = reported.find((each) => each.call === call);
  // At the first stop a bus that stands there has not set out.
  if (here?.arrivedAt !== undefined && call > 0) return { at: here.arrivedAt, how: 'arrived' };
  if (here?.departedAt !== undefined) return { at: here.departedAt, how: 'left' };
  const beyond = reported.find((each) => each.call > call);
  const at = beyond?.arrivedAt ?? beyond?.departedAt;
  return at === undefined ? undefined : { at, how: 'beyond' };
}
