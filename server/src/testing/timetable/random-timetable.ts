// Which small timetables find the faults of a planner? Those in which everything odd happens often.
import { seededRandom } from '../seeded-random.js';
import type { Call, CallLimits, SmallTrip, SmallWorld } from './small-timetable.js';
import { A_DAY, THE_DAY_BEFORE } from './small-timetable.js';

/** A random timetable and who asks what of it. */
export interface RandomCase {
  readonly trips: readonly SmallTrip[];
  readonly world: SmallWorld;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly at: number;
}

/**
 * Few stops close together, few minutes to choose from, and so: buses that arrive as others leave, loops,
 * hops without a minute, stops at one and the same place, buses of yesterday, times past 24:00, stops where
 * one may not board or get off, trips of other days and cancelled ones, and transfers of all four types.
 */
export function randomCase(seed: number): RandomCase {
  const chance = new Chance(seededRandom(seed));
  const stops = Array.from({ length: chance.whole(3, 8) }, (_each, index) => 'ABCDEFGH'.charAt(index));
  const places = Object.fromEntries(
    stops.map((stop) => [stop, [chance.whole(0, 6) * 250, chance.whole(0, 6) * 250] as const]),
  );
  const aroundMidnight = chance.happens(0.3);
  const trips = Array.from({ length: chance.whole(2, 11) }, (_each, index) =>
    randomTrip(chance, `T${index}`, stops, aroundMidnight),
  );
  const transfers = Array.from({ length: chance.happens(0.5) ? chance.whole(1, 4) : 0 }, () => ({
    from: chance.oneOf(stops),
    to: chance.oneOf(stops),
    type: chance.whole(0, 3),
    minSeconds: chance.happens(0.7) ? chance.oneOf([0, 0, 60, 180, 600]) : null,
  }));
  const cancelled = trips
    .filter(() => chance.happens(0.15))
    .map(({ tripId }) => [tripId, chance.happens(0.7) ? A_DAY : THE_DAY_BEFORE] as const);
  const at = aroundMidnight ? chance.whole(0, 40) * 60 : 8 * 3_600 + chance.whole(0, 40) * 60;
  return { trips, world: { places, transfers, cancelled }, from: chance.some(stops), to: chance.some(stops), at };
}

function randomTrip(chance: Chance, tripId: string, stops: readonly string[], aroundMidnight: boolean): SmallTrip {
  const midnight = chance.happens(0.5) ? 24 * 60 : 0;
  let minute = aroundMidnight ? midnight + chance.whole(-10, 40) : 8 * 60 + chance.whole(0, 60);
  minute = Math.max(0, minute);
  const calls: Call[] = [];
  for (let index = chance.whole(2, 6); index > 0; index -= 1) {
    const arrival = minute;
    if (chance.happens(0.2)) minute += chance.whole(1, 4);
    const limits: CallLimits = { noPickup: chance.happens(0.08), noDropOff: chance.happens(0.08) };
    calls.push([chance.oneOf(stops), arrival * 60, minute * 60, limits]);
    if (!chance.happens(0.25)) minute += chance.whole(1, 12);
  }
  if (chance.happens(0.1)) return { tripId, calls, dates: [chance.happens(0.5) ? THE_DAY_BEFORE : '2026-11-25'] };
  return { tripId, calls };
}

/** Random choices from one source. */
class Chance {
  constructor(private readonly random: () => number) {}

  whole(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  happens(probability: number): boolean {
    return this.random() < probability;
  }

  oneOf<Value>(values: readonly Value[]): Value {
    const value = values[this.whole(0, values.length - 1)];
    if (value === undefined) throw new Error('nothing to choose from');
    return value;
  }

  /** One value, sometimes two. */
  some<Value>(values: readonly Value[]): Value[] {
    return [...new Set(this.happens(0.25) ? [this.oneOf(values), this.oneOf(values)] : [this.oneOf(values)])];
  }
}
