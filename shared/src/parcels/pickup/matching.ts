// For whom is a parcel, and how sure is that?
import { endpoint } from '../../endpoint.js';
import { homeDeliveryPolicy } from '../parcels.policy.js';

/**
 * The grades (protocols: who a parcel is for). `verified_hash`: the whole number, which a household has confirmed or may
 * confirm; `tail4_surname_village`: last four digits, surname and place spoke for one household, and the keeper asked;
 * `virtual_number`: a shop's number, of which the digits at its end are the key, and no household is looked for by it.
 */
export const matchGrades = ['verified_hash', 'tail4_surname_village', 'virtual_number', 'unknown'] as const;
export type MatchGrade = (typeof matchGrades)[number];

/** A household that it may be for, until the keeper has asked. */
export interface MatchProposal {
  /** The same for one household at one point; says nothing of its number. */
  readonly household: string;
  /** Masked. */
  readonly name: string;
}

/** A shop's number, and the digits that lead to its customer: 13900001111-2345, 2345. */
const VIRTUAL = /^\+?\d[\d ]{5,}\d\s*[-－—转,，]\s*(\d{2,6})$/;

/** The digits at the end of a shop's number; undefined for a number that is somebody's own. */
export function virtualKey(number: string): string | undefined {
  return VIRTUAL.exec(number.trim())?.[1];
}

/** What of a name can be compared with what another label shows of it; undefined where a label hides it. */
export function surnameOf(name: string): string | undefined {
  const [first] = name.trim();
  return first !== undefined && /\p{Script=Han}/u.test(first) ? first : undefined;
}

/** What is known of whom a parcel is for. */
export function matchGradeOf(known: {
  readonly hasHousehold: boolean;
  /** True where the keeper said so. */
  readonly byKeeper: boolean;
  readonly virtualNumber: string | null;
}): MatchGrade {
  if (known.hasHousehold) return known.byKeeper ? 'tail4_surname_village' : 'verified_hash';
  return known.virtualNumber === null ? 'unknown' : 'virtual_number';
}

/** A keeper's word on a proposal, or on what they said of it before. */
export interface MatchWord {
  readonly id: string;
  readonly waybill: string;
  readonly household: string;
  readonly yes: boolean;
}

/** Whoever keeps a point knows who lives there. */
export const matchPolicy = { say: homeDeliveryPolicy.keep };

/** The endpoint of matches. */
export const matchingApi = {
  say: endpoint<MatchWord, { readonly grade: MatchGrade }>('POST', '/api/points/:id/matches', {
    access: matchPolicy.say.roles,
    summary: 'It is for the household that was proposed, or it is not; the last word counts',
    fails: ['point_not_found', 'parcel_not_found', 'match_gone'],
  }),
};
