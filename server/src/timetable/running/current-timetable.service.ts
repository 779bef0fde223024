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
import { readFeed } from '../feed/feed-reader.js';
import type { FeedFiles } from '../feed/feed-source.js';
import { loadFiles } from '../feed/feed-store.js';
import { loadTripFacts } from './trip-report-store.js';
import { liveOverlay } from './live-overlay.js';
import type { LiveOverlay } from './trip-live.js';
import { cancellationKey, TimetableSnapshot } from './timetable-snapshot.js';
import type { Cancellations } from './timetable-snapshot.js';

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
  /** Cancellations announced or reported for single days, and those that published changes plan. */
  readonly announced: readonly Cancellation[];
  readonly planned: readonly Cancellation[];
}

/** Holds the snapshot that answers. */
@Injectable()
export class CurrentTimetable {
  private current: CurrentSnapshot | undefined;
  private readonly listeners: (() => void)[] = [];
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
    const announced = await loadCancellations(this.dataSource.manager, yesterday);
    const planned = plannedCancellations(base, yesterday);
    const known =
      this.current?.basis === base.basis
        ? this.current.timetable
        : new TimetableSnapshot(base.feed, new Map(), { marketTrips: marketTrips(base.fold) });
    const live = liveOverlay(known, await loadTripFacts(this.dataSource.manager, yesterday));
    const reported = reportedCancellations(known, live);
    const timetable = known.with(byTripAndDay([...planned, ...announced, ...reported]), live);
    this.current = { ...base, timetable, announced: [...announced, ...reported], planned };
    for (const listener of this.listeners) listener();
    return this.current;
  }

  /** Keeps a stored feed that was just read whole, so that publishing it costs no second reading. Only the latest is kept. */
  remember(imported: ImportedFeed): void {
    this.read = imported;
  }

  /** Calls `listener` whenever another snapshot has taken the place of the one before. */
  onChange(listener: () => void): void {
    this.listeners.push(listener);
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
  async with(edits: readonly FoldedEdit[]): Promise<TimetableBase & { readonly timetable: TimetableSnapshot }> {
    const { imported, facts, announced } = this.snapshot();
    const base = await this.baseOf(imported, facts, edits);
    const planned = plannedCancellations(base, addDays(this.today(), -1));
    return { ...base, timetable: new TimetableSnapshot(base.feed, byTripAndDay([...planned, ...announced])) };
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

/** Trips of which somebody reported that they do not set out. */
function reportedCancellations(timetable: TimetableSnapshot, live: LiveOverlay): Cancellation[] {
  return [...live].flatMap(([serviceDate, trips]) =>
    [...trips]
      .filter(([, { progress }]) => progress.lastCall === -1)
      .map(([trip, { progress }]) => {
        const tripId = timetable.feed.trips[trip]?.tripId ?? '';
        return {
          id: `${serviceDate}:${tripId}`,
          tripId,
          serviceDate,
          reason: progress.reason ?? '',
          announcedAt: new Date(progress.lastAt ?? 0),
        };
      }),
  );
}

function marketTrips(fold: EditFold): ReadonlySet<string> {
  return new Set(fold.trips.filter(({ forMarket }) => forMarket).map(({ tripId }) => tripId));
}

function byTripAndDay(cancellations: readonly Cancellation[]): Cancellations {
  return new Map(
    cancellations.map(({ tripId, serviceDate, reason }) => [cancellationKey(tripId, serviceDate), reason]),
  );
}
