// What do the sample people offer, day after day?
import { addDays, instantOf } from '@kehuoyou/shared';
import type { OfferPlace, OfferUnit, ServiceDate } from '@kehuoyou/shared';

/** Days back of which a new database already knows. */
export const SAMPLE_OFFER_DAYS = 3;
const HOUR = 3_600;

/** What a sample person has to sell. */
export interface SampleOffer {
  readonly product: string;
  readonly quantity: number;
  readonly unit: OfferUnit;
  readonly priceFen: number;
  readonly per: OfferUnit;
  readonly words?: string;
  readonly where: OfferPlace;
  readonly days: number;
  /** Number of one of the sample points, which serves its village. */
  readonly point: number;
  readonly showNumber: boolean;
  /** Hours after midnight when it is put up, and when it is sold. */
  readonly at: number;
  readonly sold?: number;
}

/** On one day these, on the next those. */
const menus: readonly (readonly SampleOffer[])[] = [
  [
    offer('豆腐皮', [30, '斤', 3_200, '斤'], { at: 7, days: 5, words: '自家做的，今天早上起锅，要的先打电话。' }),
    offer('土鸡蛋', [60, '个', 150, '个'], { at: 8, days: 3, sold: 16, where: 'point' }),
    offer('笋干', [20, '斤', 4_500, '斤'], { at: 9, days: 20, point: 1, showNumber: false }),
  ],
  [
    offer('地瓜', [200, '斤', 120, '斤'], { at: 7, days: 7, words: '红心的，沙地里种的。' }),
    offer('蜂蜜', [12, '瓶', 6_000, '瓶'], { at: 9, days: 30, point: 2, where: 'point' }),
  ],
  [
    offer('茶油', [15, '斤', 5_500, '斤'], { at: 8, days: 20, point: 1 }),
    offer('脐橙', [40, '箱', 4_000, '箱'], { at: 10, days: 10, point: 3, words: '一箱十斤，不打蜡。' }),
    offer('竹篮', [8, '个', 2_500, '个'], { at: 11, days: 15, where: 'point', showNumber: false }),
  ],
];

/** Something that happens to an offer of a day. */
export interface SampleOfferAct {
  readonly day: ServiceDate;
  readonly at: Date;
  readonly deed: 'put_up' | 'sell';
  readonly offer: SampleOffer;
  readonly until: ServiceDate;
}

/** What happens on a day, in its order. */
export function sampleOfferActs(day: ServiceDate): SampleOfferAct[] {
  const menu = menus[Math.floor(instantOf(day, 0).getTime() / 86_400_000) % menus.length] ?? [];
  return menu
    .flatMap((each): SampleOfferAct[] => {
      const of = { day, offer: each, until: addDays(day, each.days - 1) };
      const sold =
        each.sold === undefined ? [] : [{ ...of, deed: 'sell', at: instantOf(day, each.sold * HOUR) } as const];
      return [{ ...of, deed: 'put_up', at: instantOf(day, each.at * HOUR) }, ...sold];
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

type Much = readonly [quantity: number, unit: OfferUnit, priceFen: number, per: OfferUnit];

function offer(
  product: string,
  [quantity, unit, priceFen, per]: Much,
  more: Partial<SampleOffer> & Pick<SampleOffer, 'at' | 'days'>,
): SampleOffer {
  return { product, quantity, unit, priceFen, per, where: 'home', point: 0, showNumber: true, ...more };
}
