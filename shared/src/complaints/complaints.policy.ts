// Who may see a complaint, decide whose it is, and answer it?
import { anyOf, atOneOf, heldBy } from '../policy.js';
import type { Actor, Policy, Rule } from '../policy.js';
import { holds } from '../role.js';
import type { Jurisdiction, Role } from '../role.js';
import type { AboutPerson, BodyKind } from './filing/complaint-category.js';

/** Who has to answer: a kind of body, and which one. */
export interface Body {
  readonly kind: BodyKind;
  /** Id of a company, or code of an area. */
  readonly id: string;
}

/** A complaint, as far as that decides who may do what to it. */
export interface ComplaintAt {
  /** Where the thing lies of which it is said something. */
  readonly place: Jurisdiction;
  /** Who has it now; absent before somebody was told to. */
  readonly body?: Body;
  /** Whom it is about: accounts of that person, and of whoever said it. They have no part in the handling. */
  readonly barred: readonly string[];
  readonly about?: AboutPerson;
}

function bodyAt({ kind, id }: Body): Jurisdiction {
  return kind === 'post' || kind === 'bus_company' ? { companyId: id } : { areaCode: id };
}

/** Whether somebody works for a body: by a role for just that company or area. */
function worksFor(kind: BodyKind, ...roles: readonly Role[]): Rule<ComplaintAt> {
  const rule = heldBy(...roles);
  return atOneOf(({ body }) => (body?.kind === kind ? [bodyAt(body)] : []), rule);
}

/** It is about them, or they said it themselves. */
function isBarred({ accountId, grants }: Actor, { barred, about, place }: ComplaintAt): boolean {
  if (barred.includes(accountId)) return true;
  return about === 'keeper' && place.pointId !== undefined && holds(grants, ['keeper'], { pointId: place.pointId });
}

/** `rule`, for those whom it is not about: to them there is no such complaint. */
function notAbout(rule: Rule<ComplaintAt>): Rule<ComplaintAt> {
  return { ...rule, roleFor: (actor, thing) => (isBarred(actor, thing) ? undefined : rule.roleFor(actor, thing)) };
}

const handlers = notAbout(
  anyOf<ComplaintAt>(
    worksFor('post', 'carrier_operator', 'company_manager'),
    worksFor('bus_company', 'company_manager'),
    worksFor('township', 'township_office'),
    worksFor('county', 'county_office'),
  ),
);
const office = notAbout(atOneOf(({ place }) => [place], heldBy('county_office')));
const township = notAbout(atOneOf(({ place }) => [place], heldBy('township_office')));

/** Complaints, by what is done to them; the moves among the deeds are named as in `complaintMoves`. */
export const complaintPolicy = {
  read: anyOf<ComplaintAt>(handlers, office, township),
  accept: office,
  decline: office,
  assign: office,
  uphold: office,
  overrule: office,
  object: handlers,
  start: handlers,
  ask: handlers,
  answer: handlers,
  /** Two that are about the same, made one and parted again. */
  merge: office,
  urge: office,
  /** Who said it and how they are reached, for whoever has to ask or to ring back. */
  readContact: anyOf<ComplaintAt>(handlers, office),
  /** What becomes public of it. */
  publish: office,
} satisfies Policy<ComplaintAt>;

/** Complaints that a clerk writes down for somebody who rings. */
export const hotlinePolicy = {
  file: heldBy('county_office', 'station_clerk', 'keeper'),
} satisfies Policy<Jurisdiction>;
