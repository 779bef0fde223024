// What can be said of an order of boxes, and of each box?
import type { ServiceDate } from '../../clock.js';

/** What is said of an order or of some of its boxes. The state of both follows from these alone. */
export const shipmentFactTypes = [
  'WAITING',
  'HELD',
  'HOLD_EXPIRED',
  'BOOKED',
  'PLANNED',
  'SPLIT',
  'ROLLED_OVER',
  'NO_WAY',
  'NO_SHOW',
  'CANCELLED',
  'ID_CHECKED',
  'INSPECTED',
  'BOX_RECEIVED',
  'REFUSED',
  'LOADED',
  'DEPARTED',
  'AT_HUB',
  'SHORT',
  'SCREENED',
  'SCREEN_FAILED',
  'HANDED_TO_CARRIER',
  'READY_AT_DEST',
  'CARRIER_RETURNS',
  'CARRIER_RETURNED',
  'DELIVERED',
  'COLLECTED_AT_DEST',
  'TAKEN_BACK',
  'FETCHED_BACK',
  'LOST',
  'RETRACTED',
] as const;
export type ShipmentFactType = (typeof shipmentFactTypes)[number];

/** A fact: added once, never changed. */
export interface ShipmentFact {
  readonly eventId: string;
  readonly type: ShipmentFactType;
  /** ISO 8601 instant at which it happened. */
  readonly at: string;
  /** Numbers of the boxes, from 1; absent where it concerns all of them. */
  readonly boxes?: readonly number[];
  /** Number of the way that these boxes take, among those of the order. */
  readonly way?: number;
  /** What a box weighs. */
  readonly grams?: number;
  readonly reason?: string;
  readonly waybill?: string;
  /** The bus on which it was put, or that left. */
  readonly tripId?: string;
  readonly serviceDate?: ServiceDate;
  /** The fact that was a slip. */
  readonly retracts?: string;
  /** Who said it: only that one takes it back. Absent for what follows from the clock. */
  readonly actor?: string;
  /** The phone that made it and its own count; absent for what the server said. */
  readonly deviceId?: string;
  readonly deviceSeq?: number;
}
