// When is the next turn?
import { Cron } from 'croner';
import type { Schedule } from './timer.js';

/** The time of the county, in which a cron expression is meant. */
const TIMEZONE = 'Asia/Shanghai';

/** The first turn after `instant`. Throws when the expression is none, or names no time that will ever come. */
export function nextTurn(schedule: Schedule, instant: Date): Date {
  if ('everyMs' in schedule) return new Date(instant.getTime() + schedule.everyMs);
  const next = new Cron(schedule.cron, { timezone: TIMEZONE, paused: true }).nextRun(instant);
  if (!next) throw new Error(`${schedule.cron} never comes again`);
  return next;
}
