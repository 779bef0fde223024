// What has somebody begun to put up for sale? It outlives the app.
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import {
  addDays,
  MOST_OFFER_FEN,
  MOST_OFFER_QUANTITY,
  normalPhone,
  objectionToOffer,
  objectionToWords,
} from '@kehuoyou/shared';
import type { Objection, OfferPlace, OfferUnit, PutUpOffer, ServiceDate } from '@kehuoyou/shared';
import { goesWithItsOwner, keptOnPhone } from '../core/kept-state';
import { fenIn } from '../ui/fields/fen-in';

/** Everything of the form but its pictures, as it was typed. */
export interface OfferDraft {
  readonly step: number;
  readonly product: string;
  readonly words: string;
  readonly quantity: string;
  readonly unit: OfferUnit;
  readonly price: string;
  /** What the price is for; as it is counted unless chosen. */
  readonly per?: OfferUnit | undefined;
  readonly where: OfferPlace;
  /** Days that it stands, today among them. */
  readonly days: number;
  readonly name: string;
  readonly phone: string;
  readonly showNumber: boolean;
  /** Key under which it was handed in: tried again it is the same one. */
  readonly key?: string | undefined;
}

/** What somebody begins with; the number is shown only where somebody has said so. */
export const blankOffer: OfferDraft = {
  ...{ step: 0, product: '', words: '', quantity: '', unit: '斤', price: '', where: 'home', days: 7 },
  ...{ name: '', phone: '', showNumber: false },
};

/** How long one may let it stand. */
export const offerDays = [1, 3, 7, 15, 30, 60] as const;

interface OfferMemory {
  /** Whose all this is: on a shared phone nobody sees what somebody else sells. */
  readonly account: string | undefined;
  readonly draft: OfferDraft;
  change(changes: Partial<OfferDraft>): void;
  /** It is up: the next one begins anew, and knows who sells. */
  done(): void;
  beOf(account: string | undefined): void;
}

/** One at a time. */
export const useOfferMemory = create<OfferMemory>()(
  persist(
    (set) => ({
      account: undefined,
      draft: blankOffer,
      change: (changes) =>
        set(({ draft }) => ({ draft: { ...draft, ...(isTurning(changes) ? {} : { key: undefined }), ...changes } })),
      done: () => set(({ draft: { name, phone, where } }) => ({ draft: { ...blankOffer, name, phone, where } })),
      beOf: (account) => set((kept) => (kept.account === account ? kept : { account, draft: blankOffer })),
    }),
    { name: 'errand-offer', version: 1, storage: keptOnPhone() },
  ),
);

goesWithItsOwner(useOfferMemory);

/** True where only the page of the form is turned: what is sent again is the same then. */
function isTurning(changes: Partial<OfferDraft>): boolean {
  return Object.keys(changes).every((name) => name === 'step');
}

/** Why one cannot go on from a step, as a sentence; undefined when one can. */
export function offerTrouble(draft: OfferDraft, step: number): string | undefined {
  return [whatTrouble, muchTrouble, () => undefined, whoTrouble][step]?.(draft);
}

function whatTrouble({ product, words }: OfferDraft): string | undefined {
  if (product.trim() === '') return '先写卖什么。';
  return said(objectionToWords(product, 'product') ?? objectionToWords(words, 'words'));
}

function said(objection: Objection | undefined): string | undefined {
  if (objection === undefined) return undefined;
  const { refused } = objection;
  return refused === undefined ? '不要写电话、证件号和密码，电话后面单独填。' : `${refused.reason}${refused.instead}`;
}

function muchTrouble({ product, quantity, unit, price, per = unit }: OfferDraft): string | undefined {
  const count = quantityIn(quantity);
  if (count === undefined) return '写一共有多少，要整数。';
  const refused = said(objectionToOffer({ product, quantity: count, unit, per }));
  if (refused !== undefined) return refused;
  const fen = fenIn(price);
  if (fen === undefined || fen > MOST_OFFER_FEN) return '写多少钱，最多一万元。';
  return undefined;
}

function whoTrouble({ name, phone }: OfferDraft): string | undefined {
  if (name.trim() === '') return '写上怎么称呼您，别人只看得到姓。';
  return normalPhone(phone.trim()) === undefined ? '电话号码不对，请填手机号，座机要带区号。' : undefined;
}

function quantityIn(text: string): number | undefined {
  const count = /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0;
  return count >= 1 && count <= MOST_OFFER_QUANTITY ? count : undefined;
}

/** What is sent; undefined as long as something is missing. */
export function offerOf(
  draft: OfferDraft,
  at: { readonly villageCode: string; readonly today: ServiceDate },
): PutUpOffer | undefined {
  const [quantity, priceFen] = [quantityIn(draft.quantity), fenIn(draft.price)];
  if (quantity === undefined || priceFen === undefined) return undefined;
  const { unit, where, showNumber, words } = draft;
  return {
    ...{ product: draft.product.trim(), quantity, unit, priceFen, per: draft.per ?? unit },
    ...(words.trim() === '' ? {} : { words: words.trim() }),
    ...{ villageCode: at.villageCode, where, until: addDays(at.today, draft.days - 1), showNumber },
    ...{ name: draft.name.trim(), phone: draft.phone.trim() },
  };
}
