// Which announced cancellations are in force?
import type { ServiceDate } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { cancellationKey } from './timetable-snapshot.js';
import type { Cancellations } from './timetable-snapshot.js';
import { TripCancellationEntity } from './timetable.entity.js';

/** Cancellations in force for service days from `since` on. */
export async function loadCancellations(db: EntityManager, since: ServiceDate): Promise<{ inForce: Cancellations; rows: TripCancellationEntity[] }> {
  const all = await db
    .createQueryBuilder(TripCancellationEntity, 'row')
    .where('row.serviceDate >= :since', { since })
    .orderBy('row.announcedAt', 'ASC')
    .getMany();
  const withdrawn = new Set(all.map((row) => row.withdraws));
  const rows = all.filter((row) => row.withdraws === null && !withdrawn.has(row.id));
  return { rows, inForce: new Map(rows.map((row) => [cancellationKey(row.tripId, row.serviceDate), row.reason])) };
}
