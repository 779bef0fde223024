// Where is a parcel between "announced" and "taken home", and what can befall it besides?

/**
 * States of a parcel that comes into the county. `at_town`: at a township's station on the way; `at_point`: handed
 * over to the keeper with its bag, not on the shelf yet; `held`: stopped for what may be in it (快递暂行条例: 发现
 * 疑似违禁品停止投递).
 */
export const parcelStates = [
  'expected',
  'at_hub',
  'sorted',
  'loaded',
  'in_transit',
  'at_town',
  'at_point',
  'ready',
  'collected',
  'returning',
  'returned',
  'lost',
  'held',
] as const;
export type ParcelState = (typeof parcelStates)[number];

/** The states as people say them. */
export const parcelStateNames: Readonly<Record<ParcelState, string>> = {
  expected: '快递公司说要来，还没到县里',
  at_hub: '在县共配中心',
  sorted: '分拣好了，等装车',
  loaded: '装上车了，还没开',
  in_transit: '在路上',
  at_town: '在乡镇站',
  at_point: '到服务点了，正在上架',
  ready: '在服务点，可以来取',
  collected: '已取走',
  returning: '正在退回',
  returned: '已退回',
  lost: '找不到了，已按丢失处理',
  held: '暂时扣下，等检查',
};

/** The way of a parcel that nothing befalls, in order. What stands further right was reached later. */
export const parcelWay = [
  'expected',
  'at_hub',
  'sorted',
  'loaded',
  'in_transit',
  'at_town',
  'at_point',
  'ready',
] as const satisfies readonly ParcelState[];

/** How far along its way a parcel in `state` is; -1 where it is on it no longer. */
export function wayIndex(state: ParcelState): number {
  return (parcelWay as readonly ParcelState[]).indexOf(state);
}

/** Nothing more is to come: a terminal fact outweighs custody (protocols: order of facts). */
export function hasEnded(state: ParcelState): boolean {
  return state === 'collected' || state === 'returned';
}

/** What can be wrong with a parcel, besides where it is; open until something settles it. */
export const parcelExceptions = [
  'missort',
  'short',
  'extra',
  'damaged',
  'refused',
  'contact_bad',
  'no_consent',
  'disputed',
] as const;
export type ParcelException = (typeof parcelExceptions)[number];

/** What handing it out settles. */
export const SETTLED_BY_COLLECTING = [
  'short',
  'extra',
  'no_consent',
  'contact_bad',
  'refused',
] as const satisfies readonly ParcelException[];

/** The exceptions as people say them. */
export const parcelExceptionNames: Readonly<Record<ParcelException, string>> = {
  missort: '送错点了',
  short: '袋里没有这一件',
  extra: '单子上没有，多出来的',
  damaged: '破了',
  refused: '收件人不要',
  contact_bad: '电话打不通或不对',
  no_consent: '收件人没同意放在服务点',
  disputed: '收件人说不是本人取的',
};
