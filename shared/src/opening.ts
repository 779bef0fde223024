// Is a service point open at this moment, why not, and when does that change?
import { addDays, dateAt, DAY_SECONDS, dayName, instantOf, secondsAt, wallTime, weekdayName, weekdayOf } from './clock.js';
import type { ServiceDate } from './clock.js';
import type { OpeningPlan, PointPause } from './network.js';

/** Why a point is open or not. */
export type OpeningReason =
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
export interface OpeningState {
  readonly open: boolean;
  readonly reason: OpeningReason;
  /** Such as 今天开到 18:00. */
  readonly sentence: string;
  /** ISO 8601 instant at which this answer changes, where that is known. */
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
export function stretchesOn(plan: Pick<OpeningPlan, 'weekly' | 'exceptions'>, date: ServiceDate): Stretch[] {
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
export function openingAt(plan: OpeningPlan, at: Date): OpeningState {
  if (plan.status === 'closed') return shut('closed_down', '这个服务点已经关了');
  if (plan.status !== 'open') return shut('not_open_yet', '这个服务点还没开');
  const pause = pauseAt(plan.pauses, at);
  if (pause) return pausedState(pause, dateAt(at));
  if (plan.weekly.length === 0) return shut('hours_unknown', '开门时间还没登记，去前先打电话');
  return byHours(plan, at);
}

function shut(reason: OpeningReason, sentence: string): OpeningState {
  return { open: false, reason, sentence };
}

function pausedState(pause: PointPause, today: ServiceDate): OpeningState {
  if (pause.until === undefined) return shut('paused', `暂停服务：${pause.reason}`);
  const end = new Date(pause.until);
  const sentence = `暂停服务：${pause.reason}，${dayName(dateAt(end), today)} ${wallTime(secondsAt(end))} 恢复`;
  return { open: false, reason: 'paused', sentence, until: end.toISOString() };
}

function byHours(plan: OpeningPlan, at: Date): OpeningState {
  const today = dateAt(at);
  const second = secondsAt(at);
  const stretches = stretchesOn(plan, today);
  const current = stretches.find(({ opens, closes }) => opens <= second && second < closes);
  if (current) return openState(plan, at, current, stretches);
  const later = stretches.find(({ opens }) => second < opens);
  if (later) {
    const resting = stretches.some(({ closes }) => closes <= second);
    const sentence = `${resting ? '休息中' : '还没开门'}，${wallTime(later.opens)} 开`;
    return { open: false, reason: resting ? 'break' : 'before_hours', sentence, until: instantOf(today, later.opens).toISOString() };
  }
  return closedForToday(plan, today, stretches.length > 0);
}

function openState(plan: OpeningPlan, at: Date, current: Stretch, stretches: Stretch[]): OpeningState {
  const closes = instantOf(dateAt(at), current.closes);
  // A pause that begins before closing time ends the opening: nobody should walk there for nothing.
  const pauseStart = plan.pauses
    .map((pause) => Date.parse(pause.from))
    .filter((from) => from > at.getTime() && from < closes.getTime())
    .sort((a, b) => a - b)[0];
  const until = pauseStart === undefined ? closes : new Date(pauseStart);
  const again = stretches.find(({ opens }) => opens > current.closes);
  const end = until === closes && current.closes === DAY_SECONDS ? '24:00' : wallTime(secondsAt(until));
  const sentence = again ? `开到 ${end}，${wallTime(again.opens)} 再开` : `今天开到 ${end}`;
  return { open: true, reason: 'open', sentence, until: until.toISOString() };
}

function closedForToday(plan: OpeningPlan, today: ServiceDate, hadHours: boolean): OpeningState {
  const exception = plan.exceptions.find((each) => each.date === today);
  const lead = hadHours ? '今天已经关门' : exception ? `今天不开门：${exception.reason}` : '今天不开门';
  const reason = hadHours ? 'after_hours' : 'closed_today';
  for (let days = 1; days <= LOOK_AHEAD_DAYS; days += 1) {
    const date = addDays(today, days);
    const first = stretchesOn(plan, date).find(
      ({ opens }) => pauseAt(plan.pauses, instantOf(date, opens)) === undefined,
    );
    if (!first) continue;
    const day = days <= 2 ? dayName(date, today) : `${dayName(date, today)}（${weekdayName(date)}）`;
    const sentence = `${lead}，${day} ${wallTime(first.opens)} 开`;
    return { open: false, reason, sentence, until: instantOf(date, first.opens).toISOString() };
  }
  return shut(reason, lead);
}
