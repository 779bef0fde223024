// What do announced cancellations and their withdrawals say of the days from one on?
import type { ServiceDate } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { TripCancellationEntity } from './trip-cancellation.entity.js';

/** Cancellations and their withdrawals for service days from `since` on. */
export async function loadCancellations(db: EntityManager, since: ServiceDate): Promise<TripCancellationEntity[]> {
  return db.createQueryBuilder(TripCancellationEntity, 'row').where('row.serviceDate >= :since', { since }).getMany();
}
