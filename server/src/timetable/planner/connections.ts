// Which hops do the buses make over a stretch of days, in the order in which a planner looks at them?
//
// A hop is a bus going from one of its calls to the next. Hops are sorted by departure. A ride
// is a trip on one day, or a part of it where a hop in between cannot be used. Times are seconds past the
// start of the asked day. Where nobody may board or get off, the hop begins or ends at a stop that does
// not exist, which spares the scan two questions for every hop.
import type { Footpaths } from './footpaths.js';
import type { HopColumns } from './hops.js';
import type { Landmarks } from './landmarks.js';
import { startsOf } from '../feed/stop-times.js';

/** Numbers that each hop takes in `Connections.hops`. */
export const HOP_LENGTH = 8;
/** What they are: seconds, stops, ride and stop time are those of `HopColumns`. */
export const HopField = {
  /** Number of the group of all hops that leave in the same second. */
  group: 0,
  arrival: 1,
  from: 2,
  to: 3,
  ride: 4,
  row: 5,
  /** The next hop of its ride, and the next one from where it leaves; -1 when there is none. */
  nextOfRide: 6,
  nextLeaving: 7,
} as const;

/** Hops in the order of departure. What a scan reads of a hop lies together, in one line of the processor's memory. */
export interface Connections {
  readonly count: number;
  /** Number of stops; the one behind the last cannot be boarded at, the next one not be got off at. */
  readonly stops: number;
  /** `HOP_LENGTH` numbers a hop: see `HopField`. */
  readonly hops: Int32Array;
  /** Departure of each group. */
  readonly groupTime: Int32Array;
  /** By ride: its trip, and where the trip's service day starts. */
  readonly rideTrip: Uint32Array;
  readonly rideDayStart: Int32Array;
  /** The hops that leave each stop are `leavingStart[stop]` to `leavingStart[stop + 1]` of `leaving`, in order, with their departures. */
  readonly leavingStart: Uint32Array;
  readonly leaving: Uint32Array;
  readonly leavingTime: Int32Array;
  /** When the last hop into each stop leaves and arrives; -1 when there is none. */
  readonly lastInto: Int32Array;
  readonly lastArrival: Int32Array;
  /** Bounds that cut a search short, in networks that are worth it. */
  readonly landmarks?: Landmarks;
}

/** Sorted hops, ready to be scanned. `footpaths` must be those that the scan will use. */
export function connectionsOf(columns: HopColumns, footpaths: Footpaths): Connections {
  repeatInstantChains(columns, footpaths);
  const { count, rides } = columns;
  const { stops } = footpaths;
  const order = departureOrder(columns);
  const sorted = (column: ArrayLike<number>): Int32Array => Int32Array.from(order, (hop) => column[hop] ?? 0);
  const departure = sorted(columns.departure);
  const arrival = sorted(columns.arrival);
  const { groupTime, group } = groupsOf(departure);
  const [from, to, ride] = [sorted(columns.from), sorted(columns.to), sorted(columns.ride)];
  const fields = [
    group,
    arrival,
    from,
    to,
    ride,
    sorted(columns.row),
    nextOfSame(ride, rides.length),
    nextOfSame(from, stops + 1),
  ];
  const hops = new Int32Array(count * HOP_LENGTH);
  fields.forEach((field, at) => field.forEach((value, hop) => (hops[hop * HOP_LENGTH + at] = value)));
  return {
    count,
    stops,
    hops,
    groupTime,
    rideTrip: Uint32Array.from(rides, ({ trip }) => trip),
    rideDayStart: Int32Array.from(rides, ({ dayStart }) => dayStart),
    ...leavingOf(from, departure, stops),
    lastInto: latestOf(departure, to, stops),
    lastArrival: latestOf(arrival, to, stops),
  };
}

/** One number of a hop. */
export function ofHop({ hops }: Connections, hop: number, field: (typeof HopField)[keyof typeof HopField]): number {
  return hops[hop * HOP_LENGTH + field] ?? 0;
}

/** When a hop leaves. */
export function departureOf(connections: Connections, hop: number): number {
  return connections.groupTime[ofHop(connections, hop, HopField.group)] ?? 0;
}

/** The first hop that one can board at `stop` from `second` on; `count` when there is none. */
export function firstLeaving(
  { leavingStart, leaving, leavingTime, count }: Connections,
  stop: number,
  second: number,
): number {
  const end = leavingStart[stop + 1] ?? 0;
  let low = leavingStart[stop] ?? 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((leavingTime[middle] ?? 0) < second) low = middle + 1;
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

function groupsOf(departure: Int32Array): { groupTime: Int32Array; group: Int32Array } {
  const times: number[] = [];
  const group = departure.map((second, hop) => {
    if (hop === 0 || second !== departure[hop - 1]) times.push(second);
    return times.length - 1;
  });
  return { groupTime: Int32Array.from(times), group };
}

/** By hop: the next one that has the same value; -1 when there is none. */
function nextOfSame(values: Int32Array, most: number): Int32Array {
  const next = new Int32Array(values.length);
  const seen = new Int32Array(most).fill(-1);
  for (let hop = values.length - 1; hop >= 0; hop -= 1) {
    const value = values[hop] ?? 0;
    next[hop] = seen[value] ?? -1;
    seen[value] = hop;
  }
  return next;
}

function leavingOf(
  from: Int32Array,
  departure: Int32Array,
  stops: number,
): Pick<Connections, 'leavingStart' | 'leaving' | 'leavingTime'> {
  const leavingStart = startsOf(Uint32Array.from(from), stops + 1);
  const next = leavingStart.slice();
  const leaving = new Uint32Array(from.length);
  from.forEach((stop, hop) => {
    const place = next[stop] ?? 0;
    leaving[place] = hop;
    next[stop] = place + 1;
  });
  return { leavingStart, leaving, leavingTime: Int32Array.from(leaving, (hop) => departure[hop] ?? 0) };
}

function latestOf(times: Int32Array, to: Int32Array, stops: number): Int32Array {
  const latest = new Int32Array(stops + 2).fill(-1);
  to.forEach((stop, hop) => (latest[stop] = Math.max(latest[stop] ?? -1, times[hop] ?? 0)));
  return latest;
}

/**
 * Two hops that take no time can lead to each other within one second when the walk or change between them
 * takes none either, and then no order of them is right. Such rides are repeated from that second on, as often as a
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
  if (!footpaths.seconds.includes(0) && !footpaths.change.includes(0)) return [];
  const bySecond = new Map<number, number[]>();
  for (let hop = 0; hop < hops.count; hop += 1) {
    const second = hops.departure[hop] ?? 0;
    if (hops.arrival[hop] !== second) continue;
    const group = bySecond.get(second);
    if (group) group.push(hop);
    else bySecond.set(second, [hop]);
  }
  return [...bySecond.values()].flatMap((group) => {
    const linked = group.filter((hop) =>
      group.some((other) => leadsTo(hops, footpaths, hop, other) || leadsTo(hops, footpaths, other, hop)),
    );
    const rides = new Set(linked.map((hop) => hops.ride[hop]));
    const firsts = [...rides].map((ride) => group.find((hop) => hops.ride[hop] === ride) ?? 0);
    return firsts.length > 1 ? [{ firsts, passes: linked.length }] : [];
  });
}

function leadsTo(hops: HopColumns, footpaths: Footpaths, hop: number, next: number): boolean {
  if (hops.ride[hop] === hops.ride[next]) return false;
  const from = hops.to[hop] ?? 0;
  if (from === hops.from[next] && footpaths.change[from] === 0) return true;
  for (let walk = footpaths.start[from] ?? 0; walk < (footpaths.start[from + 1] ?? 0); walk += 1) {
    if (footpaths.to[walk] === hops.from[next] && footpaths.seconds[walk] === 0) return true;
  }
  return false;
}
