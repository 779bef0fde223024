// With which bus does a box come to the hub?
import type { TripDay } from '../../parcels/custody/parcel-fact.js';
import type { FoldedBox } from '../booking/shipment-fold.js';

/** A way, as far as it matters here. */
interface Way {
  readonly no: number;
  readonly rides: readonly TripDay[];
}

/**
 * With the last of its way, wherever on that way it was put on a bus; with the bus onto which it was put where that is
 * on no way of its order. Undefined before it was planned.
 */
export function busIntoHub({ bus, way }: Pick<FoldedBox, 'bus' | 'way'>, ways: readonly Way[]): TripDay | undefined {
  const own = ways.find(({ no }) => no === way);
  const lastOf = (each: Way | undefined): TripDay | undefined => each?.rides[each.rides.length - 1];
  if (bus === undefined) return lastOf(own);
  const takes = ({ rides }: Way): boolean =>
    rides.some(({ tripId, serviceDate }) => tripId === bus.tripId && serviceDate === bus.serviceDate);
  return lastOf(own !== undefined && takes(own) ? own : ways.find(takes)) ?? bus;
}
