// How are places on buses kept, booked and given back, and where are the boxes?
import type { ServiceDate } from '../../clock.js';
import { endpoint } from '../../endpoint.js';
import type { FileAnswer } from '../../file-answer.js';
import type { TripDay } from '../../parcels/custody/parcel-fact.js';
import type { BusRide } from '../capacity/bus-space.js';
import type { SplitPart } from '../capacity/split-offers.js';
import type { LineDestination } from '../pricing/quote.js';
import type { PricePart } from '../pricing/price-line.js';
import { shipmentPointPolicy } from '../shipments.policy.js';
import type { ShipmentFactType } from './shipment-fact.js';
import type { ClaimState } from './claim-state.js';
import type { BoxState, ShipmentState } from './shipment-state.js';

/** Keeps places for all boxes of a quote. */
export interface HoldAsk {
  readonly quoteId: string;
  /** One of the offers, or another division over the quote's ways; together as many boxes as were asked for. */
  readonly parts: readonly SplitPart[];
  /** True: where there is no room now, wait for some. */
  readonly wait?: boolean;
}

/** Somebody by name, number and address. */
export interface Party {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

/** Who gets a line. */
export interface RecipientAsk extends Party {
  /** Number of the line, from 1. */
  readonly line: number;
}

/** Books what is held. */
export interface BookAsk {
  readonly id: string;
  readonly senderName: string;
  readonly senderPhone: string;
  readonly senderAddress: string;
  /** One for each line. */
  readonly recipients: readonly RecipientAsk[];
}

/** As everybody may see it: a masked name and number, and the address without the house. */
export interface MaskedParty {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

/** Boxes of an order that go to one place. */
export interface ShipmentLine {
  readonly no: number;
  readonly count: number;
  readonly to: LineDestination;
  readonly carrier?: string;
  readonly carrierName?: string;
  readonly province?: string;
  readonly recipient?: MaskedParty;
  /** To its sender: since when a buyer may look at it by a link; absent where none does. */
  readonly sharedSince?: string;
  readonly parts: readonly PricePart[];
  readonly fen: number;
}

/** One box. */
export interface ShipmentBox {
  readonly no: number;
  /** Its line. */
  readonly line: number;
  /** What is written on it; absent before it is booked. */
  readonly code?: string;
  readonly state: BoxState;
  /** Number of the way that it takes. */
  readonly way?: number;
  readonly grams?: number;
  /** What is owed for it in whole fen, as it was weighed, whatever of the others. */
  readonly fen: number;
  readonly waybill?: string;
  readonly reason?: string;
  /** The bus on which it was put last. */
  readonly bus?: TripDay;
  readonly wantedBack?: true;
  /** It lies at the point, was given back there, and nobody has said that its sender came for it. */
  readonly awaitsSender?: true;
  /** Its bus is at the hub, and it was not on it. */
  readonly short?: true;
  /** Its bus does not come and no other takes it in time: it may be taken back for nothing. */
  readonly stranded?: true;
}

/** A way with how many of the boxes take it. */
export interface ShipmentWay {
  readonly no: number;
  readonly rides: readonly BusRide[];
  readonly handInBy: string;
  readonly departure: string;
  readonly arrival: string;
  readonly boxes: number;
  readonly chilled: boolean;
}

/** Kinds of amounts: agreed when booked, kept when cancelled, more or less after weighing, given back, settled. */
export const amountKinds = ['agreed', 'cancelled', 'kept', 'adjusted', 'refunded', 'settled'] as const;
export type AmountKind = (typeof amountKinds)[number];

/** A line of the order's ledger: only ever added. What is owed is the sum of all. */
export interface ShipmentAmount {
  readonly kind: AmountKind;
  readonly fen: number;
  readonly at: string;
  readonly note: string;
}

/** Something that happened to the order, in its order. */
export interface ShipmentStep {
  readonly type: ShipmentFactType;
  readonly at: string;
  /** How many boxes it concerned. */
  readonly boxes: number;
  readonly reason?: string;
}

/** An order. */
export interface Shipment {
  readonly id: string;
  readonly state: ShipmentState;
  readonly pointId: string;
  readonly pointName: string;
  readonly quoteId: string;
  readonly goods: string;
  readonly note?: string;
  readonly count: number;
  readonly grams: number;
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly createdAt: string;
  /** While it is only held: until when. */
  readonly holdEndsAt?: string;
  readonly sender?: MaskedParty;
  /** True where a keeper made it for somebody. */
  readonly forCaller: boolean;
  readonly lines: readonly ShipmentLine[];
  readonly boxes: readonly ShipmentBox[];
  readonly ways: readonly ShipmentWay[];
  readonly amounts: readonly ShipmentAmount[];
  readonly fen: number;
  readonly steps: readonly ShipmentStep[];
  /** How the latest claim for boxes of it stands; absent where there is none, or it was taken back. */
  readonly claim?: ClaimState;
  /** True where the caller may claim for boxes of it. */
  readonly mayClaim?: true;
  /** To whoever may move them: how many of its boxes are on no bus yet. */
  readonly movable?: number;
  /** True where the caller may hand it in at another point: nothing of it was brought yet. */
  readonly mayChangePoint?: true;
  /** Why its point pauses when boxes of it are to be brought; absent where somebody is there. */
  readonly shutBecause?: string;
  /** True where the caller may cancel it now, and what would be kept then. */
  readonly mayCancel: boolean;
  readonly keptFen?: number;
  /** True to its sender once it is booked: a buyer may be sent a link. */
  readonly mayShare?: true;
  /** For whoever may take its boxes over now: whether the sender is to show a document. */
  readonly handIn?: { readonly idCheckNeeded: boolean };
}

/** An order in a list. */
export interface ShipmentSummary {
  readonly id: string;
  readonly state: ShipmentState;
  readonly goods: string;
  readonly count: number;
  readonly pointId: string;
  /** When its first bus leaves, and the day. */
  readonly departure: string;
  readonly date: ServiceDate;
  readonly handInBy: string;
  readonly senderName?: string;
  readonly senderPhoneTail?: string;
  readonly createdAt: string;
  readonly holdEndsAt?: string;
  /** Boxes that nobody brought in time and that may still be brought, for another bus. */
  readonly late?: number;
  /** In a point's list: boxes that nobody has brought yet and that are to come, or may still come, on its day. */
  readonly awaited?: number;
  /** Boxes that nobody has brought, and is to bring: no bus takes them. Absent for none. */
  readonly stranded?: number;
  /** How the latest claim for boxes of it stands. */
  readonly claim?: ClaimState;
  readonly fen: number;
}

/** What is not sent after all. */
export interface CancelAsk {
  readonly id: string;
  readonly reason?: string;
  /** True where what lies on a bus already is to go on, and only the rest stays here. */
  readonly onlyHere?: boolean;
}

/** Orders. */
export const shipmentsApi = {
  hold: endpoint<HoldAsk, Shipment>('POST', '/api/shipments', {
    access: ['resident'],
    summary: 'Keeps places on the buses for all boxes of a quote, for a quarter of an hour',
    fails: [
      'quote_not_found',
      'quote_expired',
      'split_not_whole',
      'no_room',
      'bus_gone',
      'point_shut',
      'not_like_this',
      'too_many_holds',
    ],
  }),
  book: endpoint<BookAsk, Shipment>('POST', '/api/shipments/:id/book', {
    access: ['resident'],
    summary: 'Books what is held; on an ended hold `hold_expired` names a fresh quote in `instead`',
    fails: ['shipment_not_found', 'hold_expired', 'shipment_over', 'bus_gone', 'recipients_missing', 'phone_not_valid'],
  }),
  cancel: endpoint<CancelAsk, Shipment>('POST', '/api/shipments/:id/cancel', {
    access: ['resident'],
    summary:
      'Gives all places back; what lies on a bus already is asked back, and rides on, unless only the rest stays',
    fails: ['shipment_not_found', 'shipment_over'],
  }),
  mine: endpoint<{ readonly limit?: number }, { readonly shipments: readonly ShipmentSummary[] }>(
    'GET',
    '/api/shipments',
    { access: ['resident'], summary: 'The caller’s own orders, the latest first' },
  ),
  read: endpoint<{ readonly id: string }, Shipment>('GET', '/api/shipments/:id', {
    access: ['resident'],
    summary: 'An order with its boxes, for its sender and for those through whose hands it goes',
    fails: ['shipment_not_found'],
  }),
  labels: endpoint<{ readonly id: string }, FileAnswer>('GET', '/api/shipments/:id/labels.pdf', {
    access: ['resident'],
    summary: 'A label for each of its boxes, A4 to cut: for its sender, and for the point where it is handed in',
    answers: 'pdf',
    fails: ['shipment_not_found', 'nothing_to_label'],
  }),
  atPoint: endpoint<
    { readonly pointId: string; readonly date?: ServiceDate },
    { readonly shipments: readonly ShipmentSummary[] }
  >('GET', '/api/points/:pointId/shipments', {
    access: shipmentPointPolicy.list.roles,
    summary: 'What is to be handed in at a point on a day, today unless said',
    fails: ['point_not_found'],
  }),
};
