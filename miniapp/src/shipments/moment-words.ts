// How is an instant of a bus or a promise said, seen from now?
import { dateAt, dayName, secondsAt, wallTime } from '@kehuoyou/shared';

/** 10:18. */
export function clockOf(iso: string): string {
  return wallTime(secondsAt(new Date(iso)));
}

/** 今天 10:18, 明天 10:18, 12月5日 10:18. */
export function momentOf(iso: string, now: Date): string {
  return `${dayOf(iso, now)} ${clockOf(iso)}`;
}

/** 今天, 明天, 12月5日. */
export function dayOf(iso: string, now: Date): string {
  return dayName(dateAt(new Date(iso)), dateAt(now));
}

/** 11:27 of the same day as `other`, otherwise with its day. */
export function clockAfter(iso: string, other: string, now: Date): string {
  return dateAt(new Date(iso)) === dateAt(new Date(other)) ? clockOf(iso) : momentOf(iso, now);
}
