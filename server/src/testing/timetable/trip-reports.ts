// What does a phone report of a trip?
import type { ServiceDate, TripReport } from '@kehuoyou/shared';
import { v4 as uuid } from 'uuid';

/** Makes the reports of one phone of one trip, each with the next number: what happened and at which time of the day. */
export function reportsOf(
  tripId: string,
  serviceDate: ServiceDate,
): (kind: TripReport['kind'], time: string, more?: Partial<TripReport>) => TripReport {
  let deviceSeq = 0;
  return (kind, time, more = {}) => {
    deviceSeq += 1;
    const occurredAt = `${serviceDate}T${time}:00+08:00`;
    return { eventId: uuid(), kind, tripId, serviceDate, occurredAt, deviceSeq, ...more };
  };
}
