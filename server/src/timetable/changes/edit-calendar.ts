// Which days are market days, working days and days of rest?
import { addDays, dayNumber, isMarketDay, MOST_DAYS_SPANNED, weekdayOf } from '@kehuoyou/shared';
import type { CalendarDay, DayOverride, MarketRule, ServiceDate, ServiceDays } from '@kehuoyou/shared';
import chineseDays from 'chinese-days';
import { lunarDateOf } from './almanac.js';
import { lawfulHoliday } from './lawful-holidays.js';

/** A weekend that is worked for a holiday. */
const WORKED = '调休上班';

/** The library is CommonJS, of which Node finds no single names to import. */
const { getDayDetail } = chineseDays;

/**
 * The last year whose holidays the State Council had announced when the library was made. Of later years one knows the
 * days that the law fixes; which weekends are worked for them is open until the county office says so.
 */
const LAST_ANNOUNCED_YEAR = 2026;

/** True where nobody has announced yet which weekends are worked. */
export function isUnannounced(date: ServiceDate): boolean {
  return Number(date.slice(0, 4)) > LAST_ANNOUNCED_YEAR;
}

/** Day of the lunar month, 1 to 30. */
export function lunarDayOf(date: ServiceDate): number {
  return lunarDateOf(date).day;
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
    if (rule === undefined) return false;
    return isMarketDay(rule, lunarDayOf(date), lunarDayOf(addDays(date, 1)) === 1);
  }

  /** True for holidays and weekends, but not for weekend days that are worked. */
  isRestDay(date: ServiceDate): boolean {
    const override = this.overrides.get(date);
    if (override) return override.kind === 'rest';
    if (isUnannounced(date)) return weekdayOf(date) >= 6 || lawfulHoliday(date) !== undefined;
    const announced = announcedDay(date);
    return announced === undefined ? weekdayOf(date) >= 6 : !announced.work;
  }

  /** Days that are not what their weekday says, and those of which the county office has spoken, in order. */
  specialDays(from: ServiceDate, until: ServiceDate): CalendarDay[] {
    return this.datesOf({ from, until, on: 'every_day' }).flatMap((date): CalendarDay[] => {
      const override = this.overrides.get(date);
      if (override) return [{ ...override, byOffice: true }];
      const kind = this.isRestDay(date) ? 'rest' : 'work';
      const lawful = isUnannounced(date) ? lawfulHoliday(date) : undefined;
      if (lawful !== undefined) return [{ date, kind, name: lawful, byOffice: false, unannounced: true }];
      if ((kind === 'rest') === weekdayOf(date) >= 6) return [];
      return [{ date, kind, name: nameOf(date, kind), byOffice: false }];
    });
  }

  /** The dates that a rule means, in order. */
  datesOf(days: ServiceDays): ServiceDate[] {
    const count = Math.min(dayNumber(days.until) - dayNumber(days.from) + 1, MOST_DAYS_SPANNED);
    return Array.from({ length: Math.max(count, 0) }, (_each, day) => addDays(days.from, day)).filter((date) =>
      this.matches(days, date),
    );
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

/**
 * What the State Council has announced of a day; undefined for one that is as its weekday says. The library
 * knows those by their date as it is written, but takes the weekday from the machine's time zone: that we
 * never ask it. It names an announced day `Spring Festival,春节,4` and every other one `Tuesday`.
 */
function announcedDay(date: ServiceDate): { readonly work: boolean; readonly holiday: string } | undefined {
  const { name, work } = getDayDetail(date);
  const holiday = name.split(',')[1];
  return holiday === undefined ? undefined : { work, holiday };
}

function nameOf(date: ServiceDate, kind: DayOverride['kind']): string {
  const holiday = announcedDay(date)?.holiday ?? '';
  return kind === 'rest' ? holiday : `${holiday}${WORKED}`;
}
