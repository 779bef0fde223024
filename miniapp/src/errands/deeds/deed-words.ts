// How are the deeds called on their buttons, and in which order do they stand?
import type { ErrandDeed, ErrandSummary } from '@kehuoyou/shared';
import { isForShelf } from '../errand-words';

/** What is filled in before it is done; 接 and the answer have a way of their own. */
export type FormDeed = Exclude<ErrandDeed, 'accept' | 'answer'>;

/** The first is what comes next; the answer has its own buttons. */
export const deedOrder: readonly Exclude<ErrandDeed, 'answer'>[] = [
  ...(['accept', 'buy', 'hand_over', 'ask_back', 'cannot', 'returned', 'cancel'] as const),
];

const names: Readonly<Record<Exclude<ErrandDeed, 'answer'>, string>> = {
  accept: '我来买',
  buy: '买好了',
  hand_over: '交给班车',
  ask_back: '有事要问',
  cannot: '买不到',
  returned: '退钱',
  cancel: '不要了',
};

const titles: Readonly<Record<FormDeed, string>> = {
  buy: '买到了什么，花了多少',
  hand_over: '装了几袋',
  ask_back: '没有，或者贵了：问他一次',
  cannot: '为什么买不到',
  returned: '退给他多少钱',
  cancel: '真的不要了？',
};

type Whose = Pick<ErrandSummary, 'buyer' | 'point'>;

/** What a button says: 交给班车, or 放到架上 where the keeper has bought it. */
export function deedName(deed: Exclude<ErrandDeed, 'answer'>, errand: Whose): string {
  return deed === 'hand_over' && isForShelf(errand) ? '放到架上' : names[deed];
}

/** What stands above a form: 交给班车，装了几袋. */
export function deedTitle(deed: FormDeed, errand: Whose): string {
  return deed === 'hand_over' ? `${deedName(deed, errand)}，${titles[deed]}` : titles[deed];
}
