// How does a test write the stop times of a feed, row by row?
import type { Feed } from '../../timetable/feed/feed.js';
import { boardingFlags, numberIn, numbered, startsOf, StopTimeFlag } from '../../timetable/feed/stop-times.js';
import type { StopTimes } from '../../timetable/feed/stop-times.js';

/** One stop time as a row. */
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

/** Columns from rows in any order; throws when a row refers to a trip or stop that is not there. */
export function stopTimesOf(rows: readonly FeedStopTime[], feed: Pick<Feed, 'trips' | 'stops'>): StopTimes {
  const trips = numbered(feed.trips.map(({ tripId }) => tripId));
  const stops = numbered(feed.stops.map(({ stopId }) => stopId));
  const sorted = [...rows].sort(
    (a, b) => numberIn(trips, a.tripId) - numberIn(trips, b.tripId) || a.stopSequence - b.stopSequence,
  );
  const trip = Uint32Array.from(sorted, ({ tripId }) => numberIn(trips, tripId));
  return {
    trip,
    tripStart: startsOf(trip, feed.trips.length),
    stop: Uint32Array.from(sorted, ({ stopId }) => numberIn(stops, stopId)),
    sequence: Uint32Array.from(sorted, ({ stopSequence }) => stopSequence),
    arrival: Uint32Array.from(sorted, ({ arrival }) => arrival),
    departure: Uint32Array.from(sorted, ({ departure }) => departure),
    flags: Uint8Array.from(
      sorted,
      (row) => boardingFlags(row.pickupType, row.dropOffType) | (row.timepoint === 0 ? StopTimeFlag.approximate : 0),
    ),
    headsigns: new Map(),
    bookings: new Map(),
  };
}
