// What may the features to the right ask of the notices?
import { Inject, Injectable } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { Announcement, Clock, FollowKind, NoticeKind } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../clock.js';
import { Prepared } from '../http/prepared/prepared.js';
import { AnnouncementBoard } from './announcements/announcement-board.js';
import { loadPublished } from './announcements/announcement-store.js';
import { announcementView } from './announcements/announcement.view.js';
import { FollowingsService } from './inbox/followings.service.js';
import type { PlaceFollower } from './inbox/followings.service.js';
import { accountsKnowing, supersedeAll } from './keeping/superseding-store.js';
import { writeNotices } from './keeping/notice-store.js';
import type { NoticeDraft } from './keeping/notice-draft.js';

/** Older ones are kept in the offices' list; nobody reads last year's news on a phone. */
const SHOWN_FOR_MS = 180 * 86_400_000;
/** An announcement should be seen within the minute. */
const MAX_AGE = 30;

/** Somebody to tell, as the features to the right name them. */
export type Recipient = NoticeDraft['recipients'][number];

/**
 * NoticeDraft people. A feature that has something to tell writes an event to the outbox where it happens,
 * listens to it itself (`OutboxListeners.inside`), puts it into words there, and calls `tell`.
 */
@Injectable()
export class NoticesService {
  private board: AnnouncementBoard | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly followings: FollowingsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Reads the announcements anew; until it has returned, the old ones answer. */
  async load(): Promise<void> {
    const rows = await loadPublished(this.dataSource.manager, new Date(this.clock.now().getTime() - SHOWN_FOR_MS));
    this.board = new AnnouncementBoard(rows.map(({ row, pictures }) => announcementView(row, pictures)));
  }

  /**
   * Puts a notice into each recipient's inbox, and whatever goes beyond it on its way, in the caller's
   * transaction. Whoever knows of the event already is passed by. Gives how many notices are new.
   */
  async tell(tx: EntityManager, draft: NoticeDraft): Promise<number> {
    return writeNotices(tx, draft, this.clock);
  }

  /**
   * Takes back whatever was told of a subject, in the caller's transaction: it is marked in the inboxes,
   * and what was not told yet is called off. Nobody is disturbed.
   */
  async takeBack(tx: EntityManager, subject: string): Promise<void> {
    await supersedeAll(tx, subject, this.clock.now());
  }

  /** Which of these accounts have a notice of this kind about a subject that was not taken back. */
  async whoKnows(
    tx: EntityManager,
    ask: { readonly subject: string; readonly kind: NoticeKind; readonly accountIds: readonly string[] },
  ): Promise<ReadonlySet<string>> {
    return accountsKnowing(tx, ask);
  }

  /** Everybody who follows one of these places, in the order of the places. */
  async followersOf(tx: EntityManager, kind: FollowKind, ids: readonly string[]): Promise<PlaceFollower[]> {
    return this.followings.followersOf(tx, kind, ids);
  }

  /** Everybody who follows a village in an area, by the prefix of its code; an empty one means everywhere. */
  async followersOfVillagesIn(tx: EntityManager, areaCode: string): Promise<PlaceFollower[]> {
    return this.followings.followersOfVillagesIn(tx, areaCode);
  }

  /** What is announced for a village at this moment, newest first; for a village's pack. */
  announcementsFor(villageCode: string): Announcement[] {
    return this.current().ofVillage(villageCode, this.clock.now());
  }

  /** The same as bytes. */
  ofVillage(ask: { code: string }): Prepared<{ announcements: Announcement[] }> {
    if (!/^\d{12}$/.test(ask.code)) throw new Failure('village_not_found', 'code');
    return Prepared.of({ announcements: this.announcementsFor(ask.code) }, MAX_AGE);
  }

  /** One public announcement as bytes. */
  announcement(ask: { id: string }): Prepared<Announcement> {
    const found = this.current().find(ask.id, this.clock.now());
    if (!found) throw new Failure('announcement_not_found', 'id');
    return Prepared.of(found, MAX_AGE);
  }

  private current(): AnnouncementBoard {
    if (!this.board) throw new Failure('unavailable');
    return this.board;
  }
}
