// Which numbers were asked after on this phone lately?
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { keptOnPhone } from '../../core/kept-state';

/** Most that are remembered; the last answer to each is there without a network, too. */
const MOST = 5;

/** The numbers, the newest first, and nothing else: whose a parcel is stays in the head of whoever asks. */
export interface RecentNumbers {
  readonly numbers: readonly string[];
  note(waybill: string): void;
  forget(): void;
}

/** Outlives the app. */
export const useRecentNumbers = create<RecentNumbers>()(
  persist(
    (set) => ({
      numbers: [],
      note: (waybill) =>
        set(({ numbers }) => ({ numbers: [waybill, ...numbers.filter((each) => each !== waybill)].slice(0, MOST) })),
      forget: () => set({ numbers: [] }),
    }),
    { name: 'tracked-numbers', version: 1, storage: keptOnPhone() },
  ),
);
