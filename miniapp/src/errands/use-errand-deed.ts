// How is something done to an errand, whatever the network does?
import { useContext } from 'react';
import { errandsApi } from '@kehuoyou/shared';
import type { Endpoint, Errand } from '@kehuoyou/shared';
import { MediaContext } from '../core/outbox/app-media';
import { OutboxContext } from '../core/outbox/app-outbox';
import type { OutboxItem } from '../core/outbox/outbox-item';
import { sendNow } from '../core/outbox/send-now';
import { useKeptDeeds } from '../core/outbox/use-settled-writes';
import { useAction } from '../core/use-action';
import type { Action } from '../core/use-action';
import { useLearnedErrand } from './use-learned-errand';

/** Deeds of one errand. */
export interface ErrandDeeds {
  readonly action: Action;
  /** Keeps it on the phone and sends it, pictures first; what the server does not take is said, and is done no more. */
  readonly act: <Ask extends object>(
    endpoint: Endpoint<Ask, Errand>,
    ask: Ask,
    label: string,
    attached?: OutboxItem['attached'],
  ) => void;
  /** What waits for a network. */
  readonly waiting: readonly OutboxItem[];
  /** What was said and the server has not heard, also what is on its way this very moment. */
  readonly unheard: readonly OutboxItem[];
}

/** `onMoved`: others show where it stands; also when what has waited for a network is there. */
export function useErrandDeed(id: string, onMoved: () => Promise<unknown>): ErrandDeeds {
  const outbox = useContext(OutboxContext);
  const media = useContext(MediaContext);
  const learn = useLearnedErrand();
  const action = useAction();
  const { kept, followed } = useKeptDeeds(`${errandsApi.read.path.replace(':id', id)}/`, (outcome) => {
    if (outcome.done) learn(outcome.answer as Errand);
    return onMoved();
  });
  // What is on its way this very moment waits for nothing yet.
  const waiting = action.busy ? kept.filter(({ state }) => state === 'refused') : kept;
  const act: ErrandDeeds['act'] = (endpoint, ask, label, attached) =>
    action.run(async () => {
      const item = outbox.add(endpoint, ask, label, undefined, attached);
      const outcome = await sendNow(outbox, item, attached && (() => media.replay()));
      if (outcome === undefined) return;
      // It is said below the button: it need not stay as a card of its own.
      if (!outcome.done) outbox.discard(item.key);
      await followed();
      if (!outcome.done) throw outcome.failure;
    });
  return { action, waiting, act, unheard: kept.filter(({ state }) => state === 'waiting') };
}
