// Who is signed in, and what do they know about themselves?
import { endpoint } from '../endpoint.js';
import type { ConsentEntry } from './consent.js';
import { accountPolicy, sessionPolicy } from './accounts.policy.js';
import type { Person } from './household.js';
import type { HeldGrant } from './invitation.js';
import type { OneTimeCode } from './one-time-code.js';
import type { RetentionRule } from './retention.js';
import type { Role } from '../role.js';

/** Most characters of anybody’s name. */
export const NAME_CHARACTERS = 40;

/** How a session was opened: in WeChat, in a browser by a code, or as a sample person for trying things out. */
export const sessionKinds = ['wechat', 'browser', 'sample'] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** A signed-in phone or browser. It renews itself silently while it is used. */
export interface Session {
  readonly id: string;
  readonly kind: SessionKind;
  /** ISO 8601 instants. */
  readonly openedAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  /** True for the session that asks. */
  readonly current: boolean;
}

/** The answer to every sign-in. The token is shown this once; send it as `Authorization: Bearer …`. */
export interface SignedIn {
  readonly token: string;
  /** Whose session it is: what a phone keeps or queues belongs to this account and to no other. */
  readonly accountId: string;
  readonly session: Session;
}

/** A sample person, for trying the app out. There are none outside the embedded default. */
export interface Sample {
  readonly role: Role;
  /** Such as 样例·站长: nobody’s name. */
  readonly name: string;
}

/** The caller, to themselves: nothing is masked. */
export interface Me {
  readonly accountId: string;
  readonly name?: string;
  readonly phone?: string;
  readonly phoneConfirmed: boolean;
  /** True for a sample person: the app marks every page. */
  readonly sample: boolean;
  readonly grants: readonly HeldGrant[];
  /** False when the privacy notice has not been agreed to, or its words have changed. */
  readonly privacyAgreed: boolean;
}

/** Somebody of the staff looked at the caller’s name or number in full. */
export interface Reading {
  /** ISO 8601 instant. */
  readonly at: string;
  /** The role in which it was done, never who. */
  readonly role: Role;
  readonly reason: string;
}

/** Everything that we hold about the caller. This is also the file that they may take away. */
export interface MyData {
  readonly madeAt: string;
  readonly me: Me;
  readonly people: readonly Person[];
  readonly sessions: readonly Session[];
  readonly consents: readonly ConsentEntry[];
  readonly readings: readonly Reading[];
  /** How long each kind of data is kept, and why. */
  readonly retention: readonly RetentionRule[];
  /** What the other parts of the app hold: parcels, bookings, complaints …, by their own name. */
  readonly others: Readonly<Record<string, unknown>>;
}

/** What became of a deleted account. */
export interface Deletion {
  readonly deletedAt: string;
  /** Sentences: what the law makes us keep, how long, and why. */
  readonly kept: readonly string[];
}

/** Signing in and out. */
export const sessionsApi = {
  byWechat: endpoint<{ readonly code: string }, SignedIn>('POST', '/api/sessions/wechat', {
    access: ['public'],
    summary: 'Sign in with the code of wx.login; the first time makes an account',
    fails: ['wechat_refused', 'account_disabled', 'too_many_attempts', 'wechat_unavailable'],
  }),
  byCode: endpoint<{ readonly code: string }, SignedIn>('POST', '/api/sessions/browser', {
    access: ['public'],
    summary: 'Sign in on a browser with the code from the phone; wrong codes lock out',
    fails: ['code_not_valid', 'account_disabled', 'too_many_attempts'],
  }),
  code: endpoint<Record<string, never>, OneTimeCode>('POST', '/api/sessions/codes', {
    access: sessionPolicy.makeCode.roles,
    summary: 'A code to type into a browser; five minutes, once',
  }),
  samples: endpoint<Record<string, never>, { samples: Sample[] }>('GET', '/api/sessions/samples', {
    access: ['public'],
    summary: 'Sample people to try the app as; empty outside the embedded default',
  }),
  bySample: endpoint<{ readonly role: Role }, SignedIn>('POST', '/api/sessions/sample', {
    access: ['public'],
    summary: 'Sign in as a sample person; refused outside the embedded default',
    fails: ['account_disabled', 'not_found'],
  }),
  list: endpoint<Record<string, never>, { sessions: Session[] }>('GET', '/api/sessions', {
    access: ['resident'],
    summary: 'Where the caller is signed in',
  }),
  /** `id` may be `current`. */
  end: endpoint<{ readonly id: string }, { readonly ended: true }>('DELETE', '/api/sessions/:id', {
    access: ['resident'],
    summary: 'Sign out here or elsewhere, at once',
    fails: ['session_not_found'],
  }),
};

/** The caller’s own account and data. */
export const meApi = {
  me: endpoint<Record<string, never>, Me>('GET', '/api/me', {
    access: ['resident'],
    summary: 'Who the caller is and what they may do',
  }),
  correct: endpoint<{ readonly name: string }, Me>('PUT', '/api/me', {
    access: ['resident'],
    summary: 'Say or correct one’s own name',
    fails: ['consent_needed', 'account_not_found'],
  }),
  phone: endpoint<{ readonly code: string }, Me>('POST', '/api/me/phone', {
    access: ['resident'],
    summary: 'Confirm one’s number with the code of WeChat’s getPhoneNumber; a number that changed hands comes along',
    fails: [
      'phone_not_valid',
      'wechat_refused',
      'consent_needed',
      'account_not_found',
      'number_taken',
      'too_many_attempts',
      'wechat_unavailable',
    ],
  }),
  data: endpoint<Record<string, never>, MyData>('GET', '/api/me/data', {
    access: ['resident'],
    summary: 'Everything that is held about the caller: to see, and to take away as a file',
  }),
  delete: endpoint<{ readonly confirm: true }, Deletion>('DELETE', '/api/me', {
    access: ['resident'],
    summary: 'Delete the account at once; says what the law makes us keep',
    fails: ['account_not_found', 'last_administrator'],
  }),
};

/** Other people’s accounts, for administrators. */
export const accountsApi = {
  disable: endpoint<{ readonly id: string; readonly reason: string }, { readonly disabled: boolean }>(
    'POST',
    '/api/accounts/:id/disablings',
    {
      access: accountPolicy.disable.roles,
      summary: 'Shut an account out, with effect on its next request',
      fails: ['account_not_found', 'own_account'],
    },
  ),
  enable: endpoint<{ readonly id: string; readonly reason: string }, { readonly disabled: boolean }>(
    'POST',
    '/api/accounts/:id/enablings',
    {
      access: accountPolicy.enable.roles,
      summary: 'Let a disabled account in again',
      fails: ['account_not_found', 'own_account'],
    },
  ),
};
