// Which boxes of an order may still be brought to the counter, and which of them came too late for their bus?
import { addDays, shipmentRules } from '@kehuoyou/shared';
import type { ServiceDate, ShipmentState } from '@kehuoyou/shared';
import type { WholeShipment } from './shipment.entity.js';

/** States of an order of which boxes may come: also while others are on their way, and when none came in time. */
const OPEN: ReadonlySet<ShipmentState> = new Set(['booked', 'partly_received', 'received', 'moving', 'expired']);

/** Numbers of the boxes that may be brought on this day. */
export function awaitedBoxes(whole: WholeShipment, today: ServiceDate): ReadonlySet<number> {
  const { facts, folded } = whole;
  if (!OPEN.has(folded.state) || !facts.some(({ type }) => type === 'BOOKED')) return new Set();
  const late = new Set(lateBoxes(whole, today));
  const planned = folded.boxes.filter(({ state, stranded }) => state === 'planned' && stranded !== true);
  return new Set([...late, ...planned.map(({ no }) => no)]);
}

/** Those that nobody brought in time: whoever comes late has come all the same, up to a day later. */
export function lateBoxes({ row, facts, folded }: WholeShipment, today: ServiceDate): number[] {
  const isBooked = facts.some(({ type }) => type === 'BOOKED');
  if (!isBooked || today > addDays(row.date, shipmentRules.lateDays)) return [];
  return folded.boxes.filter(({ state }) => state === 'missed').map(({ no }) => no);
}
