// Which boxes lie at a point or a hub or come there, as whoever carries them on needs to know it, with a network or without?
import type { ServiceDate } from '../../clock.js';
import { endpoint } from '../../endpoint.js';
import type { MaskedParty, Party } from '../booking/shipment.js';
import type { ShipmentFact } from '../booking/shipment-fact.js';
import type { BusRide } from '../capacity/bus-space.js';
import type { LineDestination } from '../pricing/quote.js';
import { shipmentPointPolicy, shipmentPolicy } from '../shipments.policy.js';

/** Where boxes of an order go from the hub. */
export interface CarriedLine {
  readonly no: number;
  readonly count: number;
  readonly to: LineDestination;
  readonly carrierName?: string;
  readonly province?: string;
  /** Who comes for it, masked. */
  readonly recipient?: Pick<MaskedParty, 'name' | 'phone'>;
}

/** A way of an order. */
export interface CarriedWay {
  readonly no: number;
  readonly rides: readonly BusRide[];
}

/**
 * An order on its way, with everything that was said of it: a phone folds it with its own facts, which the server may
 * not have heard yet, as the server does.
 */
export interface CarriedOrder {
  readonly id: string;
  readonly goods: string;
  readonly count: number;
  /** What one box was said to weigh. */
  readonly grams: number;
  readonly pointId: string;
  readonly pointName: string;
  /** The day on which its first bus leaves. */
  readonly date: ServiceDate;
  readonly senderName?: string;
  readonly senderPhoneTail?: string;
  readonly lines: readonly CarriedLine[];
  /** What is written on each box. */
  readonly codes: readonly { readonly no: number; readonly code: string }[];
  readonly ways: readonly CarriedWay[];
  /** Those that stand; `actor` is `OWN_ACTOR` for one's own, and absent for all others. */
  readonly facts: readonly ShipmentFact[];
}

/** A bus that brings boxes, or is to. */
export interface CarryingBus {
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
  readonly routeName: string;
  /** When it leaves the point or, seen from the hub, where it begins. */
  readonly departure: string;
  /** When it is at the hub; absent where its boxes change to another bus. */
  readonly arrival?: string;
  /** Why it does not come. */
  readonly cancelled?: string;
}

/** What there is to be carried on at a place. */
export interface CarriedAt {
  /** At a point also those of which something lies there that was given back, and that its sender has not fetched. */
  readonly orders: readonly CarriedOrder[];
  /** Every bus on which one of the boxes is or is to be, and for a point those that still come today. */
  readonly buses: readonly CarryingBus[];
}

/** Reads it. */
export const carriedApi = {
  at: endpoint<{ readonly pointId: string }, CarriedAt>('GET', '/api/points/:pointId/boxes', {
    access: shipmentPointPolicy.list.roles,
    summary: 'Boxes of produce that are to be put on buses at a point, or that come to a hub and go on from there',
    fails: ['point_not_found'],
  }),
  address: endpoint<{ readonly id: string; readonly line: number }, Party>(
    'POST',
    '/api/shipments/:id/address-readings',
    {
      access: shipmentPolicy.address.roles,
      summary:
        'To whom a line goes, in full, while boxes of it lie at the hub for their carrier; each look is written down',
      fails: ['shipment_not_found', 'address_not_needed'],
    },
  ),
};
