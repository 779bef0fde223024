// Which boxes of an order may still be brought to the counter, and which of them came too late for their bus?
import { addDays, dateAt, shipmentRules } from '@kehuoyou/shared';
import type { ServiceDate, ShipmentState } from '@kehuoyou/shared';
import { Between, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { ShipmentEntity, ShipmentEventEntity } from './shipment.entity.js';
import type { ShipmentWayEntity, WholeShipment } from './shipment.entity.js';

/** States of an order that may have ended although some of its boxes came too late for their bus, and may still come. */
const endedWithLate = ['expired', 'completed', 'rejected'] as const satisfies readonly ShipmentState[];

/** States of an order of which boxes may come: also while others are on their way, or there, and when none came in time. */
const OPEN: ReadonlySet<ShipmentState> = new Set([
  ...(['booked', 'partly_received', 'received', 'moving'] as const),
  ...endedWithLate,
]);

/** Days after that of its first bus on which boxes of an order may be brought: moved to a later one, or late for it. */
export const LATEST_DAYS = 3 + shipmentRules.lateDays;

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

/** What may be brought on a day: how many boxes, and the first bus of that day which takes some; undefined where nothing is. */
export function awaitedOn(
  whole: WholeShipment,
  day: ServiceDate,
): { readonly boxes: number; readonly way?: ShipmentWayEntity } | undefined {
  const late = new Set(lateBoxes(whole, day));
  const awaited = awaitedBoxes(whole, day);
  const ofDay = whole.ways.filter(({ rides }) => dateAt(new Date(rides[0]?.departure ?? 0)) === day);
  const planned = whole.folded.boxes.filter(
    ({ no, way }) => awaited.has(no) && !late.has(no) && ofDay.some((each) => each.no === way),
  );
  const boxes = planned.length + late.size;
  if (boxes === 0) return undefined;
  const way = ofDay
    .filter(({ no }) => planned.some((box) => box.way === no))
    .sort((a, b) => Date.parse(a.handInBy) - Date.parse(b.handInBy))[0];
  return way === undefined ? { boxes } : { boxes, way };
}

/** The last day on which boxes that missed this way may be brought, for another one. */
export function lastDayOf({ rides }: Pick<ShipmentWayEntity, 'rides'>): ServiceDate {
  return addDays(dateAt(new Date(rides[0]?.departure ?? 0)), shipmentRules.lateDays);
}

/** Orders of a point and some days that have ended although some boxes came too late, the latest first. */
export async function endedLate(
  db: EntityManager,
  { pointId, from, until }: { readonly pointId: string; readonly from: ServiceDate; readonly until: ServiceDate },
  most: number,
): Promise<string[]> {
  const missed = db
    .createQueryBuilder(ShipmentEventEntity, 'event')
    .select('1')
    .where('event.shipmentId = shipment.id AND event.type = :missed', { missed: 'NO_SHOW' });
  const rows = await db
    .createQueryBuilder(ShipmentEntity, 'shipment')
    .select('shipment.id', 'id')
    .where({ pointId, date: Between(from, until), state: In([...endedWithLate]) })
    .andWhere(`EXISTS (${missed.getQuery()})`)
    .setParameters(missed.getParameters())
    .orderBy('shipment.leavesAt', 'DESC')
    .addOrderBy('shipment.id', 'ASC')
    .limit(most)
    .getRawMany<{ id: string }>();
  return rows.map(({ id }) => id);
}
