// Are changes obeyed that are for single lines and trips only, and does one keep one's seat where the feed says so?
import { randomCase } from '../../testing/timetable/random-timetable.js';
import type { RandomCase } from '../../testing/timetable/random-timetable.js';
import { seededRandom } from '../../testing/seeded-random.js';
import { A_DAY, t, timetable } from '../../testing/timetable/small-timetable.js';
import type { SmallTrip, SmallWorld } from '../../testing/timetable/small-timetable.js';
import { worldOf } from '../../testing/timetable/journey-trial.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';
import { JourneyPlanner } from './journey.js';
import type { FoundJourney } from './journey.js';
import { earliestByPairs } from './journey-oracle.js';
import type { OracleCall, OracleWorld } from './journey-oracle.js';

type Transfer = NonNullable<SmallWorld['transfers']>[number];

const NETWORKS = 500;
const FIRST_SEED = Number(process.env['JOURNEY_SEED'] ?? 20_261_128);

/** A random case whose trips are of three lines, with rules for single lines and trips. */
function caseWithRules(seed: number): RandomCase {
  const given = randomCase(seed);
  const random = seededRandom(seed + 7);
  const oneOf = <Value>(values: readonly Value[]): Value | undefined => values[Math.floor(random() * values.length)];
  const trips = given.trips.map((trip, index) => ({ ...trip, route: `R${index % 3}` }));
  const end = (name: 'from' | 'to'): Partial<Transfer> => {
    const trip = oneOf(trips);
    const which = random();
    if (which < 0.35) return { [`${name}Route`]: trip?.route ?? '' };
    if (which < 0.7) return { [`${name}Trip`]: trip?.tripId ?? '' };
    return {};
  };
  const stops = [...new Set(trips.flatMap(({ calls }) => calls.map(([stop]) => stop)))];
  const rules = Array.from({ length: 1 + Math.floor(random() * 5) }, (): Transfer => ({
    from: oneOf(stops) ?? '',
    to: oneOf(stops) ?? '',
    type: oneOf([0, 2, 2, 3, 3]) ?? 0,
    minSeconds: oneOf([0, 30, 60, 300, 900]) ?? null,
    ...end('from'),
    ...end('to'),
  }));
  return { ...given, trips, world: { ...given.world, transfers: [...(given.world.transfers ?? []), ...rules] } };
}

/** The seconds of a change by the rules of GTFS, looked up one by one. */
function transferOf(snapshot: TimetableSnapshot, given: RandomCase, world: OracleWorld) {
  const id = (stop: number): string => snapshot.feed.stops[stop]?.stopId ?? '';
  const fits = (call: OracleCall, stop: string, route: string | undefined, trip: string | undefined): boolean => {
    const of = snapshot.feed.trips[call.ride.trip];
    return id(call.stop) === stop && (route ?? of?.routeId) === of?.routeId && (trip ?? of?.tripId) === of?.tripId;
  };
  const weight = (route: string | undefined, trip: string | undefined): number =>
    trip === undefined ? Number(route !== undefined) : 3;
  const rules = (given.world.transfers ?? [])
    .map((rule, order) => ({
      rule,
      order,
      rank: weight(rule.fromRoute, rule.fromTrip) + weight(rule.toRoute, rule.toTrip),
    }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || b.order - a.order);
  return (before: OracleCall, after: OracleCall): number => {
    const usual =
      before.stop === after.stop
        ? (world.change[before.stop] ?? Infinity)
        : (world.walks[before.stop]?.find(([to]) => to === after.stop)?.[1] ?? Infinity);
    const found = rules.find(
      ({ rule }) =>
        fits(before, rule.from, rule.fromRoute, rule.fromTrip) && fits(after, rule.to, rule.toRoute, rule.toTrip),
    )?.rule;
    if (found?.type === 3) return Infinity;
    return found ? (found.minSeconds ?? (usual === Infinity ? 120 : usual)) : usual;
  };
}

it(`obeys every rule in ${NETWORKS} random networks, as trying everything does`, () => {
  let [found, different] = [0, 0];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + NETWORKS; seed += 1) {
    const given = caseWithRules(seed);
    const snapshot = timetable(given.trips, given.world);
    const world = worldOf(snapshot, given);
    const numbers = (ids: readonly string[]): number[] => ids.map((each) => snapshot.stopNumber.get(each) ?? -1);
    const search = { from: numbers(given.from), to: numbers(given.to), date: A_DAY };
    if (search.from.some((stop) => search.to.includes(stop))) continue;
    const best = earliestByPairs(world, { ...search, at: given.at }, transferOf(snapshot, given, world));
    const told = (few?: number): number =>
      new JourneyPlanner(snapshot, {}, few).earliest(search, given.at)?.arrival ?? Infinity;
    expect([seed, told(), told(0)]).toEqual([seed, best, best]);
    if (best < Infinity) found += 1;
    const plain = { ...given, world: { ...given.world, transfers: [] } };
    const free =
      new JourneyPlanner(timetable(given.trips, plain.world)).earliest(search, given.at)?.arrival ?? Infinity;
    if (free !== best) different += 1;
  }
  expect(found).toBeGreaterThan(NETWORKS / 4);
  expect(different).toBeGreaterThan(NETWORKS / 50);
}, 120_000);

class Asked {
  private readonly snapshot;

  constructor(trips: readonly SmallTrip[], transfers: readonly Transfer[] = []) {
    this.snapshot = timetable(trips, { transfers });
  }

  earliest(from: string, to: string): FoundJourney | undefined {
    const stop = (id: string): number[] => [this.snapshot.stopNumber.get(id) ?? -1];
    return new JourneyPlanner(this.snapshot).earliest({ from: stop(from), to: stop(to), date: A_DAY }, 0);
  }

  said(from: string, to: string): unknown {
    const journey = this.earliest(from, to);
    return journey?.legs
      .map((leg) => (leg.mode === 'bus' ? `${leg.trip}${leg.stay ? ' stay' : ''}` : 'walk'))
      .join(', ');
  }
}

describe('a vehicle that goes on as another trip', () => {
  const at = (block?: string): SmallTrip[] => [
    { ...t('IN', ['A', '08:00'], ['B', '08:30']), ...(block === undefined ? {} : { block }), route: 'R1' },
    { ...t('ON', ['B', '08:30'], ['C', '09:00']), ...(block === undefined ? {} : { block }), route: 'R2' },
  ];
  // Both trips must run on the days of one service for a block to mean anything.
  const seat: Transfer = { from: 'B', to: 'B', type: 4, minSeconds: null, fromTrip: 'IN', toTrip: 'ON' };

  it('keeps its passengers where transfers.txt says so', () => {
    expect(new Asked(at()).said('A', 'C')).toBeUndefined();
    const asked = new Asked(at(), [seat]);
    expect(asked.said('A', 'C')).toBe('0, 1 stay');
    expect(asked.earliest('A', 'C')?.changes).toBe(0);
    expect(asked.said('A', 'B')).toBe('0');
  });

  it('lets them go where it says that they must get off', () => {
    expect(new Asked(at(), [{ ...seat, type: 5 }]).said('A', 'C')).toBeUndefined();
  });

  it('is boarded by those who come otherwise as usual', () => {
    const more = [...at(), t('X', ['D', '08:00'], ['B', '08:29']), t('Y', ['D', '07:50'], ['B', '08:28'])];
    expect(new Asked(more.slice(0, 3), [seat]).said('D', 'C')).toBeUndefined();
    expect(new Asked(more, [seat]).said('D', 'C')).toBe('3, 1');
  });
});
