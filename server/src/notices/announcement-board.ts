// Which announcements are public now, and for whom?
import type { Announcement, Clock } from '@kehuoyou/shared';
import { MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AnnouncementEntity, PictureEntity } from './announcement.entity.js';
import { announcementView } from './announcement.view.js';

/** Older ones are kept in the offices' list; nobody reads last year's news on a phone. */
const SHOWN_FOR_MS = 180 * 86_400_000;
/** Most announcements of one village's list. */
const MOST_ROWS = 50;

/** The public announcements, held in memory; a change makes a new board. */
export class AnnouncementBoard {
  private constructor(
    /** Newest first. */
    private readonly announcements: readonly Announcement[],
  ) {}

  /** Reads what is published. */
  static async load(db: EntityManager, clock: Clock): Promise<AnnouncementBoard> {
    const publishedAt = MoreThan(new Date(clock.now().getTime() - SHOWN_FOR_MS));
    const rows = await db.find(AnnouncementEntity, { where: { status: 'published', publishedAt }, order: { publishedAt: 'DESC', id: 'DESC' } });
    const pictures = await db.find(PictureEntity, { order: { position: 'ASC' } });
    return new AnnouncementBoard(
      rows.flatMap((row) => {
        const own = pictures.filter(({ announcementId }) => announcementId === row.id).map(({ id }) => id);
        return row.publishedAt ? [announcementView({ ...row, publishedAt: row.publishedAt }, own)] : [];
      }),
    );
  }

  /** What holds at `at` for a village, its township and its county, newest first. */
  ofVillage(villageCode: string, at: Date): Announcement[] {
    return this.announcements.filter((each) => villageCode.startsWith(each.areaCode) && isCurrent(each, at)).slice(0, MOST_ROWS);
  }

  /** One that is public at `at`. */
  find(id: string, at: Date): Announcement | undefined {
    return this.announcements.find((each) => each.id === id && isCurrent(each, at));
  }
}

function isCurrent({ until }: Announcement, at: Date): boolean {
  return until === undefined || at.getTime() < Date.parse(until);
}
