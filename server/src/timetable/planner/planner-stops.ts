// At which stop does each call happen, where a rule tells one bus from another?
//
// Rules of transfers.txt may speak of single lines or trips: no change from this one to that one, or one stays in
// one's seat. A planner knows changes by stop only. So a stop of which such rules speak is there several times: once
// for each set of trips that the rules treat alike. From one of these copies to another leads a walk as long as the
// change takes, or none. One
// more copy, where no bus calls, is for people who come from there or stay there: the rules are not about them.
import type { FeedTransfer } from '../feed/feed.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';
import type { CallStops } from './hops.js';
import { CHANGE_SECONDS, footpathsFrom, NO_CHANGE, walkBetween } from './footpaths.js';
import type { Footpath, Footpaths } from './footpaths.js';

/** GTFS transfer_type: not possible, in the seat, and expressly not in the seat. */
const NOT_POSSIBLE = 3;
const IN_SEAT = 4;
const NOT_IN_SEAT = 5;
/** With more copies than this of one stop, nobody is told any more that one may keep one's seat. */
const MOST_COPIES = 150;

/** Stops as the planner numbers them: those of the feed first, then their further copies. */
export interface PlannerStops extends CallStops {
  /** By planner's stop: its number in the feed. */
  readonly real: Uint32Array;
  /** Where one begins and ends who begins or ends at a stop of the feed. */
  peopleAt(stop: number): number;
  /** True where one stays in one's seat from one trip to the other. */
  isInSeat(fromTrip: number, toTrip: number): boolean;
}

/** One end of a rule: at which stops, and of which line or trip; of all when neither is named. */
interface RuleEnd {
  readonly stops: readonly number[];
  readonly route: string | null;
  readonly trip: string | null;
}

interface Rule {
  readonly from: RuleEnd;
  readonly to: RuleEnd;
  /** Undefined where the rule leaves it at what is usual. */
  readonly seconds: number | undefined;
  /** The rule that says more of whom it is for counts (GTFS, "specificity of a transfer"). */
  readonly rank: number;
}

/** The stops, and the walks and changes among them, from `base`, which holds for everybody. */
export function plannerStopsOf(
  timetable: TimetableSnapshot,
  base: Footpaths,
): { readonly stops: PlannerStops; readonly footpaths: Footpaths } {
  const rules = specificRules(timetable);
  if (rules.length === 0) return { stops: plainStops(timetable), footpaths: base };
  const copies = new Copies(timetable, rules);
  return { stops: copies.stops(rules), footpaths: copies.footpaths(base) };
}

function plainStops({ stopOf, feed }: TimetableSnapshot): PlannerStops {
  return {
    ofRow: stopOf,
    count: feed.stops.length,
    real: Uint32Array.from(feed.stops.keys()),
    peopleAt: (stop) => stop,
    isInSeat: () => false,
  };
}

class Copies {
  /** By planner's stop: its stop, and a trip of those that it is for; -1 for the copy of all others. */
  private readonly real: number[];
  private readonly trip: number[];
  private readonly ofRow: Uint32Array;
  private readonly copies = new Map<number, number[]>();
  /** By stop of the feed the copy for people. */
  private readonly people = new Map<number, number>();
  /** By pair of stops, the rule that counts most first. */
  private readonly byPair = new Map<string, Rule[]>();
  private readonly leadsTo = new Map<number, Set<number>>();

  constructor(
    private readonly timetable: TimetableSnapshot,
    rules: readonly Rule[],
  ) {
    this.real = [...timetable.feed.stops.keys()];
    this.trip = this.real.map(() => -1);
    this.ofRow = timetable.stopOf.slice();
    for (const { from, to } of rules) for (const stop of [...from.stops, ...to.stops]) this.addPeople(stop);
    const named = namedAt(rules);
    const known = new Map<string, number>();
    timetable.stopOf.forEach((stop, row) => {
      const marks = named.get(stop);
      if (!marks) return;
      const trip = timetable.tripOf[row] ?? 0;
      const sign = signOf(timetable, trip, marks);
      if (sign !== '') this.ofRow[row] = known.get(`${stop} ${sign}`) ?? this.add(known, `${stop} ${sign}`, stop, trip);
    });
    for (const rule of [...rules].sort((a, b) => b.rank - a.rank))
      for (const from of rule.from.stops) for (const to of rule.to.stops) this.note(rule, from, to);
  }

  stops(rules: readonly Rule[]): PlannerStops {
    const inSeat = new Set(rules.filter(isInSeatRule).map(({ from, to }) => `${from.trip ?? ''}\0${to.trip ?? ''}`));
    return {
      ofRow: this.ofRow,
      count: this.real.length,
      real: Uint32Array.from(this.real),
      peopleAt: (stop) => this.people.get(stop) ?? stop,
      isInSeat: (from, to) => inSeat.has(`${tripIdOf(this.timetable, from)}\0${tripIdOf(this.timetable, to)}`),
    };
  }

  footpaths(base: Footpaths): Footpaths {
    const change = this.real.map((stop, copy) => this.seconds(base, copy, copy) ?? base.change[stop] ?? NO_CHANGE);
    const walks: Footpath[] = [];
    for (const [from, stop] of this.real.entries()) {
      for (const to of this.neighbours(base, stop)) {
        const seconds = from === to ? undefined : this.seconds(base, from, to);
        if (seconds !== undefined && seconds < NO_CHANGE) walks.push({ from, to, seconds });
      }
    }
    return footpathsFrom(change, walks);
  }

  private note(rule: Rule, from: number, to: number): void {
    const key = `${from} ${to}`;
    this.byPair.set(key, [...(this.byPair.get(key) ?? []), rule]);
    this.leadsTo.set(from, (this.leadsTo.get(from) ?? new Set()).add(to));
  }

  private addPeople(stop: number): void {
    if (!this.people.has(stop)) this.people.set(stop, this.add(new Map(), '', stop, -1));
  }

  private add(known: Map<string, number>, key: string, stop: number, trip: number): number {
    const copy = this.real.push(stop) - 1;
    this.trip.push(trip);
    this.copies.set(stop, [...this.copiesOf(stop), copy]);
    known.set(key, copy);
    return copy;
  }

  private copiesOf(stop: number): readonly number[] {
    return this.copies.get(stop) ?? [stop];
  }

  /** All copies of a stop itself, of the stops near by, and of those that a rule leads to. */
  private neighbours(base: Footpaths, stop: number): number[] {
    const near = new Set([stop]);
    for (let walk = base.start[stop] ?? 0; walk < (base.start[stop + 1] ?? 0); walk += 1) near.add(base.to[walk] ?? 0);
    for (const to of this.leadsTo.get(stop) ?? []) near.add(to);
    return [...near].flatMap((each) => this.copiesOf(each));
  }

  /** How long it takes from one copy to another; undefined where there is no way. */
  private seconds(base: Footpaths, from: number, to: number): number | undefined {
    const [x, y] = [this.real[from] ?? 0, this.real[to] ?? 0];
    if (this.people.get(x) === from || this.people.get(y) === to) return x === y ? 0 : walkBetween(base, x, y);
    const usual = x === y ? base.change[x] : walkBetween(base, x, y);
    const rule = this.byPair.get(`${x} ${y}`)?.find((each) => this.fits(each.from, from) && this.fits(each.to, to));
    return rule ? (rule.seconds ?? usual ?? CHANGE_SECONDS) : usual;
  }

  private fits(end: RuleEnd, copy: number): boolean {
    if (end.route === null && end.trip === null) return true;
    const trip = this.trip[copy] ?? -1;
    return trip >= 0 && isFor(this.timetable, end, trip);
  }
}

function isFor(timetable: TimetableSnapshot, { route, trip }: RuleEnd, number: number): boolean {
  return (
    (trip === null || tripIdOf(timetable, number) === trip) &&
    (route === null || timetable.feed.trips[number]?.routeId === route)
  );
}

/** What transfers.txt calls a trip, whichever of its runs it is. */
function tripIdOf({ feed }: TimetableSnapshot, trip: number): string {
  return feed.trips[trip]?.run?.ofTripId ?? feed.trips[trip]?.tripId ?? '';
}

/** Which lines and trips the rules name at each stop, by end. */
function namedAt(rules: readonly Rule[]): Map<number, Map<string, string>> {
  const named = new Map<number, Map<string, string>>();
  rules.forEach(({ from, to }, number) => {
    for (const [end, mark] of [
      [from, `${number}<`],
      [to, `${number}>`],
    ] as const) {
      const who = end.trip === null ? (end.route === null ? undefined : `line ${end.route}`) : `trip ${end.trip}`;
      if (who === undefined) continue;
      for (const stop of end.stops) {
        const ofStop = named.get(stop) ?? new Map<string, string>();
        named.set(stop, ofStop.set(who, `${ofStop.get(who) ?? ''}${mark}`));
      }
    }
  });
  return named;
}

/** What the rules of a stop say of a trip, as a text; empty when nothing. */
function signOf(timetable: TimetableSnapshot, trip: number, marks: ReadonlyMap<string, string>): string {
  const route = timetable.feed.trips[trip]?.routeId ?? '';
  const ofTrip = marks.get(`trip ${tripIdOf(timetable, trip)}`) ?? '';
  const ofLine = marks.get(`line ${route}`) ?? '';
  return ofTrip === '' && ofLine === '' ? '' : `${ofTrip} ${ofLine}`;
}

function isInSeatRule({ from, to, seconds }: Rule): boolean {
  return from.trip !== null && to.trip !== null && seconds === 0;
}

/** The rules of transfers.txt that are not for everybody, and where a vehicle goes on as another trip (block_id). */
function specificRules(timetable: TimetableSnapshot): Rule[] {
  const { transfers } = timetable.feed;
  const said = transfers.flatMap((row, number) => ruleOf(timetable, row, number / (transfers.length + 1)) ?? []);
  const spoken = new Set(said.flatMap(({ from, to }) => (from.trip && to.trip ? [`${from.trip}\0${to.trip}`] : [])));
  const seats = blockRules(timetable).filter(({ from, to }) => !spoken.has(`${from.trip ?? ''}\0${to.trip ?? ''}`));
  return withinReason([...said, ...seats]);
}

function ruleOf(timetable: TimetableSnapshot, row: FeedTransfer, order: number): Rule | undefined {
  const { fromRouteId, toRouteId, fromTripId, toTripId, type } = row;
  if (type < IN_SEAT && [fromRouteId, toRouteId, fromTripId, toTripId].every((id) => id === null)) return undefined;
  const from = { stops: stopsOf(timetable, row.fromStopId, fromTripId, 'last'), route: fromRouteId, trip: fromTripId };
  const to = { stops: stopsOf(timetable, row.toStopId, toTripId, 'first'), route: toRouteId, trip: toTripId };
  const one = ({ route, trip }: RuleEnd): number => (trip === null ? Number(route !== null) : 3);
  const said = type === NOT_IN_SEAT ? undefined : (row.minSeconds ?? undefined);
  const seconds = type === NOT_POSSIBLE ? NO_CHANGE : type === IN_SEAT ? 0 : said;
  const named = [row.fromStopId, row.toStopId].filter((id) => id !== null && isStop(timetable, id)).length;
  // Both trips before trip and line, these before one trip, both lines, one line; then stops before stations.
  const rank = one(from) + one(to) + named / 10 + order / 100;
  return { from, to, seconds, rank };
}

function isStop({ places, feed }: TimetableSnapshot, id: string): boolean {
  return feed.stops[places.numbers.get(id) ?? -1]?.locationType === 0;
}

/** The stops that a rule names: a station's all; where none is named, the end or the beginning of the trip. */
function stopsOf(
  timetable: TimetableSnapshot,
  stopId: string | null,
  tripId: string | null,
  end: 'first' | 'last',
): number[] {
  if (stopId !== null) return [...timetable.places.within(timetable.places.numbers.get(stopId) ?? -1)];
  const trips = [...timetable.feed.trips.keys()].filter((trip) => tripIdOf(timetable, trip) === tripId);
  const rows = trips.map((trip) => (end === 'last' ? timetable.finalRow(trip) : (timetable.tripStart[trip] ?? 0)));
  return [...new Set(rows.map((row) => timetable.stopOf[row] ?? 0))];
}

/** Of the trips of one vehicle: each that goes on, at the same place and sooner than anybody could change, as the next. */
function blockRules(timetable: TimetableSnapshot): Rule[] {
  const { feed, places } = timetable;
  const blocks = new Map<string, number[]>();
  feed.trips.forEach(({ blockId, serviceId, run }, trip) => {
    if (blockId === null || run || timetable.finalRow(trip) <= (timetable.tripStart[trip] ?? 0)) return;
    const key = `${serviceId}\0${blockId}`;
    blocks.set(key, [...(blocks.get(key) ?? []), trip]);
  });
  const rules: Rule[] = [];
  for (const block of blocks.values()) {
    block.sort((a, b) => timetable.leaves(a) - timetable.leaves(b));
    block.forEach((trip, index) => {
      const next = block[index + 1];
      if (next === undefined) return;
      const [from, to] = [
        timetable.stopOf[timetable.finalRow(trip)] ?? 0,
        timetable.stopOf[timetable.tripStart[next] ?? 0] ?? 0,
      ];
      const wait = timetable.leaves(next) - timetable.ends(trip);
      if (places.placeOf[from] !== places.placeOf[to] || wait < 0 || wait >= CHANGE_SECONDS) return;
      const ends = (stop: number, of: number): RuleEnd => ({
        stops: [stop],
        route: null,
        trip: tripIdOf(timetable, of),
      });
      rules.push({ from: ends(from, trip), to: ends(to, next), seconds: 0, rank: 5 });
    });
  }
  return rules;
}

/** Without the seats that one may keep at stops where too many rules meet: there one changes as everywhere. */
function withinReason(rules: readonly Rule[]): Rule[] {
  const count = new Map<number, number>();
  return rules.filter((rule) => {
    if (!isInSeatRule(rule)) return true;
    const stops = [...rule.from.stops, ...rule.to.stops];
    if (stops.some((stop) => (count.get(stop) ?? 0) >= MOST_COPIES)) return false;
    for (const stop of stops) count.set(stop, (count.get(stop) ?? 0) + 1);
    return true;
  });
}
