// Who may see a complaint, decide whose it is, and answer it?
import { anyOf, atOneOf, heldBy, may } from '../policy.js';
import type { Actor, Policy, Rule } from '../policy.js';
import type { Jurisdiction } from '../role.js';

/** Who may have to answer. */
export const bodyKinds = ['post', 'bus_company', 'township', 'county'] as const;
export type BodyKind = (typeof bodyKinds)[number];

/** A person in office whom it may be about: they neither see it nor answer it. */
export const aboutPeople = ['keeper', 'driver', 'office'] as const;
export type AboutPerson = (typeof aboutPeople)[number];

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

/** Under which roles a body falls. */
export function jurisdictionOfBody({ kind, id }: Body): Jurisdiction {
  return kind === 'post' || kind === 'bus_company' ? { companyId: id } : { areaCode: id };
}

/** Who works for which body: companies by their id, offices by their area. */
export const complaintBodyPolicy = {
  post: heldBy('carrier_operator', 'company_manager'),
  bus_company: heldBy('company_manager'),
  township: heldBy('township_office'),
  county: heldBy('county_office'),
} satisfies Policy<Jurisdiction> & Record<BodyKind, Rule>;

/** Whoever works for the body that has it, of one kind. */
function worksFor(kind: BodyKind): Rule<ComplaintAt> {
  return atOneOf(({ body }) => (body?.kind === kind ? [jurisdictionOfBody(body)] : []), complaintBodyPolicy[kind]);
}

/** Whom a complaint about the keeper of a point is about. */
export const complaintAboutKeeper: Rule = heldBy('keeper');

/** It is about them, or they said it themselves: to them there is no such complaint. */
export function isBarredFromComplaint(actor: Actor, { barred, about, place }: ComplaintAt): boolean {
  if (barred.includes(actor.accountId)) return true;
  const { pointId } = place;
  return about === 'keeper' && pointId !== undefined && may(actor, complaintAboutKeeper, { pointId });
}

/** `rule`, for those whom it is not about: to them there is no such complaint. */
function notAbout(rule: Rule<ComplaintAt>): Rule<ComplaintAt> {
  return {
    ...rule,
    roleFor: (actor, thing) => (isBarredFromComplaint(actor, thing) ? undefined : rule.roleFor(actor, thing)),
  };
}

const handlers = notAbout(
  anyOf<ComplaintAt>(worksFor('post'), worksFor('bus_company'), worksFor('township'), worksFor('county')),
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

/** Good words for the buses of a company, and for whom of its drivers. */
export const praisePolicy = {
  company: heldBy('company_manager'),
} satisfies Policy<Jurisdiction>;

/** Complaints that a clerk writes down for somebody who rings. */
export const hotlinePolicy = {
  file: heldBy('county_office', 'station_clerk', 'keeper'),
} satisfies Policy<Jurisdiction>;
