// How early can one be there?
//
// The Connection Scan Algorithm (Dibbelt, Pajor, Strasser, Wagner 2013) looks at every hop once, in the
// order of departure. Here only those are looked at that can be reached: a hop that is taken brings up the
// next of its ride, and a stop that one can board at brings up its departures, each waiting in the group of
// its second. It finds a time only; profile-scan.ts finds the journey among the hops of its trail.
import type { Connections } from './connections.js';
import { firstGroup, firstLeaving, HOP_LENGTH, HopField, ofHop } from './connections.js';
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
const NONE = -1;

/** Where one may start, and from when on. */
export interface Start {
  readonly stops: readonly number[];
  readonly at: number;
}

/** Where one wants to be. */
export interface Goal {
  readonly stops: readonly number[];
  /** By stop: seconds from there to the destination on foot; 0 at the destination, `NEVER` where too far. */
  readonly walk: Int32Array;
  /** Departure of the last hop that leads there or within a walk of there. */
  readonly lastDeparture: number;
  /** When the last of these hops has arrived and the walk is done. */
  readonly lastArrival: number;
}

/** A scan with the memory that it works in; one search at a time. */
export class EarliestScan {
  /** The hops that could be reached in the last search, in order. */
  trail = new Uint32Array(0);
  trailLength = 0;
  /** When one can board at each stop, and when one gets there by bus: seconds + `base`. */
  private readonly ready: Int32Array;
  private readonly byBus: Int32Array;
  /** By group the hop that waits on top, and by hop the one under it; one bit for each hop that has been there. */
  private waiting = new Int32Array(0);
  private under = new Int32Array(0);
  private queued = new Uint32Array(0);
  private base = FIRST_BASE;

  constructor(private readonly footpaths: Footpaths) {
    this.ready = new Int32Array(footpaths.stops + 2);
    this.byBus = new Int32Array(footpaths.stops + 2);
    this.clear();
  }

  /** The earliest arrival by at least one bus; `NEVER` when there is none. */
  run(connections: Connections, { stops, at }: Start, goal: Goal): number {
    this.prepare(connections);
    connections.landmarks?.aim(goal.stops);
    const { start, to, seconds } = this.footpaths;
    let first = connections.count;
    for (const stop of stops) first = Math.min(first, this.canBoard(connections, stop, at));
    for (const stop of stops) {
      this.byBus[stop] = at + this.base;
      for (let walk = start[stop] ?? 0; walk < (start[stop + 1] ?? 0); walk += 1) {
        first = Math.min(first, this.canBoard(connections, to[walk] ?? 0, at + (seconds[walk] ?? 0)));
      }
    }
    if (first === connections.count) return NEVER;
    const best = this.sweep(connections, ofHop(connections, first, HopField.group), goal);
    if (best === this.base + NEVER) return NEVER;
    this.sortTrail();
    return best - this.base;
  }

  private sweep(connections: Connections, firstAt: number, { walk: goal, lastDeparture, lastArrival }: Goal): number {
    const { groupTime, hops, landmarks } = connections;
    const { ready, byBus, waiting, under, trail, base } = this;
    const { change, start, to: walkTo, seconds } = this.footpaths;
    let best = base + NEVER;
    let limit = base + lastArrival;
    let end = firstGroup(connections, lastDeparture + 1);
    let length = 0;
    for (let group = firstAt; group < end; group += 1) {
      const now = (groupTime[group] ?? 0) + base;
      for (let hop = waiting[group] ?? NONE; hop !== NONE; hop = waiting[group] ?? NONE) {
        waiting[group] = under[hop] ?? NONE;
        trail[length] = hop;
        length += 1;
        const at = hop * HOP_LENGTH;
        this.queue(hops, hops[at + HopField.nextOfRide] ?? NONE);
        if ((ready[hops[at + HopField.from] ?? 0] ?? 0) <= now)
          this.queue(hops, hops[at + HopField.nextLeaving] ?? NONE);
        const stop = hops[at + HopField.to] ?? 0;
        const there = (hops[at + HopField.arrival] ?? 0) + base;
        if (there > limit || there >= (byBus[stop] ?? 0)) continue;
        byBus[stop] = there;
        if (landmarks !== undefined && there + landmarks.atLeast(stop) > limit) continue;
        const arrived = there + (goal[stop] ?? NEVER);
        if (arrived < best) {
          best = arrived;
          limit = Math.min(limit, best);
          // A bus that takes no time may leave in the very second of arrival: it leaves later than any other.
          end = Math.min(end, firstGroup(connections, best - base + 1));
        }
        this.canBoard(connections, stop, there - base + (change[stop] ?? 0));
        const lastWalk = start[stop + 1] ?? 0;
        for (let walk = start[stop] ?? 0; walk < lastWalk; walk += 1)
          this.canBoard(connections, walkTo[walk] ?? 0, there - base + (seconds[walk] ?? 0));
      }
    }
    this.trailLength = length;
    return best;
  }

  /** One can board at `stop` from `second` on: its next departure is queued and given; `count` when there is none. */
  private canBoard(connections: Connections, stop: number, second: number): number {
    if (second + this.base >= (this.ready[stop] ?? 0)) return connections.count;
    this.ready[stop] = second + this.base;
    const hop = firstLeaving(connections, stop, second);
    if (hop < connections.count) this.queue(connections.hops, hop);
    return hop;
  }

  private queue(hops: Int32Array, hop: number): void {
    if (hop === NONE) return;
    const word = hop >>> 5;
    const bits = this.queued[word] ?? 0;
    if ((bits & (1 << hop)) !== 0) return;
    this.queued[word] = bits | (1 << hop);
    const at = hops[hop * HOP_LENGTH + HopField.group] ?? 0;
    this.under[hop] = this.waiting[at] ?? NONE;
    this.waiting[at] = hop;
  }

  /** Hops of one second were taken as they came up; all others are in order already. */
  private sortTrail(): void {
    const { trail, trailLength } = this;
    for (let end = 1; end < trailLength; end += 1) {
      const hop = trail[end] ?? 0;
      let place = end;
      for (; place > 0 && (trail[place - 1] ?? 0) > hop; place -= 1) trail[place] = trail[place - 1] ?? 0;
      trail[place] = hop;
    }
  }

  private prepare({ count, groupTime }: Connections): void {
    this.trailLength = 0;
    if (this.trail.length < count) {
      this.trail = new Uint32Array(count);
      this.under = new Int32Array(count);
      this.queued = new Uint32Array((count + 31) >>> 5);
    } else this.queued.fill(0);
    if (this.waiting.length < groupTime.length) this.waiting = new Int32Array(groupTime.length);
    this.waiting.fill(NONE);
    this.base -= SPAN;
    if (this.base < -FIRST_BASE) this.clear();
  }

  private clear(): void {
    this.base = FIRST_BASE - SPAN;
    this.ready.fill(NO_LABEL);
    this.byBus.fill(NO_LABEL);
    // Nobody arrives where nobody may get off.
    this.byBus[this.byBus.length - 1] = -NO_LABEL;
  }
}
