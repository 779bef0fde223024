// What decides when a service point is open?
import type { PointStatus } from './point-status.js';

/** Opening hours of one stretch on one weekday, 1 Monday to 7 Sunday; seconds past midnight. */
export interface WeeklyHours {
  readonly weekday: number;
  readonly opens: number;
  readonly closes: number;
}

/** Hours that replace the weekly ones on one date; no stretch means closed all day. */
export interface HoursException {
  readonly date: string;
  readonly stretches: readonly { readonly opens: number; readonly closes: number }[];
  readonly reason: string;
}

/** An announced pause of service; 快递暂行条例 asks that the reason and the period be public. */
export interface PointPause {
  readonly id: string;
  /** ISO 8601 instants; without `until` it lasts until it is withdrawn. */
  readonly from: string;
  readonly until?: string;
  readonly reason: string;
  /** Where to go instead. */
  readonly substitutePointId?: string;
  readonly announcedAt: string;
}

/** Everything that decides when a point is open. */
export interface PointOpeningPlan {
  readonly status: PointStatus;
  readonly weekly: readonly WeeklyHours[];
  readonly exceptions: readonly HoursException[];
  readonly pauses: readonly PointPause[];
}
