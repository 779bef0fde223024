// What is to be bought, in which shop, for which point, and with which bus does it go?
import { compareTexts } from '../../comparing.js';
import { endpoint } from '../../endpoint.js';
import type { FileAnswer } from '../../file-answer.js';
import { groupBy } from '../../grouping.js';
import type { HubBus } from '../../parcels/hub/hub-desk.js';
import type { ErrandLine, ErrandPlace } from '../asking/errand.js';
import type { ErrandState } from '../asking/errand-state.js';
import { errandWorkPolicy } from '../errands.policy.js';

/** An errand as its buyer sees it: a masked name, a village and a list, and nothing else of anybody. */
export interface ShoppingErrand {
  readonly id: string;
  readonly state: ErrandState;
  /** Masked. */
  readonly name: string;
  readonly village?: string;
  readonly lines: readonly ErrandLine[];
  readonly note?: string;
  /** Last day on which it is of use. */
  readonly by?: string;
  readonly point: ErrandPlace;
  /** The shop that has it, or that was asked for; absent where anybody may take it. */
  readonly shop?: ErrandPlace;
  /** True where it was taken; else it may be. */
  readonly taken: boolean;
  /** The bus that takes it along first; absent where none goes. */
  readonly bus?: HubBus;
  /** Why none does, or why nobody takes it over there, in a sentence. */
  readonly waits?: string;
  readonly answerBy?: string;
}

/** What a buyer is to buy. */
export interface ShoppingList {
  readonly errands: readonly ShoppingErrand[];
  /** The shops, or the point, for whom the caller buys. */
  readonly buyers: readonly ErrandPlace[];
}

/** By what the list is put together. */
export const shoppingGroups = ['shop', 'point', 'bus'] as const;
export type ShoppingGroup = (typeof shoppingGroups)[number];

/** The groups in words. */
export const shoppingGroupNames: Readonly<Record<ShoppingGroup, string>> = {
  shop: '按店',
  point: '按服务点',
  bus: '按班车',
};

/** Some of the list that belong together, with what their group is called; absent where it has no name. */
export interface ShoppingPart {
  readonly key: string;
  readonly shop?: ErrandPlace;
  readonly point?: ErrandPlace;
  readonly bus?: HubBus;
  readonly errands: readonly ShoppingErrand[];
}

/** What a group is called for which nobody has a name, on paper and on the phone. */
export const namelessGroups: Readonly<Record<ShoppingGroup, string>> = {
  shop: '哪家店都行',
  point: '没有服务点',
  bus: '没有班车带的',
};
/** The same of what whoever buys it takes along. */
export const OWN_GROUP = '自己带到服务点';

/** True for what a point has taken, and no shop: whoever buys it takes it there. */
export function isOwnErrand({ taken, shop }: Pick<ShoppingErrand, 'taken' | 'shop'>): boolean {
  return taken && shop === undefined;
}

/** What no bus takes along stands last. */
const LAST = '9';

/** The list put together by shop, by point or by bus; buses in the order in which they leave. */
export function shoppingParts(errands: readonly ShoppingErrand[], by: ShoppingGroup): ShoppingPart[] {
  const parts = [...groupBy(errands, (errand) => keyOf(errand, by))].map(([key, inPart]): ShoppingPart => {
    const [first] = inPart;
    const named = first?.[by];
    return { key, ...(named === undefined ? {} : { [by]: named }), errands: inPart };
  });
  return by === 'bus' ? parts.sort((a, b) => compareTexts(a.bus?.departure ?? LAST, b.bus?.departure ?? LAST)) : parts;
}

function keyOf(errand: ShoppingErrand, by: ShoppingGroup): string {
  const { shop, point, bus } = errand;
  if (by === 'shop') return shop?.id ?? '';
  if (by === 'point') return point.id;
  if (bus !== undefined) return `${bus.serviceDate} ${bus.tripId}`;
  return isOwnErrand(errand) ? 'own' : '';
}

/** The shopping list. */
export const shoppingApi = {
  list: endpoint<Record<string, never>, ShoppingList>('GET', '/api/errands/list', {
    access: errandWorkPolicy.list.roles,
    summary: 'What is to be bought by the shops or points of the caller, and what they may take',
  }),
  sheet: endpoint<{ readonly by?: ShoppingGroup }, FileAnswer>('GET', '/api/errands/list.pdf', {
    access: errandWorkPolicy.list.roles,
    summary: 'The same to print, put together by shop, point or bus',
    answers: 'pdf',
  }),
};
