// Is a service point open at this moment, why not, and when does that change?
import {
  addDays,
  clockText,
  dateAt,
  DAY_SECONDS,
  dayName,
  instantOf,
  secondsAt,
  wallTime,
  weekdayName,
  weekdayOf,
} from '../clock.js';
import type { ServiceDate } from '../clock.js';
import type { PointOpeningPlan, PointPause } from './point-opening-plan.js';

/** Why a point is open or not. */
export type PointOpeningReason =
  | 'open'
  | 'before_hours'
  | 'break'
  | 'after_hours'
  | 'closed_today'
  | 'paused'
  | 'hours_unknown'
  | 'not_open_yet'
  | 'closed_down';

/** Whether a point is open, with a sentence for people. */
export interface PointOpeningState {
  readonly open: boolean;
  readonly reason: PointOpeningReason;
  /** Such as 今天开到 18:00. */
  readonly sentence: string;
  /** ISO 8601 instant at which it closes or, when it is shut, opens again, where that is known. */
  readonly until?: string;
}

/** A stretch of opening hours on one day, in seconds past midnight. */
export interface Stretch {
  readonly opens: number;
  readonly closes: number;
}

/** How far ahead we look for the next opening. */
const LOOK_AHEAD_DAYS = 14;

/** The stretches of `date` in order: the exception of that date if there is one, else the weekly hours. */
export function stretchesOn(plan: Pick<PointOpeningPlan, 'weekly' | 'exceptions'>, date: ServiceDate): Stretch[] {
  const exception = plan.exceptions.find((each) => each.date === date);
  const weekday = weekdayOf(date);
  const stretches = exception?.stretches ?? plan.weekly.filter((each) => each.weekday === weekday);
  return stretches.map(({ opens, closes }) => ({ opens, closes })).sort((a, b) => a.opens - b.opens);
}

/** The pause in force at `at`, if any; the one announced last wins. */
export function pauseAt(pauses: readonly PointPause[], at: Date): PointPause | undefined {
  const time = at.getTime();
  return pauses
    .filter((pause) => Date.parse(pause.from) <= time && (pause.until === undefined || time < Date.parse(pause.until)))
    .sort((a, b) => Date.parse(b.announcedAt) - Date.parse(a.announcedAt))[0];
}

/** Whether the point is open at `at`, from its status, pauses, exceptions and weekly hours, in this order. */
export function pointOpeningAt(plan: PointOpeningPlan, at: Date): PointOpeningState {
  if (plan.status === 'closed') return shut('closed_down', '这个服务点已经关了');
  if (plan.status !== 'open') return shut('not_open_yet', '这个服务点还没开');
  const pause = pauseAt(plan.pauses, at);
  if (pause) return pausedState(plan, pause, at);
  if (plan.weekly.length === 0) return shut('hours_unknown', '开门时间还没登记，去前先打电话');
  return byHours(plan, at);
}

function shut(reason: PointOpeningReason, sentence: string): PointOpeningState {
  return { open: false, reason, sentence };
}

/** A time without a break in which people are served, in milliseconds since the epoch. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * When the point serves people on `date`: its stretches without the announced pauses, those that touch
 * joined. Whatever names a time takes it from here: nobody should walk there for nothing.
 */
function spansOn(plan: PointOpeningPlan, date: ServiceDate): Span[] {
  let spans = joined(
    stretchesOn(plan, date).map(({ opens, closes }) => ({
      from: instantOf(date, opens).getTime(),
      to: instantOf(date, closes).getTime(),
    })),
  );
  for (const pause of plan.pauses) {
    const from = Date.parse(pause.from);
    const to = pause.until === undefined ? Infinity : Date.parse(pause.until);
    // A pause that ends before it begins is none, as in `pauseAt`.
    if (from < to)
      spans = spans.flatMap((span) => [
        { from: span.from, to: Math.min(span.to, from) },
        { from: Math.max(span.from, to), to: span.to },
      ]);
    spans = spans.filter((span) => span.from < span.to);
  }
  return spans;
}

/** When the point serves people on `date`, in seconds past midnight: its stretches without the announced pauses. */
export function servedStretchesOn(plan: PointOpeningPlan, date: ServiceDate): Stretch[] {
  const midnight = instantOf(date, 0).getTime();
  return spansOn(plan, date).map(({ from, to }) => ({
    opens: (from - midnight) / 1000,
    closes: (to - midnight) / 1000,
  }));
}

function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans) {
    const before = whole[whole.length - 1];
    if (before && span.from <= before.to)
      whole[whole.length - 1] = { from: before.from, to: Math.max(before.to, span.to) };
    else whole.push(span);
  }
  return whole;
}

/** The first instant from `since` on at which the point serves people, if there is one in the days we look ahead. */
function nextOpening(plan: PointOpeningPlan, since: Date): Date | undefined {
  const first = dateAt(since);
  for (let days = 0; days < LOOK_AHEAD_DAYS; days += 1) {
    const span = spansOn(plan, addDays(first, days)).find(({ to }) => to > since.getTime());
    if (span) return new Date(Math.max(span.from, since.getTime()));
  }
  return undefined;
}

function pausedState(plan: PointOpeningPlan, pause: PointPause, at: Date): PointOpeningState {
  let last: PointPause | undefined = pause;
  let end = at;
  // One pause may begin before another ends; what counts is when the last of them does.
  while (last?.until !== undefined) {
    end = new Date(last.until);
    last = pauseAt(plan.pauses, end);
  }
  if (last) return shut('paused', `暂停服务：${pause.reason}`);
  const again = nextOpening(plan, end) ?? end;
  return {
    ...shut(
      'paused',
      `暂停服务：${pause.reason}，${dayName(dateAt(again), dateAt(at))} ${wallTime(secondsAt(again))} 恢复`,
    ),
    until: again.toISOString(),
  };
}

function byHours(plan: PointOpeningPlan, at: Date): PointOpeningState {
  const today = dateAt(at);
  const time = at.getTime();
  const spans = spansOn(plan, today);
  const current = spans.find(({ from, to }) => from <= time && time < to);
  const later = spans.find(({ from }) => time < from);
  if (current) return openState(today, current, later);
  if (!later) return closedForToday(plan, today, at);
  const resting = stretchesOn(plan, today).some(({ closes }) => closes <= secondsAt(at));
  const sentence = `${resting ? '休息中' : '还没开门'}，${clockText(later.from)} 开`;
  return {
    open: false,
    reason: resting ? 'break' : 'before_hours',
    sentence,
    until: new Date(later.from).toISOString(),
  };
}

function openState(today: ServiceDate, current: Span, later: Span | undefined): PointOpeningState {
  const end = current.to === instantOf(today, DAY_SECONDS).getTime() ? '24:00' : clockText(current.to);
  const sentence = later ? `开到 ${end}，${clockText(later.from)} 再开` : `今天开到 ${end}`;
  return { open: true, reason: 'open', sentence, until: new Date(current.to).toISOString() };
}

function closedForToday(plan: PointOpeningPlan, today: ServiceDate, at: Date): PointOpeningState {
  const stretches = stretchesOn(plan, today);
  const wasOpen = stretches.some(({ opens }) => opens <= secondsAt(at));
  const because = whyClosedOn(plan, today, stretches);
  const lead = wasOpen ? '今天已经关门' : because === undefined ? '今天不开门' : `今天不开门：${because}`;
  const reason = wasOpen ? 'after_hours' : 'closed_today';
  const next = nextOpening(plan, instantOf(addDays(today, 1), 0));
  if (!next) return shut(reason, lead);
  const date = dateAt(next);
  const day = date <= addDays(today, 2) ? dayName(date, today) : `${dayName(date, today)}（${weekdayName(date)}）`;
  return { ...shut(reason, `${lead}，${day} ${wallTime(secondsAt(next))} 开`), until: next.toISOString() };
}

/** The exception that closes the day or, where there would be hours, the pause that takes them. */
function whyClosedOn(plan: PointOpeningPlan, date: ServiceDate, stretches: readonly Stretch[]): string | undefined {
  const [first] = stretches;
  if (!first) return plan.exceptions.find((each) => each.date === date)?.reason;
  return pauseAt(plan.pauses, instantOf(date, first.opens))?.reason;
}
