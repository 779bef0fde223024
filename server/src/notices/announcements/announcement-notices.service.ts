// Who gets a notice of an announcement?
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { announcementTopicNames, noticesPages, pageAddress } from '@kehuoyou/shared';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import type { OfAnnouncement } from '../notices.events.js';
import { AnnouncementEntity } from './announcement.entity.js';
import { spokenAnnouncement } from './announcement.view.js';
import { NoticesService } from '../notices.service.js';
import { shorten } from '../keeping/shorten.js';

/** Most characters of a notice's text and of its spoken form; the page has the rest. */
const TEXT = 200;
const SPOKEN = 300;

/** Important announcements go into the inboxes of those who follow a village there. */
@Injectable()
export class AnnouncementNotices {
  constructor(private readonly notices: NoticesService) {}

  /** Tells of a published announcement, in the caller's transaction. */
  async tell(event: DeliveredEvent<OfAnnouncement>, tx: EntityManager): Promise<void> {
    const row = await tx.findOneBy(AnnouncementEntity, {
      id: event.payload.announcementId,
      status: 'published',
      important: true,
    });
    if (!row?.publishedAt) return;
    const followers = await this.notices.followersOfVillagesIn(tx, row.areaCode);
    await this.notices.tell(tx, {
      eventId: event.id,
      kind: 'announcement',
      subject: subjectOf(row.id),
      title: row.title,
      text: shorten(row.text, TEXT),
      spoken: shorten(spokenAnnouncement(row.title, row.text), SPOKEN),
      message: {
        what: row.title,
        when: announcementTopicNames[row.topic],
        why: shorten(row.text, 20),
        now: '点开看全文',
      },
      page: pageAddress(noticesPages.announcement, { id: row.id }),
      happenedAt: row.publishedAt,
      ...(row.until ? { expiresAt: row.until } : {}),
      recipients: followers.map(({ accountId }) => ({ accountId, reason: '您关注的村有重要通知' })),
    });
  }

  /** The announcement was taken down: whoever has not been told yet need not be. */
  async takeBack(event: DeliveredEvent<OfAnnouncement>, tx: EntityManager): Promise<void> {
    await this.notices.takeBack(tx, subjectOf(event.payload.announcementId));
  }
}

function subjectOf(announcementId: string): string {
  return `announcement ${announcementId}`;
}
