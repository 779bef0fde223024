// What would it cost to send these boxes, with which buses, and when are they there?
import type { ServiceDate } from '../../clock.js';
import { endpoint } from '../../endpoint.js';
import type { BusRide, WayRefusal } from '../capacity/bus-space.js';
import type { SplitPart } from '../capacity/split-offers.js';
import type { PricePart } from './price-line.js';

/** Where a line goes: fetched at the hub in the county (县城自提), or handed there to a carrier. */
export const lineDestinations = ['county_pickup', 'carrier'] as const;
export type LineDestination = (typeof lineDestinations)[number];

/** Boxes of an order that go to one place. */
export interface QuoteLineAsk {
  readonly count: number;
  readonly to: LineDestination;
  /** For a carrier: 快递100's code. */
  readonly carrier?: string;
  /** For a carrier: first two digits of the province's code. */
  readonly province?: string;
  /** What each box is to be insured for. */
  readonly valueFen?: number;
}

/** What is to be sent. All boxes of an order are alike. */
export interface QuoteAsk {
  readonly pointId: string;
  /** What is in them, as people call it: 豆腐皮. */
  readonly goods: string;
  readonly note?: string;
  readonly grams: number;
  /** Millimetres. */
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** The day on which they are to leave; unless said the first on which a bus can still be booked. */
  readonly date?: ServiceDate;
  readonly lines: readonly QuoteLineAsk[];
}

/** Why a line cannot go: nobody takes so large a box, or goods that are spoilt by then. */
export const lineRefusals = ['too_large_for_carrier', 'not_fresh_enough'] as const;
export type LineRefusal = (typeof lineRefusals)[number];

/** A line with its price. */
export interface QuotedLine extends QuoteLineAsk {
  /** From 1. */
  readonly no: number;
  /** Of a carrier: its name, and the zone in which the province lies. */
  readonly carrierName?: string;
  readonly zoneName?: string;
  readonly billableGrams: number;
  readonly parts: readonly PricePart[];
  readonly fen: number;
  /** `HH:MM` until which the carrier is handed boxes at the hub, and at which its own courier takes in the villages. */
  readonly postBy?: string;
  readonly ownCollection?: string;
  /** How much later than with the carrier's own courier one may hand in and have it leave the same day; minutes. */
  readonly laterMinutes?: number;
  readonly refusal?: LineRefusal;
}

/** When a line is there by one of the ways. */
export interface LinePromise {
  readonly line: number;
  /** At the hub. */
  readonly atHub: string;
  /** For a carrier: when it is handed over, and by when it is there. */
  readonly handedOver?: string;
  readonly by: string;
  /** True when the goods are still good then. */
  readonly keeps: boolean;
}

/** A way that the boxes could take. */
export interface QuotedWay {
  /** From 0. */
  readonly no: number;
  readonly rides: readonly BusRide[];
  readonly handInBy: string;
  readonly departure: string;
  readonly arrival: string;
  /** How many such boxes the bus takes still, and how many are on it already or promised. */
  readonly boxesLeft: number;
  /** Of the fullest leg: grams that the bus may carry, and grams that others have. */
  readonly roomGrams: number;
  readonly othersGrams: number;
  /** True when they ride in a box that keeps them cold. */
  readonly chilled: boolean;
  readonly promises: readonly LinePromise[];
  readonly refusal?: WayRefusal;
}

/** All boxes by one or several of the ways. */
export interface QuotedOffer {
  readonly parts: readonly SplitPart[];
  /** When the first are at the hub, and the last. */
  readonly firstAt: string;
  readonly lastAt: string;
}

/** An answer that holds for 24 hours. It is kept here, so nobody changes it on the way: orders name it by its id. */
export interface Quote {
  readonly id: string;
  readonly pointId: string;
  readonly expiresAt: string;
  readonly goods: string;
  readonly note?: string;
  readonly count: number;
  readonly grams: number;
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Hours after which the goods are no longer good; absent for what keeps. */
  readonly freshHours?: number;
  /** What to mind, and how to pack, a sentence each. */
  readonly minds: readonly string[];
  readonly lines: readonly QuotedLine[];
  readonly fen: number;
  readonly ways: readonly QuotedWay[];
  /** The soonest first; empty when there is no room for all, or a line cannot go. */
  readonly offers: readonly QuotedOffer[];
}

/** Quotes. */
export const quotesApi = {
  ask: endpoint<QuoteAsk, Quote>('POST', '/api/shipments/quotes', {
    access: ['resident'],
    summary: 'What so many boxes cost from a point, with which buses they could go, and when they are there',
    fails: [
      'point_not_found',
      'goods_refused',
      'ask_keeper',
      'box_too_heavy',
      'box_too_large',
      'too_many_boxes',
      'carrier_not_served',
      'value_not_insured',
    ],
  }),
  read: endpoint<{ readonly id: string }, Quote>('GET', '/api/shipments/quotes/:id', {
    access: ['resident'],
    summary: 'A quote that one was given',
    fails: ['quote_not_found'],
  }),
};
