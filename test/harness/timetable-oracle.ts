// When does which bus leave, worked out from the feed's files in the plainest way?
//
// Slow and simple on purpose: it goes through every row for every question, so that it has none of the
// cleverness whose faults it is to find.
import { countyRows, value } from './county-files.js';
import type { Row } from './county-files.js';

const WEEKDAY_COLUMNS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** A departure as the files have it. */
export interface FiledDeparture {
  readonly tripId: string;
  readonly seconds: number;
}

/** The county's timetable, read once. */
export class TimetableOracle {
  private readonly trips = countyRows('gtfs/trips.txt');
  private readonly calendar = countyRows('gtfs/calendar.txt');
  private readonly exceptions = countyRows('gtfs/calendar_dates.txt');
  private readonly stopTimes = countyRows('gtfs/stop_times.txt');
  private readonly lastSequence = new Map<string, number>();

  constructor() {
    for (const row of this.stopTimes) {
      const trip = value(row, 'trip_id');
      this.lastSequence.set(trip, Math.max(this.lastSequence.get(trip) ?? 0, sequence(row)));
    }
  }

  readonly stopIds = countyRows('gtfs/stops.txt').map((row) => value(row, 'stop_id'));

  /** True when a service runs on `date`, `YYYY-MM-DD`. */
  serviceRuns(serviceId: string, date: string): boolean {
    const compact = date.replaceAll('-', '');
    const exception = this.exceptions.find((row) => row['service_id'] === serviceId && row['date'] === compact);
    if (exception) return exception['exception_type'] === '1';
    const weekday = WEEKDAY_COLUMNS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'sunday';
    return this.calendar.some(
      (row) =>
        row['service_id'] === serviceId &&
        row[weekday] === '1' &&
        value(row, 'start_date') <= compact &&
        compact <= value(row, 'end_date'),
    );
  }

  /** The departures of a stop that belong to `date`, in the order of time, then of the trips' ids. */
  departures(stopId: string, date: string): FiledDeparture[] {
    const running = new Set(
      this.trips
        .filter((trip) => this.serviceRuns(value(trip, 'service_id'), date))
        .map((trip) => value(trip, 'trip_id')),
    );
    return this.stopTimes
      .filter(
        (row) =>
          row['stop_id'] === stopId &&
          running.has(value(row, 'trip_id')) &&
          sequence(row) !== this.lastSequence.get(value(row, 'trip_id')),
      )
      .map((row) => ({ tripId: value(row, 'trip_id'), seconds: secondsOf(value(row, 'departure_time')) }))
      .sort((a, b) => a.seconds - b.seconds || (a.tripId < b.tripId ? -1 : 1));
  }

  /** Seconds of the quickest ride without a change, whatever the day; undefined when there is none. */
  quickestRide(fromStopId: string, toStopId: string): number | undefined {
    let best: number | undefined;
    for (const from of this.stopTimes.filter((row) => row['stop_id'] === fromStopId)) {
      for (const to of this.stopTimes.filter(
        (row) => row['trip_id'] === from['trip_id'] && row['stop_id'] === toStopId,
      )) {
        if (sequence(to) <= sequence(from)) continue;
        const ride = secondsOf(value(to, 'arrival_time')) - secondsOf(value(from, 'departure_time'));
        if (best === undefined || ride < best) best = ride;
      }
    }
    return best;
  }

  /** Departure and arrival of a trip at two of its stops; undefined when it does not go from one to the other. */
  rideOn(tripId: string, fromStopId: string, toStopId: string): { departs: number; arrives: number } | undefined {
    const rows = this.stopTimes.filter((row) => row['trip_id'] === tripId);
    const from = rows.find((row) => row['stop_id'] === fromStopId);
    const to = rows.find((row) => row['stop_id'] === toStopId && from !== undefined && sequence(row) > sequence(from));
    if (!from || !to) return undefined;
    return { departs: secondsOf(value(from, 'departure_time')), arrives: secondsOf(value(to, 'arrival_time')) };
  }
}

function sequence(row: Row): number {
  return Number(value(row, 'stop_sequence'));
}

/** `H:MM:SS` as seconds. */
export function secondsOf(time: string): number {
  const [hours = Number.NaN, minutes = Number.NaN, seconds = Number.NaN] = time.split(':').map(Number);
  return hours * 3_600 + minutes * 60 + seconds;
}
