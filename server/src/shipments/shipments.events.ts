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

/** A bus that was seen under way: that it left was reported, or what it brought is at the hub. */
export interface SeenBus extends OfBus {
  readonly atHub: boolean;
}

/** It should have left one more of its stops some minutes ago: what still lies there was left behind. */
export const leftBehindDue = topic<SeenBus>(
  'shipments.left_behind_due',
  ({ tripId, serviceDate }) => `left behind by ${tripId} ${serviceDate}`,
);
