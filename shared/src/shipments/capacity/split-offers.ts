// On which buses could so many boxes go: soonest by several, or all together?
import type { Cargo } from '../../timetable/driving/compartment.js';

/** A way that boxes could take, with the legs of buses over which it goes. */
export interface WayWithRoom {
  /** Names of its legs; two ways that share a bus share some. */
  readonly legs: readonly string[];
}

/** So many boxes by one of the ways. */
export interface SplitPart {
  /** Number of the way, from 0. */
  readonly way: number;
  readonly boxes: number;
}

/** How many buses one order is spread over at most. */
export const MOST_BUSES = 3;

/** What is left on each leg, by name; a leg that is missing takes nothing. */
export type RoomOfLegs = ReadonlyMap<string, Cargo>;

/** How many boxes like this go over all these legs now. */
export function boxesThatFit(legs: readonly string[], room: RoomOfLegs, box: Cargo): number {
  return legs.reduce(
    (most, leg) => {
      const left = room.get(leg);
      if (left === undefined) return 0;
      const byWeight = Math.floor(left.grams / box.grams);
      const bySpace = Math.floor(left.litres / box.litres);
      return Math.max(0, Math.min(most, byWeight, bySpace, Math.floor(left.pieces / box.pieces)));
    },
    legs.length === 0 ? 0 : Infinity,
  );
}

/**
 * What to offer for `count` boxes by these ways, the soonest there first: over several buses so that the first are there
 * soonest, and all on one. Each offer brings all of them, and no leg gets more than it has left; empty where there is
 * no room for all.
 */
export function splitOffers(
  ways: readonly WayWithRoom[],
  room: RoomOfLegs,
  { count, box }: { readonly count: number; readonly box: Cargo },
): readonly (readonly SplitPart[])[] {
  const single = ways.findIndex(({ legs }) => boxesThatFit(legs, room, box) >= count);
  const soonest = fill(ways, room, { count, box });
  const offers = soonest ? [soonest] : [];
  if (single >= 0 && (soonest?.length !== 1 || soonest[0]?.way !== single))
    offers.push([{ way: single, boxes: count }]);
  return offers;
}

/** Fills the ways in their order; undefined where not all fit on so many buses. */
function fill(
  ways: readonly WayWithRoom[],
  room: RoomOfLegs,
  { count, box }: { readonly count: number; readonly box: Cargo },
): readonly SplitPart[] | undefined {
  const left = new Map(room);
  const parts: SplitPart[] = [];
  let open = count;
  for (const [way, { legs }] of ways.entries()) {
    if (open === 0 || parts.length === MOST_BUSES) break;
    const boxes = Math.min(open, boxesThatFit(legs, left, box));
    if (boxes === 0) continue;
    for (const leg of legs) left.set(leg, less(left.get(leg), box, boxes));
    parts.push({ way, boxes });
    open -= boxes;
  }
  return open === 0 ? parts : undefined;
}

function less(there: Cargo | undefined, box: Cargo, boxes: number): Cargo {
  return {
    grams: (there?.grams ?? 0) - box.grams * boxes,
    litres: (there?.litres ?? 0) - box.litres * boxes,
    pieces: (there?.pieces ?? 0) - box.pieces * boxes,
  };
}
