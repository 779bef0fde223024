// What does the server know of the timetable without asking the database?
//
// An immutable picture over typed arrays. Stop times lie trip after trip; `tripStart` says where each
// trip begins. Each stop's departures are the numbers of its stop times in the order of time.
import { isoOf } from '@kehuoyou/shared';
import type { Departure, Lines, ServiceDate } from '@kehuoyou/shared';
import type { Feed, FeedStop } from './feed.js';
import { ServiceCalendar } from './service-calendar.js';

/** Why a trip does not run on a day, by trip and day. */
export type Cancellations = ReadonlyMap<string, string>;

/** Key of `Cancellations`. */
export function cancellationKey(tripId: string, date: ServiceDate): string {
  return `${date} ${tripId}`;
}

/** Bits of `flags`. */
export const StopTimeFlag = { noPickup: 1, noDropOff: 2, approximate: 4 } as const;

/** The timetable of one feed, together with the cancellations announced so far. */
export class TimetableSnapshot {
  readonly calendar: ServiceCalendar;
  readonly stopNumber: ReadonlyMap<string, number>;
  /** First stop time of each trip, and behind the last one their total. */
  readonly tripStart: Uint32Array;
  readonly tripRoute: Uint32Array;
  readonly tripService: Uint32Array;
  readonly tripCarries: Uint8Array;
  /** By stop time: its trip, stop, seconds and flags. */
  readonly tripOf: Uint32Array;
  readonly stopOf: Uint32Array;
  readonly arrival: Uint32Array;
  readonly departure: Uint32Array;
  readonly flags: Uint8Array;
  /** First entry of each stop in `boardRows`, which holds the stop times that one may board at. */
  private readonly boardStart: Uint32Array;
  private readonly boardRows: Uint32Array;

  constructor(
    readonly feed: Feed,
    readonly cancellations: Cancellations,
  ) {
    this.calendar = new ServiceCalendar(feed);
    this.stopNumber = numbered(feed.stops.map(({ stopId }) => stopId));
    const routeNumber = numbered(feed.routes.map(({ routeId }) => routeId));
    const tripNumber = numbered(feed.trips.map(({ tripId }) => tripId));
    const carrying = new Set(feed.tripCargo.filter((row) => row.volumeLitres > 0 && row.weightGrams > 0).map(({ tripId }) => tripId));
    const times = [...feed.stopTimes].sort(
      (a, b) => numberIn(tripNumber, a.tripId) - numberIn(tripNumber, b.tripId) || a.stopSequence - b.stopSequence,
    );
    this.tripRoute = Uint32Array.from(feed.trips, ({ routeId }) => numberIn(routeNumber, routeId));
    this.tripService = Uint32Array.from(feed.trips, ({ serviceId }) => numberIn(this.calendar.numbers, serviceId));
    this.tripCarries = Uint8Array.from(feed.trips, ({ tripId }) => Number(carrying.has(tripId)));
    this.tripOf = Uint32Array.from(times, ({ tripId }) => numberIn(tripNumber, tripId));
    this.stopOf = Uint32Array.from(times, ({ stopId }) => numberIn(this.stopNumber, stopId));
    this.arrival = Uint32Array.from(times, ({ arrival }) => arrival);
    this.departure = Uint32Array.from(times, ({ departure }) => departure);
    this.flags = Uint8Array.from(times, (time) =>
      (time.pickupType === 1 ? StopTimeFlag.noPickup : 0) |
      (time.dropOffType === 1 ? StopTimeFlag.noDropOff : 0) |
      (time.timepoint === 0 ? StopTimeFlag.approximate : 0));
    this.tripStart = startsOf(this.tripOf, feed.trips.length);
    const boards = this.boards();
    this.boardStart = boards.start;
    this.boardRows = boards.rows;
  }

  /** True when the trip of this number runs on the service day `date` by the timetable. */
  runs(trip: number, date: ServiceDate): boolean {
    return this.calendar.running(date)[this.tripService[trip] ?? 0] === 1;
  }

  /** Why the trip is cancelled on that day, or undefined when it is not. */
  cancelled(trip: number, date: ServiceDate): string | undefined {
    return this.cancellations.get(cancellationKey(this.feed.trips[trip]?.tripId ?? '', date));
  }

  /** The stop times at which one may board at a stop, in the order of time, whatever the day. */
  boardingAt(stop: number): Uint32Array {
    return this.boardRows.subarray(this.boardStart[stop] ?? 0, this.boardStart[stop + 1] ?? 0);
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
    const trip = this.feed.trips[number];
    const route = this.feed.routes[this.tripRoute[number] ?? 0];
    const seconds = this.departure[row] ?? 0;
    const reason = this.cancelled(number, date);
    return {
      tripId: trip?.tripId ?? '',
      routeId: route?.routeId ?? '',
      routeName: route?.shortName ?? '',
      routeLongName: route?.longName ?? '',
      headsign: this.headsign(number),
      serviceDate: date,
      departure: isoOf(date, seconds),
      seconds,
      approximate: ((this.flags[row] ?? 0) & StopTimeFlag.approximate) !== 0,
      carriesParcels: this.tripCarries[number] === 1,
      status: reason === undefined ? 'scheduled' : 'cancelled',
      ...(reason === undefined ? {} : { reason }),
    };
  }

  /** Where a trip says that it goes; its last stop when it does not say. */
  headsign(trip: number): string {
    const said = this.feed.trips[trip]?.headsign ?? '';
    return said !== '' ? said : (this.stopAt((this.tripStart[trip + 1] ?? 1) - 1)?.name ?? '');
  }

  /** The stop of a stop time. */
  stopAt(row: number): FeedStop | undefined {
    return this.feed.stops[this.stopOf[row] ?? 0];
  }

  /** All lines, each with the stops of its longest trip, and all stops. Positions are WGS-84. */
  lines(): Lines {
    const longest = new Map<number, number>();
    this.feed.trips.forEach((_trip, number) => {
      const route = this.tripRoute[number] ?? 0;
      const best = longest.get(route);
      if (best === undefined || this.tripLength(number) > this.tripLength(best)) longest.set(route, number);
    });
    const agencies = new Map(this.feed.agencies.map(({ agencyId, name }) => [agencyId, name]));
    return {
      stops: this.feed.stops.map(({ stopId, name, latitude, longitude }) => ({ id: stopId, name, position: { lat: latitude, lng: longitude } })),
      lines: this.feed.routes.map((route, number) => ({
        routeId: route.routeId,
        name: route.shortName,
        longName: route.longName,
        agencyName: agencies.get(route.agencyId) ?? '',
        stopIds: this.stopIdsOf(longest.get(number)),
      })),
    };
  }

  private stopIdsOf(trip: number | undefined): string[] {
    if (trip === undefined) return [];
    const ids: string[] = [];
    for (let row = this.tripStart[trip] ?? 0; row < (this.tripStart[trip + 1] ?? 0); row += 1) ids.push(this.stopAt(row)?.stopId ?? '');
    return ids;
  }

  private tripLength(trip: number): number {
    return (this.tripStart[trip + 1] ?? 0) - (this.tripStart[trip] ?? 0);
  }

  /** A trip's last stop is no departure, nor is a stop where nobody may board. */
  private boards(): { start: Uint32Array; rows: Uint32Array } {
    const rows: number[] = [];
    for (let row = 0; row < this.tripOf.length; row += 1) {
      const last = row + 1 === this.tripStart[(this.tripOf[row] ?? 0) + 1];
      if (!last && ((this.flags[row] ?? 0) & StopTimeFlag.noPickup) === 0) rows.push(row);
    }
    const tripIds = this.feed.trips.map(({ tripId }) => tripId);
    rows.sort(
      (a, b) =>
        (this.stopOf[a] ?? 0) - (this.stopOf[b] ?? 0) ||
        (this.departure[a] ?? 0) - (this.departure[b] ?? 0) ||
        ((tripIds[this.tripOf[a] ?? 0] ?? '') < (tripIds[this.tripOf[b] ?? 0] ?? '') ? -1 : 1),
    );
    const sorted = Uint32Array.from(rows);
    return { rows: sorted, start: startsOf(Uint32Array.from(rows, (row) => this.stopOf[row] ?? 0), this.feed.stops.length) };
  }
}

function numbered(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, number) => [id, number]));
}

function numberIn(numbers: ReadonlyMap<string, number>, id: string): number {
  const number = numbers.get(id);
  if (number === undefined) throw new Error(`the feed refers to ${id}, which it does not have`);
  return number;
}

/** Where each group begins in a list that is sorted by group number. */
function startsOf(groups: Uint32Array, count: number): Uint32Array {
  const start = new Uint32Array(count + 1);
  for (const group of groups) start[group + 1] = (start[group + 1] ?? 0) + 1;
  for (let group = 0; group < count; group += 1) start[group + 1] = (start[group + 1] ?? 0) + (start[group] ?? 0);
  return start;
}
