// Who may do what to which thing? One rule answers it for the server, for menus and for buttons.
//
// A policy is a table of rules by the deed: `announcementPolicy.withdraw`. The server asks a rule once, first
// in the service method (`authorise`); an endpoint's access are the roles of its rule; a screen draws a way
// by `isOpenTo`, a button by `may`, and the buttons of something with states by `movesFor`.
import type { Access } from './endpoint.js';
import type { FailureCode } from './failure.js';
import { movesFrom } from './moves.js';
import type { Moves } from './moves.js';
import { holds, isSomewhere } from './role.js';
import type { Grant, Jurisdiction, Role, Scope } from './role.js';

/** Whoever wants to do something, with the roles that they hold now. */
export interface Actor {
  readonly accountId: string;
  readonly grants: readonly Grant[];
}

/** Who may do one thing to things of a kind. */
export interface Rule<Thing = Jurisdiction> {
  /** The roles in which it can be done to one thing or another. */
  readonly roles: readonly Role[];
  /** The role in which `actor` may do it to `thing`; undefined when the thing is none of theirs. */
  readonly roleFor: (actor: Actor, thing: Thing) => Role | undefined;
  /** Why an actor whose thing it is may not do it all the same, such as `own_announcement`. */
  readonly objection?: (actor: Actor, thing: Thing) => FailureCode | undefined;
}

/** The rules for things of a kind, by what is done to them. A rule may ask for less than the whole thing. */
export type Policy<Thing> = Readonly<Record<string, Rule<Thing>>>;

/** Whoever holds one of these roles for a scope that covers the thing; of several, the role that stands first counts. */
export function heldBy(...roles: readonly Role[]): Rule {
  return { roles, roleFor: ({ grants }, thing) => roles.find((role) => holds(grants, [role], thing)) };
}

/** `rule`, for things that fall under one of several jurisdictions, such as a bus stop with two points. */
export function atOneOf<Thing>(jurisdictions: (thing: Thing) => readonly Jurisdiction[], rule: Rule): Rule<Thing> {
  const { roles } = rule;
  return {
    roles,
    roleFor(actor, thing) {
      const held = jurisdictions(thing).map((each) => rule.roleFor(actor, each));
      return roles.find((role) => held.includes(role));
    },
  };
}

/** `rule`, for things that fall under several jurisdictions at once; whoever does it must hold it for each. */
export function atEachOf<Thing>(jurisdictions: (thing: Thing) => readonly Jurisdiction[], rule: Rule): Rule<Thing> {
  return {
    roles: rule.roles,
    roleFor(actor, thing) {
      const [first, ...others] = jurisdictions(thing).map((each) => rule.roleFor(actor, each));
      return others.includes(undefined) ? undefined : first;
    },
  };
}

/** Whoever one of the rules lets; of several, the one that stands first counts. */
export function anyOf<Thing>(...rules: readonly Rule<Thing>[]): Rule<Thing> {
  const ruleFor = (actor: Actor, thing: Thing): Rule<Thing> | undefined =>
    rules.find((each) => may(actor, each, thing)) ?? rules.find((each) => each.roleFor(actor, thing) !== undefined);
  return {
    roles: rolesOf(rules),
    roleFor: (actor, thing) => ruleFor(actor, thing)?.roleFor(actor, thing),
    objection: (actor, thing) => ruleFor(actor, thing)?.objection?.(actor, thing),
  };
}

/** `rule`, but with `code` where `bars` is true: the thing is theirs, and yet not theirs to do this to. */
export function unless<Thing>(
  rule: Rule<Thing>,
  bars: (actor: Actor, thing: Thing) => boolean,
  code: FailureCode,
): Rule<Thing> {
  return {
    ...rule,
    objection: (actor, thing) => rule.objection?.(actor, thing) ?? (bars(actor, thing) ? code : undefined),
  };
}

/** Every role of any of these rules, each once: who has any business with an endpoint that serves them all. */
export function rolesOf(rules: readonly Pick<Rule, 'roles'>[]): Role[] {
  return [...new Set(rules.flatMap(({ roles }) => roles))];
}

/** Why not: `foreign` for a thing that must answer as if it were not there, or a failure; undefined when it is allowed. */
export function refusalOf<Thing>(actor: Actor, rule: Rule<Thing>, thing: Thing): 'foreign' | FailureCode | undefined {
  return rule.roleFor(actor, thing) === undefined ? 'foreign' : rule.objection?.(actor, thing);
}

/** True when `actor` may do it to `thing`; nobody may as long as either is unknown. */
export function may<Thing>(actor: Actor | undefined, rule: Rule<Thing>, thing: Thing | undefined): boolean {
  return actor !== undefined && thing !== undefined && refusalOf(actor, rule, thing) === undefined;
}

/** The scopes for which `actor` holds a role of the rule: whose things to list. */
export function scopesOf(actor: Actor | undefined, rule: Pick<Rule, 'roles'>): Scope[] {
  return (actor?.grants ?? [])
    .filter(({ role, scope }) => rule.roles.includes(role) && isSomewhere(scope))
    .map(({ scope }) => scope);
}

/** True when there may be something to which `actor` may do it: whether to show the way to it. */
export function mayAnywhere(actor: Actor | undefined, rule: Pick<Rule, 'roles'>): boolean {
  return scopesOf(actor, rule).length > 0;
}

/** True when an endpoint or a page is for this actor: for everybody, for whoever has an account, or for a role of theirs. */
export function isOpenTo(actor: Actor | undefined, access: readonly Access[]): boolean {
  if (access.includes('public')) return true;
  return actor !== undefined && (access.includes('resident') || actor.grants.some(({ role }) => access.includes(role)));
}

/**
 * The buttons of something that stands in `state`: the moves that its table allows there and its policy allows
 * this actor, in the order of the table. A move that the policy does not name is made by no person.
 */
export function movesFor<State extends string, Move extends string, Deed extends string, Thing>(
  actor: Actor | undefined,
  policy: Readonly<Record<Deed, Rule<Thing>>>,
  moves: Moves<State, Move>,
  at: { readonly state: State; readonly thing: Thing },
): (Move & Deed)[] {
  const rules = new Map<string, Rule<Thing>>(Object.entries<Rule<Thing>>(policy));
  return movesFrom(moves, at.state).filter((move): move is Move & Deed => {
    const rule = rules.get(move);
    return rule !== undefined && may(actor, rule, at.thing);
  });
}
