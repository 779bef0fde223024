// Which hops do the trips of some service days make, trip by trip?
import type { ServiceDate } from '@kehuoyou/shared';
import { StopTimeFlag } from '../feed/stop-times.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

/** A service day, and where it starts in seconds past the start of the asked day: yesterday is at -86,400. */
export interface RunDay {
  readonly date: ServiceDate;
  readonly start: number;
  /** The trips that are looked at; all of them unless given. */
  readonly trips?: readonly number[];
}

/** When a trip is expected at its calls on a day, call by call in its order; seconds past the day's start. */
export interface ExpectedCalls {
  readonly arrival: ArrayLike<number>;
  readonly departure: ArrayLike<number>;
  /** Calls at which the bus does not stop after all. */
  readonly skipped?: ReadonlySet<number>;
  /** The call at which it ends before its time. */
  readonly endsAt?: number;
}

/** Where calls happen, as a planner numbers its stops. */
export interface CallStops {
  /** By stop time. */
  readonly ofRow: Uint32Array;
  readonly count: number;
}

/** What a planner may know besides the timetable; trips and stop times by their numbers. */
export interface RunRules {
  /** True for trips that may be used at all. */
  readonly takes?: (trip: number) => boolean;
  /** False when the hop that begins at this stop time cannot be used that day, for it is full. */
  readonly hasRoom?: (trip: number, date: ServiceDate, row: number) => boolean;
  readonly expected?: ExpectedRuns;
  /** The planner's own stops; those of the feed unless given. */
  readonly stops?: CallStops;
}

/** How buses are expected to run today, as far as it differs from the timetable. */
export interface ExpectedRuns {
  /** True for a service day of which anything is known at all. */
  knows(date: ServiceDate): boolean;
  /** Undefined when the trip runs as in the timetable. */
  callsOf(trip: number, date: ServiceDate): ExpectedCalls | undefined;
}

/** A ride: a trip, and where its service day starts in seconds past the start of the asked day. */
export interface Ride {
  readonly trip: number;
  readonly dayStart: number;
}

/** Hops in growing columns, ride after ride. */
export class HopColumns {
  count = 0;
  departure = new Int32Array(64);
  arrival = new Int32Array(64);
  from = new Uint32Array(64);
  to = new Uint32Array(64);
  ride = new Uint32Array(64);
  row = new Uint32Array(64);
  /** What each ride number means. */
  readonly rides: Ride[] = [];

  push(departure: number, arrival: number, from: number, to: number, ride: number, row: number): void {
    if (this.count === this.departure.length) this.grow();
    this.departure[this.count] = departure;
    this.arrival[this.count] = arrival;
    this.from[this.count] = from;
    this.to[this.count] = to;
    this.ride[this.count] = ride;
    this.row[this.count] = row;
    this.count += 1;
  }

  /** Begins a ride; gives its number. */
  begin(ride: Ride): number {
    return this.rides.push(ride) - 1;
  }

  /** Repeats a hop in another ride. */
  copy(hop: number, ride: number): void {
    this.push(
      this.departure[hop] ?? 0,
      this.arrival[hop] ?? 0,
      this.from[hop] ?? 0,
      this.to[hop] ?? 0,
      ride,
      this.row[hop] ?? 0,
    );
  }

  /**
   * The same hops seen backwards in time: second `s` becomes `end` - `s`, and every hop runs from its end
   * to its beginning. `stops` is the number of stops.
   */
  mirrored(end: number, stops: number): HopColumns {
    const mirror = new HopColumns();
    for (const ride of this.rides) mirror.begin(ride);
    const swap = (stop: number): number => (stop < stops ? stop : stops + stops + 1 - stop);
    for (let hop = this.count - 1; hop >= 0; hop -= 1) {
      mirror.push(
        end - (this.arrival[hop] ?? 0),
        end - (this.departure[hop] ?? 0),
        swap(this.to[hop] ?? 0),
        swap(this.from[hop] ?? 0),
        this.ride[hop] ?? 0,
        this.row[hop] ?? 0,
      );
    }
    return mirror;
  }

  /** The last arrival of all. */
  end(): number {
    let end = 0;
    for (let hop = 0; hop < this.count; hop += 1) end = Math.max(end, this.arrival[hop] ?? 0);
    return end;
  }

  private grow(): void {
    const longer = <Column extends Int32Array | Uint32Array>(column: Column, empty: Column): Column => {
      empty.set(column);
      return empty;
    };
    const length = this.departure.length * 2;
    this.departure = longer(this.departure, new Int32Array(length));
    this.arrival = longer(this.arrival, new Int32Array(length));
    this.from = longer(this.from, new Uint32Array(length));
    this.to = longer(this.to, new Uint32Array(length));
    this.ride = longer(this.ride, new Uint32Array(length));
    this.row = longer(this.row, new Uint32Array(length));
  }
}

/** The hops of `days` that leave at the start of the asked day or later. Cancelled trips make none. */
export function hopsOn(timetable: TimetableSnapshot, days: readonly RunDay[], rules: RunRules = {}): HopColumns {
  const hops = new HopColumns();
  const all = [...timetable.feed.trips.keys()];
  for (const day of days) {
    for (const trip of day.trips ?? all) {
      if (!timetable.runs(trip, day.date) || timetable.cancelled(trip, day.date) !== undefined) continue;
      if (rules.takes?.(trip) === false) continue;
      addRide(hops, new RideCalls(timetable, trip, rules.expected?.callsOf(trip, day.date), rules.stops), day, rules);
    }
  }
  return hops;
}

function addRide(hops: HopColumns, calls: RideCalls, day: RunDay, rules: RunRules): void {
  const { trip } = calls;
  let ride = -1;
  for (let row = calls.first; row < calls.last; row += 1) {
    const departure = calls.departure(row) + day.start;
    if (departure < 0) continue;
    if (rules.hasRoom?.(trip, day.date, row) === false) {
      ride = -1;
      continue;
    }
    if (ride < 0) ride = hops.begin({ trip, dayStart: day.start });
    const arrival = calls.arrival(row + 1) + day.start;
    hops.push(departure, Math.max(arrival, departure), calls.boarding(row), calls.leaving(row + 1), ride, row);
  }
}

/** The calls of one trip on one day, by the numbers of its stop times: as expected, else as in the timetable. */
export class RideCalls {
  readonly first: number;
  /** Where it ends. */
  readonly last: number;

  constructor(
    private readonly timetable: TimetableSnapshot,
    readonly trip: number,
    private readonly expected: ExpectedCalls | undefined,
    private readonly stops: CallStops = { ofRow: timetable.stopOf, count: timetable.feed.stops.length },
  ) {
    this.first = timetable.tripStart[trip] ?? 0;
    this.last = Math.min((timetable.tripStart[trip + 1] ?? 0) - 1, this.first + (expected?.endsAt ?? Infinity));
  }

  departure(row: number): number {
    return this.expected?.departure[row - this.first] ?? this.timetable.departure[row] ?? 0;
  }

  arrival(row: number): number {
    return this.expected?.arrival[row - this.first] ?? this.timetable.arrival[row] ?? 0;
  }

  /** The stop where one can board; behind the last stop where one cannot. */
  boarding(row: number): number {
    return this.open(row, StopTimeFlag.noPickup) ? (this.stops.ofRow[row] ?? 0) : this.stops.count;
  }

  /** The stop where one can get off, or two behind the last stop. */
  leaving(row: number): number {
    return this.open(row, StopTimeFlag.noDropOff) ? (this.stops.ofRow[row] ?? 0) : this.stops.count + 1;
  }

  private open(row: number, closed: number): boolean {
    return ((this.timetable.flags[row] ?? 0) & closed) === 0 && this.expected?.skipped?.has(row - this.first) !== true;
  }
}
