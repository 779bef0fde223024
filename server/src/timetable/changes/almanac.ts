// Which day of the lunar calendar is a date?
import type { ServiceDate } from '@kehuoyou/shared';
import chineseDays from 'chinese-days';

/** The library is CommonJS, of which Node finds no single names to import. */
const { getLunarDate } = chineseDays;

/** A day of the lunar calendar. */
export interface LunarDate {
  /** 1 to 12; a leap month has the number of the one before it. */
  readonly month: number;
  /** 1 to 30. */
  readonly day: number;
  readonly isLeap: boolean;
}

/** The library takes its time, and the same few years are asked for again and again. */
const kept = new Map<ServiceDate, LunarDate>();
const MOST_KEPT = 10_000;

/** The lunar calendar's name for a date. */
export function lunarDateOf(date: ServiceDate): LunarDate {
  const known = kept.get(date);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const { lunarMon, lunarDay, isLeap } = getLunarDate(date);
  const found = { month: lunarMon, day: lunarDay, isLeap };
  kept.set(date, found);
  return found;
}
