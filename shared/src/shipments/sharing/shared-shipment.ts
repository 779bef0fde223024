// What does a buyer see of boxes that were sent to them, without an account and without anybody's name?
import { endpoint } from '../../endpoint.js';
import type { BoxState } from '../booking/shipment-state.js';
import type { LineDestination } from '../pricing/quote.js';
import { shipmentShareRule } from '../shipments.policy.js';

/** Days after the last box has arrived for which a link still opens; policy of the county, to be settled. */
export const SHARED_DAYS = 30;

/** Where boxes are, as a buyer would ask. */
export const sharedPlaces = ['home', 'point', 'bus', 'county', 'carrier', 'ready', 'there', 'back', 'out'] as const;
export type SharedPlace = (typeof sharedPlaces)[number];

/** What each state of a box is to a buyer. */
export const sharedPlaceOf: Readonly<Record<BoxState, SharedPlace>> = {
  ...{ planned: 'home', received: 'point', loaded: 'bus', in_transit: 'bus', at_hub: 'county', screened: 'county' },
  ...{ handed_to_carrier: 'carrier', ready: 'ready', delivered: 'there', collected: 'there' },
  ...{ returning: 'back', returned: 'back' },
  ...{ held_back: 'county', taken_back: 'out', refused: 'out', cancelled: 'out', missed: 'out', lost: 'out' },
};

/** Boxes that are in one place. */
export interface SharedBoxes {
  readonly place: SharedPlace;
  readonly boxes: number;
}

/** Boxes for one buyer. */
export interface SharedShipment {
  readonly goods: string;
  readonly count: number;
  readonly to: LineDestination;
  readonly carrierName?: string;
  /** Where it is fetched, for what goes no further than the county. */
  readonly pickUpAt?: string;
  /** How far they are, the nearest first; only places where some are. */
  readonly places: readonly SharedBoxes[];
  /** When the last of those that are under way is expected, ISO 8601; absent where none is, or nobody can say. */
  readonly expected?: string;
}

/** Boxes of one line of an order. */
export interface ShareAsk {
  readonly id: string;
  /** From 1. */
  readonly line: number;
}

/** A link for the buyer of a line. */
export interface ShareLink {
  /** What makes the link: whoever has it may look, and it is told only now. */
  readonly token: string;
}

/** Links for buyers. */
export const shipmentShareApi = {
  make: endpoint<ShareAsk, ShareLink>('POST', '/api/shipments/:id/share', {
    access: shipmentShareRule.roles,
    summary: 'Makes a link with which the buyer of a line sees how far it is; one that was made before opens no more',
    fails: ['shipment_not_found', 'shipment_over'],
  }),
  withdraw: endpoint<ShareAsk, { readonly withdrawn: number }>('POST', '/api/shipments/:id/share/withdraw', {
    access: shipmentShareRule.roles,
    summary: 'Lets the link of a line open no more',
    fails: ['shipment_not_found'],
  }),
  read: endpoint<{ readonly token: string }, SharedShipment>('GET', '/api/shared-shipments/:token', {
    access: ['public'],
    summary: 'What the buyer sees: goods, boxes, where they are, and when they are expected; nobody’s name',
    fails: ['share_not_found'],
  }),
};
