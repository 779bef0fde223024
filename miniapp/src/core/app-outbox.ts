// Which outbox does the app use, and when is it emptied?
import { createContext, useContext, useSyncExternalStore } from 'react';
import { callPrepared } from './call';
import { failureText } from './failure-text';
import { Outbox } from './outbox';
import type { OutboxItem } from './outbox';
import { onNetworkChange } from './platform/network-status';
import { storage } from './platform/storage';
import { newKey } from './uuid';

/** Tries again after this while something waits and the network says nothing, ms. */
const TRY_EVERY_MS = 30_000;

/** The app's outbox. */
export const outbox = new Outbox({
  storage,
  clock: { now: () => new Date() },
  newKey,
  sentenceOf: failureText,
  send: (item) => callPrepared({ method: item.method, url: item.url, body: { ...item.body } }, { key: item.key }),
});

/** The outbox of everything below; tests provide their own. */
export const OutboxContext = createContext(outbox);

/** Empties the outbox now, when the network returns, and every half minute while something waits. */
export function keepReplaying(): () => void {
  const replay = () => {
    if (outbox.items().some((item) => item.state === 'waiting')) void outbox.replay();
  };
  const stopListening = onNetworkChange((online) => (online ? replay() : undefined));
  const timer = setInterval(replay, TRY_EVERY_MS);
  replay();
  return () => {
    stopListening();
    clearInterval(timer);
  };
}

/** What waits or was refused, in order. */
export function useOutbox(): readonly OutboxItem[] {
  const box = useContext(OutboxContext);
  return useSyncExternalStore(
    (changed) => box.subscribe(changed),
    () => box.items(),
  );
}
