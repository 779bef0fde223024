// Which boxes were scanned onto two buses of which none leads on to the other?
import type { TripDay } from '../../parcels/custody/parcel-fact.js';
import type { ShipmentFact } from '../booking/shipment-fact.js';
import { standingShipmentFacts } from '../booking/shipment-fold.js';

/** A box that cannot lie on both. The one on which it was put last counts, until somebody sees it. */
export interface OnTwoBuses {
  readonly no: number;
  readonly before: TripDay;
  readonly last: TripDay;
}

/** A way, as far as it matters here. */
interface Way {
  readonly rides: readonly TripDay[];
}

/** Boxes of an order of so many that nobody has seen at the hub since. */
export function onTwoBuses(facts: readonly ShipmentFact[], ways: readonly Way[], count: number): OnTwoBuses[] {
  const standing = standingShipmentFacts(facts);
  return Array.from({ length: count }, (_each, index) => index + 1).flatMap((no): OnTwoBuses[] => {
    const own = standing.filter(({ boxes }) => boxes?.includes(no) === true);
    const loaded = own.filter(({ type }) => type === 'LOADED').flatMap((fact) => tripOf(fact) ?? []);
    const [before, last] = loaded.slice(-2);
    if (!before || !last || isSame(before, last) || leadsOn(ways, before, last)) return [];
    const since = own.slice(own.map(({ type }) => type).lastIndexOf('LOADED') + 1);
    return since.length > 0 ? [] : [{ no, before, last }];
  });
}

function tripOf({ tripId, serviceDate }: ShipmentFact): TripDay | undefined {
  return tripId === undefined || serviceDate === undefined ? undefined : { tripId, serviceDate };
}

function isSame(one: TripDay, other: TripDay): boolean {
  return one.tripId === other.tripId && one.serviceDate === other.serviceDate;
}

/** True where a way of the order goes on from the one bus with the other. */
function leadsOn(ways: readonly Way[], one: TripDay, other: TripDay): boolean {
  return ways.some(({ rides }) => {
    const at = rides.findIndex((ride) => isSame(ride, one));
    return at >= 0 && rides.slice(at + 1).some((ride) => isSame(ride, other));
  });
}
