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
    stopTimes: trip.calls.map((call) => ({ stop: call.stop, arrivalTime: call.arrival, departureTime: call.departure, pickUp: call.pickup, dropOff: call.dropOff })),
  }));
  const transfers = {};
  const interchange = {};
  for (const [stop, walks] of day.walks) {
    interchange[stop] = changeSeconds;
    transfers[stop] = walks.map(({ to, seconds }) => ({ origin: stop, destination: to, duration: seconds, startTime: 0, endTime: Number.MAX_SAFE_INTEGER }));
  }
  const query = new DepartAfterQuery(RaptorAlgorithmFactory.create(trips, transfers, interchange), new JourneyFactory(), 1);
  return {
    name: 'raptor-journey-planner',
    rules: { change: changeSeconds, afterFirstWalk: changeSeconds, afterWalk: 2 * changeSeconds },
    /** Arrival of the journey that arrives first, with its legs; undefined when it finds none. */
    ask(from, to, departAfter) {
      const journeys = query.plan(from, to, new Date(day.noon), departAfter);
      let best;
      for (const journey of journeys) if (best === undefined || journey.arrivalTime < best.arrivalTime) best = journey;
      return best === undefined ? undefined : { arrival: best.arrivalTime, legs: best.legs };
    },
  };
}

/** minotor 1.0.7, MIT. A change at one stop costs it no time at all; it stops after five changes. */
export function minotorPeer(day) {
  const stopsMap = new Map(day.stops.map((stop) => [stop.id, { id: stop.id, name: stop.id, lat: stop.latitude, lon: stop.longitude, children: [], locationType: 'SIMPLE_STOP_OR_PLATFORM' }]));
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
      stopTimes: trips.flatMap((trip) => trip.calls.map((call) => ({
        arrival: Time.fromSeconds(call.arrival),
        departure: Time.fromSeconds(call.departure),
        pickUpType: call.pickup ? 'REGULAR' : 'NOT_AVAILABLE',
        dropOffType: call.dropOff ? 'REGULAR' : 'NOT_AVAILABLE',
      }))),
    });
  }
  const adjacency = new Map(day.stops.map((stop) => [stop.id, { routes: [], transfers: (day.walks.get(stop.id) ?? []).map(({ to, seconds }) => ({ destination: to, type: 'REQUIRES_MINIMAL_TIME', minTransferTime: Duration.fromSeconds(seconds) })) }]));
  for (const [key, route] of routes) for (const stop of new Set(route.stops)) adjacency.get(stop).routes.push(key);
  const serviceRoutes = new Map(day.trips.map(({ routeId }) => [routeId, { type: 'BUS', name: routeId }]));
  const router = new Router(new Timetable(adjacency, routes, serviceRoutes), new StopsIndex(stopsMap));
  return {
    name: 'minotor',
    rules: { change: 0, afterFirstWalk: 0, afterWalk: 0 },
    ask(from, to, departAfter) {
      const query = new Query.Builder().from(from).to(to).departureTime(Time.fromSeconds(departAfter)).maxTransfers(5).build();
      const result = router.route(query);
      const route = result.bestRoute();
      if (route === undefined) return undefined;
      return { arrival: result.arrivalAt(to).time.toSeconds(), legs: route.legs };
    },
  };
}
