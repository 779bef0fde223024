// How long does a parcel stay on the shelf, and how late is it?
import { addDays, dateAt, dayNumber } from '../../clock.js';
import type { ServiceDate } from '../../clock.js';

/** Days that a point keeps a parcel, and that its recipient may add once; policy of the county, to be settled. */
export const KEPT_DAYS = 7;
export const EXTENDED_DAYS = 5;
/** Days after which its recipient is reminded, one level after the other. */
export const NUDGE_DAYS = [1, 3, 5] as const;

/** How a parcel stands on the shelf. */
export interface Keeping {
  /** Whole days since it was put there: 0 on the same day. */
  readonly days: number;
  /** The last day on which it is kept. */
  readonly keepUntil: ServiceDate;
  /** Days left, 0 on the last; negative when it is over. */
  readonly daysLeft: number;
  /** 0 to 3: how often its recipient should have been reminded by now. */
  readonly overdueLevel: number;
}

/** How a parcel stands that was shelved at `shelvedAt`, seen at `now`; days end at the county's midnight. */
export function keepingOf(
  { shelvedAt, extended }: { readonly shelvedAt: Date; readonly extended: boolean },
  now: Date,
): Keeping {
  const from = dateAt(shelvedAt);
  const keepUntil = addDays(from, KEPT_DAYS + (extended ? EXTENDED_DAYS : 0));
  const today = dateAt(now);
  const days = Math.max(0, dayNumber(today) - dayNumber(from));
  return {
    days,
    keepUntil,
    daysLeft: dayNumber(keepUntil) - dayNumber(today),
    overdueLevel: NUDGE_DAYS.filter((each) => days >= each).length,
  };
}
