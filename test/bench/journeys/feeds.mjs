// Which timetables are the planners measured on?
import { readdirSync, readFileSync } from 'node:fs';
import { provinceFeed } from './province.mjs';

const SERVER = new URL('../../../server/dist/timetable/', import.meta.url);
const COUNTY = new URL('../../../server/data/qingliu/gtfs/', import.meta.url);

/** The day that all of them are asked about: a Tuesday. */
export const DAY = '2026-11-24';

/** A module of the built server. */
export function serverModule(name) {
  return import(new URL(`${name}.js`, SERVER).href);
}

/** The county's own feed, read as the server reads it. */
export async function countyFeed() {
  const { readFeed } = await serverModule('feed/feed-reader');
  const files = new Map(readdirSync(COUNTY).map((name) => [name, readFileSync(new URL(name, COUNTY))]));
  const { feed } = await readFeed(files, { today: DAY });
  return feed;
}

/** The generated province as a feed: its rows put into the columns in which the server reads stop times. */
export async function province() {
  const { boardingFlags, numberIn, numbered, startsOf, StopTimeFlag } = await serverModule('feed/stop-times');
  const feed = provinceFeed();
  const trips = numbered(feed.trips.map(({ tripId }) => tripId));
  const stops = numbered(feed.stops.map(({ stopId }) => stopId));
  const rows = feed.stopTimes
    .map((row) => ({ ...row, trip: numberIn(trips, row.tripId) }))
    .sort((a, b) => a.trip - b.trip || a.stopSequence - b.stopSequence);
  const column = (valueOf) => Uint32Array.from(rows, valueOf);
  const trip = column((row) => row.trip);
  const stopTimes = {
    trip,
    tripStart: startsOf(trip, feed.trips.length),
    stop: column(({ stopId }) => numberIn(stops, stopId)),
    sequence: column(({ stopSequence }) => stopSequence),
    arrival: column(({ arrival }) => arrival),
    departure: column(({ departure }) => departure),
    flags: Uint8Array.from(
      rows,
      (row) => boardingFlags(row.pickupType, row.dropOffType) | (row.timepoint === 0 ? StopTimeFlag.approximate : 0),
    ),
    headsigns: new Map(),
  };
  return { ...feed, stopTimes };
}

/** The trips of `DAY` and the walks, in plain words that every planner can be told in. */
export async function plainDay(timetable) {
  const { footpathsOf } = await serverModule('planner/footpaths');
  const { feed, tripStart, stopOf, arrival, departure, flags } = timetable;
  const footpaths = footpathsOf(feed.stops, feed.transfers);
  const ids = feed.stops.map(({ stopId }) => stopId);
  const trips = feed.trips.flatMap(({ tripId, routeId }, trip) => {
    if (!timetable.runs(trip, DAY)) return [];
    const calls = [];
    for (let row = tripStart[trip]; row < tripStart[trip + 1]; row += 1) {
      calls.push({
        stop: ids[stopOf[row]],
        arrival: arrival[row],
        departure: departure[row],
        pickup: (flags[row] & 1) === 0,
        dropOff: (flags[row] & 2) === 0,
      });
    }
    return [{ tripId, routeId, calls }];
  });
  const walks = new Map(
    ids.map((id, stop) => {
      const list = [];
      for (let walk = footpaths.start[stop]; walk < footpaths.start[stop + 1]; walk += 1)
        list.push({ to: ids[footpaths.to[walk]], seconds: footpaths.seconds[walk] });
      return [id, list];
    }),
  );
  return {
    stops: feed.stops.map(({ stopId, latitude, longitude }) => ({ id: stopId, latitude, longitude })),
    trips,
    walks,
    noon: `${DAY}T12:00:00+08:00`,
  };
}
