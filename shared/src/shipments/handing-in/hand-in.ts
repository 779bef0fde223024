// How are boxes handed in at a point: whose are they, what is in them, and what do they weigh?
//
// The three rules of whoever takes something over (《邮政业寄递安全监督管理办法》): real name, opened and looked at, and at
// the hub through the machine. Of the document its kind and its last four signs are written down, once a day a sender.
import { endpoint } from '../../endpoint.js';
import type { Shipment } from '../booking/shipment.js';
import { shipmentPointPolicy } from '../shipments.policy.js';

/** Documents by which a sender is known. */
export const idKinds = ['id_card', 'household_book', 'residence_permit', 'passport'] as const;
export type IdKind = (typeof idKinds)[number];

/** The documents in a person's words. */
export const idKindNames: Readonly<Record<IdKind, string>> = {
  id_card: '身份证',
  household_book: '户口簿',
  residence_permit: '居住证',
  passport: '护照',
};

/** A box that was weighed. */
export interface WeighedBox {
  /** Its number in the order, from 1. */
  readonly no: number;
  /** Whole grams, with what is in it. */
  readonly grams: number;
}

/** A box that is not taken, and why: one of thirty with a bottle of spirits in it. */
export interface RefusedBox {
  readonly no: number;
  readonly reason: string;
}

/** What a keeper takes over. Boxes that nobody names have not come yet. */
export interface HandInAsk {
  readonly id: string;
  /** The document and its last four signs; not needed where this sender has shown one today. */
  readonly idKind?: IdKind;
  readonly idTail?: string;
  /** That each box was opened and looked at. */
  readonly inspected: true;
  readonly received: readonly WeighedBox[];
  readonly refused: readonly RefusedBox[];
  /** That what weighs more than the bus has room for may take the next one; without it nothing is taken over then. */
  readonly next?: true;
}

/** Taking boxes over at the counter. */
export const handInApi = {
  handIn: endpoint<HandInAsk, Shipment>('POST', '/api/shipments/:id/hand-in', {
    access: shipmentPointPolicy.bookFor.roles,
    summary: 'Takes boxes over at a point: who sends them, looked at, weighed; what they weigh changes price and room',
    fails: [
      'shipment_not_found',
      'id_check_needed',
      'box_not_expected',
      'box_too_heavy',
      'no_room',
      'no_later_room',
      'late_no_bus',
    ],
  }),
};
