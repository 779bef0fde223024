// What may everybody read of a complaint, and who decides that?
import { endpoint } from '../../endpoint.js';
import { complaintPolicy } from '../complaints.policy.js';
import type { VoiceKind } from '../filing/complaint-category.js';
import type { ComplaintState } from '../handling/complaint-moves.js';

/** A black bar over a part of a picture, in thousandths of its width and height: solid, for what is blurred can be read again. */
export interface Bar {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Thousandths of a whole edge. */
export const BAR_SCALE = 1_000;
/** Most bars of one picture: every other field of a grid of twelve by nine. */
export const MOST_BARS = 54;

/** A picture to show, with what is covered. */
export interface CoveredPicture {
  /** Of the picture as it was sent. */
  readonly id: string;
  readonly bars: readonly Bar[];
}

/** What everybody can read. */
export interface Publication {
  /** ISO 8601. */
  readonly at: string;
  /** What was said; absent where only the place and the answer are told. */
  readonly text?: string;
  readonly answer?: string;
  /** Pictures with their bars. */
  readonly pictures: readonly string[];
}

/** What stands before whoever decides. */
export interface PublicationDesk {
  /** What is public now. */
  readonly published?: Publication;
  /** How many of its pictures nobody sees any more because WeChat takes them for a breach of its rules; absent for none. */
  readonly objected?: number;
  /** What was said and answered, with numbers and plates covered already: a beginning, to be read by somebody. */
  readonly text?: string;
  readonly answer?: string;
  /** Pictures as they were sent. */
  readonly pictures: readonly string[];
  /** What the machine thinks of its words: `manual` where nobody but a person can look. */
  readonly screening: 'pending' | 'passed' | 'risky' | 'manual';
}

/** One of those that everybody can read. */
export interface PublishedComplaint {
  readonly number: string;
  readonly kind: VoiceKind;
  readonly category: string;
  /** What it is about, and in which township. */
  readonly placeName: string;
  readonly township?: string;
  readonly state: ComplaintState;
  /** ISO 8601. */
  readonly receivedAt: string;
  /** How often whoever said it said that it is not solved. */
  readonly reopened: number;
  /** Who has it, as people know them. */
  readonly body?: string;
  readonly publication: Publication;
}

interface One {
  readonly id: string;
}

/** What is made public. */
export interface PublishComplaint extends One {
  readonly text?: string;
  readonly answer?: string;
  readonly pictures?: readonly CoveredPicture[];
}

/** Publishing. Nothing becomes public by itself. */
export const publishingApi = {
  list: endpoint<{ readonly after?: string; readonly limit?: number }, { readonly complaints: PublishedComplaint[] }>(
    'GET',
    '/api/complaints/published',
    {
      access: ['public'],
      summary: 'What the county has published, newest first; those behind the one of a number',
      fails: ['complaint_not_found'],
    },
  ),
  read: endpoint<One, PublicationDesk>('GET', '/api/complaints/:id/publication', {
    access: complaintPolicy.publish.roles,
    summary: 'What is public of a complaint, and what could be, with numbers and plates covered',
    fails: ['complaint_not_found'],
  }),
  publish: endpoint<PublishComplaint, PublicationDesk>('POST', '/api/complaints/:id/publication', {
    access: complaintPolicy.publish.roles,
    summary: 'Lets everybody read it, with black bars over faces and plates; what was public before is replaced',
    fails: ['complaint_not_found', 'picture_not_found', 'words_not_cleared'],
  }),
  withdraw: endpoint<One & { readonly text: string }, PublicationDesk>(
    'POST',
    '/api/complaints/:id/publication/withdraw',
    {
      access: complaintPolicy.publish.roles,
      summary: 'Takes it back, and says why',
      fails: ['complaint_not_found'],
    },
  ),
};
