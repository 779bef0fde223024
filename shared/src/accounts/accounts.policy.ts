// Who may give work to whom, take it back, shut accounts out, vouch for people, and read the audit log?
import { anyOf, atEachOf, heldBy, unless } from '../policy.js';
import type { Actor, Policy, Rule } from '../policy.js';
import { covers } from '../role.js';
import type { Grant, Jurisdiction, Role, Scope } from '../role.js';
import { givableRoles, givingRoles, staffRoles } from './role-giving.js';

/** A role in a jurisdiction, as it is given, held or taken back. */
export interface RoleAt extends Jurisdiction {
  readonly role: Role;
  /** Who holds it. */
  readonly heldBy?: string;
  /** The keeper for whom its holder stands in. */
  readonly standsInFor?: string;
}

/** Whoever may give a role within their own scope. */
const givers: Rule<RoleAt> = {
  roles: givingRoles,
  roleFor: ({ grants }, at) =>
    grants.find((grant) => givableRoles[grant.role].includes(at.role) && covers(grant.scope, at))?.role,
};

/** A keeper names deputies for their own point; a deputy names nobody. */
const keepersThemselves: Rule<RoleAt> = {
  roles: ['keeper'],
  roleFor: ({ grants }, at) =>
    at.role === 'keeper' && grants.some((each) => keepsItself(each) && covers(each.scope, at)) ? 'keeper' : undefined,
};

const principals: Rule<RoleAt> = {
  roles: ['keeper'],
  roleFor: ({ accountId }, { standsInFor }) => (standsInFor === accountId ? 'keeper' : undefined),
};

const holders: Rule<RoleAt> = {
  roles: staffRoles,
  roleFor: ({ accountId }, at) => (at.heldBy === accountId ? at.role : undefined),
};

/** Roles. Whoever may give one may take it back and knows whom to ring; everybody may lay their own down. */
export const rolePolicy = {
  give: givers,
  nameDeputy: keepersThemselves,
  invite: anyOf(givers, keepersThemselves),
  // A list has whoever gives roles; the deputies of somebody who keeps a point besides stand in it as well.
  list: { ...anyOf(givers, principals), roles: givers.roles },
  readContact: givers,
  takeBack: anyOf(givers, principals, holders),
} satisfies Policy<RoleAt>;

/** An account, by all that its roles reach. */
export interface AccountAt {
  readonly accountId: string;
  /** Of each role that it holds; the county's for one that holds none. */
  readonly jurisdictions: readonly Jurisdiction[];
}

const administrators = unless(
  atEachOf(({ jurisdictions }: AccountAt) => jurisdictions, heldBy('administrator')),
  (actor, { accountId }) => actor.accountId === accountId,
  'own_account',
);

/** Accounts of others. */
export const accountPolicy = { disable: administrators, enable: administrators } satisfies Policy<AccountAt>;

/** People who are confirmed in person, at a keeper's point. */
export const confirmationPolicy = {
  preview: heldBy('keeper'),
  confirm: heldBy('keeper'),
} satisfies Policy<Jurisdiction>;

/** The audit log of the whole county. */
export const auditPolicy = { list: heldBy('administrator') } satisfies Policy<Jurisdiction>;

/** Sessions in a browser: for whoever works here. */
export const sessionPolicy = { makeCode: heldBy(...staffRoles) } satisfies Policy<Jurisdiction>;

/** The roles that `actor` may give somewhere, in the order of their own grants. */
export function rolesGivenBy({ grants }: Pick<Actor, 'grants'>): Role[] {
  return [...new Set(grants.flatMap(({ role }) => givableRoles[role]))];
}

/** The scope within which `actor` may give `role`; of several the first. */
export function scopeToGive({ grants }: Pick<Actor, 'grants'>, role: Role): Scope | undefined {
  return grants.find((grant) => givableRoles[grant.role].includes(role))?.scope;
}

/** The point for which `actor` may name a deputy. */
export function pointForDeputy({ grants }: Pick<Actor, 'grants'>): string | undefined {
  return grants.find(keepsItself)?.scope.id;
}

function keepsItself({ role, deputy }: Grant): boolean {
  return role === 'keeper' && deputy !== true;
}
