// When does the person want to leave, or to be there?
import { dateAt, dayName, parseWallTime, secondsAt } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import type { Chip } from '../../ui/fields/chips';

/** Which end of the way the time is said of: 几点后走, or 几点前到. */
export const journeySides = ['leave', 'arrive'] as const;
export type JourneySide = (typeof journeySides)[number];

/** A part of the day to leave in; `any` is from now on today, from the first bus on another day. */
export const journeyTimes = ['any', '06:00', '09:00', '12:00', '15:00'] as const;
/** Hours by which people must be somewhere: the surgery, the school, the market, home before it is dark. */
export const arrivalTimes = [
  'any',
  '08:00',
  '09:00',
  '10:00',
  '11:00',
  '12:00',
  '14:00',
  '15:00',
  '16:00',
  '17:00',
  '18:00',
] as const;
/** An hour of `journeyTimes` or `arrivalTimes`. */
export type JourneyTime = (typeof journeyTimes)[number] | (typeof arrivalTimes)[number];

/** When one wants to travel. */
export interface JourneyWhen {
  readonly date: ServiceDate;
  readonly side: JourneySide;
  readonly time: JourneyTime;
}

/** The choice between the two ends. */
export const sideChips: readonly Chip<JourneySide>[] = [
  { value: 'leave', word: '几点后走' },
  { value: 'arrive', word: '几点前到' },
];

/** 早上6点后, 上午10点前; empty for any time. */
export function timeWord(time: JourneyTime, side: JourneySide = 'leave'): string {
  const hour = Number(time.slice(0, 2));
  if (time === 'any') return '';
  const part = hour < 9 ? '早上' : hour < 12 ? '上午' : hour === 12 ? '中午' : hour <= 18 ? '下午' : '晚上';
  return `${part}${hour > 12 ? hour - 12 : hour}点${side === 'leave' ? '后' : '前'}`;
}

/** Nobody goes out to be home sooner. */
const EARLIEST_HOME = '11:00';

/** The hours by which to be home again that still lie ahead on `date`: 下午4点前回. */
export function homeChips(date: ServiceDate, now: Date): Chip<JourneyTime>[] {
  return timeChips(date, now, 'arrive')
    .filter(({ value }) => value === 'any' || value >= EARLIEST_HOME)
    .map(({ value, word }) => ({ value, word: value === 'any' ? '几点回都行' : `${word}回` }));
}

/** The times that still lie ahead on `date`. */
export function timeChips(date: ServiceDate, now: Date, side: JourneySide = 'leave'): Chip<JourneyTime>[] {
  const today = date === dateAt(now);
  const times: readonly JourneyTime[] = side === 'leave' ? journeyTimes : arrivalTimes;
  const any = side === 'arrive' ? '几点到都行' : today ? '现在就走' : '什么时候都行';
  return times
    .filter((time) => time === 'any' || !today || (parseWallTime(time) ?? 0) > secondsAt(now))
    .map((value) => ({ value, word: value === 'any' ? any : timeWord(value, side) }));
}

/** `time` while it still lies ahead; any time after that. */
export function stillAhead(time: JourneyTime, date: ServiceDate, now: Date): JourneyTime {
  return time !== 'any' && date === dateAt(now) && (parseWallTime(time) ?? 0) <= secondsAt(now) ? 'any' : time;
}

/** 今天，现在就走; 明天上午10点前到. */
export function whenText({ date, side, time }: JourneyWhen, now: Date): string {
  const today = dateAt(now);
  const day = dayName(date, today);
  if (time !== 'any') return `${day}${timeWord(time, side)}${side === 'leave' ? '走' : '到'}`;
  return date === today ? `${day}，现在就走` : `${day}，什么时候都行`;
}
