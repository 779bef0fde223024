// How does a new timetable come in, and how does the old one come back?
import { endpoint } from '../../endpoint.js';
import type { Moves } from '../../moves.js';
import type { FeedDifference, FeedValidation } from './feed-validation.js';
import { feedPolicy } from '../timetable.policy.js';

/**
 * `reading`: rows are being read; `refused`: it has errors and was not kept; `interrupted`: the server was
 * stopped while reading, send it again; `ready`: sound, waits for whoever publishes it; `published`.
 */
export const feedImportStates = ['reading', 'refused', 'interrupted', 'ready', 'published'] as const;
export type FeedImportState = (typeof feedImportStates)[number];

/** What may be done to an import: by whoever reads it (`accept`, `refuse`), and by the county office. */
export type FeedImportMove = 'accept' | 'refuse' | 'publish';

/** The life of an import. None is ever kept as `interrupted`: that is how a reading looks that stands still. */
export const feedImportMoves: Moves<FeedImportState, FeedImportMove> = {
  reading: { accept: 'ready', refuse: 'refused' },
  refused: {},
  interrupted: {},
  ready: { publish: 'published' },
  published: {},
};

/** One upload of a feed and what was found in it. */
export interface FeedImport {
  readonly importId: string;
  readonly state: FeedImportState;
  readonly fileName: string;
  readonly bytes: number;
  /** Grows while the state is `reading`. */
  readonly rowsRead: number;
  readonly startedAt: string;
  /** Set once it was read. */
  readonly validation?: FeedValidation;
  /** Against what runs now; set in the states `ready` and `published`. */
  readonly difference?: FeedDifference;
  /** Hand this back to publish: it says which timetable the difference was drawn against. */
  readonly basis?: string;
  /** The stored feed, in the states `ready` and `published`. */
  readonly feedId?: string;
}

/** A stored feed. */
export interface StoredFeed {
  readonly feedId: string;
  readonly version: string;
  readonly publisher: string;
  readonly importedAt: string;
  /** When it was last made the one that runs; unset when it never was. */
  readonly currentSince?: string;
  readonly isCurrent: boolean;
}

/** The largest zip that is taken. */
export const MOST_FEED_BYTES = 32 * 1_024 * 1_024;

/** The endpoints of bringing a timetable in. The upload's body is the zip itself, as `application/zip`. */
export const feedImportApi = {
  start: endpoint<{ fileName?: string }, FeedImport>('POST', '/api/timetable/imports', {
    access: feedPolicy.upload.roles,
    takes: ['application/zip'],
    summary: 'Upload a GTFS zip (application/zip) to be read and checked; nothing changes yet',
    fails: ['too_many_feeds_waiting'],
  }),
  status: endpoint<{ importId: string }, FeedImport>('GET', '/api/timetable/imports/:importId', {
    access: feedPolicy.read.roles,
    summary: 'How far the reading is, what was found, and what would change',
    fails: ['import_not_found'],
  }),
  list: endpoint<{ limit?: number }, { imports: FeedImport[] }>('GET', '/api/timetable/imports', {
    access: feedPolicy.read.roles,
    summary: 'The latest imports, without their findings',
  }),
  publish: endpoint<{ importId: string; basis: string }, FeedImport>(
    'POST',
    '/api/timetable/imports/:importId/publish',
    {
      access: feedPolicy.publish.roles,
      summary: 'Make a sound import the timetable that runs',
      fails: ['import_not_found', 'already_published', 'import_not_ready', 'timetable_changed'],
    },
  ),
  feeds: endpoint<{ limit?: number }, { feeds: StoredFeed[] }>('GET', '/api/timetable/feeds', {
    access: feedPolicy.read.roles,
    summary: 'Stored timetables, the one that runs first',
  }),
  restore: endpoint<{ feedId: string }, StoredFeed>('POST', '/api/timetable/feeds/:feedId/restore', {
    access: feedPolicy.restore.roles,
    summary: 'Make an earlier timetable the one that runs again',
    fails: ['feed_not_found', 'timetable_changed', 'feed_invalid'],
  }),
};
