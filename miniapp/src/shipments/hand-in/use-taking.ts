// How is what was brought taken over, and what if the bus has no room for what it weighs?
import { useState } from 'react';
import { handInApi } from '@kehuoyou/shared';
import type { HandInAsk, Shipment } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { CallFailure } from '../../core/call-failure';
import { useAction } from '../../core/use-action';
import type { Action } from '../../core/use-action';
import { useLearnedShipment } from '../use-learned-shipment';

/** What was taken over of which order. */
export interface HandedIn {
  /** As it was before. */
  readonly before: Shipment;
  /** True where what was too heavy for its bus takes another. */
  readonly heavy: boolean;
}

/** Taking over, and how far it has come. */
export interface Taking {
  readonly action: Action;
  /** True after the bus had no room for what the boxes weigh: then what does not fit may take the next. */
  readonly tooHeavy: boolean;
  readonly take: (heavy: boolean) => void;
  /** Something else is asked for. */
  readonly again: () => void;
}

/** `ask`: what is sent, or the sentence that says what is missing of it. */
export function useTaking(shipment: Shipment, ask: HandInAsk | string, onDone: (done: HandedIn) => void): Taking {
  const [tooHeavy, setTooHeavy] = useState(false);
  const action = useAction();
  const learn = useLearnedShipment();
  const take = (heavy: boolean): void => {
    if (typeof ask === 'string') return action.fail(ask);
    return action.run(async () => {
      try {
        learn(await call(handInApi.handIn, heavy ? { ...ask, next: true } : ask));
      } catch (error) {
        // Whoever has said so already is told what is wrong, and not asked the same again.
        setTooHeavy(!heavy && error instanceof CallFailure && error.code === 'no_room');
        throw error;
      }
      onDone({ before: shipment, heavy });
    });
  };
  return { action, tooHeavy, take, again: () => setTooHeavy(false) };
}
