// Which boxes of an order may still be brought to the counter, and which of them came too late for their bus?
import { addDays, dateAt, shipmentRules } from '@kehuoyou/shared';
import type { ServiceDate, ShipmentState } from '@kehuoyou/shared';
import type { ShipmentWayEntity, WholeShipment } from './shipment.entity.js';

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

/** Those that nobody brought in time: whoever comes late has come all the same, for so many days after their bus. */
export function lateBoxes({ ways, facts, folded }: WholeShipment, today: ServiceDate): number[] {
  if (!facts.some(({ type }) => type === 'BOOKED')) return [];
  const isInTime = (no: number | undefined): boolean => ways.some((way) => way.no === no && today <= lastDayOf(way));
  return folded.boxes.filter(({ state, way }) => state === 'missed' && isInTime(way)).map(({ no }) => no);
}

/** The last day on which boxes that missed this way may be brought, for another one. */
export function lastDayOf({ rides }: Pick<ShipmentWayEntity, 'rides'>): ServiceDate {
  return addDays(dateAt(new Date(rides[0]?.departure ?? 0)), shipmentRules.lateDays);
}
