// Why does a trip not run on a day, by everything announced, reported and published until now?
import { Failure, foldTrip } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import type { Cancellation } from '../changes/cancellation.js';
import { loadFacts } from '../changes/edit-store.js';
import { callsOf } from './live-overlay.js';
import type { TimetableSnapshot } from './timetable-snapshot.js';
import { TripCancellationEntity } from '../changes/trip-cancellation.entity.js';
import { factOf, TripReportEntity } from './trip-report.entity.js';

/** The timetable as this process has read it. */
export interface ReadTimetable {
  readonly basis: string;
  readonly timetable: TimetableSnapshot;
  readonly planned: readonly Cancellation[];
}

/** A trip that somebody waits for in vain. */
export interface NotRunning {
  /** In words for passengers. */
  readonly reason: string;
  /** From which second of the service day on it does not leave its stops: one that turns back has made the calls before. */
  readonly from: number;
}

/**
 * What the database says of a trip on a day, not what this process had read when somebody told of it.
 * Undefined when it runs. Fails with `unavailable` when `picture` is older than the published timetable.
 */
export async function notRunning(
  tx: EntityManager,
  snapshot: ReadTimetable,
  tripId: string,
  date: ServiceDate,
): Promise<NotRunning | undefined> {
  const announced = await announcedReason(tx, tripId, date);
  if (announced !== undefined) return { reason: announced, from: 0 };
  const reported = await reportedStop(tx, snapshot, tripId, date);
  if (reported) return reported;
  if ((await loadFacts(tx))?.basis !== snapshot.basis) throw new Failure('unavailable');
  const planned = snapshot.planned.find((each) => each.tripId === tripId && each.serviceDate === date);
  return planned && { reason: planned.reason, from: 0 };
}

async function announcedReason(
  tx: EntityManager,
  tripId: string,
  serviceDate: ServiceDate,
): Promise<string | undefined> {
  const rows = await tx.find(TripCancellationEntity, {
    where: { tripId, serviceDate },
    order: { announcedAt: 'ASC', id: 'ASC' },
  });
  const withdrawn = new Set(rows.map(({ withdraws }) => withdraws));
  return rows.filter((row) => row.withdraws === null && !withdrawn.has(row.id)).at(-1)?.reason;
}

async function reportedStop(
  tx: EntityManager,
  { timetable }: ReadTimetable,
  tripId: string,
  serviceDate: ServiceDate,
): Promise<NotRunning | undefined> {
  const trip = timetable.tripNumber.get(tripId);
  if (trip === undefined) return undefined;
  const plan = callsOf(timetable, trip);
  const { lastCall, reason = '' } = foldTrip(
    plan,
    serviceDate,
    (await tx.findBy(TripReportEntity, { tripId, serviceDate })).map(factOf),
  );
  if (lastCall === undefined) return undefined;
  return { reason, from: lastCall < 0 ? 0 : (plan[lastCall]?.departure ?? 0) };
}
