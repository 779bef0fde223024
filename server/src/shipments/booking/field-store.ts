// Where was a vehicle promised to come to the field, and at which of these did none come? What could be brought nowhere?
import { groupBy, instantOf, parseWallTime, pauseAt } from '@kehuoyou/shared';
import type { FoldedBox, PointPause, ServiceDate, TripDay } from '@kehuoyou/shared';
import { MoreThanOrEqual, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { tripKey } from '../../timetable/driving/trip-runs.service.js';
import { PoolStepEntity } from './pool.entity.js';
import type { WholeShipment } from './shipment.entity.js';

/** Where vehicles come to the field since a day, as bus and point (`fieldName`), by what was said last. */
export async function fieldCollections(db: EntityManager, since: ServiceDate): Promise<ReadonlySet<string>> {
  const answers = await answersSince(db, since);
  const latest = [...answers.values()].flatMap((rows) => rows.at(-1) ?? []);
  return new Set(latest.flatMap((row) => (row.collectPointId === null ? [] : [fieldName(row, row.collectPointId)])));
}

/** A bus and a point to whose field its vehicle comes. */
export function fieldName(trip: TripDay, pointId: string): string {
  return `${tripKey(trip)} ${pointId}`;
}

/** What decides whether boxes could be brought, besides their sender: the pauses of their point, and the time. */
export interface Bringing {
  readonly pauses: readonly PointPause[];
  readonly now: Date;
}

/**
 * Those of these boxes for which a fee may be kept. What was to be fetched at the field, at a time that is over, and was
 * not, is not among them, nor is what was to be brought to a shut door: whoever takes it back did not change their mind.
 */
export async function chargedBoxes(
  db: EntityManager,
  { row, ways }: Pick<WholeShipment, 'row' | 'ways'>,
  boxes: readonly FoldedBox[],
  { pauses, now }: Bringing,
): Promise<readonly FoldedBox[]> {
  const [since] = ways.flatMap(({ rides: [first] }) => first?.serviceDate ?? []).sort();
  if (since === undefined || boxes.every(({ state }) => state !== 'planned')) return boxes;
  const missed = await missedCollections(db, since, now);
  return boxes.filter((box) => {
    const [first] = ways.find(({ no }) => no === box.way)?.rides ?? [];
    const isUnfetched = first !== undefined && missed.has(fieldName(first, row.pointId));
    return box.state !== 'planned' || (!isUnfetched && !isAtShutDoor(ways, box, pauses));
  });
}

/** True where nobody is at the counter at the last moment at which a box can be brought for its bus. */
export function isAtShutDoor(
  ways: WholeShipment['ways'],
  { way }: Pick<FoldedBox, 'way'>,
  pauses: readonly PointPause[],
): boolean {
  const own = ways.find(({ no }) => no === way);
  return own !== undefined && pauseAt(pauses, new Date(own.handInBy)) !== undefined;
}

/** Where a vehicle was to have come by now, and nobody had said otherwise before its time. */
async function missedCollections(db: EntityManager, since: ServiceDate, now: Date): Promise<ReadonlySet<string>> {
  const answers = [...(await answersSince(db, since)).values()];
  return new Set(
    answers.flatMap((rows) =>
      rows.flatMap((row, at): string[] => {
        const { collectPointId, collectAt, serviceDate } = row;
        const seconds = parseWallTime(collectAt ?? '');
        if (collectPointId === null || seconds === undefined) return [];
        const due = instantOf(serviceDate, seconds);
        const next = rows[at + 1];
        return due > now || (next && next.at <= due) ? [] : [fieldName(row, collectPointId)];
      }),
    ),
  );
}

/** What companies said of buses since a day, by bus, the last word last. */
async function answersSince(
  db: EntityManager,
  since: ServiceDate,
): Promise<ReadonlyMap<string, readonly PoolStepEntity[]>> {
  const where = { serviceDate: MoreThanOrEqual(since), step: Not('proposed' as const) };
  return groupBy(await db.find(PoolStepEntity, { where, order: { at: 'ASC', id: 'ASC' } }), tripKey);
}
