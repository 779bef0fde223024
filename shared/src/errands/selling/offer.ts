// What do people of the county have to sell, how is it found, and how is it put up?
import { endpoint } from '../../endpoint.js';
import type { ServiceDate } from '../../clock.js';
import type { OfferState } from './offer-state.js';
import { offerPolicy } from './selling.policy.js';

/** Name under which pictures of what is offered are kept. */
export const OFFER_MEDIA = 'offer';
/** Most pictures of one. */
export const MOST_OFFER_PICTURES = 3;
/** Most characters of the name of what is sold, of what is said of it, and of a reason to take it down. */
export const OFFER_PRODUCT_CHARACTERS = 20;
export const OFFER_WORDS_CHARACTERS = 200;
export const OFFER_REASON_CHARACTERS = 100;
/** Most that one account puts up on a day. */
export const MOST_OFFERS_A_DAY = 10;
/** Most days that one stands, today among them. */
export const MOST_OFFER_DAYS = 60;
/** Most of whatever unit there may be, and most that one of it may cost, fen. */
export const MOST_OFFER_QUANTITY = 100_000;
export const MOST_OFFER_FEN = 1_000_000;

/** By what it is counted, and what the price is for. */
export const offerUnits = ['斤', '公斤', '两', '个', '只', '条', '箱', '袋', '瓶', '把', '盒', '棵', '份'] as const;
export type OfferUnit = (typeof offerUnits)[number];

/** Where it is fetched: at the seller's, or at the service point. */
export const offerPlaces = ['home', 'point'] as const;
export type OfferPlace = (typeof offerPlaces)[number];

/** What is said of something that is for sale. */
interface OfferSaid {
  readonly product: string;
  /** How much there is. */
  readonly quantity: number;
  readonly unit: OfferUnit;
  /** What one `per` costs. */
  readonly priceFen: number;
  readonly per: OfferUnit;
  /** More, in the seller's words. */
  readonly words?: string;
  readonly villageCode: string;
  readonly where: OfferPlace;
  /** Last day on which it stands. */
  readonly until: ServiceDate;
}

/** Puts something up. */
export interface PutUpOffer extends OfferSaid {
  /** Who sells: shown masked. */
  readonly name: string;
  readonly phone: string;
  /** The seller lets whoever taps on it ring this number. False: buyers ring the service point. */
  readonly showNumber: boolean;
  /** Pictures that were sent as `offer`. */
  readonly pictures?: readonly string[];
}

/** Something that is for sale, as everybody reads it. */
export interface Offer extends OfferSaid {
  readonly id: string;
  readonly state: OfferState;
  /** ISO 8601. */
  readonly putUpAt: string;
  readonly villageName: string;
  readonly townshipCode: string;
  readonly townshipName: string;
  /** The point that serves the village: where it is fetched, or whom one may ask. */
  readonly pointId: string;
  /** 张**. */
  readonly seller: string;
  /** 1******5678; absent where the seller does not show it. */
  readonly number?: string;
  readonly pictures: readonly string[];
}

/** One's own, with why somebody took it down. */
export interface OwnOffer extends Offer {
  readonly reason?: string;
}

/** Which offers to list. */
export interface OffersAsk {
  /** A product by any of its names. */
  readonly q?: string;
  /** 9 digits. */
  readonly township?: string;
  /** Those behind this one. */
  readonly after?: string;
  readonly limit?: number;
}

/** What there is now, newest first. */
export interface Offers {
  readonly offers: readonly Offer[];
  /** Townships in which there is something, by `q` alone. */
  readonly townships: readonly { readonly code: string; readonly name: string; readonly count: number }[];
}

interface One {
  readonly id: string;
}

/** Offers. Nothing is ordered or paid here: buyer and seller speak with each other. */
export const sellingApi = {
  list: endpoint<OffersAsk, Offers>('GET', '/api/offers', {
    access: ['public'],
    summary: 'What people of the county have to sell now, by product and township, newest first',
    fails: ['area_not_found', 'offer_not_found'],
  }),
  read: endpoint<One, Offer>('GET', '/api/offers/:id', {
    access: ['public'],
    summary: 'One of them, also when it is sold or over; what was taken down is not there',
    fails: ['offer_not_found'],
  }),
  number: endpoint<One, { readonly phone: string }>('GET', '/api/offers/:id/number', {
    access: ['public'],
    summary: 'The seller’s number, for whoever is about to ring it; nothing where they do not show it, or it is over',
    fails: ['offer_not_found', 'number_not_shown', 'too_many_attempts'],
  }),
  putUp: endpoint<PutUpOffer, OwnOffer>('POST', '/api/offers', {
    access: ['resident'],
    summary: 'Offers something; it ends by itself after its last day',
    fails: [
      ...(['village_not_found', 'point_not_found', 'offer_refused', 'private_words', 'picture_not_found'] as const),
      ...(['too_many_offers', 'phone_not_valid'] as const),
    ],
  }),
  mine: endpoint<Record<string, never>, { readonly offers: readonly OwnOffer[] }>('GET', '/api/me/offers', {
    access: ['resident'],
    summary: 'The caller’s own offers, newest first, also those that are over',
  }),
  sell: endpoint<One, OwnOffer>('POST', '/api/offers/:id/sell', {
    access: offerPolicy.sell.roles,
    summary: 'Says that it is sold',
    fails: ['offer_not_found', 'offer_over'],
  }),
  reopen: endpoint<One, OwnOffer>('POST', '/api/offers/:id/reopen', {
    access: offerPolicy.reopen.roles,
    summary: 'Takes that back: there is still some, and its last day is not over',
    fails: ['offer_not_found', 'offer_over'],
  }),
  showNumber: endpoint<One & { readonly shown: boolean }, OwnOffer>('POST', '/api/offers/:id/number', {
    access: offerPolicy.number.roles,
    summary: 'Shows the seller’s number to whoever taps on it, or no longer',
    fails: ['offer_not_found'],
  }),
  held: endpoint<Record<string, never>, { readonly offers: readonly Offer[] }>('GET', '/api/held-offers', {
    access: offerPolicy.release.roles,
    summary: 'Offers of the caller’s area that wait until somebody in office has read them',
  }),
  release: endpoint<One, Offer>('POST', '/api/offers/:id/release', {
    access: offerPolicy.release.roles,
    summary: 'Lets everybody read one that was held',
    fails: ['offer_not_found', 'offer_over'],
  }),
  takeDown: endpoint<One & { readonly reason: string }, { readonly id: string }>('POST', '/api/offers/:id/take-down', {
    access: offerPolicy.take_down.roles,
    summary: 'Takes one down, and says to its seller why',
    fails: ['offer_not_found', 'offer_over'],
  }),
};
