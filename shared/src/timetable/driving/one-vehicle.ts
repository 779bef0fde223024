// Which trips have ended because their vehicle went on to another, though nobody reported their last stop?
import type { TripFact, TripProgress } from './trip-fold.js';

/** A trip with everything that was reported of it. */
export interface TripWithFacts {
  readonly facts: readonly TripFact[];
  readonly progress: TripProgress;
}

/**
 * The trips with those ended whose vehicle, or whose driver, has been reported on another trip since, or was signed
 * on for one: a vehicle is on one trip, and a driver in one vehicle. What was reported of them stays as it is.
 */
export function endForgotten<Trip extends TripWithFacts>(trips: readonly Trip[]): Trip[] {
  const begun = trips.flatMap(beginnings);
  return trips.map((trip) => {
    const { progress } = trip;
    const { state, lastAt = 0 } = progress;
    if (state !== 'departed' && state !== 'at_stop') return trip;
    const own = new Set(namesOf(trip));
    const next = begun.filter((each) => each.trip !== trip && each.at > lastAt && own.has(each.name));
    if (next.length === 0) return trip;
    const endedAt = Math.min(...next.map(({ at }) => at));
    return { ...trip, progress: { ...progress, state: 'arrived', endedAt } };
  });
}

/** Since when a vehicle or a driver is known to be on a trip; again at each sign-on. */
function beginnings<Trip extends TripWithFacts>(trip: Trip): { trip: Trip; name: string; at: number }[] {
  const { calls } = trip.progress;
  const first = calls[0]?.arrivedAt ?? calls[0]?.departedAt;
  const seen = first === undefined ? [] : namesOf(trip).map((name) => ({ trip, name, at: first }));
  const signedOn = trip.facts.flatMap((fact) =>
    fact.kind === 'ready' ? namesIn(fact).map((name) => ({ trip, name, at: fact.at })) : [],
  );
  return [...seen, ...signedOn];
}

function namesOf({ facts, progress: { vehicleId } }: TripWithFacts): string[] {
  const drivers = facts.filter(({ source, kind }) => source === 'driver' && kind !== 'retract');
  const names = drivers.map(({ actor }) => `driver ${actor}`);
  return [...new Set(vehicleId === undefined ? names : [`vehicle ${vehicleId}`, ...names])];
}

function namesIn({ actor, vehicleId }: TripFact): string[] {
  return vehicleId === undefined ? [`driver ${actor}`] : [`driver ${actor}`, `vehicle ${vehicleId}`];
}
