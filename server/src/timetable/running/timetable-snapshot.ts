// What does the server know of the timetable without asking the database?
//
// An immutable snapshot over typed arrays. Stop times lie trip after trip; `tripStart` says where each
// trip begins. Each stop's departures are the numbers of its stop times in the order of time. Trips that
// go "every so often" are there as the single runs that they mean.
import { firstDifference, isoOf } from '@kehuoyou/shared';
import type { Bay, Departure, DepartureLive, ServiceDate } from '@kehuoyou/shared';
import { turnedBefore } from './turned-words.js';
import type { Feed, FeedRoute, FeedStop } from '../feed/feed.js';
import type { NotRunning } from './not-running.js';
import { bookingAt } from './booking-at.js';
import { headedFor, rideFrom } from './headed-for.js';
import { alternativeTo } from './instead.js';
import { departureLive, doubtOf } from './trip-live.js';
import { Places } from './places.js';
import type { LiveOverlay, TripLive } from './trip-live.js';
import { expandFrequencies } from '../feed/feed-frequencies.js';
import { ServiceCalendar } from '../feed/service-calendar.js';
import { boardIndexOf } from './board-index.js';
import type { BoardIndex } from './board-index.js';
import { numbered, numberIn, StopTimeFlag } from '../feed/stop-times.js';

/** What a snapshot may have besides its feed and the trips that do not run. */
export interface SnapshotExtras {
  readonly before?: TimetableSnapshot;
  readonly live?: LiveOverlay;
  /** Trips that are there for a market. */
  readonly marketTrips?: ReadonlySet<string>;
}

/** The timetable of one feed, together with what is known of single days. */
export class TimetableSnapshot {
  /** The feed with every run as a trip of its own: its trips and stops have the numbers used here. */
  readonly feed: Feed;
  readonly calendar: ServiceCalendar;
  readonly places: Places;
  /** Numbers of stops, bays and stations by id; entrances and nodes are none. */
  readonly stopNumber: ReadonlyMap<string, number>;
  readonly tripNumber: ReadonlyMap<string, number>;
  /** First stop time of each trip, and behind the last one their total. */
  readonly tripStart: Uint32Array;
  readonly tripRoute: Uint32Array;
  readonly tripService: Uint32Array;
  readonly tripCarries: Uint8Array;
  /** By stop time: its trip, stop, seconds and flags (`StopTimeFlag`). */
  readonly tripOf: Uint32Array;
  readonly stopOf: Uint32Array;
  readonly arrival: Uint32Array;
  readonly departure: Uint32Array;
  readonly flags: Uint8Array;
  /** Which stop times one may board at, by stop. */
  private readonly boarding: BoardIndex;
  /** By day: by number, the trips that do not run or not the whole way. */
  private readonly stopped: ReadonlyMap<ServiceDate, ReadonlyMap<number, NotRunning>>;
  /** What was reported of trips, by day. */
  private readonly live: LiveOverlay;
  private readonly marketTrips: ReadonlySet<string>;

  /** `before` is a snapshot of the same feed, from which all that cannot have changed is taken over. */
  constructor(
    feed: Feed,
    /** What is known of trips that do not run, or not the whole way: each trip and day once. */
    readonly notRunning: readonly NotRunning[],
    { before, live = new Map(), marketTrips = before?.marketTrips ?? new Set() }: SnapshotExtras = {},
  ) {
    this.feed = before?.feed ?? expandFrequencies(feed);
    const { trips, routes, stops, tripCargo, stopTimes } = this.feed;
    this.calendar = before?.calendar ?? new ServiceCalendar(this.feed);
    this.places = before?.places ?? new Places(stops);
    this.stopNumber = this.places.numbers;
    this.tripNumber = before?.tripNumber ?? numbered(trips.map(({ tripId }) => tripId));
    const routeNumber = numbered(routes.map(({ routeId }) => routeId));
    const carrying = new Set(
      tripCargo.filter((row) => row.volumeLitres > 0 && row.weightGrams > 0).map(({ tripId }) => tripId),
    );
    this.tripRoute = before?.tripRoute ?? Uint32Array.from(trips, ({ routeId }) => numberIn(routeNumber, routeId));
    this.tripService =
      before?.tripService ?? Uint32Array.from(trips, ({ serviceId }) => numberIn(this.calendar.numbers, serviceId));
    this.tripCarries = before?.tripCarries ?? Uint8Array.from(trips, ({ tripId }) => Number(carrying.has(tripId)));
    this.tripStart = stopTimes.tripStart;
    this.tripOf = stopTimes.trip;
    this.stopOf = stopTimes.stop;
    this.arrival = stopTimes.arrival;
    this.departure = stopTimes.departure;
    this.flags = stopTimes.flags;
    this.stopped = this.byDay(notRunning);
    this.live = live;
    this.marketTrips = marketTrips;
    this.boarding = before?.boarding ?? boardIndexOf(this.feed, this.places);
  }

  /** The same timetable with other days on which trips do not run and other reports, sharing everything else. */
  with(notRunning: readonly NotRunning[], live: LiveOverlay = new Map()): TimetableSnapshot {
    return new TimetableSnapshot(this.feed, notRunning, { before: this, live });
  }

  /** True when the trip of this number runs on the service day `date` by the timetable. */
  runs(trip: number, date: ServiceDate): boolean {
    return this.calendar.running(date)[this.tripService[trip] ?? 0] === 1;
  }

  /** True when any trip runs on `date` by the timetable. */
  hasBuses(date: ServiceDate): boolean {
    const running = this.calendar.running(date);
    return this.tripService.some((service) => running[service] === 1);
  }

  /** The trips that `fits` lets through, by number, in the order in which they leave their first stops. */
  tripsInOrder(fits: (trip: number) => boolean): number[] {
    return [...this.feed.trips.keys()]
      .filter(fits)
      .sort((a, b) => firstDifference(this.leaves(a) - this.leaves(b), a - b));
  }

  /** When a trip leaves its first stop, in seconds past the service day's start. */
  leaves(trip: number): number {
    return this.departure[this.tripStart[trip] ?? 0] ?? 0;
  }

  /** When it is at its last. */
  ends(trip: number): number {
    return this.arrival[this.finalRow(trip)] ?? 0;
  }

  /** The stop time at its last stop. */
  finalRow(trip: number): number {
    return (this.tripStart[trip + 1] ?? 1) - 1;
  }

  /** The line of a trip; undefined for a number that no trip has. */
  routeOf(trip: number): FeedRoute | undefined {
    return this.feed.routes[this.tripRoute[trip] ?? -1];
  }

  /** Why the trip does not run on that day, or not the whole way; undefined when it does. */
  whyNot(trip: number, date: ServiceDate): NotRunning | undefined {
    return this.stopped.get(date)?.get(trip);
  }

  /** Why the trip is cancelled on that day, the whole of it; undefined when it is not. */
  cancelled(trip: number, date: ServiceDate): string | undefined {
    const why = this.whyNot(trip, date);
    return why?.cause === 'turned' ? undefined : why?.reason;
  }

  /** True when no trip is cancelled on that day. */
  runsAsPlanned(date: ServiceDate): boolean {
    return [...(this.stopped.get(date)?.values() ?? [])].every(({ cause }) => cause === 'turned');
  }

  /** What was reported of a trip on a day. */
  liveOf(trip: number, date: ServiceDate): TripLive | undefined {
    return this.live.get(date)?.get(trip);
  }

  /** The last stop time that the trip makes on that day, where it turns back on its way; undefined when it goes on. */
  lastRow(trip: number, date: ServiceDate): number | undefined {
    const why = this.whyNot(trip, date);
    return why?.cause === 'turned' ? (this.tripStart[trip] ?? 0) + why.fromCall : undefined;
  }

  /** Why the bus does not leave this stop time on that day: cancelled, or turned back before it. */
  notFrom(row: number, date: ServiceDate): string | undefined {
    const trip = this.tripOf[row] ?? 0;
    const why = this.whyNot(trip, date);
    const last = (this.tripStart[trip] ?? 0) + (why?.fromCall ?? 0);
    if (!why || row < last) return undefined;
    return why.cause === 'turned' ? turnedBefore(this.stopAt(last)?.name ?? '', why.reason) : why.reason;
  }

  /** Days of which something was reported. */
  liveDays(): readonly ServiceDate[] {
    return [...this.live.keys()];
  }

  /** Trips of which something was reported on a day, by number. */
  liveTrips(date: ServiceDate): readonly (readonly [number, TripLive])[] {
    return [...(this.live.get(date) ?? [])];
  }

  /** True for a run that is there for a market. */
  isForMarket(trip: number): boolean {
    return this.marketTrips.has(this.feed.trips[trip]?.tripId ?? '');
  }

  /** The stop times at which one may board at a stop, in the order of time, whatever the day. */
  boardingAt(stop: number): Uint32Array {
    const { rows, start } = this.boarding;
    return rows.subarray(start[stop] ?? 0, start[stop + 1] ?? 0);
  }

  /** The departures of a stop that belong to the service day `date`, in the order of time. */
  departuresOn(stop: number, date: ServiceDate): Departure[] {
    const departures: Departure[] = [];
    for (const row of this.boardingAt(stop)) {
      if (this.runs(this.tripOf[row] ?? 0, date)) departures.push(this.departureAt(row, date));
    }
    return departures;
  }

  /** One stop time on a day as a departure. */
  departureAt(row: number, date: ServiceDate): Departure {
    const number = this.tripOf[row] ?? 0;
    const route = this.routeOf(number);
    const seconds = this.departure[row] ?? 0;
    const flags = this.flags[row] ?? 0;
    const reason = this.notFrom(row, date);
    const alternative = reason === undefined ? undefined : alternativeTo(this, { row, date });
    const [bay, headsign] = [this.bayAt(row), this.headsignAt(row)];
    const ride = rideFrom(this, row, headsign);
    return {
      ...this.departureOf(row, date),
      tripId: this.feed.trips[number]?.tripId ?? '',
      routeId: route?.routeId ?? '',
      routeName: route?.shortName ?? '',
      routeLongName: route?.longName ?? '',
      headsign,
      serviceDate: date,
      seconds,
      approximate: (flags & StopTimeFlag.approximate) !== 0,
      carriesParcels: this.tripCarries[number] === 1,
      status: reason === undefined ? 'scheduled' : 'cancelled',
      ...(reason === undefined ? {} : { reason }),
      ...(alternative === undefined ? {} : { alternative }),
      ...((flags & StopTimeFlag.hailOn) === 0 ? {} : { hail: true }),
      ...((flags & (StopTimeFlag.phoneBefore | StopTimeFlag.askDriver)) === 0
        ? {}
        : { arrange: (flags & StopTimeFlag.phoneBefore) === 0 ? 'driver' : 'phone' }),
      ...bookingAt(this.feed, row),
      ...(this.isForMarket(number) ? { marketDay: true } : {}),
      ...(bay === undefined ? {} : { bay }),
      ...(ride === undefined ? {} : { ride }),
    };
  }

  /** When a bus leaves, by the timetable and by what was reported. */
  departureOf(row: number, date: ServiceDate): Pick<Departure, 'departure' | 'live' | 'doubt'> {
    const live = this.departureLive(row, date);
    const doubt = this.notFrom(row, date) === undefined ? doubtOf(this.liveOf(this.tripOf[row] ?? 0, date)) : undefined;
    return {
      departure: isoOf(date, this.departure[row] ?? 0),
      ...(live === undefined ? {} : { live }),
      ...(doubt === undefined ? {} : { doubt }),
    };
  }

  /** What is known of one stop time on a day beyond the timetable. */
  departureLive(row: number, date: ServiceDate): DepartureLive | undefined {
    const trip = this.tripOf[row] ?? 0;
    const live = this.liveOf(trip, date);
    const start = this.tripStart[trip] ?? 0;
    return live && departureLive(live, row - start, date, (call) => this.stopAt(start + call)?.name ?? '');
  }

  /** Where a trip says that it goes; its last stop when it does not say. */
  headsign(trip: number): string {
    const said = this.feed.trips[trip]?.headsign ?? '';
    return said !== '' ? said : (this.stopAt(this.finalRow(trip))?.name ?? '');
  }

  /** Where people go who board here: as the bus says, and on a round trip to where it turns. */
  headsignAt(row: number): string {
    const trip = this.tripOf[row] ?? 0;
    const headsign = this.feed.stopTimes.headsigns.get(row) ?? this.headsign(trip);
    return headedFor(this, row, { headsign, longName: this.routeOf(trip)?.longName ?? '' });
  }

  /** The place of a stop time: the station where the bus calls at one of its bays. */
  stopAt(row: number): FeedStop | undefined {
    return this.feed.stops[this.places.placeOf[this.stopOf[row] ?? 0] ?? 0];
  }

  /** The very stop of a stop time, as the feed has it. */
  calledAt(row: number): FeedStop | undefined {
    return this.feed.stops[this.stopOf[row] ?? 0];
  }

  /** Where at its place the bus of a stop time stands. */
  bayAt(row: number): Bay | undefined {
    return this.places.bay(this.stopOf[row] ?? -1);
  }

  /** True when a stop time is at this stop, bay or station. */
  isAt(row: number, stopId: string): boolean {
    return this.calledAt(row)?.stopId === stopId || this.stopAt(row)?.stopId === stopId;
  }

  private byDay(notRunning: readonly NotRunning[]): Map<ServiceDate, Map<number, NotRunning>> {
    const days = new Map<ServiceDate, Map<number, NotRunning>>();
    for (const each of notRunning) {
      const trip = this.tripNumber.get(each.tripId);
      if (trip === undefined) continue;
      const ofDay = days.get(each.serviceDate) ?? new Map<number, NotRunning>();
      days.set(each.serviceDate, ofDay.set(trip, each));
    }
    return days;
  }
}
