// What is the best way through sorted hops, in the one direction of time that they are sorted for?
import type { Connections } from './connections.js';
import { EarliestScan, NEVER } from './earliest-scan.js';
import type { Footpaths } from './footpaths.js';
import { arrivalOf, busesOf, ProfileScan } from './profile-scan.js';

/** A way as the scans know it: which hops one boards at and gets off after, and where one walks. */
export interface Way {
  /** When one leaves, and when one is there. */
  readonly departure: number;
  readonly arrival: number;
  readonly buses: number;
  readonly parts: readonly WayPart[];
}
export type WayPart =
  | { readonly board: number; readonly exit: number }
  | { readonly from: number; readonly to: number; readonly seconds: number };

/** From which stops to which. */
export interface Ends {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const NONE = -1;

/** Searches over one set of walks; each call may bring other hops. Its memory is used again and again. */
export class DirectedSearch {
  private readonly earliest: EarliestScan;
  private readonly profiles: ProfileScan;
  /** By stop: seconds to the destination on foot, and to which of its stops. */
  private readonly goal: Int32Array;
  private readonly goalStop: Int32Array;
  private readonly noGoal: Int32Array;

  /** `arriving` are the same walks by the stop that they lead to. */
  constructor(
    private readonly footpaths: Footpaths,
    private readonly arriving: Footpaths,
  ) {
    this.earliest = new EarliestScan(footpaths);
    this.profiles = new ProfileScan(footpaths, arriving);
    this.goal = new Int32Array(footpaths.stops + 2).fill(NEVER);
    this.noGoal = new Int32Array(footpaths.stops + 2).fill(NEVER);
    this.goalStop = new Int32Array(footpaths.stops + 2);
  }

  /**
   * The way that arrives first of those that leave at `at` or later; of several the one with fewest buses,
   * then the one that leaves last. Undefined when there is none before `before`. Walking all the way is
   * none: see `onFoot`.
   */
  best(connections: Connections, ends: Ends, at: number, before = NEVER): Way | undefined {
    this.setGoal(ends.to);
    const arrival = this.earliest.run(connections, { stops: ends.from, at }, this.goal, before);
    let way: Way | undefined;
    if (arrival < NEVER) {
      this.profiles.run(connections, this.goal, arrival, { hops: this.earliest.trail, length: this.earliest.trailLength });
      way = this.ways(connections, ends.from, at)[0];
    }
    this.clearGoal(ends.to);
    return way;
  }

  /**
   * All ways that leave at `at` or later and are of use: none leaves as late or later and arrives sooner, or
   * as soon with as few buses. The earliest arrival first.
   */
  all(connections: Connections, ends: Ends, at: number): Way[] {
    this.setGoal(ends.to);
    // Without a goal the scan runs to the end and tells which hops can be reached at all.
    this.earliest.run(connections, { stops: ends.from, at }, this.noGoal);
    this.profiles.run(connections, this.goal, NEVER / 128, { hops: this.earliest.trail, length: this.earliest.trailLength });
    const ways = this.ways(connections, ends.from, at);
    this.clearGoal(ends.to);
    return ways;
  }

  /** Works out the profiles of all stops to one destination at once; gives how many departures are of use. */
  profileToAll(connections: Connections, to: readonly number[]): number {
    this.setGoal(to);
    this.profiles.run(connections, this.goal, NEVER / 128);
    this.clearGoal(to);
    return this.profiles.entries.size - this.profiles.entries.first;
  }

  /** The shortest walk all the way, if there is one. */
  onFoot({ from, to }: Ends): { from: number; to: number; seconds: number } | undefined {
    this.setGoal(to);
    let best: { from: number; to: number; seconds: number } | undefined;
    for (const stop of from) {
      const seconds = this.goal[stop] ?? NEVER;
      if (seconds < (best?.seconds ?? NEVER)) best = { from: stop, to: this.goalStop[stop] ?? stop, seconds };
    }
    this.clearGoal(to);
    return best;
  }

  private setGoal(to: readonly number[]): void {
    const { goal, goalStop } = this;
    this.eachWalkTo(to, (stop, destination, seconds) => {
      if (seconds >= (goal[stop] ?? NEVER)) return;
      goal[stop] = seconds;
      goalStop[stop] = destination;
    });
  }

  private clearGoal(to: readonly number[]): void {
    this.eachWalkTo(to, (stop) => {
      this.goal[stop] = NEVER;
    });
  }

  private eachWalkTo(to: readonly number[], tell: (stop: number, destination: number, seconds: number) => void): void {
    const { start, to: stops, seconds } = this.arriving;
    for (const destination of to) {
      tell(destination, destination, 0);
      for (let walk = start[destination] ?? 0; walk < (start[destination + 1] ?? 0); walk += 1) tell(stops[walk] ?? 0, destination, seconds[walk] ?? 0);
    }
  }

  private ways(connections: Connections, from: readonly number[], at: number): Way[] {
    const { entries, boardHead, footHead } = this.profiles;
    const found: { entry: number; stop: number; time: number; key: number }[] = [];
    for (const stop of from) {
      for (const head of [boardHead[stop] ?? NONE, footHead[stop] ?? NONE]) {
        for (let entry = this.profiles.lookUp(head, at); entry >= entries.first; entry = entries.next[entry] ?? NONE) {
          found.push({ entry, stop, time: entries.time[entry] ?? 0, key: entries.key[entry] ?? 0 });
        }
      }
    }
    found.sort((a, b) => b.time - a.time || a.key - b.key);
    let bestKey = Infinity;
    const useful = found.filter(({ key }) => {
      if (key >= bestKey) return false;
      bestKey = key;
      return true;
    });
    return useful.reverse().map(({ entry, stop, time, key }) => ({
      departure: time,
      arrival: arrivalOf(key),
      buses: busesOf(key),
      parts: this.parts(connections, stop, entry),
    }));
  }

  /** Follows an entry to the destination. */
  private parts(connections: Connections, start: number, first: number): WayPart[] {
    const { entries, boardHead, footHead } = this.profiles;
    const { change } = this.footpaths;
    const parts: WayPart[] = [];
    let stop = start;
    for (let entry = first; entry >= entries.first; ) {
      const board = entries.board[entry] ?? 0;
      const exit = entries.exit[entry] ?? 0;
      this.addWalk(parts, stop, connections.from[board] ?? 0);
      parts.push({ board, exit });
      stop = connections.to[exit] ?? 0;
      const there = connections.arrival[exit] ?? 0;
      const key = (entries.key[entry] ?? 0) - 1;
      // What the last bus arrives for is the destination itself.
      if (busesOf(key) === 0) break;
      const staying = this.profiles.lookUp(boardHead[stop] ?? NONE, there + (change[stop] ?? 0));
      entry = staying !== NONE && (entries.key[staying] ?? 0) <= key ? staying : this.profiles.lookUp(footHead[stop] ?? NONE, there);
    }
    this.addWalk(parts, stop, this.goalStop[stop] ?? stop);
    return parts;
  }

  private addWalk(parts: WayPart[], from: number, to: number): void {
    if (from === to) return;
    const { start, to: stops, seconds } = this.footpaths;
    for (let walk = start[from] ?? 0; walk < (start[from + 1] ?? 0); walk += 1) {
      if (stops[walk] === to) parts.push({ from, to, seconds: seconds[walk] ?? 0 });
    }
  }
}
