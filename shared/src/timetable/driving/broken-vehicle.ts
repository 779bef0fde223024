// Which trips may not come, because the vehicle that was to make them has broken down on another?
import type { TripWithFacts } from './one-vehicle.js';
import type { TripProgress } from './trip-fold.js';

/** A trip with what is planned of its vehicle. Instants are ms since the epoch. */
export interface TripOfVehicle extends TripWithFacts {
  /** From its first stop, by the timetable. */
  readonly departs: number;
  /** The vehicle that a dispatcher gave it, and when. */
  readonly assigned?: { readonly vehicleId: string; readonly at: number };
  /** GTFS block: the trips of one vehicle, one after the other, whichever that is. */
  readonly block?: string;
}

/** Words by which a reason speaks of the vehicle itself, and not of the road before it. */
export const VEHICLE_FAULT = /故障|车坏|坏了|抛锚/;
const OF_AN_ACCIDENT = /事故/;
const OF_THE_ROAD = /前面|前方|路上有|封路/;

/** True where the vehicle is not fit to go on: it is broken, or had an accident itself. */
function isOutOfService(reason: string): boolean {
  return VEHICLE_FAULT.test(reason) || (OF_AN_ACCIDENT.test(reason) && !OF_THE_ROAD.test(reason));
}

/**
 * The trips with doubt on those to come whose vehicle was taken off another because it broke: nobody has said that
 * they do not run, nor with which vehicle they do. The doubt ends when they are given a vehicle after that, also the
 * same one, or when the vehicle has been seen on its way again.
 */
export function doubtBroken<Trip extends TripOfVehicle>(trips: readonly Trip[]): Trip[] {
  const broken = trips.flatMap((trip) => breakdownOf(trip) ?? []);
  if (broken.length === 0) return [...trips];
  return trips.map((trip) => {
    if (trip.progress.state !== 'planned' && trip.progress.state !== 'ready') return trip;
    const cause = broken.find((each) => trip.departs > each.trip.departs && endangers(each, trip, trips));
    if (!cause) return trip;
    const doubt: TripProgress['doubt'] = { why: cause.why, at: cause.at };
    return { ...trip, progress: { ...trip.progress, doubt } };
  });
}

interface Breakdown {
  readonly trip: TripOfVehicle;
  readonly why: string;
  readonly at: number;
  readonly vehicleId: string | undefined;
}

function breakdownOf(trip: TripOfVehicle): Breakdown | undefined {
  const { reason = '', stopped } = trip.progress;
  if (!stopped || !isOutOfService(reason)) return undefined;
  return { trip, why: reason, at: stopped.at, vehicleId: stopped.vehicleId ?? trip.assigned?.vehicleId };
}

function endangers(
  { trip: broken, at, vehicleId }: Breakdown,
  trip: TripOfVehicle,
  all: readonly TripOfVehicle[],
): boolean {
  const given = vehicleOf(trip);
  if (given === undefined) return trip.block !== undefined && trip.block === broken.block;
  if (given.vehicleId !== vehicleId || given.at > at) return false;
  return !all.some((each) => each !== broken && vehicleOf(each)?.vehicleId === vehicleId && seenSince(each, at));
}

/** Who has the trip, by what was said last. */
function vehicleOf({
  progress,
  assigned,
}: TripOfVehicle): { readonly vehicleId: string; readonly at: number } | undefined {
  const { vehicleId, vehicleAt = 0 } = progress;
  if (vehicleId === undefined || (assigned && assigned.at > vehicleAt)) return assigned;
  return { vehicleId, at: vehicleAt };
}

function seenSince({ progress: { calls } }: TripOfVehicle, at: number): boolean {
  return calls.some(({ arrivedAt = 0, departedAt = 0 }) => Math.max(arrivedAt, departedAt) > at);
}
