// How is a small timetable written down so that a test reads like one?
//
//   timetable([t('K1', ['A', '08:00'], ['B', '08:10'])])
import { EARTH_RADIUS_METRES } from '@kehuoyou/shared';
import type { FeedCalendarDate, FeedRoute, FeedStop, FeedTransfer } from '../../timetable/feed/feed.js';
import { stopTimesOf } from './stop-time-rows.js';
import type { FeedStopTime } from './stop-time-rows.js';
import { cancelled } from './cancelled-trip.js';
import { TimetableSnapshot } from '../../timetable/running/timetable-snapshot.js';

/** The day that tests look at: a Tuesday. */
export const A_DAY = '2026-11-24';
export const THE_DAY_BEFORE = '2026-11-23';
export const THE_DAY_AFTER = '2026-11-25';

/** Where a trip calls: stop, arrival, departure when it waits, and what one cannot do there. */
export type Call = readonly [
  stop: string,
  arrival: string | number,
  departure?: string | number | CallLimits,
  limits?: CallLimits,
];
export interface CallLimits {
  readonly noPickup?: boolean;
  readonly noDropOff?: boolean;
}

/** A trip with the days on which it runs; every day unless given. */
export interface SmallTrip {
  readonly tripId: string;
  readonly calls: readonly Call[];
  readonly dates?: readonly string[];
  readonly route?: string;
  readonly block?: string;
}

/** A trip that runs every day. */
export function t(tripId: string, ...calls: Call[]): SmallTrip {
  return { tripId, calls };
}

/** What else there may be besides trips. */
export interface SmallWorld {
  /** By stop, metres east and north of the middle; a stop that is not named lies far from every other. */
  readonly places?: Readonly<Record<string, readonly [number, number]>>;
  readonly transfers?: readonly (Pick<FeedTransfer, 'type' | 'minSeconds'> & {
    readonly from: string;
    readonly to: string;
    /** Line or trip that the rule is for. */
    readonly fromRoute?: string;
    readonly toRoute?: string;
    readonly fromTrip?: string;
    readonly toTrip?: string;
  })[];
  /** Trip and day. */
  readonly cancelled?: readonly (readonly [string, string])[];
  /** Trips that carry parcels. */
  readonly carriers?: readonly string[];
}

/** A timetable of these trips. Stops come in the order of first mention. */
export function timetable(trips: readonly SmallTrip[], world: SmallWorld = {}): TimetableSnapshot {
  const stops = stopsOf(trips, world);
  const feedTrips = trips.map(({ tripId, route = 'R', block = null }) => ({
    tripId,
    routeId: route,
    blockId: block,
    serviceId: tripId,
    headsign: '',
    directionId: null,
  }));
  const calendarDates: FeedCalendarDate[] = trips.flatMap(({ tripId, dates }) =>
    (dates ?? []).map((date) => ({ serviceId: tripId, date, exceptionType: 1 })),
  );
  return new TimetableSnapshot(
    {
      info: { publisher: '', publisherUrl: '', lang: 'zh', version: '' },
      agencies: [{ agencyId: 'A', name: '', url: '', timezone: 'Asia/Shanghai', lang: null, phone: null }],
      stops,
      routes: routesOf(feedTrips),
      trips: feedTrips,
      stopTimes: stopTimesOf(
        trips.flatMap(({ tripId, calls }) => calls.map((call, index) => stopTime(tripId, index, call))),
        { trips: feedTrips, stops },
      ),
      calendars: trips
        .filter(({ dates }) => dates === undefined)
        .map(({ tripId }) => ({ serviceId: tripId, weekdays: 127, startDate: '2026-01-01', endDate: '2027-12-31' })),
      calendarDates,
      frequencies: [],
      transfers: transfersOf(world),
      bookingRules: [],
      tripCargo: (world.carriers ?? []).map((tripId) => ({ tripId, volumeLitres: 1_500, weightGrams: 300_000 })),
    },
    (world.cancelled ?? []).map(([tripId, date]) => cancelled(tripId, date, '路滑')),
  );
}

function routesOf(trips: readonly { readonly routeId: string }[]): FeedRoute[] {
  return [...new Set(['R', ...trips.map(({ routeId }) => routeId)])].map((routeId) => ({
    routeId,
    agencyId: 'A',
    shortName: 'K1',
    longName: '',
    type: 3,
    color: null,
    textColor: null,
  }));
}

function transfersOf({ transfers = [] }: SmallWorld): FeedTransfer[] {
  return transfers.map(({ from, to, fromRoute, toRoute, fromTrip, toTrip, ...rule }) => ({
    fromStopId: from,
    toStopId: to,
    fromRouteId: fromRoute ?? null,
    toRouteId: toRoute ?? null,
    fromTripId: fromTrip ?? null,
    toTripId: toTrip ?? null,
    ...rule,
  }));
}

/** Seconds of `HH:MM` or `HH:MM:SS`, or the seconds themselves. */
export function seconds(time: string | number): number {
  if (typeof time === 'number') return time;
  const [hours = 0, minutes = 0, rest = 0] = time.split(':').map(Number);
  return hours * 3_600 + minutes * 60 + rest;
}

/** When a call arrives and departs, and its limits. */
export function callTimes([, arrival, departure, limits]: Call): {
  arrival: number;
  departure: number;
  limits: CallLimits;
} {
  const waits = typeof departure === 'object' || departure === undefined ? arrival : departure;
  return {
    arrival: seconds(arrival),
    departure: seconds(waits),
    limits: limits ?? (typeof departure === 'object' ? departure : {}),
  };
}

function stopTime(tripId: string, index: number, call: Call): FeedStopTime {
  const { arrival, departure, limits } = callTimes(call);
  return {
    tripId,
    stopSequence: index + 1,
    stopId: call[0],
    arrival,
    departure,
    pickupType: limits.noPickup === true ? 1 : 0,
    dropOffType: limits.noDropOff === true ? 1 : 0,
    timepoint: 1,
  };
}

function stopsOf(trips: readonly SmallTrip[], { places = {}, transfers = [] }: SmallWorld): FeedStop[] {
  const ids = new Set([
    ...Object.keys(places),
    ...trips.flatMap(({ calls }) => calls.map(([stop]) => stop)),
    ...transfers.flatMap(({ from, to }) => [from, to]),
  ]);
  const degree = (EARTH_RADIUS_METRES * Math.PI) / 180;
  return [...ids].map((stopId, number) => {
    // Those without a place lie 50 km apart in the south.
    const [east, north] = places[stopId] ?? [number * 50_000, -1_000_000];
    return {
      stopId,
      name: `${stopId}站`,
      latitude: north / degree,
      longitude: 116 + east / degree,
      locationType: 0,
      parentStation: null,
      wheelchairBoarding: 0,
      platformCode: null,
    };
  });
}
