// Which bus takes somebody where a bus that does not come would have taken them?
import { addDays, bestKnownAt, expectedOf, instantOf } from '@kehuoyou/shared';
import type { Alternative, Departure, ServiceDate } from '@kehuoyou/shared';
import { StopTimeFlag } from '../feed/stop-times.js';
import type { Feed, FeedRoute } from '../feed/feed.js';
import type { Places } from './places.js';

/** Of a timetable what says where its trips call, and when they do. */
export interface CallingTimetable {
  readonly feed: Pick<Feed, 'stops' | 'trips'>;
  readonly tripOf: Uint32Array;
  /** By stop: the number of the place that it is part of, such as a station of its bays. */
  readonly places: Pick<Places, 'placeOf' | 'placeholders'>;
  readonly stopOf: Uint32Array;
  readonly flags: Uint8Array;
  readonly departure: Uint32Array;
  runs(trip: number, date: ServiceDate): boolean;
  finalRow(trip: number): number;
  notFrom(row: number, date: ServiceDate): string | undefined;
  /** Since when it is known that the trip does not run, or not the whole way. */
  whyNot(trip: number, date: ServiceDate): { readonly announcedAt: Date } | undefined;
  boardingAt(stop: number): Uint32Array;
  routeOf(trip: number): FeedRoute | undefined;
  headsignAt(row: number): string;
  departureOf(row: number, date: ServiceDate): Pick<Departure, 'departure' | 'live' | 'doubt'>;
}

/** What is looked for. */
export interface InsteadAsk {
  /** The call from which the bus does not leave. */
  readonly row: number;
  readonly date: ServiceDate;
  /** Stops to which people want to go from there; wherever the bus goes unless given. */
  readonly wanted?: readonly number[];
  /** It must leave after this, ms since the epoch, and in any case after the bus itself and after it was given up. */
  readonly after?: number;
  /** Days after its own on which one is looked for. */
  readonly days?: number;
}

/** A call of another bus on a day. */
export interface Instead {
  readonly row: number;
  readonly date: ServiceDate;
  /** True when it goes to the same end, but not to all the stops between. */
  readonly endOnly: boolean;
}

const USUAL_DAYS = 3;

/**
 * The next bus from the same stop that calls afterwards wherever the other would have: at the stops that are wanted
 * where some are, otherwise at all. Round trips say that they go to where they began, so that what a bus says of
 * itself tells nothing. Where none does it is the next one to the same end, which then has to be said.
 */
export function insteadOf(timetable: CallingTimetable, ask: InsteadAsk): Instead | undefined {
  const { row, date, days = USUAL_DAYS } = ask;
  const own = timetable.tripOf[row] ?? 0;
  const onward = calledAfter(timetable, row);
  const wanted = (ask.wanted ?? [])
    .map((stop) => timetable.places.placeOf[stop] ?? stop)
    .filter((place) => onward.has(place));
  const needed = wanted.length > 0 ? wanted : [...onward];
  const end = placeAt(timetable, timetable.finalRow(own));
  const givenUp = timetable.whyNot(own, date)?.announcedAt.getTime() ?? 0;
  const after = Math.max(ask.after ?? 0, givenUp, instantOf(date, timetable.departure[row] ?? 0).getTime());
  let toTheEnd: Instead | undefined;
  for (let day = 0; day <= days; day += 1) {
    const on = addDays(date, day);
    for (const other of runningLater(timetable, row, on, after)) {
      const calls = calledAfter(timetable, other);
      if (needed.length > 0 && needed.every((stop) => calls.has(stop))) return { row: other, date: on, endOnly: false };
      // On a round trip nobody goes to its end, which is where they are.
      if (wanted.length === 0 && onward.has(end) && calls.has(end))
        toTheEnd ??= { row: other, date: on, endOnly: true };
    }
  }
  return toTheEnd;
}

/** The same as boards tell it. */
export function alternativeTo(timetable: CallingTimetable, ask: InsteadAsk): Alternative | undefined {
  const found = insteadOf(timetable, ask);
  if (!found) return undefined;
  const { row, date, endOnly } = found;
  const trip = timetable.tripOf[row] ?? 0;
  return {
    tripId: timetable.feed.trips[trip]?.tripId ?? '',
    serviceDate: date,
    routeName: timetable.routeOf(trip)?.shortName ?? '',
    departure: expectedOf(timetable.departureOf(row, date)),
    ...(endOnly ? { onlyTo: timetable.headsignAt(row) } : {}),
  };
}

/** The place at which a stop time calls. */
export function placeAt({ places, stopOf }: CallingTimetable, row: number): number {
  return places.placeOf[stopOf[row] ?? -1] ?? -1;
}

/** Stops at which one may get off after boarding here, without the one where one boards. */
export function calledAfter(timetable: CallingTimetable, row: number): Set<number> {
  const { tripOf, flags } = timetable;
  const here = placeAt(timetable, row);
  const stops = new Set<number>();
  const last = timetable.finalRow(tripOf[row] ?? 0);
  for (let call = row + 1; call <= last; call += 1) {
    const stop = placeAt(timetable, call);
    if (((flags[call] ?? 0) & StopTimeFlag.noDropOff) === 0 && stop !== here) stops.add(stop);
  }
  return stops;
}

/** Departures of other buses from the same stop that can be taken after `after`, soonest first. */
function runningLater(timetable: CallingTimetable, row: number, date: ServiceDate, after: number): number[] {
  return leaving(timetable, placeAt(timetable, row), date).flatMap(({ row: other, at }) => (at > after ? other : []));
}

/** A departure that takes place, and when, ms since the epoch. */
interface Leaving {
  readonly row: number;
  readonly at: number;
}

/**
 * By timetable, which never changes, what still leaves a place on a day. On the day of a storm a board asks it for
 * every one of its buses.
 */
const known = new WeakMap<CallingTimetable, Map<string, readonly Leaving[]>>();

function leaving(timetable: CallingTimetable, place: number, date: ServiceDate): readonly Leaving[] {
  const ofTimetable = known.get(timetable) ?? new Map<string, readonly Leaving[]>();
  known.set(timetable, ofTimetable);
  const name = `${place} ${date}`;
  const found = ofTimetable.get(name) ?? leavingAnew(timetable, place, date);
  ofTimetable.set(name, found);
  return found;
}

function leavingAnew(timetable: CallingTimetable, place: number, date: ServiceDate): readonly Leaving[] {
  const found: Leaving[] = [];
  for (const row of timetable.boardingAt(place)) {
    if (!timetable.runs(timetable.tripOf[row] ?? 0, date) || timetable.notFrom(row, date) !== undefined) continue;
    const departure = timetable.departureOf(row, date);
    // Nobody is sent to a bus that may not come either.
    if (departure.live?.passed !== true && departure.doubt === undefined)
      found.push({ row, at: bestKnownAt(departure) });
  }
  return found.sort((a, b) => a.at - b.at);
}
