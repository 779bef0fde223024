// Which days are market days, working days and days of rest?
import { addDays, dayNumber, isMarketDay, MOST_DAYS_SPANNED, weekdayOf } from '@kehuoyou/shared';
import type { CalendarDay, DayOverride, MarketRule, ServiceDate, ServiceDays } from '@kehuoyou/shared';
import chineseDays from 'chinese-days';

/** The library is CommonJS, of which Node finds no single names to import. */
const { getDayDetail, getLunarDate, isHoliday } = chineseDays;

/**
 * The last year whose holidays the State Council had announced when the library was made. For later
 * years it guesses, so there a weekend is a weekend until the county office says otherwise.
 */
const LAST_ANNOUNCED_YEAR = 2026;

/** The almanac takes its time, and the same few years are asked for again and again. */
const lunarDays = new Map<ServiceDate, number>();
const MOST_KEPT = 10_000;

/** Day of the lunar month, 1 to 30. */
export function lunarDayOf(date: ServiceDate): number {
  const kept = lunarDays.get(date);
  if (kept !== undefined) return kept;
  if (lunarDays.size >= MOST_KEPT) lunarDays.clear();
  const { lunarDay } = getLunarDate(date);
  lunarDays.set(date, lunarDay);
  return lunarDay;
}

/** The rules that decide what kind of day a date is. */
export class EditCalendar {
  private readonly markets: ReadonlyMap<string, MarketRule>;
  private readonly overrides: ReadonlyMap<ServiceDate, DayOverride>;

  constructor(markets: readonly MarketRule[], overrides: readonly DayOverride[]) {
    this.markets = new Map(markets.map((rule) => [rule.townshipCode, rule]));
    this.overrides = new Map(overrides.map((each) => [each.date, each]));
  }

  /** True when `date` is a market day of the township; a township without a rule has none. */
  isMarketDay(townshipCode: string, date: ServiceDate): boolean {
    const rule = this.markets.get(townshipCode);
    return rule !== undefined && isMarketDay(rule, lunarDayOf(date));
  }

  /** True for holidays and weekends, but not for weekend days that are worked. */
  isRestDay(date: ServiceDate): boolean {
    const override = this.overrides.get(date);
    if (override) return override.kind === 'rest';
    if (Number(date.slice(0, 4)) > LAST_ANNOUNCED_YEAR) return weekdayOf(date) >= 6;
    return isHoliday(date);
  }

  /** Days that are not what their weekday says, and those of which the county office has spoken, in order. */
  specialDays(from: ServiceDate, until: ServiceDate): CalendarDay[] {
    return this.datesOf({ from, until, on: 'every_day' }).flatMap((date): CalendarDay[] => {
      const override = this.overrides.get(date);
      if (override) return [{ ...override, byOffice: true }];
      const kind = this.isRestDay(date) ? 'rest' : 'work';
      if ((kind === 'rest') === weekdayOf(date) >= 6) return [];
      return [{ date, kind, name: kind === 'rest' ? holidayName(date) : `${holidayName(date)}调休上班`, byOffice: false }];
    });
  }

  /** The dates that a rule means, in order. */
  datesOf(days: ServiceDays): ServiceDate[] {
    const count = Math.min(dayNumber(days.until) - dayNumber(days.from) + 1, MOST_DAYS_SPANNED);
    return Array.from({ length: Math.max(count, 0) }, (_each, day) => addDays(days.from, day)).filter((date) => this.matches(days, date));
  }

  private matches(days: ServiceDays, date: ServiceDate): boolean {
    switch (days.on) {
      case 'every_day':
        return true;
      case 'weekdays':
        return (days.weekdays ?? []).includes(weekdayOf(date));
      case 'market_days':
        return this.isMarketDay(days.townshipCode ?? '', date);
      case 'workdays':
        return !this.isRestDay(date);
      case 'rest_days':
        return this.isRestDay(date);
    }
  }
}

/** 春节; the library writes `Spring Festival,春节,4`. */
function holidayName(date: ServiceDate): string {
  return getDayDetail(date).name.split(',')[1] ?? '';
}
