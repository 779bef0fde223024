// Which hops do the buses make over a stretch of days, in the order in which a planner looks at them?
//
// A hop is a bus going from one of its calls to the next. Hops lie in columns, sorted by departure. A ride
// is a trip on one day, or a part of it where a hop in between cannot be used. Times are seconds past the
// start of the asked day. Where nobody may board or get off, the hop begins or ends at a stop that does
// not exist, which spares the scan two questions for every hop.
import type { Footpaths } from './footpaths.js';
import type { HopColumns } from './hops.js';
import { startsOf } from './stop-times.js';

/** Hops in the order of departure; those of one second lie in one group. */
export interface Connections {
  readonly count: number;
  /** Number of stops; the one behind the last cannot be boarded at, the next one not be got off at. */
  readonly stops: number;
  /** By ride: its trip, and where the trip's service day starts. */
  readonly rideTrip: Uint32Array;
  readonly rideDayStart: Int32Array;
  /** Departure of each group, and where it begins; behind the last group, `count`. */
  readonly groupTime: Int32Array;
  readonly groupStart: Uint32Array;
  /** By hop: seconds, stops, ride, and the stop time that it begins at. */
  readonly departure: Int32Array;
  readonly arrival: Int32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly ride: Uint32Array;
  readonly row: Uint32Array;
  /** The hops that leave each stop are `leavingStart[stop]` to `leavingStart[stop + 1]` of `leaving`, in order. */
  readonly leavingStart: Uint32Array;
  readonly leaving: Uint32Array;
  /** When the last hop into each stop leaves; -1 when there is none. */
  readonly lastInto: Int32Array;
}

/** Sorted hops, ready to be scanned. `footpaths` must be those that the scan will use. */
export function connectionsOf(hops: HopColumns, footpaths: Footpaths): Connections {
  repeatInstantChains(hops, footpaths);
  const order = departureOrder(hops);
  const pick = <Column extends Int32Array | Uint32Array>(column: Column, into: Column): Column => {
    for (let index = 0; index < order.length; index += 1) into[index] = column[order[index] ?? 0] ?? 0;
    return into;
  };
  const { count } = hops;
  const { stops } = footpaths;
  const departure = pick(hops.departure, new Int32Array(count));
  const from = pick(hops.from, new Uint32Array(count));
  const to = pick(hops.to, new Uint32Array(count));
  return {
    count,
    stops,
    rideTrip: Uint32Array.from(hops.rides, ({ trip }) => trip),
    rideDayStart: Int32Array.from(hops.rides, ({ dayStart }) => dayStart),
    ...groupsOf(departure),
    departure,
    arrival: pick(hops.arrival, new Int32Array(count)),
    from,
    to,
    ride: pick(hops.ride, new Uint32Array(count)),
    row: pick(hops.row, new Uint32Array(count)),
    ...leavingOf(from, stops),
    lastInto: lastIntoOf(departure, to, stops),
  };
}

/** The first hop that one can board at `stop` from `second` on; `count` when there is none. */
export function firstLeaving({ leavingStart, leaving, departure, count }: Connections, stop: number, second: number): number {
  const end = leavingStart[stop + 1] ?? 0;
  let low = leavingStart[stop] ?? 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((departure[leaving[middle] ?? 0] ?? 0) < second) low = middle + 1;
    else high = middle;
  }
  return low < end ? (leaving[low] ?? count) : count;
}

/** The first group that leaves at `second` or later. */
export function firstGroup({ groupTime }: Connections, second: number): number {
  let low = 0;
  let high = groupTime.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((groupTime[middle] ?? 0) < second) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** More hops than any province has; times a second number it still fits a double exactly. */
const MOST_HOPS = 2 ** 25;

/** By departure; of one second, hops that take no time first, for they lead to others; then as they came. */
function departureOrder(hops: HopColumns): Uint32Array {
  const keys = new Float64Array(hops.count);
  for (let hop = 0; hop < hops.count; hop += 1) {
    const departure = hops.departure[hop] ?? 0;
    const takesTime = hops.arrival[hop] === departure ? 0 : 1;
    keys[hop] = (departure * 2 + takesTime) * MOST_HOPS + hop;
  }
  keys.sort();
  return Uint32Array.from(keys, (key) => key % MOST_HOPS);
}

function groupsOf(departure: Int32Array): Pick<Connections, 'groupTime' | 'groupStart'> {
  const times: number[] = [];
  const starts: number[] = [];
  departure.forEach((second, hop) => {
    if (times.at(-1) === second) return;
    times.push(second);
    starts.push(hop);
  });
  return { groupTime: Int32Array.from(times), groupStart: Uint32Array.from([...starts, departure.length]) };
}

function leavingOf(from: Uint32Array, stops: number): Pick<Connections, 'leavingStart' | 'leaving'> {
  const leavingStart = startsOf(from, stops + 1);
  const next = leavingStart.slice();
  const leaving = new Uint32Array(from.length);
  from.forEach((stop, hop) => {
    const place = next[stop] ?? 0;
    leaving[place] = hop;
    next[stop] = place + 1;
  });
  return { leavingStart, leaving };
}

function lastIntoOf(departure: Int32Array, to: Uint32Array, stops: number): Int32Array {
  const last = new Int32Array(stops + 2).fill(-1);
  to.forEach((stop, hop) => (last[stop] = departure[hop] ?? 0));
  return last;
}

/**
 * Two hops that take no time can lead to each other within one second when a walk between them takes none
 * either, and then no order of them is right. Such rides are repeated from that second on, as often as a
 * chain may have links, each time as rides of their own. Rare, and exact.
 */
function repeatInstantChains(hops: HopColumns, footpaths: Footpaths): void {
  const chained = instantChains(hops, footpaths);
  const originals = hops.count;
  for (const { firsts, passes } of chained) {
    for (let pass = 1; pass < passes; pass += 1) {
      for (const first of firsts) {
        const ride = hops.ride[first] ?? 0;
        const again = hops.begin(hops.rides[ride] ?? { trip: 0, dayStart: 0 });
        for (let hop = first; hop < originals && hops.ride[hop] === ride; hop += 1) hops.copy(hop, again);
      }
    }
  }
}

/** For each second with such a chain: the first instant hop of each ride that takes part, and how many links there can be. */
function instantChains(hops: HopColumns, footpaths: Footpaths): { firsts: number[]; passes: number }[] {
  if (!footpaths.seconds.includes(0)) return [];
  const bySecond = new Map<number, number[]>();
  for (let hop = 0; hop < hops.count; hop += 1) {
    const second = hops.departure[hop] ?? 0;
    if (hops.arrival[hop] !== second) continue;
    const group = bySecond.get(second);
    if (group) group.push(hop);
    else bySecond.set(second, [hop]);
  }
  return [...bySecond.values()].flatMap((group) => {
    const linked = group.filter((hop) => group.some((other) => leadsTo(hops, footpaths, hop, other) || leadsTo(hops, footpaths, other, hop)));
    const rides = new Set(linked.map((hop) => hops.ride[hop]));
    const firsts = [...rides].map((ride) => group.find((hop) => hops.ride[hop] === ride) ?? 0);
    return firsts.length > 1 ? [{ firsts, passes: linked.length }] : [];
  });
}

function leadsTo(hops: HopColumns, footpaths: Footpaths, hop: number, next: number): boolean {
  if (hops.ride[hop] === hops.ride[next]) return false;
  const from = hops.to[hop] ?? 0;
  for (let walk = footpaths.start[from] ?? 0; walk < (footpaths.start[from + 1] ?? 0); walk += 1) {
    if (footpaths.to[walk] === hops.from[next] && footpaths.seconds[walk] === 0) return true;
  }
  return false;
}
