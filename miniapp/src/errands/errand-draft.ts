// What has somebody begun to ask for, and how are they called and reached? It outlives the app.
import { useMemo } from 'react';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { SubstituteMode } from '@kehuoyou/shared';
import { goesWithItsOwner, keptOnPhone } from '../core/kept-state';

/** One thing that is wanted. */
export interface DraftLine {
  /** In the person's own words: 加碘盐. */
  readonly what: string;
  readonly amount: number;
  readonly unit: string;
  /** At most how dear all of it may be, as it was typed, in yuan; empty where nobody minds. */
  readonly most: string;
  readonly substitute: SubstituteMode;
  /** Keys of the pictures and recordings that are of it, as far as that is known. */
  readonly own?: readonly string[];
}

/** For whom it is. */
export interface Asker {
  readonly name: string;
  readonly phone: string;
}

/** Pictures and recordings of a form, by their keys. */
export interface ShownAndSaid {
  readonly pictures: readonly string[];
  readonly recordings: readonly string[];
}

/** Everything of the form but its pictures, which lie in their own queue. */
export interface ErrandDraft {
  readonly step: number;
  readonly lines: readonly DraftLine[];
  /** The last day on which it is still of use. */
  readonly by?: string | undefined;
  /** Where it is fetched; at the village's own point unless said. */
  readonly pointId?: string | undefined;
  /** The shop that is to buy it; any unless said. */
  readonly shopId?: string | undefined;
  readonly who: Asker;
  /** Pictures and recordings that there were when the last of the lines was begun: later ones are of it. */
  readonly shownBefore?: ShownAndSaid | undefined;
  /** The point at which a keeper asks for whoever rings. */
  readonly counter?: string | undefined;
  /** Key under which it was handed in: tried again it is the same one. */
  readonly key?: string | undefined;
}

/** What somebody begins with. */
export const blankLine: DraftLine = { what: '', amount: 1, unit: '包', most: '', substitute: 'ask' };
const nobody: Asker = { name: '', phone: '' };

/** The point at whose counter it is asked for whoever rings; undefined for oneself. */
export type Counter = string | undefined;

interface ErrandMemory {
  /** Whose all this is: on a shared phone nobody sees what somebody else needs. */
  readonly account: string | undefined;
  /** What was begun for oneself, and at each counter: neither takes the other's place. */
  readonly drafts: Readonly<Record<string, ErrandDraft>>;
  /** How the person at the phone is called and reached, once they have said it. */
  readonly own: Asker;
  change(at: Counter, changes: Partial<ErrandDraft>): void;
  /** Begins anew, with these things. What was shown and said for the one before goes with `useBeginning`. */
  begin(at: Counter, changes: Partial<ErrandDraft>): void;
  /** It is on its way: the next one begins anew, and knows who asks. */
  asked(at: Counter): void;
  /** Forgets what somebody else wrote. */
  beOf(account: string | undefined): void;
}

/** A form with nothing in it but who asks, or where. */
export function blankDraft(who: Asker, counter?: Counter): ErrandDraft {
  return { step: 0, lines: [blankLine], who, ...(counter === undefined ? {} : { counter, pointId: counter }) };
}

/** What was begun there; the same until something changes. */
export function draftAt({ drafts, own }: Pick<ErrandMemory, 'drafts' | 'own'>, at: Counter): ErrandDraft {
  return drafts[nameOf(at)] ?? blankDraft(at === undefined ? own : nobody, at);
}

function nameOf(at: Counter): string {
  return at ?? 'own';
}

/** One at a time, for oneself and at each counter. */
export const useErrandMemory = create<ErrandMemory>()(
  persist(
    (set) => ({
      account: undefined,
      drafts: {},
      own: nobody,
      change: (at, changes) =>
        set((kept) => ({ drafts: { ...kept.drafts, [nameOf(at)]: { ...draftAt(kept, at), ...changes } } })),
      begin: (at, changes) =>
        set(({ drafts, own }) => ({
          drafts: { ...drafts, [nameOf(at)]: { ...draftAt({ drafts: {}, own }, at), ...changes } },
        })),
      asked: (at) =>
        set((kept) => {
          const { [nameOf(at)]: _asked, ...drafts } = kept.drafts;
          return { drafts, own: at === undefined ? draftAt(kept, at).who : kept.own };
        }),
      beOf: (account) => set((kept) => (kept.account === account ? kept : { account, drafts: {}, own: nobody })),
    }),
    // Version 1 told what was shown by how many there were: that names none of them.
    {
      ...{ name: 'errand-ask', version: 2, storage: keptOnPhone() },
      migrate: (kept) => withoutCounts(kept as Pick<ErrandMemory, 'account' | 'drafts' | 'own'>),
    },
  ),
);

function withoutCounts({ drafts, ...rest }: Pick<ErrandMemory, 'account' | 'drafts' | 'own'>) {
  const named = Object.entries(drafts).map(([at, { shownBefore: _counts, ...draft }]) => [at, draft] as const);
  return { ...rest, drafts: Object.fromEntries(named) };
}

/** What was begun there, as it changes. */
export function useErrandDraft(at: Counter): ErrandDraft {
  const kept = useErrandMemory();
  return useMemo(() => draftAt(kept, at), [kept, at]);
}

goesWithItsOwner(useErrandMemory);

/** True once something would be lost with it: words, or what was `shown` and said. What is on its way is not. */
export function isWritten({ lines, key }: Pick<ErrandDraft, 'lines' | 'key'>, shown: number): boolean {
  return key === undefined && (shown > 0 || lines.some(({ what }) => what.trim() !== ''));
}
