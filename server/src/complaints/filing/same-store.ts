// What have others said of the same thing?
import { complaintRules, complaintsAnswered } from '@kehuoyou/shared';
import { MoreThan, Not } from 'typeorm';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { ComplaintEntity } from '../keeping/complaint.entity.js';
import type { PlaceColumns } from '../keeping/complaint.entity.js';

const HOUR_MS = 3_600_000;

/** What was said of one thing. */
export interface Same {
  readonly rows: number;
  /** The first that stands for itself. */
  readonly first: ComplaintEntity | undefined;
}

/** True for one that others may join: nobody has answered it yet. */
export function joinable({ state, parentId }: ComplaintEntity): boolean {
  return parentId === null && !complaintsAnswered.has(state);
}

/** What is one thing: a point, a bus on a day, a stop. A whole line or township is no one thing. */
export function sameThing({
  pointId,
  tripId,
  serviceDate,
  stopId,
}: Pick<PlaceColumns, 'pointId' | 'tripId' | 'serviceDate' | 'stopId'>): FindOptionsWhere<ComplaintEntity> | undefined {
  if (pointId !== null) return { pointId };
  if (tripId !== null && serviceDate !== null) return { tripId, serviceDate };
  return stopId === null ? undefined : { stopId };
}

/** True when the two are about one thing. */
export function isSameThing(one: PlaceColumns, other: PlaceColumns): boolean {
  const [a, b] = [sameThing(one), sameThing(other)];
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

/** Complaints of the same kind about the same thing within two days. */
export async function sameVoices(
  db: EntityManager,
  at: PlaceColumns & { readonly category: string },
  now: Date,
): Promise<Same> {
  const thing = sameThing(at);
  if (!thing) return { rows: 0, first: undefined };
  const where: FindOptionsWhere<ComplaintEntity> = {
    ...thing,
    category: at.category,
    kind: 'complaint',
    receivedAt: MoreThan(new Date(now.getTime() - complaintRules.togetherHours * HOUR_MS)),
    state: Not('withdrawn'),
  };
  const [found, rows] = await db.findAndCount(ComplaintEntity, {
    where,
    order: { receivedAt: 'ASC', id: 'ASC' },
    take: 50,
  });
  return { rows, first: found.find(joinable) ?? found[0] };
}
