// What is an errand to whoever asked for it, to the keeper and to the buyer, and how is it asked for?
import type { ServiceDate } from '../../clock.js';
import { endpoint } from '../../endpoint.js';
import type { HubBus } from '../../parcels/hub/hub-desk.js';
import { errandPolicy, errandWorkPolicy } from '../errands.policy.js';
import type { AskedLine, BoughtLine, ErrandNote, ErrandProposal } from './errand-fact.js';
import type { FoldedLine } from './errand-fold.js';
import type { ErrandMove, ErrandState, PieceMove } from './errand-state.js';

/** Name under which pictures and recordings of what is wanted are kept. */
export const ERRAND_MEDIA = 'errand';
/** The same of receipts from a shop. */
export const ERRAND_RECEIPT = 'errand_receipt';

/** Asks somebody to buy something in town. */
export interface AskErrand {
  readonly lines: readonly AskedLine[];
  /** Where it is collected. */
  readonly pointId: string;
  /** Whose it is, and how they are reached. */
  readonly name: string;
  readonly phone: string;
  /** True where a keeper writes it down for somebody who rings or stands there. */
  readonly forCaller?: boolean;
  /** Last day on which it is of use. */
  readonly by?: ServiceDate;
  /** The shop that is to buy it; absent: whoever takes it. */
  readonly shopId?: string;
  readonly note?: string;
  /** Ids of what was sent for it before, as `errand`. */
  readonly pictures?: readonly string[];
  readonly recordings?: readonly string[];
}

/** What is done to an errand by people. */
export type ErrandDeed = Exclude<ErrandMove, 'lapse'> | ErrandNote;

/** A line as it stands. */
export interface ErrandLine extends AskedLine, FoldedLine {}

/** A shop or a point, by name. */
export interface ErrandPlace {
  readonly id: string;
  readonly name: string;
}

/** Something that happened to it, in its order. */
export interface ErrandStep {
  readonly type: 'ask' | ErrandMove | PieceMove | ErrandNote;
  /** ISO 8601. */
  readonly at: string;
  readonly reason?: string;
  /** Of `returned`. */
  readonly fen?: number;
}

/** One piece of what was bought, under way. */
export interface ErrandPiece {
  /** What is written on it: a parcel's number like any other. */
  readonly waybill: string;
  /** Where it lies at the point. */
  readonly shelf?: string;
  /** The point where it lies or to which it goes, where that is another than the errand's: that one is closed, or it was missorted. */
  readonly point?: ErrandPlace;
}

/** An errand in a list. */
export interface ErrandSummary {
  readonly id: string;
  readonly state: ErrandState;
  readonly lines: readonly ErrandLine[];
  readonly point: ErrandPlace;
  readonly askedAt: string;
  readonly by?: ServiceDate;
  /** Masked. */
  readonly name: string;
  /** Last four digits; to its asker and at its point only, never to a buyer in town. */
  readonly phoneTail?: string;
  readonly forCaller: boolean;
  /** Who has taken it. */
  readonly buyer?: ErrandPlace;
  /** Until when a question waits, ISO 8601. */
  readonly answerBy?: string;
  readonly paidFen?: number;
  readonly pieces: readonly ErrandPiece[];
  /** Why no bus brings it, or why nobody is there to take it over when that bus comes, in a sentence. */
  readonly waits?: string;
}

/** An errand. */
export interface Errand extends ErrandSummary {
  /** Village of the point. */
  readonly village?: string;
  /** The shop that was asked for. */
  readonly shop?: ErrandPlace;
  readonly note?: string;
  /** Sum of what the lines may cost at most; absent where one has no limit. */
  readonly ceilingFen?: number;
  readonly returnedFen: number;
  /** Why it was not bought, was cancelled, or got lost. */
  readonly reason?: string;
  readonly pictures: readonly string[];
  readonly recordings: readonly string[];
  readonly receipts: readonly string[];
  /** The bus on which it is, else the one that brings it first, by now. */
  readonly bus?: HubBus & { readonly arrival: string };
  readonly steps: readonly ErrandStep[];
  /** What the caller may do to it now. */
  readonly may: readonly ErrandDeed[];
}

interface One {
  readonly id: string;
}

/** Says what was bought. */
export interface BuyErrand extends One {
  readonly lines: readonly BoughtLine[];
  /** Ids of pictures that were sent as `errand_receipt`. */
  readonly receipts?: readonly string[];
  /** When, by the phone's clock, ISO 8601: it may have waited for a network. */
  readonly occurredAt?: string;
  /** What that clock says when it is sent: a wrong one is set right by it, and one that says nothing is not believed. */
  readonly sentAt?: string;
}

/** Asks back, once. */
export interface AskBack extends One {
  readonly proposals: readonly ErrandProposal[];
  /** How long the answer is waited for. */
  readonly hours?: number;
}

const MOVED = ['errand_not_found', 'errand_over', 'changed_meanwhile'] as const;

/** Errands. One that is none of the caller's and none are answered alike. */
export const errandsApi = {
  ask: endpoint<AskErrand, Errand>('POST', '/api/errands', {
    access: ['resident'],
    summary: 'Asks somebody to buy something in town, for oneself or, as a keeper, for whoever rings',
    fails: [
      ...(['point_not_found', 'errand_refused', 'too_many_errands', 'phone_not_valid', 'not_allowed'] as const),
      ...(['errand_shop_not_found', 'picture_not_found', 'private_words'] as const),
    ],
  }),
  mine: endpoint<{ readonly limit?: number }, { readonly errands: readonly ErrandSummary[] }>(
    'GET',
    '/api/me/errands',
    { access: ['resident'], summary: 'The caller’s own errands, the latest first; any of them can be asked for again' },
  ),
  read: endpoint<One, Errand>('GET', '/api/errands/:id', {
    access: ['resident'],
    summary: 'An errand, for whoever asked, at its point, and for whoever may buy it',
    fails: ['errand_not_found'],
  }),
  atPoint: endpoint<
    { readonly pointId: string; readonly over?: boolean },
    { readonly errands: readonly ErrandSummary[] }
  >('GET', '/api/points/:pointId/errands', {
    access: errandWorkPolicy.point.roles,
    summary: 'Errands that are collected at a point: those under way, or those that are over',
    fails: ['point_not_found'],
  }),
  accept: endpoint<One & { readonly shopId?: string }, Errand>('POST', '/api/errands/:id/accept', {
    access: errandPolicy.accept.roles,
    summary: 'Takes it, for the shop of this id or for the point itself',
    fails: [...MOVED, 'errand_shop_not_found'],
  }),
  askBack: endpoint<AskBack, Errand>('POST', '/api/errands/:id/ask-back', {
    access: errandPolicy.ask_back.roles,
    summary: 'Asks whether something else or another price will do, once; without an answer nothing of it is bought',
    fails: [...MOVED, 'errand_asked_before', 'errand_substitute_not_agreed', 'errand_refused'],
  }),
  answer: endpoint<One & { readonly yes: readonly number[] }, Errand>('POST', '/api/errands/:id/answer', {
    access: ['resident'],
    summary: 'Says yes to these lines of the question and no to the others; the keeper for whoever rang',
    fails: MOVED,
  }),
  buy: endpoint<BuyErrand, Errand>('POST', '/api/errands/:id/buy', {
    access: errandPolicy.buy.roles,
    summary: 'It is bought: what, for how much; above what was agreed nothing is taken',
    fails: [...MOVED, 'errand_too_dear', 'errand_substitute_not_agreed', 'errand_refused', 'picture_not_found'],
  }),
  cannot: endpoint<One & { readonly text: string }, Errand>('POST', '/api/errands/:id/cannot', {
    access: errandPolicy.cannot.roles,
    summary: 'It cannot be bought: why, in a sentence',
    fails: MOVED,
  }),
  cancel: endpoint<One & { readonly reason?: string }, Errand>('POST', '/api/errands/:id/cancel', {
    access: ['resident'],
    summary: 'It is not wanted any more; what has been bought is bought',
    fails: MOVED,
  }),
  handOver: endpoint<One & { readonly pieces: number }, Errand>('POST', '/api/errands/:id/hand-over', {
    access: errandPolicy.hand_over.roles,
    summary: 'Gives what was bought to the bus, as so many pieces; each gets a parcel’s number',
    fails: MOVED,
  }),
  returned: endpoint<One & { readonly fen: number; readonly text: string }, Errand>(
    'POST',
    '/api/errands/:id/returned',
    {
      access: errandPolicy.returned.roles,
      summary: 'Notes that money was given back, at most what was paid',
      fails: [...MOVED, 'errand_returned_too_much'],
    },
  ),
  contact: endpoint<One, { readonly name: string; readonly phone: string }>('POST', '/api/errands/:id/contact', {
    access: errandPolicy.readContact.roles,
    summary: 'Name and number in full, for ringing; the look is written to the audit log',
    fails: ['errand_not_found'],
  }),
};
