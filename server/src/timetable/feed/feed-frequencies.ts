// Which single runs does "every 20 minutes from six to nine" mean?
import { createHash } from 'node:crypto';
import { gtfsTime } from '@kehuoyou/shared';
import type { Feed, FeedFrequency, FeedTrip } from './feed.js';
import { ID_LENGTH } from './feed-table.js';
import { startsOf, StopTimeFlag } from './stop-times.js';
import type { StopTimes } from './stop-times.js';

/** Runs that one feed may have; a headway of one second over a day would otherwise fill the memory. */
export const MOST_RUNS = 200_000;

/** Seconds past the service day's start at which a row of frequencies.txt has its runs leave. */
export function startsIn({ start, end, headway }: FeedFrequency): number[] {
  const starts: number[] = [];
  for (let at = start; at < end && starts.length < MOST_RUNS; at += headway) starts.push(at);
  return starts;
}

/** Id of one run. Reports, bookings and addresses hold no longer ones: of a long trip_id a part and its hash stand for it. */
function runId(tripId: string, start: number): string {
  const suffix = `@${gtfsTime(start)}`;
  if (tripId.length + suffix.length <= ID_LENGTH) return `${tripId}${suffix}`;
  const hash = `~${createHash('sha256').update(tripId).digest('hex').slice(0, 12)}`;
  return `${tripId.slice(0, ID_LENGTH - suffix.length - hash.length)}${hash}${suffix}`;
}

/**
 * The feed with each run of frequencies.txt as a trip of its own (`T1@06:20:00`), in the place of the
 * trip that they repeat; `frequencies` is empty then. A feed without any is given back as it is.
 */
export function expandFrequencies(feed: Feed): Feed {
  if (feed.frequencies.length === 0) return feed;
  const ofTrip = new Map<string, FeedFrequency[]>();
  for (const row of feed.frequencies) ofTrip.set(row.tripId, [...(ofTrip.get(row.tripId) ?? []), row]);
  const trips: FeedTrip[] = [];
  /** By new trip: the trip whose stop times it has, and by how much they are moved. */
  const source: { from: number; shift: number; approximate: boolean }[] = [];
  feed.trips.forEach((trip, number) => {
    const rows = ofTrip.get(trip.tripId);
    if (!rows) {
      trips.push(trip);
      source.push({ from: number, shift: 0, approximate: false });
      return;
    }
    const first = feed.stopTimes.departure[feed.stopTimes.tripStart[number] ?? 0] ?? 0;
    for (const row of rows) {
      for (const start of startsIn(row)) {
        trips.push({
          ...trip,
          tripId: runId(trip.tripId, start),
          run: { ofTripId: trip.tripId, start, headway: row.headway, exact: row.exact },
        });
        source.push({ from: number, shift: start - first, approximate: !row.exact });
      }
    }
  });
  const cargo = new Map(feed.tripCargo.map((row) => [row.tripId, row]));
  const tripCargo = trips.flatMap(({ tripId, run }) => {
    const row = cargo.get(run?.ofTripId ?? tripId);
    return row ? [{ ...row, tripId }] : [];
  });
  return { ...feed, trips, stopTimes: copied(feed.stopTimes, source), frequencies: [], tripCargo };
}

function copied(old: StopTimes, source: readonly { from: number; shift: number; approximate: boolean }[]): StopTimes {
  const length = ({ from }: { from: number }): number => (old.tripStart[from + 1] ?? 0) - (old.tripStart[from] ?? 0);
  const total = source.reduce((sum, each) => sum + length(each), 0);
  const columns = {
    trip: new Uint32Array(total),
    stop: new Uint32Array(total),
    sequence: new Uint32Array(total),
    arrival: new Uint32Array(total),
    departure: new Uint32Array(total),
    flags: new Uint8Array(total),
  };
  const [headsigns, bookings] = [new Map<number, string>(), new Map<number, string>()];
  let row = 0;
  source.forEach(({ from, shift, approximate }, trip) => {
    for (let before = old.tripStart[from] ?? 0; before < (old.tripStart[from + 1] ?? 0); before += 1, row += 1) {
      columns.trip[row] = trip;
      columns.stop[row] = old.stop[before] ?? 0;
      columns.sequence[row] = old.sequence[before] ?? 0;
      columns.arrival[row] = (old.arrival[before] ?? 0) + shift;
      columns.departure[row] = (old.departure[before] ?? 0) + shift;
      columns.flags[row] = (old.flags[before] ?? 0) | (approximate ? StopTimeFlag.approximate : 0);
      const headsign = old.headsigns.get(before);
      if (headsign !== undefined) headsigns.set(row, headsign);
      const booking = old.bookings.get(before);
      if (booking !== undefined) bookings.set(row, booking);
    }
  });
  return { ...columns, headsigns, bookings, tripStart: startsOf(columns.trip, source.length) };
}
