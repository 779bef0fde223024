// Which journeys to a destination are worth knowing, from every stop and for every hour?
//
// The profile form of the Connection Scan Algorithm: hops from the last to the first, each asked whether it
// is of use to whoever stands where it leaves. profile.ts says what is kept.
import { HOP_LENGTH, HopField, ofHop } from './connections.js';
import type { Connections } from './connections.js';
import { NEVER } from './earliest-scan.js';
import type { Footpaths } from './footpaths.js';
import { BUSES, keyOf, NONE, Profile } from './profile.js';

const NO_KEY = 0x7fff_ffff;
/** Entries for a start; the memory grows with need. */
const FIRST_ROOM = 1_024;

/** Some of the hops, by number and in order. */
export interface Trail {
  readonly hops: Uint32Array;
  readonly length: number;
}

/** A scan with the memory that it works in; one search at a time. */
export class ProfileScan {
  readonly profile: Profile;
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
    let mostWalks = 0;
    for (let stop = 0; stop < footpaths.stops; stop += 1)
      mostWalks = Math.max(mostWalks, (arriving.start[stop + 1] ?? 0) - (arriving.start[stop] ?? 0));
    this.mostAtOnce = 1 + mostWalks;
    this.profile = new Profile(footpaths.stops, FIRST_ROOM + 4 * mostWalks);
  }

  /**
   * Fills the profile for the destination that `goal` describes (`Goal.walk`). Only hops of `trail` are
   * looked at, when there is one, and only arrivals at `latest` or before count.
   */
  run(connections: Connections, goal: Int32Array, latest: number, trail?: Trail): void {
    this.prepare(connections, trail);
    let at = (trail?.length ?? connections.count) - 1;
    while (at >= 0) {
      at = this.sweep(connections, goal, keyOf(latest, BUSES - 1), trail?.hops, at);
      if (at >= 0) this.profile.grow();
    }
  }

  /** Looks at hops from number `at` of the trail down to the first; stops early when the memory is full. */
  private sweep(
    { hops, groupTime }: Connections,
    goal: Int32Array,
    worst: number,
    trail: Uint32Array | undefined,
    at: number,
  ): number {
    const { rideKey, rideExit, profile } = this;
    const { boardHead, time, key, next, first } = profile;
    const room = time.length - this.mostAtOnce;
    for (let number = at; number >= 0; number -= 1) {
      if (profile.size > room) return number;
      const hop = trail === undefined ? number : (trail[number] ?? 0);
      const place = hop * HOP_LENGTH;
      const by = hops[place + HopField.ride] ?? 0;
      const stop = hops[place + HopField.to] ?? 0;
      const there = hops[place + HopField.arrival] ?? 0;
      const before = rideKey[by] ?? NO_KEY;
      const best = this.afterHop(stop, there, goal[stop] ?? NEVER, before);
      if (best > worst) continue;
      if (best < before) {
        rideKey[by] = best;
        rideExit[by] = hop;
      }
      const boarded = hops[place + HopField.from] ?? 0;
      const entry = boardHead[boarded] ?? NONE;
      if (entry >= first && (key[entry] ?? 0) <= best) continue;
      const now = groupTime[hops[place] ?? 0] ?? 0;
      const rest = entry >= first && time[entry] === now ? (next[entry] ?? NONE) : entry;
      boardHead[boarded] = profile.add(now, best, hop, rideExit[by] ?? 0, rest);
      this.addWalks(boarded, now, best, hop, rideExit[by] ?? 0);
    }
    return NONE;
  }

  /**
   * The best key for whoever rides a hop that arrives `there` at `stop`: to stay on it (`staying`), to walk to
   * the goal, to board another bus here, or to walk to one.
   */
  private afterHop(stop: number, there: number, walk: number, staying: number): number {
    const { boardHead, footHead, time, key, next, first } = this.profile;
    let best = staying;
    if (walk < NEVER) best = Math.min(best, (there + walk) * BUSES + 1);
    let entry = boardHead[stop] ?? NONE;
    const again = there + (this.footpaths.change[stop] ?? 0);
    while (entry >= first && (time[entry] ?? 0) < again) entry = next[entry] ?? NONE;
    if (entry >= first && (key[entry] ?? 0) + 1 < best) best = (key[entry] ?? 0) + 1;
    entry = footHead[stop] ?? NONE;
    while (entry >= first && (time[entry] ?? 0) < there) entry = next[entry] ?? NONE;
    if (entry >= first && (key[entry] ?? 0) + 1 < best) best = (key[entry] ?? 0) + 1;
    return best;
  }

  private prepare(connections: Connections, trail: Trail | undefined): void {
    this.profile.begin();
    if (this.rideKey.length < connections.rideTrip.length) {
      this.rideKey = new Int32Array(connections.rideTrip.length);
      this.rideExit = new Int32Array(connections.rideTrip.length);
    }
    if (trail === undefined) this.rideKey.fill(NO_KEY);
    else
      for (let number = 0; number < trail.length; number += 1)
        this.rideKey[ofHop(connections, trail.hops[number] ?? 0, HopField.ride)] = NO_KEY;
  }

  /** Whoever can walk to the bus has it too, earlier by the walk. */
  private addWalks(boarded: number, departs: number, key: number, board: number, exit: number): void {
    const { start, to, seconds } = this.arriving;
    const { profile } = this;
    const { footHead, time, key: keys, next, first } = profile;
    const end = start[boarded + 1] ?? 0;
    for (let walk = start[boarded] ?? 0; walk < end; walk += 1) {
      const stop = to[walk] ?? 0;
      const leaves = departs - (seconds[walk] ?? 0);
      // Lists run from early and bad to late and good; `better` is the last that leaves earlier and yet arrives first.
      let better = NONE;
      let entry = footHead[stop] ?? NONE;
      while (entry >= first && (time[entry] ?? 0) < leaves) {
        if ((keys[entry] ?? 0) < key) better = entry;
        entry = next[entry] ?? NONE;
      }
      if (entry >= first && (keys[entry] ?? 0) <= key) continue;
      const rest = entry >= first && time[entry] === leaves ? (next[entry] ?? NONE) : entry;
      const added = profile.add(leaves, key, board, exit, rest);
      if (better === NONE) footHead[stop] = added;
      else next[better] = added;
    }
  }
}
