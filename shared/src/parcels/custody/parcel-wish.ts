// What did a household say of one parcel: leave it at the point, bring it home, or neither?
import { inOrder } from '../../device-facts/fact-order.js';
import type { ParcelEventType } from './parcel-event.js';
import type { ParcelFact } from './parcel-fact.js';

/** `point`: it may be left there; `home`: it is to be brought to the door; `refused`: it goes back with the next bus. */
export const leaveWishes = ['point', 'home', 'refused'] as const;
export type LeaveWish = (typeof leaveWishes)[number];

/** The facts that say so. */
export const wishFacts = {
  point: 'CONSENT_GIVEN',
  home: 'HOME_ASKED',
  refused: 'CONSENT_REFUSED',
} as const satisfies Readonly<Record<LeaveWish, ParcelEventType>>;

/** The last word counts; undefined while nobody has said anything. */
export function wishOf(standing: readonly ParcelFact[]): LeaveWish | undefined {
  const last = inOrder(standing.filter(({ type }) => wishIn(type) !== undefined)).pop();
  return last && wishIn(last.type);
}

function wishIn(type: ParcelEventType): LeaveWish | undefined {
  return leaveWishes.find((wish) => wishFacts[wish] === type);
}
