// On which buses was or is something, by what was said of it?
import { inOrder, isSameTrip, tripOf, withoutRetracted } from '@kehuoyou/shared';
import type { ParcelFact, TripDay } from '@kehuoyou/shared';

/** A fact, with what a bag weighs. */
export interface LoadFact extends ParcelFact {
  readonly grams?: number;
  readonly litres?: number;
}

/** A ride on one bus. */
export interface Ride {
  readonly trip: TripDay;
  /** True once it lies in it; before it is only meant for it. */
  readonly loaded: boolean;
  /** Where it got on; absent where nobody said. */
  readonly fromPointId?: string;
}

/** What facts of a bag, or of a parcel without one, say of its rides. */
export interface LoadPlan {
  /** In their order; a bus that it was never on, and is meant for no longer, is not among them. */
  readonly rides: readonly Ride[];
  /** Where it goes. */
  readonly toPointId?: string;
  readonly weight?: { readonly grams: number; readonly litres?: number };
}

/** Whoever has it in their hands has taken it off its bus. */
const OFF_THE_BUS: ReadonlySet<ParcelFact['type']> = new Set([
  'UNLOADED',
  'BAG_ACCEPTED',
  'SHELVED',
  'EXTRA',
  'MISSORT',
  'COLLECTED',
  'HOME_DELIVERED',
  'RETURN_HANDED',
]);
const MEANT: ReadonlySet<ParcelFact['type']> = new Set(['SORTED', 'BAG_SEALED', 'REPLANNED']);
const LOADED: ReadonlySet<ParcelFact['type']> = new Set(['LOADED', 'TRANSFERRED']);

/** The rides of one unit; the same for any order of its facts. */
export function loadPlanOf(facts: readonly LoadFact[]): LoadPlan {
  const left = withoutRetracted(facts, mayTakeBack);
  const rides: (Ride & { readonly over: boolean })[] = [];
  let [at, toPointId, weight]: [string?, string?, LoadPlan['weight']?] = [];
  for (const fact of inOrder(left)) {
    toPointId = fact.toPointId ?? toPointId;
    const trip = tripOf(fact);
    if (fact.type === 'BAG_SEALED' && fact.grams !== undefined)
      weight = { grams: fact.grams, ...(fact.litres === undefined ? {} : { litres: fact.litres }) };
    const last = rides.at(-1);
    if (OFF_THE_BUS.has(fact.type) && last?.loaded) rides[rides.length - 1] = { ...last, over: true };
    const loaded = LOADED.has(fact.type);
    if (trip !== undefined && (loaded || MEANT.has(fact.type))) {
      // Meant for another, or found on another: it is no longer where it was before, unless it rode there.
      if (last && !last.over) rides.pop();
      const from = fact.pointId ?? at;
      rides.push({ trip, loaded, over: false, ...(from === undefined ? {} : { fromPointId: from }) });
    }
    at = fact.pointId ?? at;
  }
  return {
    rides: rides.map(({ over: _over, ...ride }) => ride),
    ...(toPointId === undefined ? {} : { toPointId }),
    ...(weight === undefined ? {} : { weight }),
  };
}

/** Something that was meant for one bus, and then for another. */
export interface PlannedAway {
  /** The bus for which it is meant now. */
  readonly trip: TripDay;
  readonly fromPointId?: string;
  readonly toPointId?: string;
}

/**
 * How the planner took a unit away from `trip`; undefined where it did not, where somebody has decided since (it lies on
 * another bus, or somebody wants it on one), and where it is on the bus again that somebody chose for it.
 */
export function plannedAway(
  facts: readonly LoadFact[],
  trip: TripDay,
  isPlanner: (fact: LoadFact) => boolean,
): PlannedAway | undefined {
  const left = inOrder(withoutRetracted(facts, mayTakeBack));
  const said = left.filter(
    (fact) =>
      OFF_THE_BUS.has(fact.type) || (tripOf(fact) !== undefined && (MEANT.has(fact.type) || LOADED.has(fact.type))),
  );
  const now = said.at(-1);
  const bus = now && tripOf(now);
  if (!now || !bus || !isPlanner(now) || isSameTrip(bus, trip)) return undefined;
  const since = said.findLastIndex((fact) => !isPlanner(fact));
  const chosen = said[since];
  const chain = said.slice(Math.max(0, since), -1);
  const isBack = chosen !== undefined && isSameTrip(tripOf(chosen), bus);
  if (isBack || !chain.some((fact) => isSameTrip(tripOf(fact), trip))) return undefined;
  const toPointId = left.findLast((fact) => fact.toPointId !== undefined)?.toPointId;
  return {
    trip: bus,
    ...(now.pointId === undefined ? {} : { fromPointId: now.pointId }),
    ...(toPointId === undefined ? {} : { toPointId }),
  };
}

/** Whoever said it, and the office. */
function mayTakeBack(by: LoadFact, what: LoadFact | undefined): boolean {
  return by.source === 'office' || by.actor === what?.actor;
}
