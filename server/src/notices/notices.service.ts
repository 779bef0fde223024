// What may the features to the right ask of the notices?
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, FollowKind, NoticeKind } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../clock.js';
import { FollowingsService } from './inbox/followings.service.js';
import type { PlaceFollower } from './inbox/followings.service.js';
import { accountsKnowing, supersedeAll, usefulUntil } from './keeping/superseding-store.js';
import type { StandingAsk } from './keeping/superseding-store.js';
import { writeNotices } from './keeping/notice-store.js';
import type { NoticeDraft } from './keeping/notice-draft.js';

/** Somebody to tell, as the features to the right name them. */
export type Recipient = NoticeDraft['recipients'][number];

/**
 * Tells people. A feature that has something to tell writes an event to the outbox where it happens,
 * listens to it itself (`OutboxListeners.inside`), puts it into words there, and calls `tell`.
 */
@Injectable()
export class NoticesService {
  constructor(
    private readonly followings: FollowingsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

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
    db: EntityManager,
    ask: { readonly subject: string; readonly kind: NoticeKind; readonly accountIds: readonly string[] },
  ): Promise<ReadonlySet<string>> {
    return accountsKnowing(db, ask);
  }

  /**
   * Until when what each of these accounts was told last of such a thing is of use, as far as it was not taken back:
   * for what comes at a time, the time that was told.
   */
  async toldUntil(db: EntityManager, ask: StandingAsk): Promise<ReadonlyMap<string, Date>> {
    return usefulUntil(db, ask);
  }

  /** Everybody who follows one of these places, in the order of the places. */
  async followersOf(tx: EntityManager, kind: FollowKind, ids: readonly string[]): Promise<PlaceFollower[]> {
    return this.followings.followersOf(tx, kind, ids);
  }

  /** Everybody who follows a village in an area, by the prefix of its code; an empty one means everywhere. */
  async followersOfVillagesIn(tx: EntityManager, areaCode: string): Promise<PlaceFollower[]> {
    return this.followings.followersOfVillagesIn(tx, areaCode);
  }
}
