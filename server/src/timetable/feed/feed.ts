// What does a GTFS feed consist of, once it has been read and found sound?
//
// Times are seconds past the start of the service day, dates are `YYYY-MM-DD`, positions WGS-84. Rows
// are known by their number in the list of their kind; stop times lie in columns (stop-times.ts).
import type { BookingRule } from '@kehuoyou/shared';
import type { StopTimes } from './stop-times.js';

export interface FeedInfo {
  readonly publisher: string;
  readonly publisherUrl: string;
  readonly lang: string;
  readonly version: string;
}
export interface FeedAgency {
  readonly agencyId: string;
  readonly name: string;
  readonly url: string;
  readonly timezone: string;
  readonly lang: string | null;
  readonly phone: string | null;
}
export interface FeedStop {
  readonly stopId: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  /** GTFS: 0 stop or platform, 1 station, 2 entrance, 3 generic node, 4 boarding area. Buses call at 0 only. */
  readonly locationType: number;
  /** Id of the station that it belongs to. */
  readonly parentStation: string | null;
  /** GTFS: 0 unknown, 1 possible, 2 not possible. */
  readonly wheelchairBoarding: number;
  /** GTFS platform_code: what tells a bay from the others of its station, such as 2. */
  readonly platformCode: string | null;
}
/** Colours are six hex digits without `#`. */
export interface FeedRoute {
  readonly routeId: string;
  readonly agencyId: string;
  readonly shortName: string;
  readonly longName: string;
  readonly type: number;
  readonly color: string | null;
  readonly textColor: string | null;
}
export interface FeedTrip {
  readonly tripId: string;
  readonly routeId: string;
  readonly serviceId: string;
  readonly headsign: string;
  readonly directionId: number | null;
  /** GTFS block_id: trips of one vehicle, one after the other. */
  readonly blockId: string | null;
  /** Set on each run that `expandFrequencies` made of a trip of frequencies.txt. */
  readonly run?: FrequencyRun;
}
/** How a bus that comes only when it is called is to be called (GTFS booking_rules.txt). */
export interface FeedBookingRule extends BookingRule {
  readonly ruleId: string;
}
/** One run of a trip that goes every so often. */
export interface FrequencyRun {
  /** The trip_id in trips.txt that the run belongs to. */
  readonly ofTripId: string;
  /** Seconds at which this run leaves its first stop; with `ofTripId` it is how GTFS-Realtime names the run. */
  readonly start: number;
  readonly headway: number;
  /** GTFS exact_times: false means "about every so often", and every time of the run is approximate. */
  readonly exact: boolean;
}
/** `weekdays`: bit 0 is Monday, bit 6 is Sunday. */
export interface FeedCalendar {
  readonly serviceId: string;
  readonly weekdays: number;
  readonly startDate: string;
  readonly endDate: string;
}
/** `exceptionType`: 1 added, 2 removed. */
export interface FeedCalendarDate {
  readonly serviceId: string;
  readonly date: string;
  readonly exceptionType: number;
}
/** The trip leaves its first stop every `headway` seconds from `start` on, last before `end`. */
export interface FeedFrequency {
  readonly tripId: string;
  readonly start: number;
  readonly end: number;
  readonly headway: number;
  readonly exact: boolean;
}
/**
 * A rule for changing between two stops (or all stops of two stations), for all trips or, where they are
 * named, between those routes or trips only. `type`: 0 recommended, 1 timed (the other vehicle waits),
 * 2 needs `minSeconds`, 3 not possible, 4 in-seat, 5 not in-seat.
 */
export interface FeedTransfer {
  readonly fromStopId: string | null;
  readonly toStopId: string | null;
  readonly fromRouteId: string | null;
  readonly toRouteId: string | null;
  readonly fromTripId: string | null;
  readonly toTripId: string | null;
  readonly type: number;
  readonly minSeconds: number | null;
}
export interface FeedTripCargo {
  readonly tripId: string;
  readonly volumeLitres: number;
  readonly weightGrams: number;
}

/** A whole feed. Within it, every id that a row refers to exists. */
export interface Feed {
  readonly info: FeedInfo;
  /** feed_end_date of feed_info.txt: until when the publisher stands by the whole. */
  readonly endDate?: string | undefined;
  readonly agencies: readonly FeedAgency[];
  readonly stops: readonly FeedStop[];
  readonly routes: readonly FeedRoute[];
  readonly trips: readonly FeedTrip[];
  readonly stopTimes: StopTimes;
  readonly calendars: readonly FeedCalendar[];
  readonly calendarDates: readonly FeedCalendarDate[];
  /** Empty in the feed of a `TimetableSnapshot`: there every run is a trip of its own. */
  readonly frequencies: readonly FeedFrequency[];
  readonly transfers: readonly FeedTransfer[];
  readonly bookingRules: readonly FeedBookingRule[];
  readonly tripCargo: readonly FeedTripCargo[];
}
