// How are the planner and the oracle asked about the same random network?
import { DAY_SECONDS, distanceMetres } from '@kehuoyou/shared';
import { JourneyPlanner } from '../../timetable/planner/journey.js';
import type { FoundJourney } from '../../timetable/planner/journey.js';
import type { FoundLeg } from '../../timetable/planner/journey-legs.js';
import { arrivalsByBuses, ridesOn } from '../../timetable/planner/journey-oracle.js';
import type { OracleRide, OracleWorld } from '../../timetable/planner/journey-oracle.js';
import { randomCase } from './random-timetable.js';
import type { RandomCase } from './random-timetable.js';
import { A_DAY, THE_DAY_AFTER, THE_DAY_BEFORE, timetable } from './small-timetable.js';
import type { TimetableSnapshot } from '../../timetable/running/timetable-snapshot.js';

/** The rules of walks and changes once more, from the case and by hand. */
export function worldOf(snapshot: TimetableSnapshot, { world }: RandomCase): OracleWorld {
  const { stops } = snapshot.feed;
  const number = (id: string): number => stops.findIndex(({ stopId }) => stopId === id);
  const change = stops.map(() => 120);
  // Three on one spot stand there because nobody knew where.
  const known = stops.map(
    (stop) => stops.filter((each) => each.latitude === stop.latitude && each.longitude === stop.longitude).length < 3,
  );
  const walks = stops.map((from) =>
    stops.map((to, there): number | undefined => {
      if (!known[there] || !known[stops.indexOf(from)]) return undefined;
      const metres = distanceMetres(
        { lat: from.latitude, lng: from.longitude },
        { lat: to.latitude, lng: to.longitude },
      );
      return from === to || metres > 1_000 ? undefined : Math.ceil((metres * 1.3) / 1.1);
    }),
  );
  for (const { from, to, type, minSeconds, ...limits } of world.transfers ?? []) {
    // Those for single lines and trips, and of keeping one's seat, are `transferOf`'s.
    if (type > 3 || Object.keys(limits).length > 0) continue;
    const [a, b] = [number(from), number(to)];
    const [one, other] = [stops[a], stops[b]];
    if (!one || !other) throw new Error('a transfer without a stop');
    if (a === b) change[a] = type === 3 ? Infinity : (minSeconds ?? 120);
    else {
      const metres = distanceMetres(
        { lat: one.latitude, lng: one.longitude },
        { lat: other.latitude, lng: other.longitude },
      );
      const length = known[a] && known[b] ? metres : 1_000;
      (walks[a] ?? [])[b] = type === 3 ? undefined : (minSeconds ?? Math.ceil((length * 1.3) / 1.1));
    }
  }
  return {
    rides: ridesAround(snapshot, snapshot),
    walks: walks.map((row) => row.flatMap((seconds, to) => (seconds === undefined ? [] : [[to, seconds] as const]))),
    change,
  };
}

/** The rides that one asked on `A_DAY` may take, which that day run as in `today`; tomorrow's are those before four. */
export function ridesAround(snapshot: TimetableSnapshot, today: TimetableSnapshot): OracleRide[] {
  const night = ridesOn(snapshot, THE_DAY_AFTER, 0).filter(({ calls }) => (calls[0]?.departure ?? 0) < 4 * 3_600);
  return [
    ...ridesOn(snapshot, THE_DAY_BEFORE, -DAY_SECONDS),
    ...ridesOn(today, A_DAY, 0),
    ...ridesOn(snapshot, THE_DAY_AFTER, DAY_SECONDS).filter(({ trip }) => night.some((each) => each.trip === trip)),
  ];
}

/** A case made ready: the planner and the oracle, asked about the same two places. */
class Trial {
  readonly snapshot: TimetableSnapshot;
  /** One that keeps whole days of a destination from the first question on, and one that searches for each. */
  readonly planner: JourneyPlanner;
  readonly searcher: JourneyPlanner;
  readonly world: OracleWorld;
  readonly search: { from: number[]; to: number[]; date: string };

  constructor(readonly given: RandomCase) {
    this.snapshot = timetable(given.trips, given.world);
    this.planner = new JourneyPlanner(this.snapshot);
    this.searcher = new JourneyPlanner(this.snapshot, {}, 0);
    this.world = worldOf(this.snapshot, given);
    const numbers = (ids: readonly string[]): number[] => ids.map((id) => this.snapshot.stopNumber.get(id) ?? -1);
    this.search = { from: numbers(given.from), to: numbers(given.to), date: A_DAY };
  }

  get meets(): boolean {
    return this.search.from.some((stop) => this.search.to.includes(stop));
  }

  /** By number of buses, as `arrivalsByBuses`. */
  oracle(at: number): number[] {
    return arrivalsByBuses(this.world, this.search.from, this.search.to, at);
  }

  /** The earliest arrival and the fewest changes that it takes. */
  best(at: number, arrivals = this.oracle(at)): { arrival: number; changes: number } | undefined {
    const arrival = Math.min(...arrivals);
    return arrival === Infinity ? undefined : { arrival, changes: Math.max(0, arrivals.indexOf(arrival) - 1) };
  }

  /** Every second of the day at which it may make a difference that one leaves no later. */
  moments(): number[] {
    const moments = new Set<number>();
    for (const { calls } of this.world.rides) {
      for (const { stop, departure } of calls) {
        if (this.search.from.includes(stop)) moments.add(departure);
        for (const origin of this.search.from)
          for (const [to, took] of this.world.walks[origin] ?? []) if (to === stop) moments.add(departure - took);
      }
    }
    return [...moments].filter((second) => second >= 0).sort((a, b) => b - a);
  }

  /** Useful journeys by bus: leaving as late as can be, arriving as early, with as few changes. */
  profile(): { departure: number; arrival: number; changes: number }[] {
    const onFoot = this.oracle(0)[0] ?? Infinity;
    const useful: { departure: number; arrival: number; changes: number }[] = [];
    for (const departure of this.moments()) {
      const best = this.best(departure, this.oracle(departure).with(0, Infinity));
      const later = useful.at(-1);
      if (
        !best ||
        (later && (later.arrival < best.arrival || (later.arrival === best.arrival && later.changes <= best.changes)))
      )
        continue;
      useful.push({ departure, ...best });
    }
    return useful.filter(({ departure, arrival }) => arrival - departure < onFoot).reverse();
  }
}

/** Throws unless every leg can be travelled as it says. */
export function check(trial: Trial, journey: FoundJourney): void {
  const { snapshot, world, search } = trial;
  const stopOf = (leg: FoundLeg, end: 'from' | 'to'): number =>
    leg.mode === 'walk' ? leg[end] : (snapshot.stopOf[end === 'from' ? leg.fromRow : leg.toRow] ?? -1);
  const [first, last] = [journey.legs[0], journey.legs.at(-1)];
  if (!first || !last) throw new Error('a journey without legs');
  expect(search.from).toContain(stopOf(first, 'from'));
  expect(search.to).toContain(stopOf(last, 'to'));
  expect([journey.departure, journey.arrival]).toEqual([first.departure, last.arrival]);
  journey.legs.forEach((leg, index) => {
    const before = journey.legs[index - 1];
    if (before) {
      expect(stopOf(before, 'to')).toBe(stopOf(leg, 'from'));
      expect(before.mode === 'walk' && leg.mode === 'walk').toBe(false);
      const change = before.mode === 'bus' && leg.mode === 'bus' ? (world.change[stopOf(leg, 'from')] ?? 0) : 0;
      expect(leg.departure).toBeGreaterThanOrEqual(before.arrival + change);
    }
    if (leg.mode === 'walk') {
      expect(world.walks[leg.from]?.find(([to]) => to === leg.to)?.[1]).toBe(leg.arrival - leg.departure);
      return;
    }
    const date = leg.dayStart === 0 ? A_DAY : leg.dayStart < 0 ? THE_DAY_BEFORE : THE_DAY_AFTER;
    expect(snapshot.runs(leg.trip, date) && snapshot.cancelled(leg.trip, date) === undefined).toBe(true);
    expect([snapshot.tripOf[leg.fromRow], snapshot.tripOf[leg.toRow]]).toEqual([leg.trip, leg.trip]);
    expect(leg.fromRow).toBeLessThan(leg.toRow);
    expect([leg.departure, leg.arrival]).toEqual([
      (snapshot.departure[leg.fromRow] ?? 0) + leg.dayStart,
      (snapshot.arrival[leg.toRow] ?? 0) + leg.dayStart,
    ]);
    expect(((snapshot.flags[leg.fromRow] ?? 0) & 1) + ((snapshot.flags[leg.toRow] ?? 0) & 2)).toBe(0);
  });
}

export function inTrial(seed: number, look: (trial: Trial) => void): void {
  const trial = new Trial(randomCase(seed));
  try {
    look(trial);
  } catch (error) {
    throw new Error(
      `network of seed ${seed}: ${error instanceof Error ? error.message : String(error)}\n${JSON.stringify(trial.given)}`,
      { cause: error },
    );
  }
}
