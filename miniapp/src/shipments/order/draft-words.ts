// What is wrong with what somebody filled in, and what is meant by it?
import { boxLimits, canSend, mostValueFen, tariffOf } from '@kehuoyou/shared';
import { countOf } from '../order-draft';
import type { OrderDraft } from '../order-draft';

const MM = 10;
const GRAMS = 1_000;

/** 2.5 公斤 as somebody types it, in whole grams; undefined for what is no weight. */
export function gramsIn(text: string): number | undefined {
  const amount = /^\s*(\d{1,3}(?:\.\d{1,3})?)\s*$/.exec(text.normalize('NFKC'))?.[1];
  const grams = amount === undefined ? 0 : Math.round(Number(amount) * GRAMS);
  return grams > 0 ? grams : undefined;
}

/** Three lengths in centimetres, whatever stands between them, in whole millimetres; undefined where they are not three. */
export function sidesIn(text: string): readonly [number, number, number] | undefined {
  const [length, width, height, ...more] = (text.normalize('NFKC').match(/\d+(?:\.\d+)?/g) ?? []).map((each) =>
    Math.round(Number(each) * MM),
  );
  if (length === undefined || width === undefined || height === undefined || more.length > 0) return undefined;
  return length > 0 && width > 0 && height > 0 ? [length, width, height] : undefined;
}

/** Why these goods cannot be sent like this; undefined where they can. */
export function goodsTrouble({ goods, grams }: Pick<OrderDraft, 'goods' | 'grams'>): string | undefined {
  if (goods.trim() === '') return '先写要寄什么。';
  const { verdict } = canSend(goods);
  if (verdict === 'no') return '这样东西不能寄，看上面写的为什么。';
  if (verdict === 'ask') return '这样东西要先问站长。';
  if (grams > boxLimits.grams) return `一箱最多 ${boxLimits.grams / GRAMS} 公斤，太重了一个人搬不动，分成几箱装。`;
  return undefined;
}

/** Why it cannot go to these places; undefined where it can. */
export function placesTrouble(draft: Pick<OrderDraft, 'pickup' | 'carried'>): string | undefined {
  const count = countOf(draft);
  if (count === 0) return '写上寄几箱。';
  const over = draft.carried.find(
    ({ count: boxes, carrier, valueFen = 0 }) => boxes > 0 && valueFen > mostValueFen(tariffOf(carrier)),
  );
  if (over) return `这家快递一箱最多保价 ${Math.round(mostValueFen(tariffOf(over.carrier)) / 100)} 元，写少一点。`;
  if (count > boxLimits.boxes) return `一次最多 ${boxLimits.boxes} 箱，多的分几次订。`;
  return undefined;
}
