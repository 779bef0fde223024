// What does a GTFS feed consist of, once it has been read and found sound?
//
// Times are seconds past the start of the service day, dates are `YYYY-MM-DD`, positions WGS-84.

export interface FeedInfo { readonly publisher: string; readonly publisherUrl: string; readonly lang: string; readonly version: string }
export interface FeedAgency { readonly agencyId: string; readonly name: string; readonly url: string; readonly timezone: string; readonly lang: string | null; readonly phone: string | null }
export interface FeedStop { readonly stopId: string; readonly name: string; readonly latitude: number; readonly longitude: number }
export interface FeedRoute { readonly routeId: string; readonly agencyId: string; readonly shortName: string; readonly longName: string; readonly type: number }
export interface FeedTrip { readonly tripId: string; readonly routeId: string; readonly serviceId: string; readonly headsign: string; readonly directionId: number | null }
export interface FeedStopTime {
  readonly tripId: string;
  readonly stopSequence: number;
  readonly stopId: string;
  readonly arrival: number;
  readonly departure: number;
  /** GTFS: 0 regular, 1 none, 2 phone the agency, 3 arrange with the driver. */
  readonly pickupType: number;
  readonly dropOffType: number;
  /** GTFS: 1 exact, 0 approximate. */
  readonly timepoint: number;
}
/** `weekdays`: bit 0 is Monday, bit 6 is Sunday. */
export interface FeedCalendar { readonly serviceId: string; readonly weekdays: number; readonly startDate: string; readonly endDate: string }
/** `exceptionType`: 1 added, 2 removed. */
export interface FeedCalendarDate { readonly serviceId: string; readonly date: string; readonly exceptionType: number }
export interface FeedTripCargo { readonly tripId: string; readonly volumeLitres: number; readonly weightGrams: number }

/** A whole feed. Within it, every id that a row refers to exists. */
export interface Feed {
  readonly info: FeedInfo;
  readonly agencies: readonly FeedAgency[];
  readonly stops: readonly FeedStop[];
  readonly routes: readonly FeedRoute[];
  readonly trips: readonly FeedTrip[];
  /** By trip, then by stop_sequence. */
  readonly stopTimes: readonly FeedStopTime[];
  readonly calendars: readonly FeedCalendar[];
  readonly calendarDates: readonly FeedCalendarDate[];
  readonly tripCargo: readonly FeedTripCargo[];
}
