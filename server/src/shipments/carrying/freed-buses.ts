// On which buses do fewer boxes of an order ride, or wait to, than before?
import { boxesOut } from '@kehuoyou/shared';
import type { FoldedBox, FoldedShipment, TripDay } from '@kehuoyou/shared';
import type { OrderWay } from '../booking/placed-boxes.js';

/** Those buses, each once: what was put on another one, or was there by a slip alone, has left room. */
export function freedBuses(ways: readonly OrderWay[], before: FoldedShipment, after: FoldedShipment): TripDay[] {
  const [had, has] = [boxesByBus(ways, before), boxesByBus(ways, after)];
  return [...had].flatMap(([key, { trip, boxes }]) => (boxes > (has.get(key)?.boxes ?? 0) ? [trip] : []));
}

function boxesByBus(
  ways: readonly OrderWay[],
  { boxes }: FoldedShipment,
): ReadonlyMap<string, { readonly trip: TripDay; readonly boxes: number }> {
  const found = new Map<string, { readonly trip: TripDay; readonly boxes: number }>();
  for (const { tripId, serviceDate } of boxes.flatMap((box) => busesOf(box, ways))) {
    const trip = { tripId, serviceDate };
    found.set(nameOf(trip), { trip, boxes: (found.get(nameOf(trip))?.boxes ?? 0) + 1 });
  }
  return found;
}

/** What was put on a bus rides the whole of that way; what still waits takes its own. */
function busesOf({ way, bus, state, stranded }: FoldedBox, ways: readonly OrderWay[]): readonly TripDay[] {
  const own = ways.find(({ no }) => no === way);
  if (bus === undefined) return stranded === true || boxesOut.has(state) ? [] : (own?.rides ?? []);
  const takes = ({ rides }: OrderWay): boolean => rides.some((ride) => nameOf(ride) === nameOf(bus));
  return (own && takes(own) ? own : ways.find(takes))?.rides ?? [bus];
}

function nameOf({ tripId, serviceDate }: TripDay): string {
  return `${serviceDate} ${tripId}`;
}
