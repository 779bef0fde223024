// Who may say of an offer that it is sold, and who may take it down?
import { atOneOf, heldBy } from '../../policy.js';
import type { Policy, Rule } from '../../policy.js';
import type { Jurisdiction } from '../../role.js';

/** An offer, as far as that decides who may do what to it. */
export interface OfferAt {
  /** Accounts that put it up. */
  readonly owners: readonly string[];
  /** The village, with the point that serves it. */
  readonly place: Jurisdiction;
}

const seller: Rule<OfferAt> = {
  roles: ['resident'],
  roleFor: ({ accountId }, { owners }) => (owners.includes(accountId) ? 'resident' : undefined),
};

/** Offers, by what is done to them; the moves among the deeds are named as in `offerMoves`. */
export const offerPolicy = {
  sell: seller,
  reopen: seller,
  /** Shows one's number, or no longer. */
  number: seller,
  /** Lets everybody read what was held. */
  release: atOneOf<OfferAt>(({ place }) => [place], heldBy('township_office', 'county_office')),
  take_down: atOneOf<OfferAt>(({ place }) => [place], heldBy('keeper', 'township_office', 'county_office')),
} satisfies Policy<OfferAt>;
