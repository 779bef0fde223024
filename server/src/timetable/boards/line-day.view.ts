// How does a line's day look, trip by trip, with the bus on it?
import { addDays, instantOf } from '@kehuoyou/shared';
import type { Bay, LineBus, LineCall, LineDay, LineTrip, LineWay, ServiceDate } from '@kehuoyou/shared';
import { callsOf } from '../running/live-overlay.js';
import { basisOf, doubtOf } from '../running/trip-live.js';
import type { ExpectedCall, ForecastCall } from '../running/live-forecast.js';
import type { TripLive } from '../running/trip-live.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

/** How far ahead a day with a bus is looked for. */
const LOOK_AHEAD_DAYS = 14;

/** What a line's day is made of. */
export interface LineDayParts {
  readonly timetable: TimetableSnapshot;
  /** Number of the route. */
  readonly route: number;
  readonly date: ServiceDate;
  /** Set when no date was asked: yesterday's buses that may be on the road at this instant are told too. */
  readonly now?: Date;
}

/** A line's day; undefined when there is no such line. */
export function lineDayView({ timetable, route, date, now }: LineDayParts): LineDay | undefined {
  const row = timetable.feed.routes[route];
  if (!row) return undefined;
  const ofLine = timetable.tripsInOrder((trip) => timetable.tripRoute[trip] === route);
  const ways = waysOf(timetable, ofLine);
  const yesterday = addDays(date, -1);
  const late =
    now === undefined
      ? []
      : ofLine.filter((trip) => timetable.runs(trip, yesterday) && instantOf(yesterday, timetable.ends(trip)) > now);
  const trips = [
    ...late.map((trip) => tripView(timetable, trip, yesterday)),
    ...ofLine.filter((trip) => timetable.runs(trip, date)).map((trip) => tripView(timetable, trip, date)),
  ];
  const nextDate = trips.length > 0 ? undefined : nextDay(timetable, ofLine, date);
  const used = new Set([
    ...ways.flatMap(({ stopIds }) => stopIds),
    ...trips.flatMap(({ calls }) => calls.map(({ stopId }) => stopId)),
  ]);
  return {
    routeId: row.routeId,
    name: row.shortName,
    longName: row.longName,
    agencyName: timetable.feed.agencies.find(({ agencyId }) => agencyId === row.agencyId)?.name ?? '',
    date,
    stops: timetable.feed.stops
      .filter(({ stopId }) => used.has(stopId))
      .map(({ stopId, name }) => ({ id: stopId, name })),
    ways,
    trips,
    ...(nextDate === undefined ? {} : { nextDate }),
  };
}

/** Trips of one direction are one way; without a direction_id those that say that they go to the same place. */
function wayKey(timetable: TimetableSnapshot, trip: number): string {
  const direction = timetable.feed.trips[trip]?.directionId ?? null;
  return direction === null ? timetable.headsign(trip) : String(direction);
}

function waysOf(timetable: TimetableSnapshot, trips: readonly number[]): LineWay[] {
  const byKey = new Map<string, number[]>();
  for (const trip of trips) byKey.set(wayKey(timetable, trip), [...(byKey.get(wayKey(timetable, trip)) ?? []), trip]);
  return [...byKey]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([key, ofWay]) => {
      const longest = ofWay.reduce((best, trip) =>
        callsOf(timetable, trip).length > callsOf(timetable, best).length ? trip : best,
      );
      return {
        key,
        headsign: mostUsual(ofWay.map((trip) => timetable.headsignAt(timetable.tripStart[trip] ?? 0))),
        stopIds: callsOf(timetable, longest).map(({ stopId }) => stopId),
      };
    });
}

function mostUsual(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

function tripView(timetable: TimetableSnapshot, trip: number, date: ServiceDate): LineTrip {
  const live = timetable.liveOf(trip, date);
  const cancelled = timetable.cancelled(trip, date);
  const reason = timetable.whyNot(trip, date)?.reason;
  const lastRow = timetable.lastRow(trip, date) ?? Infinity;
  const bus = cancelled === undefined && live ? busOf(live) : undefined;
  const doubt = cancelled === undefined ? doubtOf(live) : undefined;
  return {
    tripId: timetable.feed.trips[trip]?.tripId ?? '',
    serviceDate: date,
    way: wayKey(timetable, trip),
    headsign: timetable.headsign(trip),
    state: cancelled === undefined ? (live?.progress.state ?? 'planned') : 'cancelled',
    ...(reason === undefined ? {} : { reason }),
    carriesParcels: timetable.tripCarries[trip] === 1,
    ...(timetable.isForMarket(trip) ? { marketDay: true as const } : {}),
    calls: callsOf(timetable, trip).map((call, number) =>
      callView(call, {
        towards: timetable.headsignAt((timetable.tripStart[trip] ?? 0) + number),
        headsign: timetable.headsign(trip),
        expected: cancelled === undefined ? live?.expected?.[number] : undefined,
        skipped: (timetable.tripStart[trip] ?? 0) + number > lastRow,
        bay: timetable.bayAt((timetable.tripStart[trip] ?? 0) + number),
      }),
    ),
    ...(bus === undefined ? {} : { bus }),
    ...(doubt === undefined ? {} : { doubt }),
  };
}

/** What is known of a call besides its plan. */
interface CallNews {
  readonly expected: ExpectedCall | undefined;
  readonly skipped: boolean;
  readonly bay: Bay | undefined;
  readonly towards: string;
  /** Of its trip. */
  readonly headsign: string;
}

function callView(call: ForecastCall, { expected, skipped, bay, towards, headsign }: CallNews): LineCall {
  return {
    stopId: call.stopId,
    ...(bay === undefined ? {} : { bay }),
    sequence: call.sequence,
    departure: call.departure,
    ...(call.arrival === call.departure ? {} : { arrival: call.arrival }),
    ...(call.exact ? {} : { approximate: true }),
    ...(towards === headsign ? {} : { towards }),
    ...(expected === undefined || skipped
      ? {}
      : {
          expected: expected.departure,
          uncertainty: expected.uncertainty,
          ...(expected.passed ? { passed: true as const } : {}),
        }),
    ...(skipped ? { skipped: true } : {}),
  };
}

/** Where the bus was last seen; undefined while nobody said anything but that its papers are in order. */
function busOf(live: TripLive): LineBus | undefined {
  const known = live.expected && basisOf(live.progress);
  if (!known) return undefined;
  const seen = live.progress.calls.at(-1);
  return {
    basis: known.basis,
    ...(seen === undefined
      ? {}
      : { call: seen.call, ...(seen.departedAt === undefined ? {} : { left: true as const }) }),
    at: new Date(known.at).toISOString(),
    ...(live.progress.lateReason === undefined ? {} : { why: live.progress.lateReason }),
  };
}

function nextDay(timetable: TimetableSnapshot, trips: readonly number[], date: ServiceDate): ServiceDate | undefined {
  for (let days = 1; days <= LOOK_AHEAD_DAYS; days += 1) {
    const day = addDays(date, days);
    if (trips.some((trip) => timetable.runs(trip, day) && timetable.cancelled(trip, day) === undefined)) return day;
  }
  return undefined;
}
