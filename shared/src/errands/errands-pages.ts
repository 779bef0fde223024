// Which pages of the app are about what is bought in town for whoever cannot go?
import { page } from '../pages.js';
import type { ShoppingGroup } from './buying/shopping-list.js';
import { errandPolicy, errandShopPolicy, errandWorkPolicy } from './errands.policy.js';

/** The pages of errands. */
export const errandsPages = {
  /** What is wanted from town. `point`: where a keeper writes it down for a caller. */
  ask: page<{ readonly point?: string }>('/errands/ask/index', {
    title: '帮我带',
    access: ['resident'],
  }),
  /** One's own, the latest first, and what has not left the phone. */
  mine: page('/errands/mine/index', { title: '我托带的', access: ['resident'] }),
  /** Where one stands, and what is asked back of it. */
  errand: page<{ readonly id: string }>('/errands/errand/index', { title: '托带的东西', access: ['resident'] }),
  /** What is to be bought, by shop, point and bus; which one is looked at stands in the address. */
  list: page<{ readonly by?: ShoppingGroup; readonly id?: string }>('/errands/list/index', {
    title: '代购单',
    access: errandWorkPolicy.list.roles,
  }),
  /** One that was taken: bought, asked back, given to the bus. */
  buy: page<{ readonly id: string }>('/errands/buy/index', { title: '买这一份', access: errandPolicy.buy.roles }),
  /** What is collected at a point, and what a keeper has to ask whom on the telephone. */
  point: page<{ readonly point?: string }>('/errands/point/index', {
    title: '村里托带的',
    access: errandWorkPolicy.point.roles,
  }),
  /** Which shops in town have agreed to buy. */
  shops: page('/errands/shops/index', { title: '代购的店', access: errandShopPolicy.keep.roles }),
  /** What people of the county have to sell; for everybody. */
  offers: page<{ readonly q?: string; readonly township?: string }>('/errands/offers/index', {
    title: '谁家有卖',
    access: ['public'],
  }),
  /** One of them: buyers see it, its seller says sold, a keeper or an office takes it down. */
  offer: page<{ readonly id: string }>('/errands/offer/index', { title: '这家在卖', access: ['public'] }),
  /** Puts something up, in four steps. */
  sell: page('/errands/sell/index', { title: '我有东西卖', access: ['resident'] }),
  /** What one has put up oneself. */
  selling: page('/errands/selling/index', { title: '我在卖的', access: ['resident'] }),
};
