// What is said of boxes that nobody brought in time?
import { addDays, dateAt, dayName, shipmentRules } from '@kehuoyou/shared';
import type { ServiceDate, Shipment, ShipmentBox } from '@kehuoyou/shared';

/** Boxes that were booked, and that nobody brought in time. */
export function missedBoxes({ boxes }: Pick<Shipment, 'boxes'>): readonly ShipmentBox[] {
  return boxes.filter(({ state, code }) => state === 'missed' && code !== undefined);
}

/** The last day on which they may be brought, for another bus. */
function lastDayOf(shipment: Pick<Shipment, 'boxes' | 'ways'>): ServiceDate {
  const missed = new Set(missedBoxes(shipment).map(({ way }) => way));
  const days = shipment.ways.filter(({ no }) => missed.has(no)).map(({ departure }) => dateAt(new Date(departure)));
  return addDays(days.sort()[0] ?? '1970-01-01', shipmentRules.lateDays);
}

/** True until that day is over. */
export function mayStillCome(shipment: Pick<Shipment, 'boxes' | 'ways'>, now: Date): boolean {
  return dateAt(now) <= lastDayOf(shipment);
}

/** 2 箱没来交…; undefined where every box that was booked was brought in time. */
export function missedWords(shipment: Pick<Shipment, 'boxes' | 'ways' | 'pointName'>, now: Date): string | undefined {
  const missed = missedBoxes(shipment).length;
  if (missed === 0) return undefined;
  if (!mayStillCome(shipment, now)) return `${missed} 箱没来交，车走了。要寄请再订一次。`;
  const until = dayName(lastDayOf(shipment), dateAt(now));
  return `${missed} 箱没来交，车不等了。还想寄，最晚${until}拿到${shipment.pointName}，站长换下一班车。`;
}
