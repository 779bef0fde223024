// Which timetable runs now, as every answer sees it?
//
// One picture at a time, replaced whole: a request that began with the old one ends with it. What did not
// change is carried over, so that a driver's report costs no reading of half a million stop times.
import { Inject, Injectable } from '@nestjs/common';
import { addDays, dateAt, Failure } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { CLOCK } from '../clock.js';
import type { Feed } from './feed.js';
import { readFeed } from './feed-reader.js';
import type { FeedFiles } from './feed-source.js';
import { loadFiles, runningFeed } from './feed-store.js';
import { loadCancellations } from './live-cancellations.js';
import { TimetableSnapshot } from './timetable-snapshot.js';
import type { TripCancellationEntity } from './timetable.entity.js';

/** What the timetable is made of until somebody publishes something: a feed with its files. */
export interface TimetableBase {
  /** Names what it was made from; another basis is another timetable. */
  readonly basis: string;
  readonly feedId: string;
  readonly files: FeedFiles;
  readonly feed: Feed;
}

/** A picture of the timetable with what is known of the present days. */
export interface Picture extends TimetableBase {
  readonly timetable: TimetableSnapshot;
  readonly cancellationRows: readonly TripCancellationEntity[];
}

/** Holds the picture that answers. */
@Injectable()
export class CurrentTimetable {
  private current: Picture | undefined;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Reads anew what has changed; until it has returned, the old picture answers. */
  async load(): Promise<Picture> {
    const today = dateAt(this.clock.now());
    const base = await this.base(today);
    // Yesterday's buses may still be on the road after midnight.
    const { inForce, rows } = await loadCancellations(this.dataSource.manager, addDays(today, -1));
    const before = this.current?.basis === base.basis ? this.current.timetable : undefined;
    const timetable = before?.with(inForce) ?? new TimetableSnapshot(base.feed, inForce);
    this.current = { ...base, timetable, cancellationRows: rows };
    return this.current;
  }

  isLoaded(): boolean {
    return this.current !== undefined;
  }

  /** The picture; fails with `unavailable` until there is one. */
  picture(): Picture {
    if (!this.current) throw new Failure('unavailable');
    return this.current;
  }

  private async base(today: string): Promise<TimetableBase> {
    const running = await runningFeed(this.dataSource.manager);
    if (!running) throw new Error('no timetable was imported yet: run the seed first');
    const { basis, feed: stored } = running;
    if (this.current?.basis === basis) return this.current;
    const files = await loadFiles(this.dataSource.manager, stored.id);
    const { feed } = await readFeed(files, { today });
    return { basis, feedId: stored.id, files, feed };
  }
}
