// May a parcel be left at its point, does it go to the door, or has nobody said?
import { endpoint } from '../../endpoint.js';
import type { LeaveWish } from '../custody/parcel-wish.js';
import { hasEnded } from '../custody/parcel-state.js';
import type { ParcelState } from '../custody/parcel-state.js';
import { homeDeliveryPolicy } from '../parcels.policy.js';

/**
 * How it stands with leaving a parcel (快递市场管理办法: not at a point without consent). `open`: its household can be
 * asked on the phone and has not answered; `unasked`: nobody there uses the app, so the keeper asks by telephone.
 */
export type Leaving = LeaveWish | 'open' | 'unasked';

/** What is known of whether a parcel may be left. */
export interface LeavingKnown {
  /** What was said of this very parcel. */
  readonly wish?: LeaveWish | undefined;
  /** True for whoever stands on the point's list of those who get theirs to the door. */
  readonly onHomeList: boolean;
  /** Whether its household agreed to this point; undefined where nobody has confirmed the number. */
  readonly agreed: boolean | undefined;
}

/** What was said of the parcel outweighs the list, and the list outweighs what was agreed once. */
export function leavingOf({ wish, onHomeList, agreed }: LeavingKnown): Leaving {
  if (wish !== undefined) return wish;
  if (onHomeList) return 'home';
  if (agreed === undefined) return 'unasked';
  return agreed ? 'point' : 'open';
}

/** Whether its household may still say where it should go. */
export function mayStillSay(state: ParcelState): boolean {
  return !hasEnded(state) && state !== 'returning' && state !== 'lost' && state !== 'held';
}

/** Why somebody gets parcels to the door; nothing more is written down of it. */
export const homeReasons = ['disabled', 'very_old'] as const;
export type HomeReason = (typeof homeReasons)[number];
export const homeReasonNames: Readonly<Record<HomeReason, string>> = {
  disabled: '行动不便',
  very_old: '年纪很大',
};

/** Somebody on a point's list. */
export interface HomeDelivery {
  readonly id: string;
  /** Masked. */
  readonly name: string;
  readonly phoneTail: string;
  readonly reason: HomeReason;
  /** ISO 8601 instant. */
  readonly since: string;
}

/** Whom to put on the list. */
export interface HomeDeliveryAsk {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly reason: HomeReason;
}

/** A point's list. */
export interface HomeDeliveries {
  readonly people: readonly HomeDelivery[];
}

/** Longer is no list of those who cannot come. */
export const MOST_HOME_DELIVERIES = 100;

/** The endpoints of a point's list. */
export const homeDeliveryApi = {
  list: endpoint<{ readonly id: string }, HomeDeliveries>('GET', '/api/points/:id/home-deliveries', {
    access: homeDeliveryPolicy.keep.roles,
    summary: 'Whose parcels are brought to the door at a point',
    fails: ['point_not_found'],
  }),
  add: endpoint<HomeDeliveryAsk, HomeDeliveries>('POST', '/api/points/:id/home-deliveries', {
    access: homeDeliveryPolicy.keep.roles,
    summary: 'Bring somebody’s parcels to the door from now on; who is on the list stays there once',
    fails: ['point_not_found', 'home_list_full'],
  }),
  end: endpoint<{ readonly id: string; readonly entryId: string }, HomeDeliveries>(
    'DELETE',
    '/api/points/:id/home-deliveries/:entryId',
    {
      access: homeDeliveryPolicy.keep.roles,
      summary: 'No longer; who is not on the list is no failure',
      fails: ['point_not_found'],
    },
  ),
};
