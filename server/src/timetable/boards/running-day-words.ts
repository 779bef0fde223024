// On which days does a trip run, in so few words that they fit on a sign?
import { addDays, weekdayName, weekdayOf } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';

/** Days that are looked at: every weekday comes four times, so that a single holiday hides no rule. */
const WINDOW_DAYS = 28;
const WEEKS = WINDOW_DAYS / 7;
/** More days out of line than this are no exceptions but another rule, which a sign cannot hold. */
const MOST_EXCEPTIONS = 3;

/**
 * The days of the four weeks from `from` on: 每天, 周一至周五, 周六、周日，12月1日不开, or single days. Undefined when it runs
 * on none of them. `runs` answers by the timetable; what is cancelled for a day only does not concern a sign.
 */
export function runningDays(from: ServiceDate, runs: (date: ServiceDate) => boolean): string | undefined {
  const dates = Array.from({ length: WINDOW_DAYS }, (_each, day) => addDays(from, day));
  const running = new Set(dates.filter(runs));
  if (running.size === 0) return undefined;
  const usual = weekdays(dates, running);
  const missing = dates.filter((date) => usual.has(weekdayOf(date)) && !running.has(date));
  const extra = dates.filter((date) => !usual.has(weekdayOf(date)) && running.has(date));
  if (missing.length + extra.length > MOST_EXCEPTIONS) return usual.size === 0 ? listed(extra) : '日子不一定';
  return [
    ...(usual.size === 0 ? [] : [weekdayWords(usual)]),
    ...(missing.length === 0 ? [] : [`${days(missing)}不开`]),
    ...(extra.length === 0
      ? []
      : [`${usual.size === 0 ? '只在' : ''}${days(extra)}${usual.size === 0 ? '开' : '加开'}`]),
  ].join('，');
}

/** The weekdays, 1 Monday to 7 Sunday, on which it runs more often than not. */
function weekdays(dates: readonly ServiceDate[], running: ReadonlySet<ServiceDate>): Set<number> {
  const times = new Map<number, number>();
  for (const date of dates) if (running.has(date)) times.set(weekdayOf(date), (times.get(weekdayOf(date)) ?? 0) + 1);
  return new Set([...times].filter(([, count]) => count > WEEKS / 2).map(([weekday]) => weekday));
}

const named: Readonly<Record<string, string>> = {
  '1234567': '每天',
  '12345': '周一至周五',
  '123456': '周一至周六',
  '67': '周六、周日',
};

function weekdayWords(weekdays: ReadonlySet<number>): string {
  const sorted = [...weekdays].sort();
  // 2026-11-23 is a Monday.
  return named[sorted.join('')] ?? sorted.map((weekday) => weekdayName(addDays('2026-11-22', weekday))).join('、');
}

function days(dates: readonly ServiceDate[]): string {
  return dates.map((date) => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`).join('、');
}

function listed(dates: readonly ServiceDate[]): string {
  const shown = dates.slice(0, 2 * MOST_EXCEPTIONS);
  return `只在${days(shown)}${shown.length < dates.length ? '等' : ''}开`;
}
