// Which pictures and recordings are taken, and where are they fetched?
import { endpoint } from './endpoint.js';

/** Most bytes of a picture as it is sent. */
export const MOST_PICTURE_BYTES = 10_000_000;
/** Most pixels of a picture as it is sent: phones have up to 50 million, and a small file may unpack to any number. */
export const MOST_PICTURE_PIXELS = 50_000_000;
/** Longest side of what is kept, px: enough for a full screen, and for reading a label. Phones shrink to it before they send. */
export const PICTURE_EDGE = 1_600;
/** Most pictures of one event or subject. */
export const MOST_PICTURES = 9;
/** Most bytes of a recording. */
export const MOST_RECORDING_BYTES = 1_000_000;
/** Longest recording, ms. */
export const MOST_RECORDING_MS = 60_000;

/** Kinds of picture that are taken; which one it is, its content says. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
/**
 * Kinds of recording that are taken: what every phone plays, in WeChat too. WebM with Opus, which most browsers
 * record, is none of them: an iPhone cannot play it.
 */
export const recordingTypes = ['audio/mpeg', 'audio/aac', 'audio/mp4'] as const;

/** What a picture or recording is sent for. */
export interface UploadMedia {
  /** Name under which a feature takes it, such as `announcement`; the feature decides who may send it and who sees it. */
  readonly purpose: string;
  /** The event on the phone that it belongs to, which may arrive before or after it. One file is kept once for an event. */
  readonly eventId?: string;
  /** Lower-case hex SHA-256 of the file as the phone has it; what arrives as anything else is refused. */
  readonly sha256?: string;
}

/** What was kept. */
export interface UploadedMedia {
  readonly id: string;
}

/** Which picture or recording. */
export interface FetchMedia {
  readonly id: string;
  /** Lets somebody without an account see it for a while, such as WeChat while it checks it. */
  readonly ticket?: string;
}

/** Pictures: nobody’s business but their sender’s until a feature decides otherwise. */
export const picturesApi = {
  upload: endpoint<UploadMedia, UploadedMedia>('POST', '/api/pictures', {
    access: ['resident'],
    takes: pictureTypes,
    summary: 'A JPEG, PNG or WebP of at most 10 MB; it is made anew without its place and camera data',
    fails: [
      'picture_not_readable',
      'upload_damaged',
      'not_allowed',
      'picture_too_many_pixels',
      'picture_format_not_taken',
    ],
  }),
  /** The picture itself, as JPEG. */
  picture: endpoint<FetchMedia, Uint8Array>('GET', '/api/pictures/:id', {
    access: ['public'],
    summary: 'The picture, for whoever may see it; a foreign one and none are answered alike',
    gives: ['image/jpeg'],
    fails: ['picture_not_found'],
  }),
};

/** Recordings, by the same rules. */
export const recordingsApi = {
  upload: endpoint<UploadMedia, UploadedMedia>('POST', '/api/recordings', {
    access: ['resident'],
    takes: recordingTypes,
    summary: 'MP3 or AAC of at most a minute and 1 MB; what is not sound is taken out of it',
    fails: [
      'recording_not_readable',
      'upload_damaged',
      'not_allowed',
      'recording_too_long',
      'recording_format_not_taken',
    ],
  }),
  /** The recording itself. */
  recording: endpoint<FetchMedia, Uint8Array>('GET', '/api/recordings/:id', {
    access: ['public'],
    summary: 'The recording, for whoever may hear it; a foreign one and none are answered alike',
    gives: recordingTypes,
    fails: ['recording_not_found'],
  }),
};
