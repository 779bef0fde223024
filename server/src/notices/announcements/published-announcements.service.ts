// What is announced for everybody at this moment?
import { Inject, Injectable } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { Announcement, Clock } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { Snapshots } from '../../database/snapshots.js';
import { Prepared } from '../../http/prepared/prepared.js';
import { AnnouncementBoard } from './announcement-board.js';
import { loadPublished } from './announcement-store.js';
import { announcementView } from './announcement.view.js';

/** Older ones are kept in the offices' list; nobody reads last year's news on a phone. */
const SHOWN_FOR_MS = 180 * 86_400_000;
/** An announcement should be seen within the minute. */
const MAX_AGE = 30;

/** Published announcements, kept in memory, answered as bytes. */
@Injectable()
export class PublishedAnnouncements {
  private board: AnnouncementBoard | undefined;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    snapshots: Snapshots,
  ) {
    snapshots.add({ follows: ['announcements'], load: () => this.load() });
  }

  /** Reads the announcements anew; until it has returned, the old ones answer. */
  async load(): Promise<void> {
    const rows = await loadPublished(this.dataSource.manager, new Date(this.clock.now().getTime() - SHOWN_FOR_MS));
    this.board = new AnnouncementBoard(rows.map(({ row, pictures }) => announcementView(row, pictures)));
  }

  /** What is announced for a village at this moment, newest first. */
  ofVillage(ask: { code: string }): Prepared<{ announcements: Announcement[] }> {
    if (!/^\d{12}$/.test(ask.code)) throw new Failure('village_not_found', 'code');
    return Prepared.of({ announcements: this.current().ofVillage(ask.code, this.clock.now()) }, MAX_AGE);
  }

  /** One public announcement. */
  one(ask: { id: string }): Prepared<Announcement> {
    const found = this.current().find(ask.id, this.clock.now());
    if (!found) throw new Failure('announcement_not_found', 'id');
    return Prepared.of(found, MAX_AGE);
  }

  private current(): AnnouncementBoard {
    if (!this.board) throw new Failure('unavailable');
    return this.board;
  }
}
