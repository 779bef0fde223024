// Does the planner find what trying everything finds, on a thousand odd timetables?
import type { ExpectedRuns } from './hops.js';
import { JourneyPlanner } from './journey.js';
import { arrivalsByBuses } from './journey-oracle.js';
import { randomCase } from '../../testing/timetable/random-timetable.js';
import { A_DAY, callTimes, t, timetable } from '../../testing/timetable/small-timetable.js';
import type { Call } from '../../testing/timetable/small-timetable.js';
import { check, inTrial, ridesAround, worldOf } from '../../testing/timetable/journey-trial.js';

const NETWORKS = 1_000;

/** Trying everything takes its time, above all on a machine that has other work. */
const PATIENCE = 180_000;

/** Change it to look further; a failure prints the seed of the network that it was found in. */
const FIRST_SEED = Number(process.env['JOURNEY_SEED'] ?? 20_261_124);
const seeds = Array.from({ length: NETWORKS }, (_each, index) => FIRST_SEED + index);

function moved(call: Call, by: number): Call {
  const { arrival, departure, limits } = callTimes(call);
  return [call[0], arrival + by, departure + by, limits];
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
            rides: ridesAround(snapshot, late),
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
