// How early can one be there?
//
// The Connection Scan Algorithm (Dibbelt, Pajor, Strasser, Wagner 2013): every hop once, in the order of
// departure, until none can arrive any sooner. It finds a time only; `profile-scan.ts` finds the journey
// among the hops that this scan could reach.
import type { Connections } from './connections.js';
import { firstGroup, firstLeaving } from './connections.js';
import type { Footpaths } from './footpaths.js';

/** Later than any bus: seconds. */
export const NEVER = 1 << 28;
/**
 * No search looks further than this many seconds (12 days). Labels of an earlier search are told from
 * those of the present one by lying a span later, so that nothing need be cleared between searches.
 */
const SPAN = 1 << 20;
const FIRST_BASE = 1 << 30;
const NO_LABEL = 0x7fff_ffff;

/** Where one may start, and from when on. */
export interface Start {
  readonly stops: readonly number[];
  readonly at: number;
}

/** Where one wants to be. */
export interface Goal {
  /** By stop: seconds from there to the destination on foot; 0 at the destination, `NEVER` where too far. */
  readonly walk: Int32Array;
  /** Departure of the last hop that leads there or within a walk of there. */
  readonly lastDeparture: number;
}

/** A scan with the memory that it works in; one search at a time. */
export class EarliestScan {
  /** The hops that could be reached, in the order of departure, from the last search. */
  trail = new Uint32Array(0);
  trailLength = 0;
  /** When one can board at each stop, and when one gets there by bus: seconds + `base`. */
  private readonly ready: Int32Array;
  private readonly byBus: Int32Array;
  private reached = new Uint32Array(0);
  private base = FIRST_BASE;

  constructor(private readonly footpaths: Footpaths) {
    this.ready = new Int32Array(footpaths.stops + 2);
    this.byBus = new Int32Array(footpaths.stops + 2);
    this.clear();
  }

  /**
   * The earliest arrival by at least one bus; `NEVER` when there is none. Nothing is scanned before the first
   * bus that one can board, nor after the last that can be of use.
   */
  run(connections: Connections, start: Start, goal: Goal): number {
    const first = this.prepare(connections, start);
    this.trailLength = 0;
    if (first === connections.count) return NEVER;
    const best = this.sweep(connections, firstGroup(connections, connections.departure[first] ?? 0), goal);
    return best === this.base + NEVER ? NEVER : best - this.base;
  }

  private sweep({ groupTime, groupStart, arrival, from, to, ride }: Connections, firstAt: number, { walk: goal, lastDeparture }: Goal): number {
    const { ready, byBus, reached, trail, base } = this;
    const { change, start, to: walkTo, seconds } = this.footpaths;
    let best = base + NEVER;
    let last = base + lastDeparture;
    let length = 0;
    for (let group = firstAt; group < groupTime.length; group += 1) {
      const now = (groupTime[group] ?? 0) + base;
      if (now > last) break;
      const end = groupStart[group + 1] ?? 0;
      for (let hop = groupStart[group] ?? 0; hop < end; hop += 1) {
        const by = ride[hop] ?? 0;
        if (((reached[by >>> 5] ?? 0) & (1 << by)) === 0) {
          if ((ready[from[hop] ?? 0] ?? 0) > now) continue;
          reached[by >>> 5] = (reached[by >>> 5] ?? 0) | (1 << by);
        }
        trail[length] = hop;
        length += 1;
        const there = (arrival[hop] ?? 0) + base;
        const stop = to[hop] ?? 0;
        if (there > best || there >= (byBus[stop] ?? 0)) continue;
        byBus[stop] = there;
        const arrived = there + (goal[stop] ?? NEVER);
        if (arrived < best) {
          best = arrived;
          // A bus that takes no time may leave in the very second of arrival: it leaves later than any other.
          last = Math.min(last, best);
        }
        const again = there + (change[stop] ?? 0);
        if (again < (ready[stop] ?? 0)) ready[stop] = again;
        const lastWalk = start[stop + 1] ?? 0;
        for (let walk = start[stop] ?? 0; walk < lastWalk; walk += 1) {
          const next = walkTo[walk] ?? 0;
          const walked = there + (seconds[walk] ?? 0);
          if (walked < (ready[next] ?? 0)) ready[next] = walked;
        }
      }
    }
    this.trailLength = length;
    return best;
  }

  /** One may board at once where one starts, and also where one can walk from there. Gives the first hop that one can board. */
  private prepare(connections: Connections, { stops, at }: Start): number {
    if (this.trail.length < connections.count) this.trail = new Uint32Array(connections.count);
    const words = (connections.rideTrip.length + 31) >>> 5;
    if (this.reached.length < words) this.reached = new Uint32Array(words);
    else this.reached.fill(0);
    this.base -= SPAN;
    if (this.base < -FIRST_BASE) this.clear();
    const { ready, byBus, base, footpaths } = this;
    let first = connections.count;
    for (const stop of stops) {
      for (let walk = footpaths.start[stop] ?? 0; walk < (footpaths.start[stop + 1] ?? 0); walk += 1) {
        const next = footpaths.to[walk] ?? 0;
        const walked = at + (footpaths.seconds[walk] ?? 0);
        ready[next] = Math.min(ready[next] ?? 0, walked + base);
        first = Math.min(first, firstLeaving(connections, next, walked));
      }
    }
    for (const stop of stops) {
      ready[stop] = at + base;
      byBus[stop] = at + base;
      first = Math.min(first, firstLeaving(connections, stop, at));
    }
    return first;
  }

  private clear(): void {
    this.base = FIRST_BASE - SPAN;
    this.ready.fill(NO_LABEL);
    this.byBus.fill(NO_LABEL);
    // Nobody arrives where nobody may get off.
    this.byBus[this.byBus.length - 1] = -NO_LABEL;
  }
}
