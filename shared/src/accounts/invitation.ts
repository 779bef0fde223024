// How does somebody come to work in the network, and how do they stop?
import { endpoint } from '../endpoint.js';
import type { Moves } from '../moves.js';
import { rolePolicy } from './accounts.policy.js';
import type { OneTimeCode } from './one-time-code.js';
import type { Grant, Role, ScopeKind } from '../role.js';

/** A role that somebody holds or will hold. */
export interface HeldGrant extends Grant {
  readonly id: string;
  /** ISO 8601 instants between which it holds; without `until` it holds until it is revoked. */
  readonly from: string;
  readonly until?: string;
  /** True for whoever stands in for a keeper. */
  readonly deputy: boolean;
}

/** Whom to invite, to what. */
export interface InvitationAsk {
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scopeId: string;
  /** Whom it is meant for; becomes the name of an account that has none. */
  readonly name?: string;
  /** First and last civil date of a deputy's time; needed when a keeper names one, otherwise not allowed. */
  readonly from?: string;
  readonly until?: string;
}

/** An invitation that waits to be accepted. The code itself was shown once, when it was made. */
export interface Invitation {
  readonly id: string;
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scopeId: string;
  readonly name?: string;
  readonly from?: string;
  readonly until?: string;
  readonly givenAt: string;
  readonly expiresAt: string;
}

/** An invitation is taken up or taken back, once; when its time is over it waits for nobody any more. */
export const invitationStates = ['waiting', 'accepted', 'withdrawn'] as const;
export type InvitationState = (typeof invitationStates)[number];
export type InvitationMove = 'accept' | 'withdraw';

/** The life of an invitation. */
export const invitationMoves: Moves<InvitationState, InvitationMove> = {
  waiting: { accept: 'accepted', withdraw: 'withdrawn' },
  accepted: {},
  withdrawn: {},
};

/** What an invitation offers, to whoever holds its code. */
export interface InvitationPreview {
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scopeId: string;
  readonly from?: string;
  readonly until?: string;
}

/** Somebody of the staff, as those see them who may give their role. */
export interface StaffMember {
  readonly grant: HeldGrant;
  readonly accountId: string;
  /** Masked; missing when they have not said it. */
  readonly name?: string;
  readonly phone?: string;
  readonly disabled: boolean;
}

/** Which of the staff to list. */
export interface StaffAsk {
  readonly role?: Role;
  readonly scopeKind?: ScopeKind;
  readonly scopeId?: string;
  readonly limit?: number;
  /** Grant after which to go on; the last of the page before. */
  readonly after?: string;
}

/** How to reach somebody of the staff. */
export interface StaffContact {
  readonly name?: string;
  readonly phone?: string;
}

/** Joining by invitation. */
export const invitationsApi = {
  invite: endpoint<InvitationAsk, OneTimeCode & { readonly id: string }>('POST', '/api/invitations', {
    access: rolePolicy.invite.roles,
    summary: 'Invite somebody to a role within the caller’s own scope, or a deputy for the caller’s own point',
    fails: ['deputy_period_invalid', 'not_yours_to_give'],
  }),
  list: endpoint<Record<string, never>, { invitations: Invitation[] }>('GET', '/api/invitations', {
    access: rolePolicy.invite.roles,
    summary: 'Invitations of the caller that still wait',
  }),
  withdraw: endpoint<{ readonly id: string }, { invitations: Invitation[] }>('DELETE', '/api/invitations/:id', {
    access: rolePolicy.invite.roles,
    summary: 'Take an invitation back before it is accepted',
    fails: ['invitation_not_found'],
  }),
  preview: endpoint<{ readonly code: string }, InvitationPreview>('POST', '/api/invitations/preview', {
    access: ['resident'],
    summary: 'What a code offers, before accepting it; changes nothing',
    fails: ['code_not_valid', 'too_many_attempts'],
  }),
  accept: endpoint<{ readonly code: string }, HeldGrant>('POST', '/api/invitations/acceptances', {
    access: ['resident'],
    summary: 'Take the role that the code offers; works once',
    fails: [
      'code_not_valid',
      'account_not_found',
      'invitation_not_found',
      'role_held_already',
      'own_invitation',
      'too_many_attempts',
    ],
  }),
};

/** Roles that are held. */
export const grantsApi = {
  list: endpoint<StaffAsk, { staff: StaffMember[] }>('GET', '/api/grants', {
    access: rolePolicy.list.roles,
    summary: 'The staff whose roles the caller may give and take back, masked',
  }),
  contact: endpoint<{ readonly id: string }, StaffContact>('GET', '/api/grants/:id/contact', {
    access: rolePolicy.readContact.roles,
    summary: 'Name and number of one of them in full; the look is written to the audit log',
    fails: ['grant_not_found'],
  }),
  revoke: endpoint<{ readonly id: string; readonly reason: string }, { readonly revokedAt: string }>(
    'DELETE',
    '/api/grants/:id',
    {
      access: rolePolicy.takeBack.roles,
      summary: 'Take a role back, or lay one’s own down; it ends with the next request',
      fails: ['grant_not_found', 'last_administrator'],
    },
  ),
};
