// What time is it in the county, and how is a bus time counted and written?
//
// China has kept UTC+8 without daylight saving since 1991, so a fixed offset is exact here. It is
// done by arithmetic because WeChat's script engine has no dependable time zone data.

/** Where the time comes from; tests bring their own. */
export interface Clock {
  now(): Date;
}

/**
 * A civil date in the county, `YYYY-MM-DD`.
 *
 * @format date
 */
export type ServiceDate = string;

const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Years in which something may be: phones that know no date begin with the first. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 9998;

/** Seconds in a day; a service day may run beyond it (GTFS: times over 24:00:00). */
export const DAY_SECONDS = 86_400;

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** The civil date in the county at `instant`. */
export function dateAt(instant: Date): ServiceDate {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** Seconds since the county's midnight at `instant`, 0 to 86,399. */
export function secondsAt(instant: Date): number {
  const local = instant.getTime() + OFFSET_MS;
  return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / 1000);
}

/** True for a real date written `YYYY-MM-DD`: 2026-02-30 is none, nor is 2026-2-3. */
export function isServiceDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** A civil date, a wall time to the minute or finer, and where on earth that is. */
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/**
 * The instant that `text` says, as RFC 3339 and our own answers write it: `2026-11-24T09:40:00+08:00`. Undefined for
 * all else, also for what ISO 8601 knows besides (weeks, days of the year, no offset), which engines read differently
 * or not at all, and for years that databases do not keep.
 */
export function parseInstant(text: string): Date | undefined {
  const date = INSTANT.exec(text)?.[1];
  if (date === undefined || !isServiceDate(date)) return undefined;
  const instant = new Date(text);
  const year = instant.getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR ? instant : undefined;
}

/** Days from the epoch to `date`; differences of it are differences in days. */
export function dayNumber(date: ServiceDate): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

/** `date` moved by whole days, which may be negative. */
export function addDays(date: ServiceDate, days: number): ServiceDate {
  return new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** Day of the week, 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOf(date: ServiceDate): number {
  // Before 1970 the day number is negative, and so would the remainder be.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/**
 * The instant that lies `seconds` after the start of the service day `date`. GTFS counts from "noon
 * minus twelve hours"; without daylight saving that is midnight.
 */
export function instantOf(date: ServiceDate, seconds: number): Date {
  return new Date(dayNumber(date) * DAY_MS - OFFSET_MS + seconds * 1000);
}

/** Seconds from the start of the service day `date` to an ISO 8601 instant. */
export function secondsSince(date: ServiceDate, iso: string): number {
  return Math.round((Date.parse(iso) - instantOf(date, 0).getTime()) / 1000);
}

/** `instant` to the second with the county's offset, such as `2026-11-24T09:40:00+08:00`. */
export function localIso(instant: Date): string {
  return `${new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}

/** ISO 8601 with the county's offset, such as `2026-11-24T09:40:00+08:00`. */
export function isoOf(date: ServiceDate, seconds: number): string {
  const local = new Date(dayNumber(date) * DAY_MS + seconds * 1000);
  return `${local.toISOString().slice(0, 19)}+08:00`;
}

/** Seconds past midnight as `HH:MM` on the wall, so 24:10 reads 00:10. */
export function wallTime(seconds: number): string {
  const day = ((seconds % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS;
  return `${twoDigits(Math.floor(day / 3600))}:${twoDigits(Math.floor(day / 60) % 60)}`;
}

/** An instant on the county's clock: 09:40. A text is ISO 8601, a number ms since 1970. */
export function clockText(instant: Date | string | number): string {
  return wallTime(secondsAt(new Date(instant)));
}

/** GTFS `H:MM:SS` or `HH:MM:SS`, hours may exceed 24, as seconds; undefined when it is not one. */
export function parseGtfsTime(text: string): number | undefined {
  const match = /^\s*(\d{1,3}):([0-5]\d):([0-5]\d)\s*$/.exec(text);
  if (!match) return undefined;
  return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]);
}

/** Seconds as GTFS writes them, `HH:MM:SS`, where hours may exceed 24. */
export function gtfsTime(seconds: number): string {
  return `${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
}

/** A wall time `HH:MM` as seconds past midnight (24:00 allowed); undefined when it is not one. */
export function parseWallTime(text: string): number | undefined {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text);
  if (!match) return undefined;
  const seconds = Number(match[1]) * 3600 + Number(match[2]) * 60;
  return seconds <= DAY_SECONDS ? seconds : undefined;
}

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

/** 周一 … 周日 for a date. */
export function weekdayName(date: ServiceDate): string {
  return WEEKDAYS[weekdayOf(date) - 1] ?? '';
}

/** A date as a villager says it, seen from `today`: 今天, 明天, 后天, 昨天, otherwise 11月24日. */
export function dayName(date: ServiceDate, today: ServiceDate): string {
  const near = ['昨天', '今天', '明天', '后天'][dayNumber(date) - dayNumber(today) + 1];
  return near ?? `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

/** An instant as it is said, seen from `now`: 今天 09:40, 明天 09:40, 11月24日 09:40. */
export function dayAndClock(instant: Date | string | number, now: Date): string {
  return `${dayName(dateAt(new Date(instant)), dateAt(now))} ${clockText(instant)}`;
}
