// Which journeys to a destination are worth knowing, from every stop and for every hour?
//
// The profile form of the Connection Scan Algorithm: hops from the last to the first. For each stop it
// keeps the departures that are of use: each leaves later than those that arrive earlier, and of two that
// arrive together the one with fewer buses. A departure is an entry; its key has arrival and number of
// buses in one number, so that comparing keys compares both, arrival first.
import type { Connections } from './connections.js';
import { NEVER } from './earliest-scan.js';
import type { Footpaths } from './footpaths.js';

/** Buses that a key can count. */
const BUSES = 128;
const NO_KEY = 0x7fff_ffff;
const NONE = -1;

/** Key of arriving at `second` by `buses` buses. */
export function keyOf(second: number, buses: number): number {
  return second * BUSES + buses;
}

/** Arrival that a key stands for. */
export function arrivalOf(key: number): number {
  return Math.floor(key / BUSES);
}

/** Number of buses that a key stands for. */
export function busesOf(key: number): number {
  return key % BUSES;
}

/** Entries in columns; each list runs from the earliest departure to the latest, linked by `next`. */
export class ProfileEntries {
  /** Seconds at which one must be at the stop of the list. */
  time = new Int32Array(1024);
  key = new Int32Array(1024);
  /** The hop that one boards at, and the one after which one gets off. */
  board = new Int32Array(1024);
  exit = new Int32Array(1024);
  next = new Int32Array(1024);
  size = 0;
  /** First of the present search; anything below is the end of a list. */
  first = 0;

  grow(): void {
    const longer = (column: Int32Array): Int32Array<ArrayBuffer> => {
      const twice = new Int32Array(column.length * 2);
      twice.set(column);
      return twice;
    };
    this.time = longer(this.time);
    this.key = longer(this.key);
    this.board = longer(this.board);
    this.exit = longer(this.exit);
    this.next = longer(this.next);
  }
}

/** A scan with the memory that it works in; one search at a time. */
export class ProfileScan {
  readonly entries = new ProfileEntries();
  /** The first entry of each stop: of buses that leave there, and of buses that one must walk to. */
  readonly boardHead: Int32Array;
  readonly footHead: Int32Array;
  /** By ride: key of staying on it from the hop last looked at, and where to get off. */
  private rideKey = new Int32Array(0);
  private rideExit = new Int32Array(0);
  /** Entries that one hop may add. */
  private readonly mostAtOnce: number;

  /** `arriving` are the walks by the stop that they lead to. */
  constructor(
    private readonly footpaths: Footpaths,
    private readonly arriving: Footpaths,
  ) {
    this.boardHead = new Int32Array(footpaths.stops + 2).fill(NONE);
    this.footHead = new Int32Array(footpaths.stops + 2).fill(NONE);
    let mostWalks = 0;
    for (let stop = 0; stop < footpaths.stops; stop += 1) mostWalks = Math.max(mostWalks, (arriving.start[stop + 1] ?? 0) - (arriving.start[stop] ?? 0));
    this.mostAtOnce = 1 + mostWalks;
    while (this.entries.time.length < 4 * this.mostAtOnce) this.entries.grow();
  }

  /**
   * Fills the lists for the destination that `goal` describes (see `EarliestScan.run`). Only hops of
   * `trail` are looked at, when there is one, and only arrivals at `latest` or before count.
   */
  run(connections: Connections, goal: Int32Array, latest: number, trail?: { readonly hops: Uint32Array; readonly length: number }): void {
    this.prepare(connections, trail);
    let at = (trail?.length ?? connections.count) - 1;
    while (at >= 0) {
      at = this.sweep(connections, goal, keyOf(latest, BUSES - 1), trail?.hops, at);
      if (at >= 0) this.entries.grow();
    }
  }

  /** The entry of a list that is left at `second` or later and arrives first; `NONE` when there is none. */
  lookUp(head: number, second: number): number {
    const { time, next, first } = this.entries;
    let entry = head;
    while (entry >= first && (time[entry] ?? 0) < second) entry = next[entry] ?? NONE;
    return entry >= first ? entry : NONE;
  }

  /** Looks at hops from number `at` of the trail down to the first; stops early when the memory is full. */
  private sweep({ departure, arrival, from, to, ride }: Connections, goal: Int32Array, worst: number, trail: Uint32Array | undefined, at: number): number {
    const { boardHead, footHead, rideKey, rideExit, entries } = this;
    const { change } = this.footpaths;
    const { time, key, next, first } = entries;
    const room = time.length - this.mostAtOnce;
    for (let number = at; number >= 0; number -= 1) {
      if (entries.size > room) return number;
      const hop = trail === undefined ? number : (trail[number] ?? 0);
      const by = ride[hop] ?? 0;
      const stop = to[hop] ?? 0;
      const there = arrival[hop] ?? 0;
      const before = rideKey[by] ?? NO_KEY;
      let best = before;
      const walk = goal[stop] ?? NEVER;
      if (walk < NEVER) best = Math.min(best, (there + walk) * BUSES + 1);
      let entry = boardHead[stop] ?? NONE;
      const again = there + (change[stop] ?? 0);
      while (entry >= first && (time[entry] ?? 0) < again) entry = next[entry] ?? NONE;
      if (entry >= first && (key[entry] ?? 0) + 1 < best) best = (key[entry] ?? 0) + 1;
      entry = footHead[stop] ?? NONE;
      while (entry >= first && (time[entry] ?? 0) < there) entry = next[entry] ?? NONE;
      if (entry >= first && (key[entry] ?? 0) + 1 < best) best = (key[entry] ?? 0) + 1;
      if (best > worst) continue;
      if (best < before) {
        rideKey[by] = best;
        rideExit[by] = hop;
      }
      const boarded = from[hop] ?? 0;
      entry = boardHead[boarded] ?? NONE;
      if (entry >= first && (key[entry] ?? 0) <= best) continue;
      const now = departure[hop] ?? 0;
      const rest = entry >= first && time[entry] === now ? (next[entry] ?? NONE) : entry;
      boardHead[boarded] = this.add(now, best, hop, rideExit[by] ?? 0, rest);
      this.addWalks(boarded, now, best, hop, rideExit[by] ?? 0);
    }
    return NONE;
  }

  private prepare(connections: Connections, trail: { readonly hops: Uint32Array; readonly length: number } | undefined): void {
    const { entries } = this;
    if (entries.size > entries.time.length / 2) {
      entries.size = 0;
      this.boardHead.fill(NONE);
      this.footHead.fill(NONE);
    }
    entries.first = entries.size;
    if (this.rideKey.length < connections.rideTrip.length) {
      this.rideKey = new Int32Array(connections.rideTrip.length);
      this.rideExit = new Int32Array(connections.rideTrip.length);
    }
    if (trail === undefined) this.rideKey.fill(NO_KEY);
    else for (let number = 0; number < trail.length; number += 1) this.rideKey[connections.ride[trail.hops[number] ?? 0] ?? 0] = NO_KEY;
  }

  private add(second: number, key: number, board: number, exit: number, next: number): number {
    const { entries } = this;
    const entry = entries.size;
    entries.time[entry] = second;
    entries.key[entry] = key;
    entries.board[entry] = board;
    entries.exit[entry] = exit;
    entries.next[entry] = next;
    entries.size = entry + 1;
    return entry;
  }

  /** Whoever can walk to the bus has it too, earlier by the walk. */
  private addWalks(boarded: number, departs: number, key: number, board: number, exit: number): void {
    const { start, to, seconds } = this.arriving;
    const { entries, footHead } = this;
    const end = start[boarded + 1] ?? 0;
    for (let walk = start[boarded] ?? 0; walk < end; walk += 1) {
      const stop = to[walk] ?? 0;
      const leaves = departs - (seconds[walk] ?? 0);
      // Lists run from early and bad to late and good; `better` is the last that leaves earlier and yet arrives first.
      let better = NONE;
      let entry = footHead[stop] ?? NONE;
      while (entry >= entries.first && (entries.time[entry] ?? 0) < leaves) {
        if ((entries.key[entry] ?? 0) < key) better = entry;
        entry = entries.next[entry] ?? NONE;
      }
      if (entry >= entries.first && (entries.key[entry] ?? 0) <= key) continue;
      const rest = entry >= entries.first && entries.time[entry] === leaves ? (entries.next[entry] ?? NONE) : entry;
      const added = this.add(leaves, key, board, exit, rest);
      if (better === NONE) footHead[stop] = added;
      else entries.next[better] = added;
    }
  }
}
