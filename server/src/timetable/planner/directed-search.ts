// What is the best way through sorted hops, in the one direction of time that they are sorted for?
import { firstDifference } from '@kehuoyou/shared';
import { HopField, ofHop } from './connections.js';
import type { Connections } from './connections.js';
import { EarliestScan, NEVER } from './earliest-scan.js';
import { walkBetween } from './footpaths.js';
import type { Footpaths } from './footpaths.js';
import { FEW_HOPS, KeptProfiles } from './kept-profiles.js';
import { arrivalOf, busesOf, NONE } from './profile.js';
import type { Profile } from './profile.js';
import { ProfileScan } from './profile-scan.js';

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

/** Seconds past which no arrival is looked for; its key still fits a number of 32 bits. */
const LATEST = 1 << 21;

/** Searches over one set of walks; each call may bring other hops. Its memory is used again and again. */
export class DirectedSearch {
  private readonly earliest: EarliestScan;
  private readonly profiles: ProfileScan;
  private readonly kept: KeptProfiles;
  /** By stop: seconds to the destination on foot, and to which of its stops. */
  private readonly goal: Int32Array;
  private readonly goalStop: Int32Array;

  /** `arriving` are the same walks by the stop that they lead to; for `fewHops` see `KeptProfiles`. */
  constructor(
    private readonly footpaths: Footpaths,
    private readonly arriving: Footpaths,
    fewHops = FEW_HOPS,
  ) {
    this.kept = new KeptProfiles(fewHops);
    this.earliest = new EarliestScan(footpaths);
    this.profiles = new ProfileScan(footpaths, arriving);
    this.goal = new Int32Array(footpaths.stops + 2).fill(NEVER);
    this.goalStop = new Int32Array(footpaths.stops + 2);
  }

  /**
   * The way that arrives first of those that leave at `at` or later; of several the one with fewest buses,
   * then the one that leaves last. Undefined when there is none. Walking all the way is none: see `onFoot`.
   */
  best(connections: Connections, ends: Ends, at: number): Way | undefined {
    const last = this.setGoal(connections, ends.to);
    const profile = this.keptProfile(connections, ends.to) ?? this.searchOnce(connections, ends, at, last);
    const way = profile === undefined ? undefined : this.bestIn(profile, connections, ends.from, at);
    this.clearGoal(ends.to);
    return way;
  }

  /**
   * All ways that leave at `at` or later and are of use: none leaves as late or later and arrives sooner, or
   * as soon with as few buses. The earliest arrival first.
   */
  all(connections: Connections, ends: Ends, at: number): Way[] {
    this.setGoal(connections, ends.to);
    const profile = this.keptProfile(connections, ends.to) ?? this.scanAll(connections);
    const ways = this.allIn(profile, connections, ends.from, at);
    this.clearGoal(ends.to);
    return ways;
  }

  /** The profile of all stops to one destination, worked out anew. */
  profileTo(connections: Connections, to: readonly number[]): Profile {
    this.setGoal(connections, to);
    const profile = this.scanAll(connections);
    this.clearGoal(to);
    return profile;
  }

  /** The shortest walk all the way, if there is one. */
  onFoot({ from, to }: Ends): { from: number; to: number; seconds: number } | undefined {
    let best: { from: number; to: number; seconds: number } | undefined;
    for (const stop of from) {
      for (const destination of to) {
        const seconds = walkBetween(this.footpaths, stop, destination) ?? NEVER;
        if (seconds < (best?.seconds ?? NEVER)) best = { from: stop, to: destination, seconds };
      }
    }
    return best;
  }

  /** The profile of only those hops that this one question can reach and that arrive as early as can be. */
  private searchOnce(
    connections: Connections,
    { from, to }: Ends,
    at: number,
    last: { lastDeparture: number; lastArrival: number },
  ): Profile | undefined {
    const { earliest, profiles, goal } = this;
    const arrival = earliest.run(connections, { stops: from, at }, { stops: to, walk: goal, ...last });
    if (arrival === NEVER) return undefined;
    profiles.run(connections, goal, arrival, { hops: earliest.trail, length: earliest.trailLength });
    return profiles.profile;
  }

  private scanAll(connections: Connections): Profile {
    this.profiles.run(connections, this.goal, LATEST);
    return this.profiles.profile;
  }

  private keptProfile(connections: Connections, to: readonly number[]): Profile | undefined {
    const name = this.kept.name(connections, to);
    const known = this.kept.find(name);
    if (known !== undefined || !this.kept.isWorthMaking(name, connections)) return known;
    const made = this.scanAll(connections).copy();
    this.kept.keep(name, made);
    return made;
  }

  /** Sets `goal`; gives when the last hop leaves that leads there, and when the last of all is there. */
  private setGoal(
    { lastInto, lastArrival }: Connections,
    to: readonly number[],
  ): { lastDeparture: number; lastArrival: number } {
    const { goal, goalStop } = this;
    const { start, to: stops, seconds } = this.arriving;
    let [lastLeaves, lastIsThere] = [-1, -1];
    for (const destination of to) {
      goal[destination] = 0;
      goalStop[destination] = destination;
      lastLeaves = Math.max(lastLeaves, lastInto[destination] ?? -1);
      lastIsThere = Math.max(lastIsThere, lastArrival[destination] ?? -1);
      for (let walk = start[destination] ?? 0; walk < (start[destination + 1] ?? 0); walk += 1) {
        const stop = stops[walk] ?? 0;
        lastLeaves = Math.max(lastLeaves, lastInto[stop] ?? -1);
        lastIsThere = Math.max(lastIsThere, (lastArrival[stop] ?? -1) + (seconds[walk] ?? 0));
        if ((seconds[walk] ?? 0) >= (goal[stop] ?? NEVER)) continue;
        goal[stop] = seconds[walk] ?? 0;
        goalStop[stop] = destination;
      }
    }
    return { lastDeparture: lastLeaves, lastArrival: lastIsThere };
  }

  private clearGoal(to: readonly number[]): void {
    const { start, to: stops } = this.arriving;
    for (const destination of to) {
      this.goal[destination] = NEVER;
      for (let walk = start[destination] ?? 0; walk < (start[destination + 1] ?? 0); walk += 1)
        this.goal[stops[walk] ?? 0] = NEVER;
    }
  }

  /** Of each list it is the first entry that one can still catch; of these the best key, then the latest. */
  private bestIn(profile: Profile, connections: Connections, from: readonly number[], at: number): Way | undefined {
    const { boardHead, footHead, key, time } = profile;
    let best = NONE;
    let start = NONE;
    for (const stop of from) {
      for (let list = 0; list < 2; list += 1) {
        const entry = profile.lookUp((list === 0 ? boardHead[stop] : footHead[stop]) ?? NONE, at);
        if (entry === NONE) continue;
        const better =
          best === NONE
            ? -1
            : firstDifference((key[entry] ?? 0) - (key[best] ?? 0), (time[best] ?? 0) - (time[entry] ?? 0));
        if (better >= 0) continue;
        best = entry;
        start = stop;
      }
    }
    return best === NONE ? undefined : this.way(profile, connections, start, best);
  }

  private allIn(profile: Profile, connections: Connections, from: readonly number[], at: number): Way[] {
    const { boardHead, footHead, time, key, next } = profile;
    const found: { entry: number; stop: number; time: number; key: number }[] = [];
    for (const stop of from) {
      for (const head of [boardHead[stop] ?? NONE, footHead[stop] ?? NONE]) {
        for (let entry = profile.lookUp(head, at); entry >= profile.first; entry = next[entry] ?? NONE) {
          found.push({ entry, stop, time: time[entry] ?? 0, key: key[entry] ?? 0 });
        }
      }
    }
    found.sort((a, b) => firstDifference(b.time - a.time, a.key - b.key));
    let bestKey = Infinity;
    const useful = found.filter((each) => {
      if (each.key >= bestKey) return false;
      bestKey = each.key;
      return true;
    });
    return useful.reverse().map(({ entry, stop }) => this.way(profile, connections, stop, entry));
  }

  private way(profile: Profile, connections: Connections, start: number, entry: number): Way {
    const key = profile.key[entry] ?? 0;
    return {
      departure: profile.time[entry] ?? 0,
      arrival: arrivalOf(key),
      buses: busesOf(key),
      parts: this.parts(profile, connections, start, entry),
    };
  }

  /** Follows an entry to the destination. */
  private parts(profile: Profile, connections: Connections, start: number, first: number): WayPart[] {
    const { boardHead, footHead } = profile;
    const parts: WayPart[] = [];
    let stop = start;
    for (let entry = first; entry !== NONE;) {
      const board = profile.board[entry] ?? 0;
      const exit = profile.exit[entry] ?? 0;
      this.addWalk(parts, stop, ofHop(connections, board, HopField.from));
      parts.push({ board, exit });
      stop = ofHop(connections, exit, HopField.to);
      const there = ofHop(connections, exit, HopField.arrival);
      const key = (profile.key[entry] ?? 0) - 1;
      // What the last bus arrives for is the destination itself.
      if (busesOf(key) === 0) break;
      const staying = profile.lookUp(boardHead[stop] ?? NONE, there + (this.footpaths.change[stop] ?? 0));
      entry =
        staying !== NONE && (profile.key[staying] ?? 0) <= key
          ? staying
          : profile.lookUp(footHead[stop] ?? NONE, there);
    }
    this.addWalk(parts, stop, this.goalStop[stop] ?? stop);
    return parts;
  }

  private addWalk(parts: WayPart[], from: number, to: number): void {
    if (from !== to) parts.push({ from, to, seconds: walkBetween(this.footpaths, from, to) ?? 0 });
  }
}
