// What is the right answer, found by trying everything?
//
// Slow on purpose and built on nothing that the planner is built on: rounds of one more bus each, every
// ride from each call to each later one. It is what the planner is measured by, in tests and benchmarks.
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';
import { StopTimeFlag } from '../feed/stop-times.js';

/** A ride of a day, with the calls that it makes; seconds past the start of the asked day. */
export interface OracleRide {
  /** Number of the trip. */
  readonly trip: number;
  readonly calls: readonly {
    readonly stop: number;
    readonly arrival: number;
    readonly departure: number;
    readonly pickup: boolean;
    readonly dropOff: boolean;
  }[];
}

/** What an oracle knows: rides, and by stop the walks and the seconds of a change. */
export interface OracleWorld {
  readonly rides: readonly OracleRide[];
  readonly walks: readonly (readonly (readonly [to: number, seconds: number])[])[];
  readonly change: readonly number[];
}

/** The rides of a service day that starts at `start`, straight from the timetable. */
export function ridesOn(timetable: TimetableSnapshot, date: string, start: number): OracleRide[] {
  return timetable.feed.trips.flatMap((_trip, trip) => {
    if (!timetable.runs(trip, date) || timetable.cancelled(trip, date) !== undefined) return [];
    const calls: OracleRide['calls'][number][] = [];
    for (let row = timetable.tripStart[trip] ?? 0; row < (timetable.tripStart[trip + 1] ?? 0); row += 1) {
      const flags = timetable.flags[row] ?? 0;
      calls.push({
        stop: timetable.stopOf[row] ?? 0,
        arrival: (timetable.arrival[row] ?? 0) + start,
        departure: (timetable.departure[row] ?? 0) + start,
        pickup: (flags & StopTimeFlag.noPickup) === 0,
        dropOff: (flags & StopTimeFlag.noDropOff) === 0,
      });
    }
    return [{ trip, calls }];
  });
}

/**
 * The earliest arrival with exactly 0, 1, 2 … buses (0 is walking all the way), leaving at `at` or later.
 * Infinity where there is none. Ends when a further bus reaches no stop sooner than fewer did.
 */
export function arrivalsByBuses(
  world: OracleWorld,
  from: readonly number[],
  to: readonly number[],
  at: number,
): number[] {
  const { walks } = world;
  const nowhere = world.change.map(() => Infinity);
  let ready = [...nowhere];
  for (const stop of from)
    for (const [next, took] of walks[stop] ?? []) ready[next] = Math.min(ready[next] ?? Infinity, at + took);
  const arrivals = [Math.min(...to.map((stop) => ready[stop] ?? Infinity))];
  for (const stop of from) ready[stop] = at;
  const soonest = [...nowhere];
  for (let more = true; more;) {
    const byBus = [...nowhere];
    for (const ride of world.rides) rideOn(ride, ready, byBus);
    const there = [...byBus];
    const next = byBus.map((arrival, stop) => arrival + (world.change[stop] ?? 0));
    byBus.forEach((arrival, stop) => {
      if (arrival === Infinity) return;
      for (const [walkedTo, took] of walks[stop] ?? []) {
        there[walkedTo] = Math.min(there[walkedTo] ?? Infinity, arrival + took);
        next[walkedTo] = Math.min(next[walkedTo] ?? Infinity, arrival + took);
      }
    });
    arrivals.push(Math.min(...to.map((stop) => there[stop] ?? Infinity)));
    more = false;
    next.forEach((second, stop) => {
      if (second >= (soonest[stop] ?? Infinity)) return;
      soonest[stop] = second;
      more = true;
    });
    ready = next;
  }
  return arrivals;
}

function rideOn({ calls }: OracleRide, ready: readonly number[], byBus: number[]): void {
  calls.forEach((board, index) => {
    if (!board.pickup || (ready[board.stop] ?? Infinity) > board.departure) return;
    for (const leave of calls.slice(index + 1)) {
      if (leave.dropOff) byBus[leave.stop] = Math.min(byBus[leave.stop] ?? Infinity, leave.arrival);
    }
  });
}

/** A call that a ride makes. */
export interface OracleCall {
  readonly ride: OracleRide;
  readonly stop: number;
}

/**
 * The earliest arrival where a change depends on which buses it is between. `transfer` gives its seconds, Infinity
 * where there is none; the walks of the world are those of people who come from nowhere or are at their end.
 */
export function earliestByPairs(
  { rides, walks }: OracleWorld,
  { from, to, at }: { readonly from: readonly number[]; readonly to: readonly number[]; readonly at: number },
  transfer: (before: OracleCall, after: OracleCall) => number,
): number {
  const walk = (a: number, b: number): number =>
    a === b ? 0 : (walks[a]?.find(([next]) => next === b)?.[1] ?? Infinity);
  /** By ride: the first call at which one can be on it. */
  const aboard = new Map<OracleRide, number>();
  const boards = (ride: OracleRide, readyAt: (stop: number) => number): boolean => {
    const first = ride.calls.findIndex(({ pickup, stop, departure }) => pickup && readyAt(stop) <= departure);
    if (first < 0 || first >= (aboard.get(ride) ?? Infinity)) return false;
    aboard.set(ride, first);
    return true;
  };
  for (const ride of rides) boards(ride, (stop) => at + Math.min(...from.map((origin) => walk(origin, stop))));
  for (let more = true; more;) {
    more = false;
    for (const [before, since] of [...aboard]) {
      for (const { dropOff, stop: left, arrival } of before.calls.slice(since + 1)) {
        if (!dropOff) continue;
        for (const ride of rides) {
          const ready = (stop: number): number => arrival + transfer({ ride: before, stop: left }, { ride, stop });
          if (ride !== before && boards(ride, ready)) more = true;
        }
      }
    }
  }
  const ends = [...aboard].flatMap(([ride, since]) =>
    ride.calls
      .slice(since + 1)
      .flatMap(({ dropOff, stop, arrival }) => (dropOff ? to.map((goal) => arrival + walk(stop, goal)) : [])),
  );
  return Math.min(...ends, ...from.flatMap((origin) => to.map((goal) => at + walk(origin, goal))));
}
