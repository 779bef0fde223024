// What was done on this phone to one thing or kind of things, and what does a page do once the server has answered?
import { useContext, useEffect, useMemo, useRef } from 'react';
import { OutboxContext, useOutbox } from './app-outbox';
import type { Outcome } from './outbox';
import type { OutboxItem } from './outbox-item';

/**
 * Calls `then` whenever the server has answered a write that is `meant`, also one that has waited for a network. Gives
 * what is over once the last call is: what was possible before may not be any more, and buttons rest until that is known.
 */
export function useSettledWrites(
  meant: (item: OutboxItem) => boolean,
  then: (outcome: Outcome) => Promise<unknown>,
): () => Promise<unknown> {
  const outbox = useContext(OutboxContext);
  const latest = useRef({ meant, then });
  latest.current = { meant, then };
  const last = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(
    () =>
      outbox.onSettled((item, outcome) => {
        if (latest.current.meant(item)) last.current = latest.current.then(outcome);
      }),
    [outbox],
  );
  return () => last.current;
}

/** Deeds that have one address in common. */
export interface KeptDeeds {
  /** On the phone alone: they wait, or were refused. */
  readonly kept: readonly OutboxItem[];
  /** Over once `then` is, of the last that the server has answered. */
  readonly followed: () => Promise<unknown>;
}

/** Those of one thing: all whose address begins like this. */
export function useKeptDeeds(address: string, then: (outcome: Outcome) => Promise<unknown>): KeptDeeds {
  const items = useOutbox();
  const kept = useMemo(() => items.filter(({ url }) => url.startsWith(address)), [items, address]);
  const followed = useSettledWrites(({ url }) => url.startsWith(address), then);
  return { kept, followed };
}
