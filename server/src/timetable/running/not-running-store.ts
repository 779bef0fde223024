// Does a trip run on a day, by everything that the database holds at this moment?
import { Failure, foldTrip } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import type { Cancellation } from '../changes/cancellation.js';
import { loadFacts } from '../changes/edit-store.js';
import { TripCancellationEntity } from '../changes/trip-cancellation.entity.js';
import { callsOf } from './live-overlay.js';
import { whyNotRunning } from './not-running.js';
import type { NotRunning } from './not-running.js';
import type { TimetableSnapshot } from './timetable-snapshot.js';
import { factOf, TripReportEntity } from './trip-report.entity.js';

/** The timetable as this process has read it. */
export interface ReadTimetable {
  readonly basis: string;
  readonly timetable: TimetableSnapshot;
  readonly planned: readonly Cancellation[];
}

/**
 * What the database says of a trip on a day, not what this process had read when somebody told of it.
 * Undefined when it runs. Fails with `unavailable` when `snapshot` is older than the published timetable.
 */
export async function notRunning(
  tx: EntityManager,
  snapshot: ReadTimetable,
  tripId: string,
  serviceDate: ServiceDate,
): Promise<NotRunning | undefined> {
  const { basis, timetable, planned } = snapshot;
  if ((await loadFacts(tx))?.basis !== basis) throw new Failure('unavailable');
  const facts = (await tx.findBy(TripReportEntity, { tripId, serviceDate })).map(factOf);
  const trip = timetable.tripNumber.get(tripId);
  return whyNotRunning({
    tripId,
    serviceDate,
    facts,
    progress: trip === undefined ? undefined : foldTrip(callsOf(timetable, trip), serviceDate, facts),
    announced: await tx.findBy(TripCancellationEntity, { tripId, serviceDate }),
    planned: planned.find((each) => each.tripId === tripId && each.serviceDate === serviceDate),
  });
}
