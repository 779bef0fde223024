// Which hops are there on a day, seen forwards and backwards in time?
import { addDays, DAY_SECONDS } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import { connectionsOf } from './connections.js';
import type { Connections } from './connections.js';
import type { Footpaths } from './footpaths.js';
import { hopsOn } from './hops.js';
import { FEW_HOPS } from './kept-profiles.js';
import { landmarksOf } from './landmark-ways.js';
import type { Landmarks } from './landmarks.js';
import type { RunRules } from './hops.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

/** The hops of a day. Backwards, second `s` is `end` - `s`. */
export interface DayConnections {
  readonly forwards: Connections;
  readonly backwards: Connections;
  readonly end: number;
}

/** Days kept ready; days on which the same services run share one. */
const MOST_KEPT = 8;

/** Buses that leave their first stop earlier than this are still of the night before to whoever waits for them. */
export const NIGHT_ENDS = 4 * 3_600;

/** Makes the hops of a day when they are first asked for, and keeps them. */
export class DayBook {
  private readonly kept = new Map<string, DayConnections>();
  /** The day asked for last, which is mostly asked for again. */
  private last: { readonly date: ServiceDate; readonly day: DayConnections } | undefined;

  /** Trips of the small hours: those of tomorrow are there too, for whoever is on the way at midnight. */
  private readonly night: readonly number[];

  /** A day book of `days` service days from yesterday on: 2 are yesterday and the day itself. */
  constructor(
    private readonly timetable: TimetableSnapshot,
    private readonly footpaths: Footpaths,
    private readonly reversed: Footpaths,
    private readonly rules: RunRules = {},
    private readonly days = 2,
    /** With no more hops than this landmarks are not worth making. */
    private readonly fewHops = FEW_HOPS,
  ) {
    this.night = [...timetable.feed.trips.keys()].filter((trip) => timetable.leaves(trip) < NIGHT_ENDS);
  }

  /** The hops of buses of `date`, of yesterday's that are still on the road after midnight, and of tomorrow's night. */
  on(date: ServiceDate): DayConnections {
    if (this.last?.date === date) return this.last.day;
    const day = this.lookUp(date);
    this.last = { date, day };
    return day;
  }

  private lookUp(date: ServiceDate): DayConnections {
    const key = this.keyOf(date);
    const known = this.kept.get(key);
    // The oldest goes first: what is asked for again becomes the youngest.
    this.kept.delete(key);
    const day = known ?? this.make(date);
    this.kept.set(key, day);
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value ?? '');
    return day;
  }

  private make(date: ServiceDate): DayConnections {
    const { timetable, footpaths, reversed, rules } = this;
    const days = this.dates(date).map((each, index) => ({
      date: each,
      start: (index - 1) * DAY_SECONDS,
      ...(index < this.days ? {} : { trips: this.night }),
    }));
    const { stops } = footpaths;
    const hops = hopsOn(timetable, days, rules);
    const end = hops.end();
    const plain = connectionsOf(hops, footpaths);
    const landmarks =
      plain.count > this.fewHops ? landmarksOf(plain, rules.stops?.ofRow ?? timetable.stopOf, footpaths) : undefined;
    const withLandmarks = (connections: Connections, marks: Landmarks | undefined): Connections =>
      marks ? { ...connections, landmarks: marks } : connections;
    let backwards: Connections | undefined;
    return {
      forwards: withLandmarks(plain, landmarks),
      get backwards() {
        backwards ??= withLandmarks(
          connectionsOf(hopsOn(timetable, days, rules).mirrored(end, stops), reversed),
          landmarks?.reversed(),
        );
        return backwards;
      },
      end,
    };
  }

  private dates(date: ServiceDate): ServiceDate[] {
    const length = this.days + Number(this.night.length > 0);
    return Array.from({ length }, (_each, index) => addDays(date, index - 1));
  }

  /** Days with the same services and nothing cancelled look alike, unless single days are known better. */
  private keyOf(date: ServiceDate): string {
    const dates = this.dates(date);
    const { expected, hasRoom } = this.rules;
    if (hasRoom || dates.some((each) => expected?.knows(each))) return date;
    if (!dates.every((each) => this.timetable.runsAsPlanned(each))) return date;
    return dates.map((each) => this.timetable.calendar.running(each).join('')).join(' ');
  }
}
