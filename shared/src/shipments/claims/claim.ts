// What does somebody claim for boxes, and what came of it?
import { endpoint } from '../../endpoint.js';
import type { FailureCode } from '../../failure.js';
import { rolesOf } from '../../policy.js';
import type { ClaimKind, ClaimMove, ClaimState } from '../booking/claim-state.js';
import type { BoxEvidence } from './claim-evidence.js';
import { claimPolicy, claimWorkRule } from './claim.policy.js';

/** Name under which photos of boxes are taken. */
export const CLAIM_PHOTO = 'claim';

/** Something that was done to a claim. */
export interface ClaimStep {
  readonly move: 'file' | ClaimMove;
  readonly at: string;
  readonly reason?: string;
  /** What is to be paid, or was. */
  readonly fen?: number;
}

/** A box of a claim with what the machine knows of it. */
export interface ClaimBox extends BoxEvidence {
  readonly code?: string;
}

/** A claim. */
export interface Claim {
  readonly id: string;
  readonly shipmentId: string;
  readonly goods: string;
  readonly pointName: string;
  /** Masked. */
  readonly senderName?: string;
  readonly senderPhoneTail?: string;
  readonly kind: ClaimKind;
  readonly state: ClaimState;
  readonly filedAt: string;
  /** Until when whoever's turn it is has time; absent when it is nobody's. */
  readonly dueAt?: string;
  readonly boxes: readonly ClaimBox[];
  /** By the rows of policy as they were then, at most. */
  readonly expectedFen: number;
  /** What is to be paid, or was. */
  readonly agreedFen?: number;
  readonly words?: string;
  /** Ids of pictures. */
  readonly photos: readonly string[];
  readonly steps: readonly ClaimStep[];
  /** What the caller may do now. */
  readonly moves: readonly ClaimMove[];
}

/** What may be claimed for a box, by what happened. */
export interface ClaimableBox extends ClaimBox {
  readonly carrierName?: string;
  readonly carrier?: string;
  /** True where its value was declared. */
  readonly insured?: true;
  readonly kinds: readonly {
    readonly kind: ClaimKind;
    /** Expected at most. */
    readonly fen: number;
    /** Why not. */
    readonly refusal?: FailureCode;
  }[];
}

/** What may be claimed for an order, and what has been. */
export interface ClaimsOfShipment {
  readonly shipmentId: string;
  readonly goods: string;
  readonly boxes: readonly ClaimableBox[];
  /** The latest first. */
  readonly claims: readonly Claim[];
}

/** What happened to which boxes. */
export interface FileClaim {
  /** The order. */
  readonly id: string;
  readonly kind: ClaimKind;
  readonly boxes: readonly number[];
  readonly words?: string;
  /** Ids of pictures of one's own, sent before for `CLAIM_PHOTO`. */
  readonly photos?: readonly string[];
}

/** What is done to a claim. */
export interface MoveClaim {
  readonly id: string;
  readonly move: ClaimMove;
  /** For `accept` and `grant`: what is to be paid. */
  readonly fen?: number;
  /** For `refuse`, `dismiss` and `dispute`: why. */
  readonly reason?: string;
}

const refusals = [
  ...(['claim_not_ours', 'claim_given_back', 'claim_with_carrier', 'claim_not_late', 'claim_too_early'] as const),
  'claim_too_late',
] as const;

/** Claims. */
export const claimsApi = {
  ofShipment: endpoint<{ readonly id: string }, ClaimsOfShipment>('GET', '/api/shipments/:id/claims', {
    access: ['resident'],
    summary: 'What may be claimed for the boxes of an order, with what is known of each, and what was claimed',
    fails: ['shipment_not_found'],
  }),
  file: endpoint<FileClaim, Claim>('POST', '/api/shipments/:id/claims', {
    access: ['resident'],
    summary: 'Claims for boxes that are damaged, late or lost; a box is claimed for once',
    fails: ['shipment_not_found', 'claim_exists', 'picture_not_found', ...refusals],
  }),
  list: endpoint<{ readonly limit?: number }, { readonly claims: readonly Claim[] }>('GET', '/api/claims', {
    access: claimWorkRule.roles,
    summary: 'Claims of which the caller’s company or office has to do something, or had to, the overdue first',
  }),
  move: endpoint<MoveClaim, Claim>('POST', '/api/claims/:id/moves', {
    access: rolesOf(Object.values(claimPolicy)),
    summary: 'Answers a claim, disputes the answer once, decides on that, pays, or takes it back',
    fails: ['claim_not_found', 'claim_over', 'claim_too_early', 'claim_too_late'],
  }),
};
