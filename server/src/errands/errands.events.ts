// What happens to errands that others hear of?
import { topic } from '../database/outbox/topic.js';

/** Something that was said of an errand. */
export interface OfErrand {
  readonly errandId: string;
  readonly eventId: string;
}

/** An offer. */
export interface OfOffer {
  readonly offerId: string;
}

/** Something was put up for sale, and its words are to be checked. */
export const offerPutUp = topic<OfOffer>('errands.offer_put_up', ({ offerId }) => `offer ${offerId}`);

/** Something was done about it, by somebody, by the clock, or on the way. */
export const errandStepped = topic<OfErrand>('errands.stepped', ({ errandId }) => `errand ${errandId}`);
