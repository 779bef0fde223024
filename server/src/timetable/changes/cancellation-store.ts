// Which cancellations were announced, before they were reported as everything else is?
import type { ServiceDate } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { TripCancellationEntity } from './trip-cancellation.entity.js';

/** Cancellations and their withdrawals for service days from `since` on. Nothing adds to them any more. */
export async function loadCancellations(db: EntityManager, since: ServiceDate): Promise<TripCancellationEntity[]> {
  return db.createQueryBuilder(TripCancellationEntity, 'row').where('row.serviceDate >= :since', { since }).getMany();
}
