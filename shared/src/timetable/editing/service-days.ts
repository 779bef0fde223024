// On which days does something run, as a person says it: every day, market days, working days?
import { addDays, dayNumber } from '../../clock.js';
import type { ServiceDate } from '../../clock.js';

/**
 * `market_days`: 圩日 of a township, by its lunar rule; `workdays` and `rest_days` follow the holidays and
 * the adjusted working days (调休) of the State Council, not the weekday alone.
 */
export const dayKinds = ['every_day', 'weekdays', 'market_days', 'workdays', 'rest_days'] as const;
export type DayKind = (typeof dayKinds)[number];

/** Days from `from` to `until`, both included, on which a rule holds. */
export interface ServiceDays {
  readonly from: ServiceDate;
  readonly until: ServiceDate;
  readonly on: DayKind;
  /** For `weekdays`: 1 Monday to 7 Sunday. */
  readonly weekdays?: readonly number[];
  /** For `market_days`: whose market, by its 9-digit code. */
  readonly townshipCode?: string;
}

/** Days that one rule may span: a little more than two years. */
export const MOST_DAYS_SPANNED = 800;

/** The last day of a rule that is to hold for good, seen from its first: as far as a rule may reach. */
export function lastDayForGood(from: ServiceDate): ServiceDate {
  return addDays(from, MOST_DAYS_SPANNED - 1);
}

/** When a township holds its market: on lunar days whose last digit is one of these. */
export interface MarketRule {
  readonly townshipCode: string;
  /** 147 is `[1, 4, 7]`, 16 (or 一六) is `[1, 6]`, 五十 is `[5, 0]`. */
  readonly lunarDigits: readonly number[];
}

/** The rule as people say it: 逢农历 1、4、7. */
export function marketRuleName({ lunarDigits }: MarketRule): string {
  return `逢农历${lunarDigits.map((digit) => (digit === 0 ? '10' : String(digit))).join('、')}`;
}

/**
 * True when a day of the lunar month (1 to 30) is a market day. A month of 29 days (小月) has no 三十: whoever keeps
 * market on tens keeps it on 廿九, its last day.
 */
export function isMarketDay({ lunarDigits }: MarketRule, lunarDay: number, isLastOfMonth = false): boolean {
  return lunarDigits.includes(lunarDay % 10) || (isLastOfMonth && lunarDay === 29 && lunarDigits.includes(0));
}

const WEEKDAY_NAMES = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** The rule in a villager's words, such as 嵩溪圩日（12月1日到12月31日）. */
export function serviceDaysName(days: ServiceDays, townshipName?: string): string {
  const span = spanName(days);
  if (days.from === days.until) return span;
  switch (days.on) {
    case 'every_day':
      return span;
    case 'weekdays':
      return `每周${(days.weekdays ?? []).map((day) => WEEKDAY_NAMES[day - 1] ?? '').join('、')}（${span}）`;
    case 'market_days':
      return `${townshipName ?? ''}圩日（${span}）`;
    case 'workdays':
      return `工作日（${span}）`;
    case 'rest_days':
      return `休息日（${span}）`;
  }
}

/** 12月1日; 12月1日到12月31日; with their years where they differ; 12月1日起 for what is to hold for good. */
function spanName({ from, until }: ServiceDays): string {
  const name = (date: ServiceDate, withYear = false): string =>
    `${withYear ? `${date.slice(0, 4)}年` : ''}${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
  if (from === until) return name(from);
  if (dayNumber(until) >= dayNumber(lastDayForGood(from))) return `${name(from)}起`;
  const years = from.slice(0, 4) !== until.slice(0, 4);
  return `${name(from, years)}到${name(until, years)}`;
}
