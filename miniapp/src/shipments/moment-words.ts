// How is an instant of a bus or a promise said, seen from now?
import { clockText, dateAt, dayAndClock, dayName } from '@kehuoyou/shared';

/** 今天, 明天, 12月5日. */
export function dayOf(iso: string, now: Date): string {
  return dayName(dateAt(new Date(iso)), dateAt(now));
}

/** 11:27 of the same day as `other`, otherwise with its day. */
export function clockAfter(iso: string, other: string, now: Date): string {
  return dateAt(new Date(iso)) === dateAt(new Date(other)) ? clockText(iso) : dayAndClock(iso, now);
}
