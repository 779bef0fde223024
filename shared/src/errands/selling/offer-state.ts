// In which states may something be that is offered, and what takes it from one to another?
import type { ServiceDate } from '../../clock.js';
import type { Moves } from '../../moves.js';

/** As it is stored; that its last day is over follows from the clock (`offerStandingAt`). */
export const offerStates = ['open', 'held', 'sold', 'taken_down'] as const;
export type OfferState = (typeof offerStates)[number];

/** What may be done to it. */
export const offerMoveNames = ['sell', 'reopen', 'hold', 'release', 'release_sold', 'take_down'] as const;
export type OfferMove = (typeof offerMoveNames)[number];

/**
 * One tap says sold, and one takes that back; what was taken down stays down. Held is what has pictures, until WeChat's
 * check has passed them, and what that check finds risky, also where it is sold by then, until somebody in office has
 * read it; what was sold is sold then, too.
 */
export const offerMoves: Moves<OfferState, OfferMove> = {
  open: { sell: 'sold', hold: 'held', take_down: 'taken_down' },
  held: { release: 'open', release_sold: 'sold', take_down: 'taken_down' },
  sold: { reopen: 'open', hold: 'held', take_down: 'taken_down' },
  taken_down: {},
};

/** How it stands on a day: it ends by itself. */
export type OfferStanding = OfferState | 'ended';

/** An offer is good up to and including its last day. */
export function offerStandingAt(
  { state, until }: { readonly state: OfferState; readonly until: ServiceDate },
  today: ServiceDate,
): OfferStanding {
  return state === 'open' && until < today ? 'ended' : state;
}
