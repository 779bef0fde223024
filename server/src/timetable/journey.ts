// How does one get from here to there by bus, arriving as early as can be?
//
// The Connection Scan Algorithm (Dibbelt, Pajor, Strasser, Wagner): all hops of a day in the order of
// departure, looked at once. A change at a stop takes at least two minutes; between stops within
// 1,000 m one may walk, great-circle distance × 1.3 at 1.1 m/s, without added change time.
import { addDays, DAY_SECONDS } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import { walksBetween } from './footpaths.js';
import type { Footpath } from './footpaths.js';
import { StopTimeFlag } from './timetable-snapshot.js';
import type { TimetableSnapshot } from './timetable-snapshot.js';

/** Seconds that a change at one stop takes at least. */
export const CHANGE_SECONDS = 120;

/** A part of a journey; times are seconds past the start of the asked day. */
export type FoundLeg =
  | { readonly mode: 'bus'; readonly trip: number; readonly fromRow: number; readonly toRow: number; readonly departure: number; readonly arrival: number }
  | { readonly mode: 'walk'; readonly from: number; readonly to: number; readonly departure: number; readonly arrival: number };

/** What to look for: stops by number, a service day, and the second past its start to leave at or after. */
export interface JourneySearch {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly date: ServiceDate;
  readonly departAfter: number;
}

const NEVER = 0xffff_ffff;

/** A planner over one timetable. */
export class JourneyPlanner {
  /** Hops (one stop time to the next) in the order of departure: the stop time that each begins at. */
  private readonly hops: Uint32Array;
  private readonly walks: readonly (readonly Footpath[])[];

  constructor(private readonly timetable: TimetableSnapshot) {
    const { tripOf, tripStart, departure, arrival } = timetable;
    const hops: number[] = [];
    for (let row = 0; row < tripOf.length; row += 1) if (row + 1 < (tripStart[(tripOf[row] ?? 0) + 1] ?? 0)) hops.push(row);
    // Hops that take no time must come in the order of their trip.
    hops.sort((a, b) => (departure[a] ?? 0) - (departure[b] ?? 0) || (arrival[a + 1] ?? 0) - (arrival[b + 1] ?? 0) || a - b);
    this.hops = Uint32Array.from(hops);
    this.walks = walksBetween(timetable.feed.stops);
  }

  /** The journey that arrives first, or undefined when there is none that day. */
  earliest(search: JourneySearch): FoundLeg[] | undefined {
    const scan = new Scan(this.timetable, this.walks, search);
    const yesterday = addDays(search.date, -1);
    // Buses that left yesterday and are still on the road after midnight count too.
    for (const { row, shift } of this.hopsFrom(search.departAfter)) {
      if (scan.isOver(this.timetable.departure[row] ?? 0, shift)) break;
      scan.take(row, shift, shift === 0 ? search.date : yesterday);
    }
    return scan.journey();
  }

  /** Hops of both service days merged in the order of departure, from `second` of the asked day on. */
  private *hopsFrom(second: number): Generator<{ row: number; shift: number }> {
    const { departure } = this.timetable;
    let today = this.firstHop(second);
    let before = this.firstHop(second + DAY_SECONDS);
    while (today < this.hops.length || before < this.hops.length) {
      const ofToday = this.hops[today];
      const ofBefore = this.hops[before];
      const timeToday = ofToday === undefined ? Infinity : (departure[ofToday] ?? 0);
      const timeBefore = ofBefore === undefined ? Infinity : (departure[ofBefore] ?? 0) - DAY_SECONDS;
      if (ofToday !== undefined && timeToday <= timeBefore) {
        yield { row: ofToday, shift: 0 };
        today += 1;
      } else if (ofBefore !== undefined) {
        yield { row: ofBefore, shift: DAY_SECONDS };
        before += 1;
      }
    }
  }

  private firstHop(second: number): number {
    let low = 0;
    let high = this.hops.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.timetable.departure[this.hops[middle] ?? 0] ?? 0) < second) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * One scan. Each stop has two labels, by bus and on foot, because they differ in when one can go on:
 * after a bus a change takes its two minutes, after a walk it takes none, and nobody walks twice.
 */
class Scan {
  private readonly byBus: Labels;
  private readonly onFoot: Labels;
  private readonly starts: ReadonlySet<number>;
  /** By trip and service day: the stop time where one boards it. */
  private readonly boarded = new Map<string, number>();

  constructor(
    private readonly timetable: TimetableSnapshot,
    private readonly walks: JourneyPlanner['walks'],
    private readonly search: JourneySearch,
  ) {
    this.byBus = new Labels(timetable.feed.stops.length);
    this.onFoot = new Labels(timetable.feed.stops.length);
    this.starts = new Set(search.from);
    for (const stop of search.from) this.walkFrom(stop, search.departAfter);
  }

  /** True once no later hop can help. */
  isOver(departure: number, shift: number): boolean {
    return departure - shift >= this.search.to.reduce((best, stop) => Math.min(best, this.there(stop)), NEVER);
  }

  take(row: number, shift: number, date: ServiceDate): void {
    const { timetable } = this;
    const trip = timetable.tripOf[row] ?? 0;
    const ride = `${shift} ${trip}`;
    let boardedAt = this.boarded.get(ride);
    if (boardedAt === undefined) {
      if (!this.canBoard(row, (timetable.departure[row] ?? 0) - shift)) return;
      if (!timetable.runs(trip, date) || timetable.cancelled(trip, date) !== undefined) return;
      boardedAt = row;
      this.boarded.set(ride, row);
    }
    const next = row + 1;
    if (((timetable.flags[next] ?? 0) & StopTimeFlag.noDropOff) !== 0) return;
    const arrival = (timetable.arrival[next] ?? 0) - shift;
    const stop = timetable.stopOf[next] ?? 0;
    const departure = (timetable.departure[boardedAt] ?? 0) - shift;
    const improved = this.byBus.improve(stop, { mode: 'bus', trip, fromRow: boardedAt, toRow: next, departure, arrival });
    if (improved) this.walkFrom(stop, arrival);
  }

  /** The legs to the destination reached first; none when one is there already. */
  journey(): FoundLeg[] | undefined {
    const { to } = this.search;
    if (to.some((stop) => this.starts.has(stop))) return [];
    const goal = [...to].sort((a, b) => this.there(a) - this.there(b))[0];
    if (goal === undefined || this.there(goal) === NEVER) return undefined;
    const legs: FoundLeg[] = [];
    const walked = this.onFoot.time(goal) < this.byBus.time(goal);
    let leg = walked ? this.onFoot.leg(goal) : this.byBus.leg(goal);
    while (leg) {
      legs.unshift(leg);
      leg = this.legBefore(leg);
    }
    return legs;
  }

  /** How one came to where `leg` begins; undefined at the start. */
  private legBefore(leg: FoundLeg): FoundLeg | undefined {
    if (leg.mode === 'walk') return this.starts.has(leg.from) ? undefined : this.byBus.leg(leg.from);
    const stop = this.timetable.stopOf[leg.fromRow] ?? 0;
    if (this.starts.has(stop)) return undefined;
    return this.byBus.time(stop) + CHANGE_SECONDS <= leg.departure ? this.byBus.leg(stop) : this.onFoot.leg(stop);
  }

  private canBoard(row: number, departure: number): boolean {
    const stop = this.timetable.stopOf[row] ?? 0;
    if (((this.timetable.flags[row] ?? 0) & StopTimeFlag.noPickup) !== 0) return false;
    if (this.starts.has(stop)) return departure >= this.search.departAfter;
    return departure >= Math.min(this.byBus.time(stop) + CHANGE_SECONDS, this.onFoot.time(stop));
  }

  private there(stop: number): number {
    return Math.min(this.byBus.time(stop), this.onFoot.time(stop));
  }

  private walkFrom(stop: number, at: number): void {
    for (const { to, seconds } of this.walks[stop] ?? []) {
      this.onFoot.improve(to, { mode: 'walk', from: stop, to, departure: at, arrival: at + seconds });
    }
  }
}

/** How early each stop is reached, and by which leg. */
class Labels {
  private readonly times: Float64Array;
  private readonly legs: (FoundLeg | undefined)[];

  constructor(stops: number) {
    this.times = new Float64Array(stops).fill(NEVER);
    this.legs = new Array<FoundLeg | undefined>(stops).fill(undefined);
  }

  time(stop: number): number {
    return this.times[stop] ?? NEVER;
  }

  leg(stop: number): FoundLeg | undefined {
    return this.legs[stop];
  }

  /** Takes `leg` if it arrives earlier than what was known; says whether it did. */
  improve(stop: number, leg: FoundLeg): boolean {
    if (leg.arrival >= this.time(stop)) return false;
    this.times[stop] = leg.arrival;
    this.legs[stop] = leg;
    return true;
  }
}
