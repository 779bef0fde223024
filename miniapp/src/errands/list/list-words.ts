// How does a shopping list say its groups, what is to be bought in each, and how much is still to do?
import {
  dateAt,
  dayAndClock,
  isOwnErrand,
  namelessGroups,
  OWN_GROUP,
  shoppingGroupNames,
  shoppingGroups,
  shortPointName,
} from '@kehuoyou/shared';
import type { ShoppingErrand, ShoppingGroup, ShoppingPart } from '@kehuoyou/shared';
import { amountWords, busWords, byWords } from '../errand-words';

/** Choices of how it is put together. */
export const groupChips = shoppingGroups.map((value) => ({ value, word: shoppingGroupNames[value] }));

/** The group that an address names; by shop, as one walks, unless it names one. */
export function groupOf(text: string | undefined): ShoppingGroup {
  return shoppingGroups.find((each) => each === text) ?? 'shop';
}

/** 县供销社; 下谢村; 15:28 的 K12 去长校镇; what stands where there is none. */
export function partTitle({ shop, point, bus, errands }: ShoppingPart, by: ShoppingGroup): string {
  if (by === 'shop') return shop?.name ?? namelessGroups.shop;
  if (by === 'point') return point === undefined ? namelessGroups.point : shortPointName(point.name);
  if (bus !== undefined) return busWords(bus);
  return errands.every(isOwnErrand) ? OWN_GROUP : namelessGroups.bus;
}

/** All that is still to be bought of a group, the same things added up: 食盐 5 包、酱油 1 瓶; empty where nothing is. */
export function toBuyWords(errands: readonly ShoppingErrand[]): string {
  const sums = new Map<string, { readonly what: string; readonly unit: string; amount: number }>();
  const open = errands.filter(({ taken, state }) => taken && (state === 'accepted' || state === 'asked_back'));
  for (const { what: asked, unit, amount, standing, proposal } of open.flatMap(({ lines }) => lines)) {
    if (standing === 'declined' || standing === 'asked_back') continue;
    const what = (standing === 'agreed' ? proposal?.instead : undefined) ?? asked;
    const before = sums.get(`${what} ${unit}`);
    if (before === undefined) sums.set(`${what} ${unit}`, { what, unit, amount });
    else before.amount += amount;
  }
  return [...sums.values()].map(amountWords).join('、');
}

/** 要买 3 份，没人接 2 份，等回话 1 份，要上车 1 份. */
export function workWords(errands: readonly ShoppingErrand[]): string {
  const count = (wanted: (errand: ShoppingErrand) => boolean): number => errands.filter(wanted).length;
  const parts = [
    ['要买', count(({ state }) => state === 'accepted')],
    ['等回话', count(({ state }) => state === 'asked_back')],
    ['买好要上车', count((errand) => errand.state === 'bought' && !isOwnErrand(errand))],
    ['买好要上架', count((errand) => errand.state === 'bought' && isOwnErrand(errand))],
    ['没人接', count(({ state }) => state === 'asked')],
  ] as const;
  return parts.flatMap(([word, some]) => (some === 0 ? [] : [`${word} ${some} 份`])).join('，');
}

/** 王** · 下谢村. */
export function whoseWords({ name, village, point }: Pick<ShoppingErrand, 'name' | 'village' | 'point'>): string {
  return `${name} · ${village ?? shortPointName(point.name)}`;
}

/**
 * What a row says beside whose it is: the bus where it is not in the group's head, why it has to wait, the last day,
 * until when an answer is waited for.
 */
export function rowFacts(errand: ShoppingErrand, by: ShoppingGroup, now: Date): string[] {
  const { bus, shop, answerBy, by: last, state, waits } = errand;
  return [
    ...(by === 'bus' || bus === undefined ? [] : [busWords(bus)]),
    ...(waits === undefined ? [] : [waits]),
    ...(by === 'shop' || shop === undefined ? [] : [shop.name]),
    ...(state === 'asked_back' && answerBy !== undefined ? [`等回话到 ${dayAndClock(answerBy, now)}`] : []),
    ...(last === undefined ? [] : [byWords(last, dateAt(now)) ?? '']),
  ];
}

/** Name of the printed list. */
export function sheetName(now: Date): string {
  return `代购单 ${dateAt(now)}`;
}
