// Does the planner find what trying everything finds, on a thousand odd timetables?
import { DAY_SECONDS, distanceMetres } from '@kehuoyou/shared';
import type { ExpectedRuns } from './hops.js';
import { JourneyPlanner } from './journey.js';
import type { FoundJourney } from './journey.js';
import type { FoundLeg } from './journey-legs.js';
import { arrivalsByBuses, ridesOn } from './journey-oracle.js';
import type { OracleWorld } from './journey-oracle.js';
import { randomCase } from '../../testing/random-timetable.js';
import type { RandomCase } from '../../testing/random-timetable.js';
import { A_DAY, callTimes, t, THE_DAY_BEFORE, timetable } from '../../testing/small-timetable.js';
import type { Call } from '../../testing/small-timetable.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

const NETWORKS = 1_000;
/** Trying everything takes its time, above all on a machine that has other work. */
const PATIENCE = 180_000;
/** Change it to look further; a failure prints the seed of the network that it was found in. */
const FIRST_SEED = Number(process.env['JOURNEY_SEED'] ?? 20_261_124);
const seeds = Array.from({ length: NETWORKS }, (_each, index) => FIRST_SEED + index);

/** The rules of walks and changes once more, from the case and by hand. */
function worldOf(snapshot: TimetableSnapshot, { world }: RandomCase): OracleWorld {
  const { stops } = snapshot.feed;
  const number = (id: string): number => stops.findIndex(({ stopId }) => stopId === id);
  const change = stops.map(() => 120);
  const walks = stops.map((from) =>
    stops.map((to): number | undefined => {
      const metres = distanceMetres(
        { lat: from.latitude, lng: from.longitude },
        { lat: to.latitude, lng: to.longitude },
      );
      return from === to || metres > 1_000 ? undefined : Math.ceil((metres * 1.3) / 1.1);
    }),
  );
  for (const { from, to, type, minSeconds } of world.transfers ?? []) {
    const [a, b] = [number(from), number(to)];
    const [one, other] = [stops[a], stops[b]];
    if (!one || !other) throw new Error('a transfer without a stop');
    if (a === b) change[a] = type === 3 ? Infinity : Math.max(120, minSeconds ?? 0);
    else {
      const metres = distanceMetres(
        { lat: one.latitude, lng: one.longitude },
        { lat: other.latitude, lng: other.longitude },
      );
      (walks[a] ?? [])[b] = type === 3 ? undefined : (minSeconds ?? Math.ceil((metres * 1.3) / 1.1));
    }
  }
  return {
    rides: [...ridesOn(snapshot, THE_DAY_BEFORE, -DAY_SECONDS), ...ridesOn(snapshot, A_DAY, 0)],
    walks: walks.map((row) => row.flatMap((seconds, to) => (seconds === undefined ? [] : [[to, seconds] as const]))),
    change,
  };
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

function moved(call: Call, by: number): Call {
  const { arrival, departure, limits } = callTimes(call);
  return [call[0], arrival + by, departure + by, limits];
}

/** Throws unless every leg can be travelled as it says. */
function check(trial: Trial, journey: FoundJourney): void {
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
    const date = leg.dayStart === 0 ? A_DAY : THE_DAY_BEFORE;
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

function inTrial(seed: number, look: (trial: Trial) => void): void {
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

describe(`${NETWORKS} random networks from seed ${FIRST_SEED} on`, () => {
  it(
    'have the earliest arrival that trying everything finds, with the fewest changes, by legs that can be travelled',
    () => {
      let found = 0;
      for (const seed of seeds) {
        inTrial(seed, (trial) => {
          const journey = trial.planner.earliest(trial.search, trial.given.at);
          if (trial.meets) return expect(journey).toBeUndefined();
          const best = trial.best(trial.given.at);
          expect(trial.searcher.earliest(trial.search, trial.given.at)).toEqual(journey);
          expect(journey && { arrival: journey.arrival, changes: journey.changes }).toEqual(best);
          if (!journey) return;
          found += 1;
          check(trial, journey);
          expect(journey.departure).toBeGreaterThanOrEqual(trial.given.at);
        });
      }
      expect(found).toBeGreaterThan(NETWORKS / 3);
    },
    PATIENCE,
  );

  it(
    'have the latest departure for an arrival that trying every departure finds, with the fewest changes',
    () => {
      let found = 0;
      for (const seed of seeds) {
        inTrial(seed, (trial) => {
          if (trial.meets) return;
          const before = trial.given.at + 3_600;
          const onFoot = trial.oracle(0)[0] ?? Infinity;
          const moments = onFoot <= before ? [...trial.moments(), before - onFoot] : trial.moments();
          const departure = Math.max(...moments.filter((moment) => Math.min(...trial.oracle(moment)) <= before), -1);
          const journey = trial.planner.latest(trial.search, before);
          expect(journey?.departure ?? -1).toBe(departure);
          expect(trial.searcher.latest(trial.search, before)).toEqual(journey);
          if (!journey) return;
          found += 1;
          check(trial, journey);
          const buses = trial.oracle(departure).findIndex((arrival) => arrival <= before);
          expect(journey.changes).toBe(Math.max(0, buses - 1));
          // With no more changes than that nobody arrives sooner.
          expect(journey.arrival).toBe(Math.min(...trial.oracle(departure).slice(0, Math.max(2, buses + 1))));
        });
      }
      expect(found).toBeGreaterThan(NETWORKS / 3);
    },
    PATIENCE,
  );

  it(
    'have exactly the useful journeys of the day that trying every departure finds',
    () => {
      let found = 0;
      for (const seed of seeds) {
        inTrial(seed, (trial) => {
          if (trial.meets) return;
          const profile = trial.planner.profile(trial.search);
          expect(profile.map(({ departure, arrival, changes }) => ({ departure, arrival, changes }))).toEqual(
            trial.profile(),
          );
          profile.forEach((journey) => check(trial, journey));
          found += profile.length;
        });
      }
      expect(found).toBeGreaterThan(NETWORKS);
    },
    PATIENCE,
  );

  it(
    'have the right arrivals when buses run late, too',
    () => {
      let changed = 0;
      for (const seed of seeds.slice(0, NETWORKS / 2)) {
        inTrial(seed, (trial) => {
          const { given, search, snapshot } = trial;
          const delay = (trip: number): number => ((seed + trip * 7) % 4) * 240;
          const late = timetable(
            given.trips.map((trip, number) => ({
              ...trip,
              calls: trip.calls.map((call) => moved(call, delay(number))),
            })),
            given.world,
          );
          const expected: ExpectedRuns = {
            knows: (date) => date === A_DAY,
            callsOf: (trip, date) => {
              const rows = (column: Uint32Array): number[] =>
                [...column.subarray(snapshot.tripStart[trip] ?? 0, snapshot.tripStart[trip + 1] ?? 0)].map(
                  (second) => second + delay(trip),
                );
              return date === A_DAY && delay(trip) > 0
                ? { arrival: rows(snapshot.arrival), departure: rows(snapshot.departure) }
                : undefined;
            },
          };
          const world = {
            ...trial.world,
            rides: [...ridesOn(snapshot, THE_DAY_BEFORE, -DAY_SECONDS), ...ridesOn(late, A_DAY, 0)],
          };
          const journey = new JourneyPlanner(snapshot, { expected }).earliest(search, given.at);
          if (trial.meets) return;
          const right = Math.min(...arrivalsByBuses(world, search.from, search.to, given.at));
          expect(journey?.arrival ?? Infinity).toBe(right);
          if (right !== Math.min(...trial.oracle(given.at))) changed += 1;
        });
      }
      expect(changed).toBeGreaterThan(NETWORKS / 20);
    },
    PATIENCE,
  );

  it(
    'never have a later arrival because a bus was added',
    () => {
      let earlier = 0;
      for (const seed of seeds) {
        inTrial(seed, (trial) => {
          const { given, search } = trial;
          const added = randomCase(seed + 1_000_000).trips.map((trip) => ({ ...trip, tripId: `+${trip.tripId}` }));
          const known = added.map((trip) => ({
            ...trip,
            calls: trip.calls.filter(([stop]) => trial.snapshot.stopNumber.has(stop)),
          }));
          const more = new JourneyPlanner(
            timetable([...given.trips, ...known.filter(({ calls }) => calls.length > 1)], given.world),
          );
          const before = trial.planner.earliest(search, given.at)?.arrival ?? Infinity;
          const after = more.earliest(search, given.at)?.arrival ?? Infinity;
          expect(after).toBeLessThanOrEqual(before);
          if (after < before) earlier += 1;
        });
      }
      expect(earlier).toBeGreaterThan(NETWORKS / 20);
    },
    PATIENCE,
  );
});

describe('an oracle', () => {
  it('is right where the answer is plain', () => {
    const snapshot = timetable([
      t('K1', ['A', '08:00'], ['B', '08:10']),
      t('K2', ['B', '08:11'], ['C', '08:20']),
      t('K3', ['B', '08:12'], ['C', '08:30']),
    ]);
    const world = worldOf(snapshot, { trips: [], world: {}, from: [], to: [], at: 0 });
    expect(arrivalsByBuses(world, [0], [2], 8 * 3_600)).toEqual([Infinity, Infinity, 8.5 * 3_600, Infinity]);
    expect(arrivalsByBuses(world, [0], [1], 8 * 3_600 + 1)).toEqual([Infinity, Infinity]);
  });
});
