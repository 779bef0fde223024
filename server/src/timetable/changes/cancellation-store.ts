// Which announced cancellations are in force?
import type { ServiceDate } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { TripCancellationEntity } from './trip-cancellation.entity.js';

/** Cancellations in force for service days from `since` on. */
export async function loadCancellations(db: EntityManager, since: ServiceDate): Promise<TripCancellationEntity[]> {
  const all = await db
    .createQueryBuilder(TripCancellationEntity, 'row')
    .where('row.serviceDate >= :since', { since })
    .orderBy('row.announcedAt', 'ASC')
    .getMany();
  const withdrawn = new Set(all.map((row) => row.withdraws));
  return all.filter((row) => row.withdraws === null && !withdrawn.has(row.id));
}
