// Which parcels has the household, and what did it decide about them, with or without a network?
import { useContext, useState } from 'react';
import { prepareCall, walletApi } from '@kehuoyou/shared';
import type { LeaveWish, RedirectAnswer, Wallet, WalletParcel } from '@kehuoyou/shared';
import { failureText } from '../core/failure-text';
import { OutboxContext, useOutbox } from '../core/outbox/app-outbox';
import type { OutboxItem } from '../core/outbox/outbox-item';
import { useSettledWrites } from '../core/outbox/use-settled-writes';
import { useQuery } from '../core/use-query';
import type { Query } from '../core/use-query';

/** A page that stays open hears of a parcel within this, ms; a late bus moves by minutes. */
const ASK_EVERY_MS = 120_000;
const DECISION = /^\/api\/me\/parcels\/[^/]+\/(?:extension|dispute|leaving|redirect)$/;

/** What a household may decide about a parcel. */
export type Decision = 'extend' | 'dispute' | 'leave' | 'redirect';

/** How far a decision has come: asked for here and not at the server yet, or there and not yet in the answer. */
export type DecisionState = 'waiting' | 'sent' | undefined;

/** What is decided about parcels here. */
export interface Decisions {
  readonly stateOf: (decision: Decision, parcel: Pick<WalletParcel, 'id'>) => DecisionState;
  /** Keeps it at once and sends it when there is a network; pressed twice it is decided once. */
  readonly decide: (
    decision: Exclude<Decision, 'leave' | 'redirect'>,
    parcel: Pick<WalletParcel, 'id'>,
    label: string,
  ) => void;
  /** Says where it may be left; said again later it counts anew. */
  readonly leave: (parcel: Pick<WalletParcel, 'id'>, wish: LeaveWish, label: string) => void;
  /** Says whether it may be fetched elsewhere, its own point being closed. */
  readonly redirect: (parcel: Pick<WalletParcel, 'id'>, answer: RedirectAnswer, label: string) => void;
  /** What the server did not take, until it is read. */
  readonly refused: readonly OutboxItem[];
  readonly dismiss: (key: string) => void;
  /** Why the last one could not even be kept. */
  readonly failure: string | undefined;
}

/** The household's parcels; nothing while nobody has signed in. */
export function useWallet(): Query<Wallet> {
  return useQuery(walletApi.list, {}, { everyMs: ASK_EVERY_MS, freshForMs: 0, usable: '取件码仍可用' });
}

/** Decisions go through the outbox: a villager in a valley says it once. `refresh` asks what came of them. */
export function useDecisions(refresh: () => Promise<void>): Decisions {
  const outbox = useContext(OutboxContext);
  const items = useOutbox();
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<string>();
  useSettledWrites(({ url }) => DECISION.test(url), refresh);
  const waits = (url: string) => outbox.items().some((each) => each.url === url && each.state === 'waiting');
  const keep = (url: string, add: () => void) => {
    if (waits(url)) return;
    try {
      add();
    } catch (error) {
      setFailure(failureText(error));
      return;
    }
    setFailure(undefined);
    setDecided((before) => new Set(before).add(url));
    void outbox.replay();
  };
  return {
    stateOf: (decision, { id }) => {
      const url = urlOf(decision, id);
      const kept = items.find((item) => item.url === url);
      if (kept !== undefined) return kept.state === 'waiting' ? 'waiting' : undefined;
      // Where it may be left can be said again: what was sent stands in the answer.
      return decision !== 'leave' && decision !== 'redirect' && decided.has(url) ? 'sent' : undefined;
    },
    decide: (decision, { id }, label) =>
      keep(urlOf(decision, id), () => void outbox.add(walletApi[decision], { id }, label)),
    leave: ({ id }, wish, label) =>
      keep(urlOf('leave', id), () => void outbox.add(walletApi.leave, { id, wish }, label)),
    redirect: ({ id }, answer, label) =>
      keep(urlOf('redirect', id), () => void outbox.add(walletApi.redirect, { id, answer }, label)),
    refused: items.filter(({ state, url }) => state === 'refused' && DECISION.test(url)),
    dismiss: (key) => outbox.discard(key),
    failure,
  };
}

function urlOf(decision: Decision, id: string): string {
  switch (decision) {
    case 'leave':
      return prepareCall(walletApi.leave, { id, wish: 'point' }).url;
    case 'redirect':
      return prepareCall(walletApi.redirect, { id, answer: 'yes' }).url;
    default:
      return prepareCall(walletApi[decision], { id }).url;
  }
}
