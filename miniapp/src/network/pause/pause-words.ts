// From when to when does a point pause, and how does its keeper say so?
import { addDays, dateAt, isoOf } from '@kehuoyou/shared';
import type { PointPause, ServiceDate } from '@kehuoyou/shared';

/** For how long. */
export type PauseSpan = 'today' | 'tomorrow' | 'days' | 'open';

/** For how long, as it is chosen. */
export const pauseSpans: readonly { readonly value: PauseSpan; readonly word: string }[] = [
  { value: 'today', word: '今天' },
  { value: 'tomorrow', word: '明天' },
  { value: 'days', word: '选日子' },
  { value: 'open', word: '说不准几天' },
];

/** Why, as most say it; anything else is written. */
export const pauseReasons = ['站长有事', '站长生病', '停电停网', '过节', '盘点', '修房子'] as const;

/** What is chosen. */
export interface PauseChoice {
  readonly span: PauseSpan;
  /** Of 选日子: the first day and the last one. */
  readonly first: ServiceDate;
  readonly last: ServiceDate;
}

/** From when and until when, ISO 8601: from now on, or whole days. */
export function pauseTimes(
  { span, first, last }: PauseChoice,
  now: Date,
): { readonly from: string; readonly until?: string } {
  const today = dateAt(now);
  const wholeDays = (from: ServiceDate, to: ServiceDate) => ({
    from: from === today ? now.toISOString() : isoOf(from, 0),
    until: isoOf(addDays(to, 1), 0),
  });
  switch (span) {
    case 'today':
      return wholeDays(today, today);
    case 'tomorrow':
      return wholeDays(addDays(today, 1), addDays(today, 1));
    case 'days':
      return wholeDays(first, last < first ? first : last);
    default:
      return { from: now.toISOString() };
  }
}

/** Pauses that are not over yet, the soonest first. */
export function standingPauses(pauses: readonly PointPause[], now: Date): PointPause[] {
  return pauses
    .filter(({ until }) => until === undefined || Date.parse(until) > now.getTime())
    .sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
}

/** Who reads it and who is told. */
export const TOLD = '谁打开这个服务点都看得到。关注的人、订了货要来交的人会收到通知。';

/** The first day that may be chosen, and the last. */
export function pauseDays(now: Date): { readonly from: ServiceDate; readonly to: ServiceDate } {
  const today = dateAt(now);
  return { from: today, to: addDays(today, 90) };
}
