// Which timetable runs now, as every answer sees it?
//
// One snapshot at a time, replaced whole: a request that began with the old one ends with it. What did not
// change is carried over, so that a driver's report costs no reading of half a million stop times.
import { Inject, Injectable } from '@nestjs/common';
import { addDays, dateAt, Failure } from '@kehuoyou/shared';
import type { Clock, ServiceDate } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { loadCancellations } from '../changes/cancellation-store.js';
import type { Cancellation } from '../changes/cancellation.js';
import { EditCalendar } from '../changes/edit-calendar.js';
import { editedFiles } from '../changes/edit-files.js';
import { foldEdits } from '../changes/edit-fold.js';
import type { EditFold, FoldedEdit } from '../changes/edit-fold.js';
import { inForce, loadFacts } from '../changes/edit-store.js';
import type { TimetableFacts } from '../changes/edit-store.js';
import type { Feed } from '../feed/feed.js';
import { FeedRejected } from '../feed/feed-issue.js';
import { readFeed } from '../feed/feed-reader.js';
import type { FeedFiles } from '../feed/feed-source.js';
import { loadFiles } from '../feed/feed-store.js';
import { loadAssignments } from './trip-assignment-store.js';
import { loadTripFacts } from './trip-report-store.js';
import { liveOverlay } from './live-overlay.js';
import { notRunningTrips } from './not-running-trips.js';
import type { SaidOfTrips } from './not-running-trips.js';
import { TimetableSnapshot } from './timetable-snapshot.js';

/** A feed as it was imported. */
export interface ImportedFeed {
  readonly feedId: string;
  readonly files: FeedFiles;
  readonly feed: Feed;
}

/** The timetable as it is published: a feed with the changes to it. */
export interface TimetableBase {
  /** Names the facts that it follows from; another basis is another timetable. */
  readonly basis: string;
  readonly imported: ImportedFeed;
  readonly facts: TimetableFacts;
  readonly calendar: EditCalendar;
  readonly fold: EditFold;
  /** With the changes; trips that they cancel are still in it. */
  readonly feed: Feed;
}

/** A snapshot of the timetable with what is known of the present days. */
export interface CurrentSnapshot extends TimetableBase {
  readonly timetable: TimetableSnapshot;
  /** What was reported and announced of single days. */
  readonly said: Omit<SaidOfTrips, 'planned'>;
  /** Days on which published changes cancel trips. */
  readonly planned: readonly Cancellation[];
}

/** Holds the snapshot that answers. */
@Injectable()
export class CurrentTimetable {
  private current: CurrentSnapshot | undefined;
  /** The feed that this process read last without its running yet. */
  private read: ImportedFeed | undefined;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Reads anew what has changed; until it has returned, the old snapshot answers. */
  async load(): Promise<CurrentSnapshot> {
    const base = await this.base();
    // Yesterday's buses may still be on the road after midnight.
    const yesterday = addDays(this.today(), -1);
    const { manager } = this.dataSource;
    const said = {
      announced: await loadCancellations(manager, yesterday),
      reported: await loadTripFacts(manager, yesterday),
      assigned: await loadAssignments(manager, yesterday),
    };
    const planned = plannedCancellations(base, yesterday);
    const known = this.current?.basis === base.basis ? this.current.timetable : plainSnapshot(base);
    this.current = { ...base, timetable: withDays(known, { ...said, planned }), said, planned };
    return this.current;
  }

  /** Keeps a stored feed that was just read whole, so that publishing it costs no second reading. Only the latest is kept. */
  remember(imported: ImportedFeed): void {
    this.read = imported;
  }

  /** Reads a stored feed before it is made to run; fails with `feed_invalid` when it cannot be read any more. */
  async prepare(feedId: string): Promise<void> {
    if (this.current?.imported.feedId === feedId) return;
    const imported = await this.imported(feedId).catch((error: unknown) => {
      throw error instanceof FeedRejected ? new Failure('feed_invalid', 'feedId') : error;
    });
    this.remember(imported);
  }

  isLoaded(): boolean {
    return this.current !== undefined;
  }

  /** The snapshot; fails with `unavailable` until there is one. */
  snapshot(): CurrentSnapshot {
    if (!this.current) throw new Failure('unavailable');
    return this.current;
  }

  /** What the timetable would be with more changes, which take effect today. */
  async withEdits(edits: readonly FoldedEdit[]): Promise<TimetableBase & { readonly timetable: TimetableSnapshot }> {
    const { imported, facts, said } = this.snapshot();
    const base = await this.baseOf(imported, facts, edits);
    const planned = plannedCancellations(base, addDays(this.today(), -1));
    return { ...base, timetable: withDays(plainSnapshot(base), { ...said, planned }) };
  }

  private async base(): Promise<TimetableBase> {
    const facts = await loadFacts(this.dataSource.manager);
    if (!facts) throw new Error('no timetable was imported yet: run the seed first');
    if (this.current?.basis === facts.basis) return this.current;
    const kept = this.current?.imported;
    return this.baseOf(kept?.feedId === facts.feed.id ? kept : await this.imported(facts.feed.id), facts, []);
  }

  private async imported(feedId: string): Promise<ImportedFeed> {
    const { read } = this;
    if (read?.feedId === feedId) {
      this.read = undefined;
      return read;
    }
    const files = await loadFiles(this.dataSource.manager, feedId);
    const { feed } = await readFeed(files, { today: this.today() });
    return { feedId, files, feed };
  }

  private async baseOf(
    imported: ImportedFeed,
    facts: TimetableFacts,
    more: readonly FoldedEdit[],
  ): Promise<TimetableBase> {
    const calendar = new EditCalendar(facts.markets, facts.overrides);
    const published = inForce(facts.edits).map((row): FoldedEdit => ({
      editId: row.id,
      edit: row.detail,
      effectiveFrom: row.effectiveFrom,
    }));
    const fold = foldEdits(imported.feed, [...published, ...more], calendar);
    const files = editedFiles(imported.files, fold, 'kept');
    const feed = files === imported.files ? imported.feed : (await readFeed(files, { today: this.today() })).feed;
    return { basis: facts.basis, imported, facts, calendar, fold, feed };
  }

  private today(): ServiceDate {
    return dateAt(this.clock.now());
  }
}

function plannedCancellations({ fold, facts }: TimetableBase, since: ServiceDate): Cancellation[] {
  const published = new Map(facts.edits.map(({ id, publishedAt }) => [id, publishedAt]));
  return fold.trips.flatMap(({ tripId, cancelled }) =>
    [...cancelled]
      .filter(([serviceDate]) => serviceDate >= since)
      .map(([serviceDate, { reason, editId }]) => ({
        id: editId,
        tripId,
        serviceDate,
        reason,
        announcedAt: published.get(editId) ?? new Date(0),
      })),
  );
}

/** The timetable with nothing known of single days. */
function plainSnapshot({ feed, fold }: TimetableBase): TimetableSnapshot {
  return new TimetableSnapshot(feed, [], { marketTrips: marketTrips(fold) });
}

/** The same with everything that is said of single days. */
function withDays(timetable: TimetableSnapshot, said: SaidOfTrips): TimetableSnapshot {
  const live = liveOverlay(timetable, said.reported, said.assigned);
  return timetable.with(notRunningTrips(timetable, said, live), live);
}

function marketTrips(fold: EditFold): ReadonlySet<string> {
  return new Set(fold.trips.filter(({ forMarket }) => forMarket).map(({ tripId }) => tripId));
}
