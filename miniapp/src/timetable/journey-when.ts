// When does the person want to leave?
import { dateAt, parseWallTime, secondsAt } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import type { Chip } from '../ui/chips';

/** A part of the day to leave in; `any` is from now on today, from the first bus on another day. */
export const journeyTimes = ['any', '06:00', '09:00', '12:00', '15:00'] as const;
export type JourneyTime = (typeof journeyTimes)[number];

const words: Readonly<Record<JourneyTime, string>> = { any: '', '06:00': '早上6点后', '09:00': '上午9点后', '12:00': '中午12点后', '15:00': '下午3点后' };

/** 早上6点后; empty for any time. */
export function timeWord(time: JourneyTime): string {
  return words[time];
}

/** The times that still lie ahead on `date`. */
export function timeChips(date: ServiceDate, now: Date): Chip<JourneyTime>[] {
  const today = date === dateAt(now);
  return journeyTimes
    .filter((time) => time === 'any' || !today || (parseWallTime(time) ?? 0) > secondsAt(now))
    .map((value) => ({ value, word: value === 'any' ? (today ? '现在就走' : '什么时候都行') : words[value] }));
}
