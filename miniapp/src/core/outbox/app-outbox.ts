// Which outbox does the app use, and when is it emptied?
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { callPrepared } from '../call';
import { failureText } from '../failure-text';
import { attachedIds } from './attached';
import { refuseBare } from './needed';
import { Outbox } from './outbox';
import type { OutboxItem } from './outbox-item';
import { onNetworkChange } from '../platform/network-status';
import { storage } from '../platform/storage';
import { session } from '../session';
import { useSignedIn } from '../use-session';
import { newKey } from '../uuid';

/** Tries again after this while something waits and the network says nothing, ms. */
const TRY_EVERY_MS = 30_000;

/** The app's outbox. */
export const outbox = new Outbox({
  storage,
  clock: { now: () => new Date() },
  newKey,
  sentenceOf: failureText,
  owner: () => session.account(),
  // A session from before phones kept whose it is goes on as it did: what it makes has no owner, and is its own.
  send: async (item) => {
    const along = attachedIds(item);
    refuseBare(item);
    return callPrepared(
      { method: item.method, url: item.url, body: { ...item.body, ...along } },
      {
        key: item.key,
        asNobody: item.asNobody === true || (item.owner === undefined && session.account() !== undefined),
      },
    );
  },
});

/** The outbox of everything below; tests provide their own. */
export const OutboxContext = createContext(outbox);

/** Something that waits on the phone to be sent. */
export interface Queue {
  readonly items: () => readonly { readonly state: string }[];
  readonly replay: () => Promise<void>;
}

/** Empties the queues now, when the network or their owner returns, and every half minute while something waits. */
export function keepReplaying(queues: readonly Queue[]): () => void {
  const replay = () => {
    for (const queue of queues) if (queue.items().some(({ state }) => state === 'waiting')) void queue.replay();
  };
  const stopListening = onNetworkChange((online) => (online ? replay() : undefined));
  const stopWatching = session.onChange(replay);
  const timer = setInterval(replay, TRY_EVERY_MS);
  replay();
  return () => {
    stopListening();
    stopWatching();
    clearInterval(timer);
  };
}

/** What the person at the phone has done and the server has not taken yet: what waits or was refused, in order. */
export function useOutbox(): readonly OutboxItem[] {
  const kept = useKept();
  return useMemo(() => kept.filter(({ state }) => state !== 'sent'), [kept]);
}

/** The same with what was sent lately and is still remembered. */
export function useKept(): readonly OutboxItem[] {
  const box = useContext(OutboxContext);
  const account = useSignedIn() === undefined ? undefined : session.account();
  const items = useSyncExternalStore(
    (changed) => box.subscribe(changed),
    () => box.items(),
  );
  return useMemo(() => items.filter(({ owner }) => owner === undefined || owner === account), [items, account]);
}
