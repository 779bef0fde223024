// What has somebody filled in so far, and what did they send last time? One tap sends it again.
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { localGoods } from '@kehuoyou/shared';
import type { Party, QuoteAsk, QuoteLineAsk } from '@kehuoyou/shared';
import { goesWithItsOwner, keptOnPhone } from '../core/kept-state';

/** Boxes that a carrier takes on from the county. */
export interface CarrierLine {
  readonly count: number;
  /** First two digits of the province's code. */
  readonly province: string;
  /** 快递100's code. */
  readonly carrier: string;
  /** What each box is insured for; absent where it is not. */
  readonly valueFen?: number;
}

/** What is to be sent. Weights in grams, lengths in millimetres. */
export interface OrderDraft {
  readonly goods: string;
  readonly grams: number;
  readonly mm: readonly [number, number, number];
  /** Boxes that are fetched in the county. */
  readonly pickup: number;
  readonly carried: readonly CarrierLine[];
}

/** Who sends and who gets it: by the number of the line, from 1. */
export interface OrderPeople {
  readonly sender: Party;
  readonly recipients: Readonly<Record<number, Party>>;
}

/** Nobody yet. */
export const nobody: Party = { name: '', phone: '', address: '' };

/** A box of nothing that the catalogue knows. */
const USUAL_BOX = { grams: 5_000, mm: [400, 300, 250] } as const;
/** The last order of a phone is worth more than the first. */
const emptyPeople: OrderPeople = { sender: nobody, recipients: {} };

interface OrderMemory {
  /** Whose all this is: on a shared phone nobody sees whom somebody else sends to. */
  readonly account: string | undefined;
  readonly draft: OrderDraft | undefined;
  readonly people: OrderPeople;
  readonly last: OrderDraft | undefined;
  change(draft: OrderDraft): void;
  write(people: OrderPeople): void;
  /** It is booked: the next one begins anew, and this one can be sent again; a caller's people are no next one's. */
  booked(forCaller?: boolean): void;
  /** Begins anew, for somebody else. */
  begin(): void;
  /** Forgets what somebody else filled in. */
  beOf(account: string | undefined): void;
}

/** Outlives the app. */
export const useOrderMemory = create<OrderMemory>()(
  persist(
    (set) => ({
      account: undefined,
      draft: undefined,
      people: emptyPeople,
      last: undefined,
      change: (draft) => set({ draft }),
      write: (people) => set({ people }),
      booked: (forCaller = false) =>
        set(({ draft, last, people }) => ({
          ...{ draft: undefined, last: draft ?? last, people: forCaller ? emptyPeople : people },
        })),
      begin: () => set({ draft: undefined, people: emptyPeople }),
      beOf: (account) =>
        set((kept) =>
          kept.account === account ? kept : { account, draft: undefined, people: emptyPeople, last: undefined },
        ),
    }),
    { name: 'shipment-order', version: 1, storage: keptOnPhone() },
  ),
);

goesWithItsOwner(useOrderMemory);

/** A new order of these goods, with the box in which they usually travel. */
export function draftOf(goods: string): OrderDraft {
  const known = localGoods.find(({ name, names }) => name === goods || names.includes(goods));
  return { goods, ...(known?.box ?? USUAL_BOX), pickup: 0, carried: [] };
}

/** All boxes of an order. */
export function countOf({ pickup, carried }: Pick<OrderDraft, 'pickup' | 'carried'>): number {
  return carried.reduce((sum, { count }) => sum + count, pickup);
}

/** What the server is asked; places to which nothing goes are left out. */
export function quoteAskOf(draft: OrderDraft, pointId: string, date: string | undefined): QuoteAsk {
  const { goods, grams, mm, pickup, carried } = draft;
  const lines: QuoteLineAsk[] = [
    ...(pickup > 0 ? [{ count: pickup, to: 'county_pickup' as const }] : []),
    ...carried.filter(({ count }) => count > 0).map((line) => ({ ...line, to: 'carrier' as const })),
  ];
  const [lengthMm, widthMm, heightMm] = mm;
  return { pointId, goods, grams, lengthMm, widthMm, heightMm, lines, ...(date === undefined ? {} : { date }) };
}
