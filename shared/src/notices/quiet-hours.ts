// May somebody be disturbed at this hour?
import { dateAt, DAY_SECONDS, instantOf, secondsAt } from '../clock.js';

/** Quiet from 21:00 on, in seconds past the county's midnight. */
export const QUIET_FROM = 21 * 3_600;
/** … until 07:00. */
export const QUIET_UNTIL = 7 * 3_600;

/** A cancelled bus that would have left within this time is told at any hour. */
export const URGENT_WITHIN_MS = 12 * 3_600_000;

/** When the quiet hours that `at` lies in are over; undefined outside of them. 21:00:00 is quiet, 07:00:00 is not. */
export function quietUntil(at: Date): Date | undefined {
  const seconds = secondsAt(at);
  if (seconds >= QUIET_UNTIL && seconds < QUIET_FROM) return undefined;
  return instantOf(dateAt(at), seconds < QUIET_UNTIL ? QUIET_UNTIL : DAY_SECONDS + QUIET_UNTIL);
}

/** The first instant from `at` on at which something may be told. */
export function tellableAt(at: Date, urgent: boolean): Date {
  return urgent ? at : (quietUntil(at) ?? at);
}
