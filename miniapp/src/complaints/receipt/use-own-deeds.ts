// How is something done by a receipt, at once and whatever the network does?
import { useContext } from 'react';
import type { Complaint, Endpoint } from '@kehuoyou/shared';
import { OutboxContext } from '../../core/outbox/app-outbox';
import type { OutboxItem } from '../../core/outbox/outbox-item';
import { useKeptDeeds } from '../../core/outbox/use-settled-writes';
import { useAction } from '../../core/use-action';
import type { Action } from '../../core/use-action';
import { ownAddress } from './own-deeds';

/** What is done here, and what of it is on the phone alone. */
export interface OwnDeeds {
  readonly action: Action;
  /** Kept and not sent, or not taken; of what is being sent right now the button says so. */
  readonly unsent: readonly OutboxItem[];
  /** Keeps it on the phone first, then sends it; without a network it sends itself later. */
  readonly make: <Ask extends { readonly receipt: string }>(
    endpoint: Endpoint<Ask, Complaint>,
    ask: Ask,
    label: string,
  ) => void;
}

/** By receipt alone, whoever has signed in. `refresh` asks anew once the server has answered one. */
export function useOwnDeeds(receipt: string, refresh: () => Promise<unknown>): OwnDeeds {
  const outbox = useContext(OutboxContext);
  const action = useAction();
  const { kept, followed } = useKeptDeeds(ownAddress(receipt), refresh);
  return {
    action,
    unsent: action.busy ? [] : kept,
    make: (endpoint, ask, label) =>
      action.run(async () => {
        outbox.addForNobody(endpoint, ask, label);
        await outbox.replay();
        // What was possible before may not be any more: the buttons rest until that is known.
        await followed();
      }),
  };
}
