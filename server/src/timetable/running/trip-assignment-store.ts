// Which vehicles were trips of the present days given?
import type { ServiceDate } from '@kehuoyou/shared';
import { MoreThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { TripAssignment } from './live-overlay.js';
import { TripAssignmentEntity } from './trip-assignment.entity.js';

/** What holds of every trip that was given to somebody for a service day from `since` on. */
export async function loadAssignments(db: EntityManager, since: ServiceDate): Promise<TripAssignment[]> {
  const rows = await db.find(TripAssignmentEntity, {
    where: { serviceDate: MoreThanOrEqual(since) },
    order: { assignedAt: 'ASC', id: 'ASC' },
  });
  const latest = new Map(rows.map((row) => [`${row.serviceDate} ${row.tripId}`, row]));
  return [...latest.values()].map((row) => ({
    tripId: row.tripId,
    date: row.serviceDate,
    vehicleId: row.vehicleId,
    at: row.assignedAt.getTime(),
  }));
}
