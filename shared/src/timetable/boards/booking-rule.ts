// How is a bus called that comes only when somebody has phoned, and until when?
import { addDays, instantOf } from '../../clock.js';
import type { ServiceDate } from '../../clock.js';

/** What GTFS booking_rules.txt says of the call: at least `minutesBefore` it leaves, or by a time on an earlier day. */
export interface BookingRule {
  readonly phone?: string;
  /** What the company asks for, in its own words. */
  readonly message?: string;
  readonly minutesBefore?: number;
  /** Days before the service day on which one may phone for the last time … */
  readonly daysBefore?: number;
  /** … and until when on that day, seconds past its start. */
  readonly lastTime?: number;
}

/** Until when a bus that leaves at `seconds` of a service day may be called; undefined where any time will do. */
export function bookUntil(rule: BookingRule, date: ServiceDate, seconds: number): Date | undefined {
  const { minutesBefore, daysBefore, lastTime } = rule;
  if (daysBefore !== undefined && lastTime !== undefined) return instantOf(addDays(date, -daysBefore), lastTime);
  return minutesBefore === undefined ? undefined : instantOf(date, seconds - minutesBefore * 60);
}
