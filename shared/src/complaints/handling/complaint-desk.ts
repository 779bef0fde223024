// What does somebody see and do who has to handle complaints?
import { endpoint } from '../../endpoint.js';
import { complaintPolicy } from '../complaints.policy.js';
import type { Body } from '../complaints.policy.js';
import type { ComplaintContact, IdentityMode } from '../filing/complaint-filing.js';
import type { VoiceKind } from '../filing/complaint-category.js';
import type { BodyName, ComplaintClocks, ComplaintCore, ComplaintPlace } from './complaint.js';
import type { ComplaintOutcome, ComplaintState } from './complaint-moves.js';

/** Parts of the desk: open, not accepted yet, due soon or overdue, opened again, waiting for whoever complained, over. */
export const deskParts = ['open', 'new', 'due', 'reopened', 'waiting', 'over'] as const;
export type DeskPart = (typeof deskParts)[number];

/** The parts in words. */
export const deskPartNames: Readonly<Record<DeskPart, string>> = {
  open: '在办',
  new: '没受理',
  due: '快到期',
  reopened: '说没好',
  waiting: '等居民',
  over: '办完了',
};

/** A row of the desk. */
export interface DeskComplaint extends ComplaintClocks {
  readonly id: string;
  readonly number: string;
  readonly kind: VoiceKind;
  readonly category: string;
  readonly place: ComplaintPlace;
  readonly state: ComplaintState;
  readonly receivedAt: string;
  readonly body?: BodyName;
  readonly together: number;
  readonly reopened: number;
  /** Until when the office must have accepted or decided, ISO 8601. */
  readonly officeBy?: string;
  /** A person must look before anything of it becomes public; in a list only where WeChat's check found something. */
  readonly look?: 'risky' | 'manual';
}

/** One at the desk. */
export interface HandledComplaint extends ComplaintCore {
  readonly id: string;
  readonly text?: string;
  readonly pictures: readonly string[];
  /** Those that the caller may hear. */
  readonly recordings: readonly string[];
  /** True where there is one that the caller may not hear: whoever spoke did not want to be known, and a voice is. */
  readonly unheard?: true;
  /** True where a name and a number can be shown; the look is written down. */
  readonly hasContact: boolean;
  readonly officeBy?: string;
  /** A person must look before anything of it becomes public: WeChat's check found something, or could not tell. */
  readonly look?: 'risky' | 'manual';
  /** Others of the same: those joined to it. */
  readonly joined: readonly JoinedVoice[];
  /** Number of the one to which it is joined. */
  readonly joinedTo?: string;
  /** What was said of the same thing in the last ninety days, with this one, and how often it was said to be not solved. */
  readonly lately: { readonly count: number; readonly notSolved: number };
  /** Who may be told to handle it. */
  readonly bodies: readonly BodyName[];
}

/** Somebody who says the same. */
export interface JoinedVoice {
  readonly id: string;
  readonly number: string;
  readonly receivedAt: string;
  readonly text?: string;
  readonly pictures: readonly string[];
  /** Those that the caller may hear; absent where there are none. */
  readonly recordings?: readonly string[];
  /** True where there is one that the caller may not hear. */
  readonly unheard?: true;
  readonly state: ComplaintState;
}

/** Which to list. */
export interface DeskAsk {
  readonly part?: DeskPart;
  /** A township, 9 digits. */
  readonly area?: string;
  /** A complaint's number, a village or the end of a phone number. */
  readonly q?: string;
  readonly limit?: number;
  /** `next` of what was listed before: those after it. */
  readonly after?: string;
}

/** What is listed. */
export interface Desk {
  readonly complaints: readonly DeskComplaint[];
  /** How many each part holds. */
  readonly counts: Readonly<Record<DeskPart, number>>;
  /** What to ask for those after these; absent where there are none. */
  readonly next?: string;
}

interface One {
  readonly id: string;
}

/** What is said with a deed. */
export interface WithReason extends One {
  readonly text: string;
}

/** An answer. */
export interface AnswerComplaint extends One {
  readonly outcome: ComplaintOutcome;
  /** What was found and done, in at least one sentence of one's own. */
  readonly text: string;
  /** A standard answer that stands before it, by its code. */
  readonly standard?: string;
  /** Pictures that prove it. */
  readonly pictures?: readonly string[];
}

const MOVED = ['complaint_not_found', 'complaint_closed'] as const;

/** The desk. One that is none of the caller's and none are answered alike. */
export const complaintDeskApi = {
  list: endpoint<DeskAsk, Desk>('GET', '/api/complaints', {
    access: complaintPolicy.read.roles,
    summary: 'Complaints of one’s own body and area, the clock that ends first before the others',
  }),
  read: endpoint<One, HandledComplaint>('GET', '/api/complaints/:id', {
    access: complaintPolicy.read.roles,
    summary: 'One with its evidence, its story and those who say the same',
    fails: ['complaint_not_found'],
  }),
  accept: endpoint<One, HandledComplaint>('POST', '/api/complaints/:id/accept', {
    access: complaintPolicy.accept.roles,
    summary: 'It is ours to look after',
    fails: MOVED,
  }),
  decline: endpoint<WithReason, HandledComplaint>('POST', '/api/complaints/:id/decline', {
    access: complaintPolicy.decline.roles,
    summary: 'It is not: why, and where to go; the packet goes along',
    fails: MOVED,
  }),
  assign: endpoint<One & { readonly body: Body; readonly text?: string }, HandledComplaint>(
    'POST',
    '/api/complaints/:id/assign',
    {
      access: complaintPolicy.assign.roles,
      summary: 'Hands it to whoever has to answer; the clocks go on as they were',
      fails: [...MOVED, 'complaint_body_not_found'],
    },
  ),
  object: endpoint<WithReason, HandledComplaint>('POST', '/api/complaints/:id/object', {
    access: complaintPolicy.object.roles,
    summary: 'It is not ours to answer: why; the office decides within a working day',
    fails: MOVED,
  }),
  uphold: endpoint<WithReason, HandledComplaint>('POST', '/api/complaints/:id/uphold', {
    access: complaintPolicy.uphold.roles,
    summary: 'The objection is right: it comes back to be handed to somebody else',
    fails: MOVED,
  }),
  overrule: endpoint<WithReason, HandledComplaint>('POST', '/api/complaints/:id/overrule', {
    access: complaintPolicy.overrule.roles,
    summary: 'The objection is not right: why; it stays',
    fails: MOVED,
  }),
  start: endpoint<WithReason, HandledComplaint>('POST', '/api/complaints/:id/start', {
    access: complaintPolicy.start.roles,
    summary: 'Somebody has spoken to whoever complained or gone to look: what comes next and when',
    fails: MOVED,
  }),
  ask: endpoint<WithReason, HandledComplaint>('POST', '/api/complaints/:id/ask', {
    access: complaintPolicy.ask.roles,
    summary: 'Asks whoever complained; the promise waits for them, once and at most three days',
    fails: [...MOVED, 'complaint_asked_before'],
  }),
  answer: endpoint<AnswerComplaint, HandledComplaint>('POST', '/api/complaints/:id/answer', {
    access: complaintPolicy.answer.roles,
    summary: 'What was found and done; whether that solves it is for whoever complained to say',
    fails: [...MOVED, 'own_sentence_needed', 'picture_not_found'],
  }),
  merge: endpoint<One & { readonly into: string }, HandledComplaint>('POST', '/api/complaints/:id/merge', {
    access: complaintPolicy.merge.roles,
    summary: 'Joins it to another that is about the same; each keeps its own story and its own word at the end',
    fails: ['complaint_not_found', 'complaint_not_the_same'],
  }),
  part: endpoint<One, HandledComplaint>('POST', '/api/complaints/:id/part', {
    access: complaintPolicy.merge.roles,
    summary: 'Parts it again from the one to which it was joined',
    fails: ['complaint_not_found', 'complaint_not_the_same'],
  }),
  contact: endpoint<One, ComplaintContact>('POST', '/api/complaints/:id/contact', {
    access: complaintPolicy.readContact.roles,
    summary: 'Name and number in full, for ringing back; the look is written to the audit log',
    fails: ['complaint_not_found'],
  }),
  called: endpoint<
    One & { readonly text: string; readonly verdict?: 'solved' | 'partly' | 'not_solved' },
    HandledComplaint
  >('POST', '/api/complaints/:id/called', {
    access: complaintPolicy.accept.roles,
    summary: 'Notes a call to whoever complained, and what they said of the answer',
    fails: [...MOVED],
  }),
  urge: endpoint<WithReason, HandledComplaint>('POST', '/api/complaints/:id/urge', {
    access: complaintPolicy.assign.roles,
    summary: 'Urges whoever has it',
    fails: MOVED,
  }),
};

/** What whoever reads a complaint may not see of who said it. */
export function seesContact(identity: IdentityMode, isOffice: boolean): boolean {
  return identity === 'named' || (identity === 'hidden' && isOffice);
}
