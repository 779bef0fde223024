// What is done with a phone in the hand, often far from any network, and how does it travel?

/**
 * What every fact says that was made on a phone. It is made once and sent any number of times, in any order,
 * alone or among others: `eventId` decides whether it is there already.
 */
export interface DeviceEvent {
  /** UUIDv7 made on the phone: the same id is the same fact. In lower case. */
  readonly eventId: string;
  /** ISO 8601 instant by the phone's clock. */
  readonly occurredAt: string;
  /** Counts up on the phone, so that two facts of one moment have an order. */
  readonly deviceSeq: number;
  /**
   * How long ago it was made when it is sent, ms, counted by what nobody can set (a monotonic clock). Only as
   * long as the app has not been closed in between; it may be too small, for such a clock stops while the phone sleeps.
   */
  readonly ageMs?: number;
}

/** One sending of a phone; the endpoint says which of its fields holds the facts. */
export interface DeviceSending {
  /** Random UUID that a phone gives itself once. */
  readonly deviceId: string;
  /** What the phone's clock says when it sends (ISO 8601): a wrong clock is set right by it. */
  readonly sentAt: string;
}

/**
 * What the time of a fact rests on. `measured`: the phone's clock was right. `estimated`: it was wrong, and by how
 * much is known. `suspect`: nobody can say when it was; its time is at best a guess and never later than its receipt.
 */
export const timeQualities = ['measured', 'estimated', 'suspect'] as const;
export type TimeQuality = (typeof timeQualities)[number];

/** A fact as it is kept and folded: what its place in the order rests on. Features add what it says. */
export interface DeviceFact {
  readonly eventId: string;
  readonly deviceId: string;
  readonly deviceSeq: number;
  /**
   * When it happened, the phone's clock corrected (ms since the epoch): fixed when the server first received it,
   * and never computed again, or the order would depend on what is uploaded when.
   */
  readonly at: number;
  /** Absent where the time was measured. */
  readonly timeQuality?: TimeQuality;
}

/** Facts that one sending may hold: a phone's whole week without a network. */
export const MOST_FACTS = 500;
