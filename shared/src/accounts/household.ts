// Whose parcels does a phone see, and how is it known that they are theirs?
import { endpoint } from '../endpoint.js';
import { confirmationPolicy } from './accounts.policy.js';
import type { OneTimeCode } from './one-time-code.js';

/** Most people that one account looks after or follows. */
export const MOST_PEOPLE = 20;

/**
 * How an account stands to a person: `self` is whom the account belongs to, `kept` is somebody else on
 * the same phone, `followed` is somebody whom another account keeps and has shared.
 */
export const personRelations = ['self', 'kept', 'followed'] as const;
export type PersonRelation = (typeof personRelations)[number];

/** How a number was confirmed: WeChat vouches for the phone, or a keeper saw the person. */
export const confirmationMethods = ['wechat', 'keeper'] as const;
export type ConfirmationMethod = (typeof confirmationMethods)[number];

/** An account that follows a person. */
export interface Follower {
  readonly id: string;
  /** Masked; missing when the follower has not said their name. */
  readonly name?: string;
  /** ISO 8601 instant. */
  readonly since: string;
}

/** Somebody in the household. Whoever keeps them sees everything; a follower sees the number masked. */
export interface Person {
  readonly id: string;
  readonly relation: PersonRelation;
  readonly name?: string;
  readonly phone?: string;
  readonly underFourteen: boolean;
  /** Until a number is confirmed, no parcel is matched to it. */
  readonly confirmed: boolean;
  readonly confirmedBy?: ConfirmationMethod;
  readonly confirmedAt?: string;
  /** Who follows this person; only for whoever keeps them. */
  readonly followers: readonly Follower[];
}

/** Somebody to add or to correct. */
export interface PersonAsk {
  readonly name: string;
  readonly phone: string;
  readonly underFourteen?: boolean;
}

/** What a keeper sees of the person in front of them before confirming. */
export interface ConfirmationPreview {
  readonly name: string;
  readonly phone: string;
  /** True when another phone has confirmed this number: confirm only if it has changed hands. */
  readonly takenElsewhere: boolean;
}

/** A keeper's word that the person is who they say. */
export interface ConfirmPerson {
  readonly code: string;
  /** Where they met; the keeper's own point. */
  readonly pointId: string;
  /** The number has changed hands: the old link is dropped. Without it such a number is refused with `number_taken`. */
  readonly takeOver?: boolean;
}

/** People on one phone, and people followed from afar. */
export const householdsApi = {
  people: endpoint<Record<string, never>, { people: Person[] }>('GET', '/api/households/people', {
    access: ['resident'],
    summary: 'Everybody whom the caller keeps or follows',
  }),
  add: endpoint<PersonAsk, Person>('POST', '/api/households/people', {
    access: ['resident'],
    summary: 'Add somebody who shares this phone; not confirmed yet',
    fails: ['consent_needed', 'sensitive_consent_needed', 'account_not_found', 'too_many_people'],
  }),
  correct: endpoint<PersonAsk & { readonly id: string }, Person>('PUT', '/api/households/people/:id', {
    access: ['resident'],
    summary: 'Correct a name or number; a new number must be confirmed anew',
    fails: ['consent_needed', 'sensitive_consent_needed', 'account_not_found', 'person_not_found', 'number_taken'],
  }),
  remove: endpoint<{ readonly id: string }, { people: Person[] }>('DELETE', '/api/households/people/:id', {
    access: ['resident'],
    summary: 'Remove somebody from this phone, or stop following them',
    fails: ['account_not_found', 'person_not_found', 'number_taken'],
  }),
  confirmationCode: endpoint<{ readonly id: string }, OneTimeCode>(
    'POST',
    '/api/households/people/:id/confirmation-code',
    {
      access: ['resident'],
      summary: 'A code for the keeper to scan while the person stands there; ten minutes, once',
      fails: ['phone_not_valid', 'person_not_found'],
    },
  ),
  previewConfirmation: endpoint<{ readonly code: string }, ConfirmationPreview>(
    'POST',
    '/api/households/confirmations/preview',
    {
      access: confirmationPolicy.preview.roles,
      summary: 'Whom a scanned code is about; the look is written to the audit log',
      fails: ['code_not_valid', 'too_many_attempts'],
    },
  ),
  confirm: endpoint<ConfirmPerson, { readonly confirmed: true }>('POST', '/api/households/confirmations', {
    access: confirmationPolicy.confirm.roles,
    summary: 'Confirm in person that the number is theirs',
    fails: [
      'code_not_valid',
      'point_not_found',
      'account_not_found',
      'number_taken',
      'own_confirmation',
      'too_many_attempts',
    ],
  }),
  sharingCode: endpoint<{ readonly id: string }, OneTimeCode>('POST', '/api/households/people/:id/sharing-code', {
    access: ['resident'],
    summary: 'A code by which a relative may follow this person; a day, once',
    fails: ['person_not_found'],
  }),
  follow: endpoint<{ readonly code: string }, Person>('POST', '/api/households/followings', {
    access: ['resident'],
    summary: 'Follow somebody by the code that their phone shows',
    fails: ['code_not_valid', 'account_not_found', 'too_many_people', 'too_many_attempts'],
  }),
  removeFollower: endpoint<{ readonly id: string; readonly followerId: string }, Person>(
    'DELETE',
    '/api/households/people/:id/followers/:followerId',
    { access: ['resident'], summary: 'Let a follower see this person no longer', fails: ['person_not_found'] },
  ),
};
