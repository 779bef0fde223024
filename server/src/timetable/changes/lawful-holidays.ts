// On which days does the law let everybody rest, whatever has been announced of a year?
//
// 全国年节及纪念日放假办法 (State Council, as revised in 2024, in force since 2025), article 2. Where such a day falls on
// a weekend the rest is made up on a working day, and weekends are worked for longer rests: the yearly notice says which.
import { addDays } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import chineseDays from 'chinese-days';
import { lunarDateOf } from './almanac.js';

/** The library is CommonJS, of which Node finds no single names to import. */
const { getSolarTermDate } = chineseDays;

/** By day of the year, `MM-DD`. */
const SOLAR: Readonly<Record<string, string>> = {
  '01-01': '元旦',
  '05-01': '劳动节',
  '05-02': '劳动节',
  '10-01': '国庆节',
  '10-02': '国庆节',
  '10-03': '国庆节',
};

const QINGMING = '清明节';
const SPRING_FESTIVAL = '春节';

/** By lunar month and day; those of a leap month are none. */
const LUNAR: Readonly<Record<string, string>> = {
  '1-1': SPRING_FESTIVAL,
  '1-2': SPRING_FESTIVAL,
  '1-3': SPRING_FESTIVAL,
  '5-5': '端午节',
  '8-15': '中秋节',
};

/** The holiday's name; undefined on every other day. */
export function lawfulHoliday(date: ServiceDate): string | undefined {
  const solar = SOLAR[date.slice(5)];
  if (solar !== undefined) return solar;
  if (date.slice(5, 7) === '04' && getSolarTermDate(Number(date.slice(0, 4)), 4, 'pure_brightness') === date)
    return QINGMING;
  // New Year's Eve is the day before, whether its month has 29 days or 30.
  return lunarHoliday(date) ?? (lunarHoliday(addDays(date, 1)) === SPRING_FESTIVAL ? SPRING_FESTIVAL : undefined);
}

function lunarHoliday(date: ServiceDate): string | undefined {
  const { month, day, isLeap } = lunarDateOf(date);
  return isLeap ? undefined : LUNAR[`${month}-${day}`];
}
