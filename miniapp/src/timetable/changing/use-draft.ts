// Which changes to the timetable are drafted on this phone and not yet published?
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { TimetableEdit, TripName } from '@kehuoyou/shared';
import { keptOnPhone } from '../../core/kept-state';

/** A drafted change, with the words for it as the timetable was when it was drafted. */
export interface DraftChange {
  readonly id: string;
  readonly edit: TimetableEdit;
  readonly trip: TripName;
  readonly townshipName?: string;
}

/**
 * A publication that was sent and may have arrived: sent again with the same key, the server answers as
 * it did the first time, and nothing happens twice.
 */
export interface PublishAttempt {
  readonly key: string;
  readonly basis: string;
  /** The changes that were sent; what is drafted after them is for the next publication. */
  readonly changeIds: readonly string[];
}

/** What one account has drafted. */
export interface Draft {
  readonly changes: readonly DraftChange[];
  readonly attempt?: PublishAttempt;
}

/** All drafts on the phone, by account. Every change is kept at once. */
export interface Drafts {
  readonly byAccount: Readonly<Record<string, Draft>>;
  add(accountId: string, change: DraftChange): void;
  /** Forgets a change, unless it was sent. */
  drop(accountId: string, changeId: string): void;
  /** Notes that the draft is on its way. */
  send(accountId: string, attempt: PublishAttempt): void;
  /** The server has said no: what is sent next is another publication. */
  giveUp(accountId: string): void;
  /** The server has published what was sent. */
  settle(accountId: string): void;
}

const nothing: Draft = { changes: [] };

/** The drafts; `useDrafts.getState()` outside of components. */
export const useDrafts = create<Drafts>()(
  persist(
    (set) => {
      const change = (accountId: string, next: (draft: Draft) => Draft): void =>
        void set(({ byAccount }) => ({
          byAccount: { ...byAccount, [accountId]: next(byAccount[accountId] ?? nothing) },
        }));
      return {
        byAccount: {},
        add: (accountId, each) => change(accountId, (draft) => ({ ...draft, changes: [...draft.changes, each] })),
        drop: (accountId, changeId) =>
          change(accountId, (draft) => ({
            ...draft,
            changes: draft.changes.filter(
              ({ id }) => id !== changeId || draft.attempt?.changeIds.includes(id) === true,
            ),
          })),
        send: (accountId, attempt) => change(accountId, ({ changes }) => ({ changes, attempt })),
        giveUp: (accountId) => change(accountId, ({ changes }) => ({ changes })),
        settle: (accountId) =>
          change(accountId, ({ changes, attempt }) => ({
            changes: changes.filter(({ id }) => attempt?.changeIds.includes(id) !== true),
          })),
      };
    },
    {
      name: 'timetable-draft',
      version: 1,
      storage: keptOnPhone(),
    },
  ),
);

/** What this account has drafted. */
export function useDraft(accountId: string | undefined): Draft {
  return useDrafts(({ byAccount }) => (accountId === undefined ? undefined : byAccount[accountId])) ?? nothing;
}
