// What happens to buses that others hear of?
import type { ServiceDate } from '@kehuoyou/shared';
import { topic } from '../database/outbox/topic.js';

/** A trip on one service day. */
export interface TripOnDay {
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
  /** Set where what was said before was a slip of somebody's finger. */
  readonly mistaken?: true;
}

/** What notices and events of a trip on a day are about. */
export function tripSubject({ tripId, serviceDate }: TripOnDay): string {
  return `trip ${tripId} ${serviceDate}`;
}

/** It does not run, or not the whole way. Why stands in the database, where it may have changed meanwhile. */
export const tripCancelled = topic<TripOnDay>('timetable.trip_cancelled', tripSubject);

/** It runs after all. */
export const tripRestored = topic<TripOnDay>('timetable.trip_restored', tripSubject);

/** A report of a trip that somebody took back: since when others may have been told wrongly. */
export interface MistakenReport extends TripOnDay {
  /** ISO 8601 instant at which the report came in. */
  readonly since: string;
}

/** It was a slip of the finger that the bus was said to be somewhere, or late. */
export const tripMistaken = topic<MistakenReport>('timetable.trip_mistaken', tripSubject);

/** It has another vehicle than it had, or what its vehicle may carry is another; which one stands in the database. */
export const tripVehicle = topic<TripOnDay>('timetable.trip_vehicle', (trip) => `vehicle of ${tripSubject(trip)}`);

/** Somebody reported that it left, or took such a report back; whether it has left stands in the database. */
export const tripDeparted = topic<TripOnDay>('timetable.trip_departed', tripSubject);

/**
 * Somebody reported where it is or how late it will be, or took that back: its times may be others than were told.
 * It is delivered once every process has heard of the report, and nobody else's news of the trip waits for it.
 */
export const tripTimed = topic<TripOnDay>('timetable.trip_timed', (trip) => `times of ${tripSubject(trip)}`);
