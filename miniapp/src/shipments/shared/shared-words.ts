// How is a buyer told where their boxes are and when they come?
import { dateAt, dayAndClock, dayName, shortPointName } from '@kehuoyou/shared';
import type { SharedPlace, SharedShipment } from '@kehuoyou/shared';
import type { SquareKind } from '../../ui/states/box-squares';

/** Where boxes are, after their number. */
const placeWords: Readonly<Record<SharedPlace, string>> = {
  home: '还没交给班车',
  point: '在村里服务点，等车',
  bus: '在去县城的车上',
  county: '到县城了',
  carrier: '快递在送',
  ready: '可以来取了',
  there: '已经收到',
  back: '快递退回去了',
  out: '不寄了',
};

/** What each place looks like. */
export const placeSquares: Readonly<Record<SharedPlace, SquareKind>> = {
  ...{
    home: 'open',
    point: 'on',
    bus: 'on',
    county: 'in',
    carrier: 'in',
    ready: 'in',
    there: 'in',
    back: 'bad',
    out: 'bad',
  },
};

/** What the squares are called under the field, to whoever buys. */
export const squareWords: Readonly<Record<SquareKind, string>> = {
  in: '到县城了',
  on: '在路上',
  late: '改坐别的车',
  bad: '不寄了、退回了',
  open: '还没交',
};

/** A line for each place: 8 箱 在去县城的车上. */
export function placeLines({ places }: Pick<SharedShipment, 'places'>): string[] {
  return places.map(({ place, boxes }) => `${boxes} 箱 ${placeWords[place]}`);
}

/** The largest words: when it comes, or where most of it is. */
export function sharedHeadline(
  shipment: SharedShipment,
  now: Date,
): { readonly figure: string; readonly note: string } {
  const { expected, to, places } = shipment;
  if (expected !== undefined && to === 'county_pickup')
    return { figure: dayAndClock(expected, now), note: '到县城，到了再来取' };
  if (expected !== undefined) return { figure: dayName(dateAt(new Date(expected)), dateAt(now)), note: '前后送到' };
  const [first] = places;
  if (first === undefined) return { figure: '没有货', note: '' };
  if (places.every(({ place }) => place === 'out')) return { figure: '不寄了', note: '问一问寄货的人' };
  if (places.every(({ place }) => place === 'there' || place === 'out'))
    return { figure: '都到了', note: placeWords.there };
  const back = places.find(({ place }) => place === 'back');
  if (back !== undefined && places.every(({ place }) => ['back', 'there', 'out'].includes(place)))
    return { figure: `退回 ${back.boxes} 箱`, note: '快递退回去了，问一问寄货的人' };
  if (places.some(({ place }) => place === 'ready')) return { figure: '可以来取了', note: pickUpWords(shipment) };
  return { figure: `${first.boxes} 箱`, note: placeWords[first.place] };
}

/** Where it is fetched; nothing for what is brought. */
export function pickUpWords({ pickUpAt, to }: Pick<SharedShipment, 'pickUpAt' | 'to'>): string {
  return to === 'county_pickup' && pickUpAt !== undefined ? `在${shortPointName(pickUpAt)}取` : '';
}

/** 豆腐皮 12 箱. */
export function sharedTitle({ goods, count }: Pick<SharedShipment, 'goods' | 'count'>): string {
  return `${goods} ${count} 箱`;
}

/** All of it for the ear. */
export function spokenShared(shipment: SharedShipment, now: Date): string {
  const { figure, note } = sharedHeadline(shipment, now);
  return [sharedTitle(shipment), `${figure} ${note}`, ...placeLines(shipment)].join('。').replace(/ /g, '') + '。';
}
