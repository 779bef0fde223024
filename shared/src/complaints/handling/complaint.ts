// What does whoever complained see of it, and what can they do?
import { endpoint } from '../../endpoint.js';
import type { FileAnswer } from '../../file-answer.js';
import type { BodyKind } from '../complaints.policy.js';
import type { OutsideLine, VoiceKind } from '../filing/complaint-category.js';
import type { ComplaintAbout, IdentityMode } from '../filing/complaint-filing.js';
import type { ComplaintMove, ComplaintOutcome, ComplaintState } from './complaint-moves.js';

/** Who has to answer, as people know them. */
export interface BodyName {
  readonly kind: BodyKind;
  readonly id: string;
  readonly name: string;
  readonly phone?: string;
}

/** What was done, besides the moves: what changes nothing of where it stands. */
export const complaintNotes = [
  'filed',
  'joined',
  'parted',
  'hidden',
  'named',
  'urged',
  'called',
  'escalated',
  'published',
  'unpublished',
] as const;
export type ComplaintNote = (typeof complaintNotes)[number];

/** One line of the story. */
export interface ComplaintStep {
  readonly step: ComplaintMove | ComplaintNote;
  /** ISO 8601. */
  readonly at: string;
  /** Who did it, by office and never by name, such as 县里办公室; absent where it was whoever complained, or the clock. */
  readonly by?: string;
  /** True where whoever complained did it. */
  readonly own?: true;
  /** To whom it was handed. */
  readonly body?: string;
  /** What was said with it: reason, question, answer. */
  readonly text?: string;
  readonly outcome?: ComplaintOutcome;
}

/** What our own records say of the thing, at the time when it was said and since. */
export interface ComplaintEvidence {
  /** In a sentence, such as 班车 08:33 到站. */
  readonly text: string;
  /** The figure or the moment beside it. */
  readonly note?: string;
  /** Speaks for what was said, against it, or for neither. */
  readonly speaks: 'for' | 'against' | 'neither';
}

/** When the two clocks end; ISO 8601. */
export interface ComplaintClocks {
  readonly promisedBy?: string;
  readonly lawfulBy?: string;
  /** True while a question to whoever complained stops the promise. */
  readonly stands?: true;
}

/** What it is about, in names. */
export interface ComplaintPlace extends ComplaintAbout {
  /** Such as 卢水村服务点, or 101 路 08:33 的车. */
  readonly name: string;
  readonly township?: string;
}

/** What everybody who may read a complaint sees of it. */
export interface ComplaintCore extends ComplaintClocks {
  readonly number: string;
  readonly kind: VoiceKind;
  readonly category: string;
  readonly place: ComplaintPlace;
  readonly state: ComplaintState;
  /** ISO 8601, by our clock; the clocks count from it. */
  readonly receivedAt: string;
  /** When it was said on the phone, where that was long before. */
  readonly occurredAt?: string;
  readonly identity: IdentityMode;
  readonly body?: BodyName;
  /** How many say the same, with this one. */
  readonly together: number;
  /** How often it was opened again. */
  readonly reopened: number;
  readonly evidence: readonly ComplaintEvidence[];
  readonly steps: readonly ComplaintStep[];
  /** Pictures that came with the answer. */
  readonly proof: readonly string[];
}

/** To whoever complained. */
export interface Complaint extends ComplaintCore {
  readonly receipt: string;
  readonly text?: string;
  readonly pictures: readonly string[];
  readonly recordings: readonly string[];
  /** Who to ring once the law's days are over, or nothing helps. */
  readonly outside: OutsideLine;
  /** Until when they may say whether it is solved; until when it may be opened again. */
  readonly confirmBy?: string;
  readonly reopenBy?: string;
  /** Number under which somebody outside has it. */
  readonly outsideNumber?: string;
}

/** One's own in a list. */
export interface ComplaintSummary {
  readonly number: string;
  readonly receipt: string;
  readonly kind: VoiceKind;
  readonly category: string;
  readonly place: ComplaintPlace;
  readonly state: ComplaintState;
  readonly receivedAt: string;
}

/** What whoever complained can do. */
export const ownMoves = ['inform', 'solved', 'partly', 'not_solved', 'reopen', 'withdraw'] as const;
export type OwnMove = (typeof ownMoves)[number];

interface Receipt {
  readonly receipt: string;
}

/** By receipt: without an account. */
export const receiptsApi = {
  read: endpoint<Receipt, Complaint>('GET', '/api/receipts/:receipt', {
    access: ['public'],
    summary: 'What became of a complaint, for whoever has its receipt',
    fails: ['receipt_not_found', 'too_many_attempts'],
  }),
  picture: endpoint<Receipt & { readonly id: string }, Uint8Array>('GET', '/api/receipts/:receipt/pictures/:id', {
    access: ['public'],
    summary: 'One of its pictures',
    gives: ['image/jpeg'],
    fails: ['receipt_not_found', 'picture_not_found', 'too_many_attempts'],
  }),
  recording: endpoint<Receipt & { readonly id: string }, Uint8Array>('GET', '/api/receipts/:receipt/recordings/:id', {
    access: ['public'],
    summary: 'One of its recordings',
    gives: ['audio/mpeg', 'audio/aac', 'audio/mp4'],
    fails: ['receipt_not_found', 'recording_not_found', 'too_many_attempts'],
  }),
  move: endpoint<Receipt & { readonly move: OwnMove; readonly text?: string }, Complaint>(
    'POST',
    '/api/receipts/:receipt/moves',
    {
      access: ['public'],
      summary: 'Adds what was asked for, says whether it is solved, opens it again, or takes it back',
      fails: ['receipt_not_found', 'complaint_closed', 'complaint_too_late', 'too_many_attempts'],
    },
  ),
  hide: endpoint<Receipt & { readonly identity: IdentityMode }, Complaint>('POST', '/api/receipts/:receipt/identity', {
    access: ['public'],
    summary: 'Lets fewer people see who said it; what was anonymous is named by a name and a number',
    fails: ['receipt_not_found', 'contact_missing', 'too_many_attempts'],
  }),
  escalated: endpoint<Receipt & { readonly outsideNumber: string }, Complaint>(
    'POST',
    '/api/receipts/:receipt/escalated',
    {
      access: ['public'],
      summary: 'Notes the number under which somebody outside has it',
      fails: ['receipt_not_found', 'too_many_attempts'],
    },
  ),
  mine: endpoint<{ readonly limit?: number }, { complaints: ComplaintSummary[] }>('GET', '/api/me/complaints', {
    access: ['resident'],
    summary: 'What one said from this account, newest first; anonymous ones are known to the phone alone',
  }),
};

/** The whole matter on paper, by receipt. */
export const packetApi = {
  pdf: endpoint<Receipt, FileAnswer>('GET', '/api/receipts/:receipt/packet.pdf', {
    access: ['public'],
    summary: 'A complaint with its clocks, evidence and every step, to take to 12305, 12328 or 12345; A4',
    answers: 'pdf',
    fails: ['receipt_not_found', 'too_many_attempts'],
  }),
};
