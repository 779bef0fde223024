// What happens to orders that others hear of?
import { topic } from '../database/outbox/topic.js';

/** A bus on a day. */
export interface OfBus {
  readonly tripId: string;
  readonly serviceDate: string;
}

/** Somebody gave places on it back; how many there are now stands in the database. */
export const roomFreed = topic<OfBus>(
  'shipments.room_freed',
  ({ tripId, serviceDate }) => `room on ${tripId} ${serviceDate}`,
);
