// How does one get from here to there by bus and on foot, as early as can be or leaving as late as can be?
//
// Journeys of a day leave on it. Of those that arrive together the one with fewest changes is taken, of
// these the one that leaves last; seen from an arrival, of those that leave together the one with fewest
// changes, of these the one that arrives first. Nobody walks twice in a row. See footpaths.ts for walks
// and changes, earliest-scan.ts and profile-scan.ts for how it is found.
import { addDays, DAY_SECONDS } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import { DayBook } from './day-connections.js';
import type { DayConnections } from './day-connections.js';
import { DirectedSearch } from './directed-search.js';
import type { Ends, Way } from './directed-search.js';
import { footpathsOf, reversedWalks } from './footpaths.js';
import type { Footpaths } from './footpaths.js';
import { RideCalls } from './hops.js';
import type { RunRules } from './hops.js';
import { legsOf, straighten } from './journey-legs.js';
import type { FoundLeg } from './journey-legs.js';
import { plannerStopsOf } from './planner-stops.js';
import type { PlannerStops } from './planner-stops.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

/** A journey; times are seconds past the start of the asked day. */
export interface FoundJourney {
  readonly departure: number;
  readonly arrival: number;
  readonly changes: number;
  readonly legs: readonly FoundLeg[];
}

/** What to look for: stops by number, and a day. Two places that share a stop have no journey between them. */
export interface JourneySearch extends Ends {
  readonly date: ServiceDate;
}

/** A planner over one timetable. */
export class JourneyPlanner {
  private readonly days: DayBook;
  private readonly stops: PlannerStops;
  private readonly footpaths: Footpaths;
  private readonly reversed: Footpaths;
  private readonly forwards: DirectedSearch;
  private readonly backwards: DirectedSearch;

  constructor(
    private readonly timetable: TimetableSnapshot,
    private readonly rules: RunRules = {},
    /** What counts as a small network: see `KeptProfiles` and `DayBook`. */
    fewHops?: number,
    /** The planner so far: of the same feed its walks are taken over. */
    before?: JourneyPlanner,
  ) {
    const same = before?.timetable.feed === timetable.feed ? before : undefined;
    const { stops, footpaths } = same
      ? { stops: same.stops, footpaths: same.footpaths }
      : plannerStopsOf(timetable, footpathsOf(timetable.feed.stops, timetable.feed.transfers));
    this.stops = stops;
    this.footpaths = footpaths;
    this.reversed = same?.reversed ?? reversedWalks(this.footpaths);
    this.days = new DayBook(timetable, footpaths, this.reversed, { ...rules, stops }, 2, fewHops);
    this.forwards = new DirectedSearch(this.footpaths, this.reversed, fewHops);
    this.backwards = new DirectedSearch(this.reversed, this.footpaths, fewHops);
  }

  /** The journey that arrives first of those that leave at `departAfter` or later. */
  earliest(search: JourneySearch, departAfter: number): FoundJourney | undefined {
    return this.departures(search, departAfter, 1)[0];
  }

  /** The journey that leaves last of those that arrive at `arriveBefore` or earlier. */
  latest(search: JourneySearch, arriveBefore: number): FoundJourney | undefined {
    return this.arrivals(search, arriveBefore, 1).at(-1);
  }

  /** The first `most` useful journeys that leave at `departAfter` or later, earliest arrival first. */
  departures(asked: JourneySearch, departAfter: number, most: number): FoundJourney[] {
    const search = this.ours(asked);
    if (meet(search)) return [];
    const day = this.days.on(search.date);
    const walk = this.forwards.onFoot(search);
    const found: FoundJourney[] = [];
    for (let at = departAfter; found.length < most;) {
      const way = this.forwards.best(day.forwards, search, at);
      if (way === undefined) break;
      // Whoever is as fast on foot needs no bus.
      if (walk === undefined || way.arrival - way.departure < walk.seconds) found.push(this.journey(search, day, way));
      at = way.departure + 1;
    }
    if (walk === undefined) return found;
    const [first] = found;
    const there = departAfter + walk.seconds;
    const busIsBetter =
      first !== undefined && (first.arrival < there || (first.arrival === there && first.changes === 0));
    return busIsBetter ? found : [this.walking(walk, departAfter), ...found].slice(0, most);
  }

  /** The last `most` useful journeys that arrive at `arriveBefore` or earlier, earliest arrival first. */
  arrivals(asked: JourneySearch, arriveBefore: number, most: number): FoundJourney[] {
    const search = this.ours(asked);
    if (meet(search)) return [];
    const day = this.days.on(search.date);
    const walk = this.forwards.onFoot(search);
    const mirrored = { from: search.to, to: search.from };
    const found: FoundJourney[] = [];
    for (let at = day.end - arriveBefore; found.length < most;) {
      const way = this.backwards.best(day.backwards, mirrored, at);
      // Whoever leaves the day before is not asked about here, and neither is whoever leaves even earlier.
      if (way === undefined || way.arrival > day.end) break;
      if (walk === undefined || way.arrival - way.departure < walk.seconds)
        found.unshift(this.journeyBackwards(search, day, way));
      at = way.departure + 1;
    }
    if (walk === undefined || arriveBefore < walk.seconds) return found;
    const last = found.at(-1);
    const away = arriveBefore - walk.seconds;
    const busIsBetter =
      last !== undefined && (last.departure > away || (last.departure === away && last.changes === 0));
    return busIsBetter ? found : [...found, this.walking(walk, away)].slice(-most);
  }

  /** All useful journeys of the day, earliest arrival first; walking all the way is not among them. */
  profile(asked: JourneySearch): FoundJourney[] {
    const search = this.ours(asked);
    if (meet(search)) return [];
    const day = this.days.on(search.date);
    const walk = this.forwards.onFoot(search);
    return this.forwards
      .all(day.forwards, search, 0)
      .filter((way) => walk === undefined || way.arrival - way.departure < walk.seconds)
      .map((way) => this.journey(search, day, way));
  }

  /** Days for which this gives the same have the same journeys. */
  likeness(date: ServiceDate): object {
    return this.days.on(date);
  }

  /** How many departures are of use on the way to `to` that day, from all stops together; worked out anew. */
  usefulDepartures(to: readonly number[], date: ServiceDate): number {
    const all = to.map((stop) => this.stops.peopleAt(stop));
    const { size, first } = this.forwards.profileTo(this.days.on(date).forwards, all);
    return size - first;
  }

  private journey(search: JourneySearch, day: DayConnections, way: Way): FoundJourney {
    return this.complete(search, legsOf(way.parts, day.forwards));
  }

  private journeyBackwards(search: JourneySearch, day: DayConnections, way: Way): FoundJourney {
    return this.complete(search, legsOf(way.parts, day.backwards, day.end));
  }

  private complete(search: JourneySearch, drafts: ReturnType<typeof legsOf>): FoundJourney {
    const calls = (trip: number, dayStart: number): RideCalls =>
      new RideCalls(
        this.timetable,
        trip,
        this.rules.expected?.callsOf(trip, addDays(search.date, dayStart / DAY_SECONDS)),
        this.stops,
      );
    const legs = this.told(straighten(drafts, calls, this.footpaths));
    return {
      departure: legs[0]?.departure ?? 0,
      arrival: legs.at(-1)?.arrival ?? 0,
      changes: legs.filter((leg) => leg.mode === 'bus' && leg.stay === undefined).length - 1,
      legs,
    };
  }

  /** The same question by the planner's own numbers. */
  private ours({ from, to, date }: JourneySearch): JourneySearch {
    const people = (stops: readonly number[]): number[] => stops.map((stop) => this.stops.peopleAt(stop));
    return { from: people(from), to: people(to), date };
  }

  /** Legs between stops of the feed. Who stays in the seat walks nowhere, and nobody from a stop to itself. */
  private told(legs: readonly FoundLeg[]): FoundLeg[] {
    return legs.flatMap((leg, index): FoundLeg[] => {
      const before = legs.slice(0, index).findLast(({ mode }) => mode === 'bus');
      const next = legs[index + 1];
      if (leg.mode === 'bus') return [this.stays(before, leg) ? { ...leg, stay: true } : leg];
      const [from, to] = [this.stops.real[leg.from] ?? leg.from, this.stops.real[leg.to] ?? leg.to];
      return from === to || (next && this.stays(before, next)) ? [] : [{ ...leg, from, to }];
    });
  }

  private stays(before: FoundLeg | undefined, leg: FoundLeg): boolean {
    return before?.mode === 'bus' && leg.mode === 'bus' && this.stops.isInSeat(before.trip, leg.trip);
  }

  private walking(
    { from, to, seconds }: { from: number; to: number; seconds: number },
    departure: number,
  ): FoundJourney {
    const arrival = departure + seconds;
    const leg = { mode: 'walk', from, to, departure, arrival } as const;
    return { departure, arrival, changes: 0, legs: this.told([leg]) };
  }
}

function meet({ from, to }: Ends): boolean {
  return to.some((stop) => from.includes(stop));
}
