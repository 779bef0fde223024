// How does a spec say that a trip does not run on a day?
import type { ServiceDate } from '@kehuoyou/shared';
import type { NotRunning } from '../../timetable/running/not-running.js';

/** A trip that a published change cancels on a day. */
export function cancelled(tripId: string, serviceDate: ServiceDate, reason: string): NotRunning {
  const id = `cancels ${tripId} on ${serviceDate}`;
  return { id, tripId, serviceDate, reason, announcedAt: new Date(0), cause: 'planned', fromCall: 0, planned: true };
}
