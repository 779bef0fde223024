// How is a township's market said: 逢农历一、六, and on which days of the calendar on the wall?
import { dayName, marketRuleName, spokenDate, weekdayName } from '@kehuoyou/shared';
import type { ServiceDate, TownshipMarket } from '@kehuoyou/shared';

/** A market as its card shows it. */
export interface MarketView {
  /** 逢农历1、6; 逢农历5、10，小月在廿九: a month of 29 days has no thirtieth. */
  readonly rule: string;
  /** 今天, 明天, 11月29日; where none is near, that there is none. */
  readonly next: string;
  /** 周日, unless the day is named by its nearness alone. */
  readonly weekday: string | undefined;
  /** The ones after it: 12月4日（周五）、12月9日（周三）. */
  readonly later: string;
  readonly spoken: string;
}

/** A township's market, seen from `today`. */
export function marketView(market: TownshipMarket, today: ServiceDate): MarketView {
  const [next, ...later] = market.dates.filter((date) => date >= today);
  const rule = `${marketRuleName(market)}${market.lunarDigits.includes(0) ? '，小月在廿九' : ''}`;
  if (next === undefined)
    return {
      rule,
      next: '近两周没有',
      weekday: undefined,
      later: '',
      spoken: `${market.townshipName}${rule}，近两周没有圩日。`,
    };
  return {
    rule,
    next: dayName(next, today),
    weekday: weekdayName(next),
    later: later.map((date) => `${dayName(date, today)}（${weekdayName(date)}）`).join('、'),
    spoken: `${market.townshipName}${rule}，下一个圩日是${next === today ? '今天' : spokenDate(next)}。`,
  };
}

/** The markets with that of one's own township first. */
export function ownFirst(markets: readonly TownshipMarket[], own: string | undefined): TownshipMarket[] {
  return [...markets].sort((a, b) => Number(b.townshipCode === own) - Number(a.townshipCode === own));
}
