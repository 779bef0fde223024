// How long does the timetable that runs still hold?
import { addDays, dayNumber } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';

/** Days before the end at which the office is told: in time to ask the company, and when it presses. */
export const EXPIRY_DAYS = { early: 30, pressing: 7 } as const;
/** So many days without a bus anywhere are no feast: the timetable has nothing to say of them. */
const EMPTY_DAYS = 7;

/** What there is to be told. */
export interface Expiry {
  readonly stage: keyof typeof EXPIRY_DAYS;
  /** The last day on which the timetable holds; yesterday or earlier when it is over. */
  readonly lastDay: ServiceDate;
  /** Days from today to it; negative when it is over. */
  readonly daysLeft: number;
}

/** Undefined while it holds longer than anybody need be told. `endDate` is what the publisher says of the whole. */
export function judgeExpiry(
  timetable: { hasBuses(date: ServiceDate): boolean; readonly feed: { readonly endDate?: ServiceDate | undefined } },
  today: ServiceDate,
): Expiry | undefined {
  const { endDate } = timetable.feed;
  const declared = endDate === undefined ? Infinity : dayNumber(endDate) - dayNumber(today);
  const daysLeft = Math.min(declared, lastBefore(timetable, today));
  if (daysLeft > EXPIRY_DAYS.early) return undefined;
  const stage = daysLeft > EXPIRY_DAYS.pressing ? 'early' : 'pressing';
  return { stage, lastDay: addDays(today, daysLeft), daysLeft };
}

/** Days from today to the last one before a week without any bus; -1 when that week has begun. */
function lastBefore(timetable: { hasBuses(date: ServiceDate): boolean }, today: ServiceDate): number {
  let empty = 0;
  for (let day = 0; day <= EXPIRY_DAYS.early + EMPTY_DAYS; day += 1) {
    empty = timetable.hasBuses(addDays(today, day)) ? 0 : empty + 1;
    if (empty === EMPTY_DAYS) return day - EMPTY_DAYS;
  }
  return Infinity;
}
