// Which failures pass, so that what waits on the phone waits on?
import type { CallFailure } from '../call-failure';

/** Codes that pass with time, or with signing in: the round ends, and everything waits. */
const PASSING: ReadonlySet<string> = new Set([
  'no_network',
  'slow_network',
  'unreadable_answer',
  'cancelled',
  'idempotency_in_flight',
  'rate_limited',
  'unavailable',
  'sign_in_needed',
  'pictures_waiting',
]);

/** A server that broke down this often over one item will not get over it. */
export const BREAKDOWNS = 5;

/** True when the failure of this code passes with time. */
export function passes(code: CallFailure['code']): boolean {
  return PASSING.has(code);
}
