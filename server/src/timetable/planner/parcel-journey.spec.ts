// Does a parcel go by the post's rules?
import { addDays, DAY_SECONDS, parcelTimes, wallTime } from '@kehuoyou/shared';
import { arrivalsByBuses, ridesOn } from './journey-oracle.js';
import type { OracleRide } from './journey-oracle.js';
import { ParcelPlanner, parcelRules } from './parcel-journey.js';
import type { RoomLeft } from './parcel-journey.js';
import { randomCase } from '../../testing/timetable/random-timetable.js';
import { A_DAY, seconds, t, timetable } from '../../testing/timetable/small-timetable.js';
import type { SmallTrip, SmallWorld } from '../../testing/timetable/small-timetable.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

const SMALL = { volumeLitres: 1, weightGrams: 1 };

function plannerOf(
  snapshot: TimetableSnapshot,
  hubs: string,
  stations: string,
  needs = SMALL,
  left?: RoomLeft,
): ParcelPlanner {
  const numbers = (stops: string): Set<number> =>
    new Set([...stops].map((stop) => snapshot.stopNumber.get(stop) ?? -1));
  return new ParcelPlanner(
    snapshot,
    { hubs: numbers(hubs), stations: numbers(stations) },
    parcelRules(snapshot, needs, left),
  );
}

/** The first way from A to Z of a parcel ready at `ready`: `by 07:45: K1 08:00–08:30, K2 09:20–10:00 (+1)`. H is the hub, S a station. */
function way(
  trips: readonly SmallTrip[],
  ready: string,
  world: SmallWorld = {},
  needs = SMALL,
  left?: RoomLeft,
): string | undefined {
  const snapshot = timetable(trips, { carriers: trips.map(({ tripId }) => tripId), ...world });
  const stop = (id: string): number[] => [snapshot.stopNumber.get(id) ?? -1];
  const [first] = plannerOf(snapshot, 'H', 'S', needs, left).journeys(
    { from: stop('A'), to: stop('Z'), date: A_DAY },
    seconds(ready),
  );
  if (!first) return undefined;
  const legs = first.legs.map((leg) =>
    leg.mode === 'bus'
      ? `${snapshot.feed.trips[leg.trip]?.tripId ?? ''} ${wallTime(leg.departure)}–${wallTime(leg.arrival)}`
      : 'walk',
  );
  const days = Math.floor(first.arrival / DAY_SECONDS);
  return `by ${wallTime(first.handInBy)}: ${legs.join(', ')}${days === 0 ? '' : ` (+${days})`}`;
}

describe('a parcel', () => {
  const direct = [t('K1', ['A', '08:00'], ['Z', '08:30'])];
  const on = (date: string) => direct.map((trip) => ({ ...trip, dates: [date] }));

  it('must be handed in before the cut-off', () => {
    expect(way(direct, '07:45')).toBe('by 07:45: K1 08:00–08:30');
    expect(way(direct, '06:00')).toBe('by 07:45: K1 08:00–08:30');
  });

  it('waits for tomorrow’s bus when it comes too late for today’s', () => {
    expect(way(direct, '07:46')).toBe('by 07:45: K1 08:00–08:30 (+1)');
  });

  it('waits as long as a week, not longer', () => {
    expect(way(on('2026-12-01'), '07:00')).toBe('by 07:45: K1 08:00–08:30 (+7)');
    expect(way(on('2026-12-02'), '07:00')).toBeUndefined();
  });

  it('is sorted at the hub, and handed over faster at a station', () => {
    const through = (stop: string, departs: string) => [
      t('K1', ['A', '08:00'], [stop, '08:30']),
      t('K2', [stop, departs], ['Z', '10:00']),
    ];
    expect(way(through('H', '09:15'), '07:00')).toBe('by 07:45: K1 08:00–08:30, K2 09:15–10:00');
    expect(way(through('H', '09:14'), '07:00')).toBe('by 07:45: K1 08:00–08:30, K2 09:14–10:00 (+1)');
    expect(way(through('S', '08:45'), '07:00')).toBe('by 07:45: K1 08:00–08:30, K2 08:45–10:00');
    expect(way(through('S', '08:44'), '07:00')).toBe('by 07:45: K1 08:00–08:30, K2 08:44–10:00 (+1)');
  });

  it('stays on a bus that goes on from the hub', () => {
    expect(way([t('K1', ['A', '08:00'], ['H', '08:30'], ['Z', '08:40'])], '07:00')).toBe('by 07:45: K1 08:00–08:40');
  });

  it('never changes at the roadside, nor walks', () => {
    expect(
      way([t('K1', ['A', '08:00'], ['B', '08:30']), t('K2', ['B', '12:00'], ['Z', '13:00'])], '07:00'),
    ).toBeUndefined();
    expect(
      way([t('K1', ['A', '08:00'], ['Y', '08:30'])], '07:00', { places: { Y: [0, 0], Z: [10, 0] } }),
    ).toBeUndefined();
  });

  it('goes only by buses that carry parcels', () => {
    const both = [t('K1', ['A', '08:00'], ['Z', '08:30']), t('K2', ['A', '11:00'], ['Z', '11:30'])];
    expect(way(both, '07:00', { carriers: ['K2'] })).toBe('by 10:45: K2 11:00–11:30');
    expect(way(both, '07:00', { carriers: [] })).toBeUndefined();
  });

  it('goes only where there is room for it on every hop', () => {
    const large = { volumeLitres: 1_501, weightGrams: 1 };
    const heavy = { volumeLitres: 1, weightGrams: 300_001 };
    expect(way(direct, '07:00', {}, { volumeLitres: 1_500, weightGrams: 300_000 })).toBe('by 07:45: K1 08:00–08:30');
    expect([way(direct, '07:00', {}, large), way(direct, '07:00', {}, heavy)]).toEqual([undefined, undefined]);
  });

  it('leaves a bus before the hop that is full, and takes it again after', () => {
    const trips = [
      t('K1', ['A', '08:00'], ['S', '08:30'], ['H', '09:00'], ['Z', '09:30']),
      t('K2', ['S', '08:45'], ['H', '08:50']),
    ];
    const fullFrom =
      (row: number): RoomLeft =>
      (_trip, _date, at) =>
        at === row ? { volumeLitres: 0, weightGrams: 0 } : { volumeLitres: 100, weightGrams: 1_000 };
    // K1 is full from S to H: by K2 the parcel is at the hub before it, but is not sorted in time.
    expect(way(trips, '07:00', {}, SMALL, fullFrom(1))).toBe(
      'by 07:45: K1 08:00–08:30, K2 08:45–08:50, K1 09:00–09:30 (+1)',
    );
  });
});

/** The parts of a ride between its full hops. */
function between({ trip, calls }: OracleRide, isFull: (hop: number) => boolean): OracleRide[] {
  const parts: OracleRide['calls'][number][][] = [[]];
  calls.forEach((call, hop) => {
    parts.at(-1)?.push(call);
    if (isFull(hop)) parts.push([]);
  });
  return parts.map((part) => ({ trip, calls: part }));
}

describe('500 random networks for parcels', () => {
  const seeds = Array.from({ length: 500 }, (_each, index) => 4_000_000 + index);

  it('have the arrival that trying everything finds, full hops and all', () => {
    let found = 0;
    for (const seed of seeds) {
      const { trips, world, from, to, at } = randomCase(seed);
      const carriers = trips.filter((_trip, index) => index % 4 !== seed % 4).map(({ tripId }) => tripId);
      const snapshot = timetable(trips, { ...world, carriers });
      const hub = (seed % snapshot.feed.stops.length) + 1;
      const [hubs, stations] = ['ABCDEFGH'.charAt(hub - 1), 'ACEG'];
      const number = (id: string): number => snapshot.stopNumber.get(id) ?? -1;
      const search = { from: from.map(number), to: to.map(number), date: A_DAY };
      const ready = Math.max(0, at - 3_600);
      const full = (tripId: string, hop: number): boolean => (Number(tripId.slice(1)) * 31 + hop * 17 + seed) % 6 === 0;
      const left: RoomLeft = (trip, _date, row) =>
        full(snapshot.feed.trips[trip]?.tripId ?? '', row - (snapshot.tripStart[trip] ?? 0))
          ? { volumeLitres: 0, weightGrams: 9 }
          : { volumeLitres: 9, weightGrams: 9 };
      const [first] = plannerOf(snapshot, hubs, stations, SMALL, left).journeys(search, ready);
      if (search.from.some((stop) => search.to.includes(stop))) {
        expect(first).toBeUndefined();
        continue;
      }
      const carried = timetable(
        trips.filter(({ tripId }) => carriers.includes(tripId)),
        world,
      );
      const days = Array.from({ length: parcelTimes.daysAhead + 2 }, (_each, day) => day - 1);
      const change = carried.feed.stops.map(
        ({ stopId }) =>
          60 *
          (stopId === hubs
            ? parcelTimes.hubMinutes
            : stations.includes(stopId)
              ? parcelTimes.stationMinutes
              : Infinity),
      );
      const there = (id: string): number => carried.stopNumber.get(id) ?? -1;
      const rides = days
        .flatMap((day) => ridesOn(carried, addDays(A_DAY, day), day * DAY_SECONDS))
        .flatMap((ride) => between(ride, (hop) => full(carried.feed.trips[ride.trip]?.tripId ?? '', hop)));
      const known = (ids: readonly string[]): number[] => ids.map(there).filter((stop) => stop >= 0);
      const best = Math.min(
        ...arrivalsByBuses(
          { rides, change, walks: change.map(() => []) },
          known(from),
          known(to),
          ready + parcelTimes.cutOffMinutes * 60,
        ),
      );
      if (first?.arrival !== (best === Infinity ? undefined : best))
        throw new Error(`seed ${seed}: ${String(first?.arrival)} instead of ${best}`);
      if (first) found += 1;
    }
    expect(found).toBeGreaterThan(100);
  }, 120_000);
});
