// Which reports are there of the buses of the present days?
import type { ServiceDate, TripFact } from '@kehuoyou/shared';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { TripFacts } from './live-overlay.js';
import { factOf, TripReportEntity } from './trip-report.entity.js';

/** The facts of every trip that was reported for a service day from `since` on. */
export async function loadTripFacts(db: EntityManager, since: ServiceDate): Promise<TripFacts[]> {
  const rows = await db
    .createQueryBuilder(TripReportEntity, 'row')
    .where('row.serviceDate >= :since', { since })
    .getMany();
  const trips = new Map<string, TripReportEntity[]>();
  for (const row of rows) {
    const key = `${row.serviceDate} ${row.tripId}`;
    trips.set(key, [...(trips.get(key) ?? []), row]);
  }
  return [...trips.values()].map((ofTrip) => ({
    tripId: ofTrip[0]?.tripId ?? '',
    date: ofTrip[0]?.serviceDate ?? '',
    facts: ofTrip.map(factOf),
  }));
}

/** What was reported of some trips of a day, by trip. */
export async function loadFactsOf(
  db: EntityManager,
  date: ServiceDate,
  tripIds: readonly string[],
): Promise<ReadonlyMap<string, readonly TripFact[]>> {
  const rows =
    tripIds.length === 0
      ? []
      : await db.find(TripReportEntity, {
          where: { serviceDate: date, tripId: In([...tripIds]) },
          order: { happenedAt: 'ASC', eventId: 'ASC' },
        });
  return new Map(tripIds.map((tripId) => [tripId, rows.filter((row) => row.tripId === tripId).map(factOf)]));
}
