// How is a day named so that it is still right when it is read later?
import { addDays, dateAt, secondsAt, wallTime, weekdayName } from './clock.js';
import type { ServiceDate } from './clock.js';
import { spokenNumber, spokenTime } from './spoken.js';

/** 11月25日（周三）: unlike 明天, it stays true. */
export function dateText(date: ServiceDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日（${weekdayName(date)}）`;
}

/** 12月31日（周四）; 2027年12月31日（周五） where its year is not that of `today`. */
export function fullDateText(date: ServiceDate, today?: ServiceDate): string {
  return `${date.slice(0, 4) === today?.slice(0, 4) ? '' : `${date.slice(0, 4)}年`}${dateText(date)}`;
}

/** 2028年12月31日, for days that may lie years ahead. */
export function longDate(date: ServiceDate): string {
  return `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

/** 十一月二十五日，周三. */
export function spokenDate(date: ServiceDate): string {
  return `${spokenNumber(Number(date.slice(5, 7)))}月${spokenNumber(Number(date.slice(8, 10)))}日，${weekdayName(date)}`;
}

/** 11月25日（周三）08:00. */
export function momentText(instant: Date): string {
  return `${dateText(dateAt(instant))}${wallTime(secondsAt(instant))}`;
}

/** 十一月二十五日，周三，早上八点. */
export function spokenMoment(instant: Date): string {
  return `${spokenDate(dateAt(instant))}，${spokenTime(secondsAt(instant))}`;
}

/** The days of a stretch that begins and ends at midnight: the first and the last one; undefined for any other. */
export function wholeDays(
  from: Date,
  until: Date | undefined,
): { readonly first: ServiceDate; readonly last: ServiceDate } | undefined {
  if (until === undefined || secondsAt(from) !== 0 || secondsAt(until) !== 0) return undefined;
  return { first: dateAt(from), last: addDays(dateAt(until), -1) };
}
