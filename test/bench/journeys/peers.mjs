// How do two planners from the npm registry answer, given the same day of the same timetable?
//
// Each peer gets what it calls its own best case: only the trips of that day, every walk as a transfer,
// and a search of one day. They differ from us in what a change costs, so each carries the rules that its
// own answers must be judged by.
import { Query, Router, StopsIndex, Time, Timetable, Duration } from 'minotor';
import raptorPackage from 'raptor-journey-planner';

const { DepartAfterQuery, JourneyFactory, RaptorAlgorithmFactory } = raptorPackage;

/**
 * raptor-journey-planner 2.2.3, GPL-3.0: run here as a peer, never part of the product. It adds the change
 * time of a stop to every arrival there, also after a walk.
 */
export function raptorPeer(day, changeSeconds) {
  const everyDay = { runsOn: () => true };
  const trips = day.trips.map((trip) => ({
    tripId: trip.tripId,
    serviceId: 'DAY',
    service: everyDay,
    stopTimes: trip.calls.map((call) => ({
      stop: call.stop,
      arrivalTime: call.arrival,
      departureTime: call.departure,
      pickUp: call.pickup,
      dropOff: call.dropOff,
    })),
  }));
  const transfers = {};
  const interchange = {};
  for (const [stop, walks] of day.walks) {
    interchange[stop] = changeSeconds;
    transfers[stop] = walks.map(({ to, seconds }) => ({
      origin: stop,
      destination: to,
      duration: seconds,
      startTime: 0,
      endTime: Number.MAX_SAFE_INTEGER,
    }));
  }
  const query = new DepartAfterQuery(
    RaptorAlgorithmFactory.create(trips, transfers, interchange),
    new JourneyFactory(),
    1,
  );
  return {
    name: 'raptor-journey-planner',
    rules: { bus: changeSeconds, walk: changeSeconds, chain: true },
    /** The journey that arrives first, with its legs; undefined when it finds none. */
    ask(from, to, departAfter) {
      let best;
      for (const journey of query.plan(from, to, new Date(day.noon), departAfter))
        if (best === undefined || journey.arrivalTime < best.arrivalTime) best = journey;
      return best === undefined ? undefined : { arrival: best.arrivalTime, legs: best.legs };
    },
    /** The earliest of its journeys by its own count, in which every arrival costs the change time. */
    own(from, to, departAfter) {
      const counted = query.plan(from, to, new Date(day.noon), departAfter).map(({ arrivalTime, legs }) => {
        // A first walk is counted from when one asked, whenever the journey says that one leaves.
        const walks = legs.filter((leg) => leg.stopTimes === undefined);
        if (walks.length === legs.length)
          return departAfter + walks.reduce((sum, { duration }) => sum + duration + changeSeconds, 0);
        const last = legs.findLastIndex((leg) => leg.stopTimes !== undefined);
        return arrivalTime + changeSeconds * (legs.length - last);
      });
      return counted.length === 0 ? Infinity : Math.min(...counted);
    },
  };
}

/** More than any journey needs, so that the limit costs it no answer. */
const MOST_TRANSFERS = 20;

/** minotor 1.0.7, MIT. A change at one stop costs it no time at all. */
export function minotorPeer(day) {
  const stopsMap = new Map(
    day.stops.map((stop) => [
      stop.id,
      {
        id: stop.id,
        name: stop.id,
        lat: stop.latitude,
        lon: stop.longitude,
        children: [],
        locationType: 'SIMPLE_STOP_OR_PLATFORM',
      },
    ]),
  );
  const routes = new Map();
  const groups = new Map();
  for (const trip of day.trips) {
    const key = `${trip.routeId}_${trip.calls.map(({ stop }) => stop).join('$')}`;
    const group = groups.get(key);
    if (group) group.push(trip);
    else groups.set(key, [trip]);
  }
  for (const [key, trips] of groups) {
    trips.sort((a, b) => a.calls[0].departure - b.calls[0].departure);
    const stops = trips[0].calls.map(({ stop }) => stop);
    routes.set(key, {
      serviceRouteId: trips[0].routeId,
      stops,
      stopIndices: new Map(stops.map((stop, index) => [stop, index])),
      stopTimes: trips.flatMap((trip) =>
        trip.calls.map((call) => ({
          arrival: Time.fromSeconds(call.arrival),
          departure: Time.fromSeconds(call.departure),
          pickUpType: call.pickup ? 'REGULAR' : 'NOT_AVAILABLE',
          dropOffType: call.dropOff ? 'REGULAR' : 'NOT_AVAILABLE',
        })),
      ),
    });
  }
  const adjacency = new Map(
    day.stops.map((stop) => [
      stop.id,
      {
        routes: [],
        transfers: (day.walks.get(stop.id) ?? []).map(({ to, seconds }) => ({
          destination: to,
          type: 'REQUIRES_MINIMAL_TIME',
          minTransferTime: Duration.fromSeconds(seconds),
        })),
      },
    ]),
  );
  for (const [key, route] of routes) for (const stop of new Set(route.stops)) adjacency.get(stop).routes.push(key);
  const serviceRoutes = new Map(day.trips.map(({ routeId }) => [routeId, { type: 'BUS', name: routeId }]));
  const router = new Router(new Timetable(adjacency, routes, serviceRoutes), new StopsIndex(stopsMap));
  const ask = (from, to, departAfter) => {
    const result = router.route(
      new Query.Builder()
        .from(from)
        .to(to)
        .departureTime(Time.fromSeconds(departAfter))
        .maxTransfers(MOST_TRANSFERS)
        .build(),
    );
    const route = result.bestRoute();
    return route === undefined ? undefined : { arrival: result.arrivalAt(to).time.toSeconds(), legs: route.legs };
  };
  return {
    name: 'minotor',
    rules: { bus: 0, walk: 0, chain: false },
    ask,
    own: (from, to, departAfter) => ask(from, to, departAfter)?.arrival ?? Infinity,
  };
}
