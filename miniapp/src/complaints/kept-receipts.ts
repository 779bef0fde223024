// Of what that was said on this phone does it keep the receipts?
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { VoiceKind } from '@kehuoyou/shared';
import { keptOnPhone } from '../core/kept-state';

/** Most that are kept; of an older one whoever needs it has the code. */
const MOST = 50;

/** A receipt, and what is known without asking anybody. Of an anonymous one nobody else has more. */
export interface KeptReceipt {
  readonly receipt: string;
  readonly kind: VoiceKind;
  readonly category: string;
  /** What it is about, such as 下谢村服务点. */
  readonly placeName: string;
  /** When it was said, ISO 8601, by the phone's clock. */
  readonly at: string;
}

/** The receipts, the newest first. */
export interface KeptReceipts {
  readonly receipts: readonly KeptReceipt[];
  keep(receipt: KeptReceipt): void;
  /** Takes one away: on a borrowed phone the next person need not see it. */
  drop(receipt: string): void;
}

/** Outlives the app. */
export const useKeptReceipts = create<KeptReceipts>()(
  persist(
    (set) => ({
      receipts: [],
      keep: (kept) =>
        set(({ receipts }) => ({
          receipts: [kept, ...receipts.filter(({ receipt }) => receipt !== kept.receipt)].slice(0, MOST),
        })),
      drop: (gone) => set(({ receipts }) => ({ receipts: receipts.filter(({ receipt }) => receipt !== gone) })),
    }),
    { name: 'receipts', version: 1, storage: keptOnPhone() },
  ),
);
