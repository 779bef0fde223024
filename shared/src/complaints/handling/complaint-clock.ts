// Until when must a complaint be answered, and what stops the clock?
import { addDays, dateAt, instantOf, secondsAt } from '../../clock.js';
import type { ServiceDate } from '../../clock.js';
import type { Answering } from '../filing/complaint-category.js';

/** Times of handling; policy of the county, to be settled, but for the seven days of the law in the catalogue. */
export const complaintRules = {
  /** Working days until the office has accepted or declined, and until it has decided an objection. */
  acceptWorkdays: 1,
  /** Hours until whoever handles it has spoken to whoever complained. */
  firstContactHours: 24,
  /** Days for which a question to whoever complained stops the promise, once. */
  askDays: 3,
  /** Days in which they say whether it is solved. */
  confirmDays: 7,
  /** Days after the end in which it may be opened again. */
  reopenDays: 30,
  /** Working days for what was opened again. */
  reopenedWorkdays: 3,
  /** From this time on it goes to whoever leads the office. */
  leaderFrom: 2,
  /** Days in which what is said of one thing is one thing. */
  togetherHours: 48,
} as const;

const HOUR_MS = 3_600_000;

/**
 * So many working days after `from`, at the same time of the day; what comes in on a day of rest counts from the first
 * minute of the next working day. `isRest` is the county's calendar: holidays, and the weekends that are worked for them.
 */
export function afterWorkdays(from: Date, days: number, isRest: (date: ServiceDate) => boolean): Date {
  let [date, seconds] = [dateAt(from), secondsAt(from)];
  if (isRest(date)) {
    while (isRest(date)) date = addDays(date, 1);
    seconds = 0;
  }
  for (let left = days; left > 0; left -= 1) {
    date = addDays(date, 1);
    while (isRest(date)) date = addDays(date, 1);
  }
  return instantOf(date, seconds);
}

/** By when it was promised to be answered. */
export function promisedBy(from: Date, { amount, unit }: Answering, isRest: (date: ServiceDate) => boolean): Date {
  return unit === 'hour' ? new Date(from.getTime() + amount * HOUR_MS) : afterWorkdays(from, amount, isRest);
}

/**
 * By when the law asks for the answer: the end of the last day, not counting the one on which it came in (民法典 201:
 * periods in days begin with the next one).
 */
export function lawfulBy(from: Date, days: number): Date {
  return instantOf(addDays(dateAt(from), days + 1), 0);
}
