// Which announcements are public now, and for whom?
import type { Announcement } from '@kehuoyou/shared';

/** Most announcements of one village's list. */
const MOST_ROWS = 50;

/** The public announcements, held in memory; a change makes a new board. */
export class AnnouncementBoard {
  constructor(
    /** Newest first. */
    private readonly announcements: readonly Announcement[],
  ) {}

  /** What holds at `at` for a village, its township and its county, newest first. */
  ofVillage(villageCode: string, at: Date): Announcement[] {
    return this.announcements
      .filter((each) => villageCode.startsWith(each.areaCode) && isCurrent(each, at))
      .slice(0, MOST_ROWS);
  }

  /** One that is public at `at`. */
  find(id: string, at: Date): Announcement | undefined {
    return this.announcements.find((each) => each.id === id && isCurrent(each, at));
  }
}

function isCurrent({ until }: Announcement, at: Date): boolean {
  return until === undefined || at.getTime() < Date.parse(until);
}
