// How does something for sale sound to a neighbour?
import { dayName, longDate, offerStandingAt, pointName, spokenYuan } from '@kehuoyou/shared';
import type { Offer, OfferStanding, ServiceDate } from '@kehuoyou/shared';
import type { Tone } from '../ui/cards/tag';
import { yuanWords } from './errand-words';

const standings: Readonly<Record<OfferStanding, { readonly word: string; readonly tone: Tone }>> = {
  open: { word: '在卖', tone: 'green' },
  held: { word: '等检查', tone: 'amber' },
  sold: { word: '卖完了', tone: 'grey' },
  ended: { word: '过期了', tone: 'grey' },
  taken_down: { word: '已下架', tone: 'red' },
};

/** 在卖, 卖完了, 过期了 or 已下架. */
export function standingOf(offer: Pick<Offer, 'state' | 'until'>, today: ServiceDate) {
  return standings[offerStandingAt(offer, today)];
}

/** 32 元 一斤; whole yuan without their fen. */
export function priceWords({ priceFen, per }: Pick<Offer, 'priceFen' | 'per'>): string {
  return `${yuanWords(priceFen)} 一${per}`;
}

/** 一共 30 斤. */
export function quantityWords({ quantity, unit }: Pick<Offer, 'quantity' | 'unit'>): string {
  return `一共 ${quantity} ${unit}`;
}

/** 卖到后天, 卖到 12月12日, 今天最后一天. */
export function untilWords({ until }: Pick<Offer, 'until'>, today: ServiceDate): string {
  if (until === today) return '今天最后一天';
  return until < today ? `${longDate(until)}就过了` : `卖到${dayName(until, today)}`;
}

/** 长校镇下谢村: where it is, and where it is fetched. */
export function whereWords({ villageName, townshipName, where }: Offer, point: string | undefined): string {
  const village = `${townshipName}${villageName}`;
  return where === 'point'
    ? `${village}，到${point === undefined ? '村里服务点' : pointName(point)}拿`
    : `${village}，到卖家家里拿`;
}

/** One line of a list. */
export function rowWords(offer: Offer, today: ServiceDate): { readonly title: string; readonly note: string } {
  return {
    title: `${offer.product} ${priceWords(offer)}`,
    note: `${quantityWords(offer)}，${offer.townshipName}${offer.villageName}，${untilWords(offer, today)}`,
  };
}

/** The same for the ear. */
export function spokenOffer(offer: Offer, today: ServiceDate): string {
  const { product, priceFen, per, words } = offer;
  const said = [`${product}，${spokenYuan(priceFen)}一${per}`, quantityWords(offer), words, untilWords(offer, today)];
  return `${said
    .filter((each) => each !== undefined)
    .join('，')
    .replace(/[。！]，/g, '，')}。`;
}
