// What happens to buses that others hear of?
import type { ServiceDate } from '@kehuoyou/shared';
import { topic } from '../database/outbox/topic.js';

/** A trip on one service day. */
export interface TripOnDay {
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
}

/** What notices and events of a trip on a day are about. */
export function tripSubject({ tripId, serviceDate }: TripOnDay): string {
  return `trip ${tripId} ${serviceDate}`;
}

/** It does not run, or not the whole way. Why stands in the database, where it may have changed meanwhile. */
export const tripCancelled = topic<TripOnDay>('timetable.trip_cancelled', tripSubject);

/** It runs after all. */
export const tripRestored = topic<TripOnDay>('timetable.trip_restored', tripSubject);
