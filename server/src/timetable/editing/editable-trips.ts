// Which trips has a line, in words and with their days, for whoever wants to change one?
import { wallTime } from '@kehuoyou/shared';
import type { EditableTrip, ServiceDate, TripName } from '@kehuoyou/shared';
import type { Feed } from '../feed/feed.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

const MINUTE = 60;

/** The trips of the route of this number in the order of the day; `dates` are the days that are looked at. */
export function editableTrips(
  timetable: TimetableSnapshot,
  route: number,
  dates: readonly ServiceDate[],
): EditableTrip[] {
  const { feed } = timetable;
  const named = new Set<string>();
  return timetable
    .tripsInOrder((trip) => timetable.tripRoute[trip] === route)
    .flatMap((trip) => {
      const { run } = feed.trips[trip] ?? {};
      // A trip that goes every so often is one line of the list, not one for each of its runs.
      if (run !== undefined && named.has(run.ofTripId)) return [];
      if (run !== undefined) named.add(run.ofTripId);
      const name = nameOf(feed, trip);
      return name === undefined ? [] : [viewOf(timetable, trip, name, dates)];
    });
}

/** A trip of a feed in words; undefined when it is not in it. */
export function tripNameIn(feed: Feed, tripId: string): TripName | undefined {
  return nameOf(
    feed,
    feed.trips.findIndex((trip) => trip.tripId === tripId),
  );
}

function viewOf(
  timetable: TimetableSnapshot,
  trip: number,
  name: TripName,
  dates: readonly ServiceDate[],
): EditableTrip {
  const { tripId = '', run } = timetable.feed.trips[trip] ?? {};
  const [first, last] = [timetable.tripStart[trip] ?? 0, timetable.finalRow(trip)];
  const running = dates.filter((date) => timetable.runs(trip, date));
  return {
    ...name,
    tripId: run?.ofTripId ?? tripId,
    fromStop: timetable.stopAt(first)?.name ?? '',
    toStop: timetable.stopAt(last)?.name ?? '',
    arrival: wallTime(timetable.arrival[last] ?? 0),
    dates: running,
    cancelledOn: running.filter((date) => timetable.cancelled(trip, date) !== undefined),
    ...(timetable.isForMarket(trip) ? { marketDay: true } : {}),
    ...(run === undefined ? {} : { everyMinutes: Math.round(run.headway / MINUTE) }),
  };
}

function nameOf({ trips, routes, stops, stopTimes }: Feed, number: number): TripName | undefined {
  const trip = trips[number];
  const [first, end] = [stopTimes.tripStart[number], stopTimes.tripStart[number + 1]];
  // A trip without stop times leaves nowhere.
  if (trip === undefined || first === undefined || end === undefined || first === end) return undefined;
  return {
    routeName: routes.find(({ routeId }) => routeId === trip.routeId)?.shortName ?? '',
    headsign: trip.headsign !== '' ? trip.headsign : (stops[stopTimes.stop[end - 1] ?? 0]?.name ?? ''),
    departure: wallTime(stopTimes.departure[first] ?? 0),
  };
}
