// What does somebody say who complains, suggests or praises, and what do they hold in their hand afterwards?
import { endpoint } from '../../endpoint.js';
import type { ServiceDate } from '../../clock.js';
import { pictureTypes, recordingTypes } from '../../media.js';
import type { UploadedMedia } from '../../media.js';
import { hotlinePolicy } from '../complaints.policy.js';
import type { VoiceKind } from './complaint-category.js';

/**
 * Who may see who said it. `named`: whoever handles it; `hidden`: the county office alone; `anonymous`: nobody, and
 * nothing of the account is kept.
 */
export const identityModes = ['named', 'hidden', 'anonymous'] as const;
export type IdentityMode = (typeof identityModes)[number];

/** The modes as the question "谁能看到是你说的" offers them. */
export const identityModeNames: Readonly<Record<IdentityMode, string>> = {
  named: '办事的人',
  hidden: '只有县里',
  anonymous: '都不行',
};

/** Name under which pictures and recordings of complaints are kept. */
export const COMPLAINT_MEDIA = 'complaint';
/** The same of what everybody may see of one. */
export const COMPLAINT_PUBLIC = 'complaint_public';
/** The same of what proves an answer. */
export const COMPLAINT_PROOF = 'complaint_proof';
/** Most characters of what somebody writes. */
export const COMPLAINT_TEXT_CHARACTERS = 1_000;
/** Most characters of an answer, a question or a reason. */
export const COMPLAINT_NOTE_CHARACTERS = 500;

/** The thing that it is about; what is known of it, the rest follows. */
export interface ComplaintAbout {
  readonly pointId?: string;
  /** A bus, with the day on which it ran. */
  readonly tripId?: string;
  readonly serviceDate?: ServiceDate;
  readonly lineId?: string;
  readonly stopId?: string;
  readonly parcelId?: string;
  readonly shipmentId?: string;
  /** 6, 9 or 12 digits. */
  readonly areaCode?: string;
}

/** How whoever said it is reached, for a named or hidden one. */
export interface ComplaintContact {
  readonly name?: string;
  readonly phone?: string;
}

/** Something to say. */
export interface FileComplaint extends ComplaintAbout, ComplaintContact {
  /** Made on the phone (`receiptOf`), so that there is a receipt before there is a network. Whoever has it may follow, add and answer. */
  readonly receipt: string;
  readonly kind: VoiceKind;
  /** A row of the catalogue. */
  readonly category: string;
  readonly text?: string;
  readonly identity: IdentityMode;
  /** When it was said, by the phone's clock, ISO 8601: it may have waited for a network. */
  readonly occurredAt?: string;
  /** Number of a complaint that this one joins: the same thing, seen by somebody else. */
  readonly joins?: string;
}

/** What came of it. */
export interface FiledComplaint {
  /** By which offices speak of it; it opens nothing. */
  readonly number: string;
  readonly receipt: string;
}

/** Something that a clerk writes down for somebody who rings, or who stands at the counter. */
export interface FileForCaller extends ComplaintAbout, ComplaintContact {
  readonly kind: VoiceKind;
  readonly category: string;
  readonly text: string;
  readonly identity: IdentityMode;
}

/** A picture or a recording for a complaint. */
export interface ComplaintMedia {
  readonly receipt: string;
  /** The event on the phone that it belongs to. */
  readonly eventId: string;
  /** Lower-case hex SHA-256 of the file as the phone has it. */
  readonly sha256: string;
}

/** What others have said of the same thing. */
export interface SameVoices {
  /** How many said it, within the last two days. */
  readonly count: number;
  /** When the first of them did, ISO 8601. */
  readonly since?: string;
  /** What to join; absent where nobody has said it yet. */
  readonly number?: string;
  /** Where the first of them stands, such as 已转给邮政. */
  readonly stands?: string;
}

/** What our own records say of a point right now, beside what somebody is about to say of it. */
export interface PointCheck {
  /** By its posted hours it should be open, shut, or nobody has posted any. */
  readonly posted: 'open' | 'shut' | 'unknown';
  /** Its posted hours of today in words. */
  readonly hours?: string;
  /** An announced pause in words, such as 暂停到 12 月 3 日：站长住院. */
  readonly pause?: string;
  /** When a parcel was last scanned there, ISO 8601. */
  readonly lastScanAt?: string;
  /** A point nearby that should be open now. */
  readonly instead?: { readonly id: string; readonly name: string; readonly distanceMetres: number };
}

/** Filing. Nothing of it asks for an account. */
export const complaintFilingApi = {
  file: endpoint<FileComplaint, FiledComplaint>('POST', '/api/complaints', {
    access: ['public'],
    summary: 'A complaint, a suggestion or praise; sent again with the same receipt it is the same one',
    fails: [
      'complaint_place_not_found',
      'complaint_not_found',
      'too_many_complaints',
      'receipt_taken',
      'contact_missing',
    ],
  }),
  fileForCaller: endpoint<FileForCaller, FiledComplaint>('POST', '/api/complaints/for-caller', {
    access: hotlinePolicy.file.roles,
    summary: 'The same, written down by a clerk or a keeper for somebody who rings or stands there',
    fails: ['complaint_place_not_found', 'not_allowed', 'contact_missing'],
  }),
  addPicture: endpoint<ComplaintMedia, UploadedMedia>('POST', '/api/receipts/:receipt/pictures', {
    access: ['public'],
    takes: pictureTypes,
    summary: 'A picture for a complaint, at most nine; made anew without its place and camera data',
    fails: [
      'receipt_not_found',
      'complaint_closed',
      'too_many_attempts',
      'too_many_pictures',
      'picture_not_readable',
      'upload_damaged',
      'picture_too_many_pixels',
      'picture_format_not_taken',
    ],
  }),
  addRecording: endpoint<ComplaintMedia, UploadedMedia>('POST', '/api/receipts/:receipt/recordings', {
    access: ['public'],
    takes: recordingTypes,
    summary: 'What somebody would rather say than write, at most a minute',
    fails: [
      'receipt_not_found',
      'complaint_closed',
      'too_many_attempts',
      'too_many_pictures',
      'recording_not_readable',
      'upload_damaged',
      'recording_too_long',
      'recording_format_not_taken',
    ],
  }),
  same: endpoint<ComplaintAbout & { readonly category: string }, SameVoices>('GET', '/api/complaints/same', {
    access: ['public'],
    summary: 'How many have said the same of the same thing in the last two days; nobody’s name or words',
    fails: ['complaint_place_not_found'],
  }),
  pointCheck: endpoint<{ readonly id: string }, PointCheck>('GET', '/api/points/:id/check', {
    access: ['public'],
    summary: 'Posted hours, announced pause and last scan of a point, and a neighbour that should be open',
    fails: ['point_not_found'],
  }),
};
