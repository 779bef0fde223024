// What is announced for a village, also without a network?
import { announcementsApi } from '@kehuoyou/shared';
import type { Announcement } from '@kehuoyou/shared';
import { useQuery } from '../core/use-query';
import type { Query } from '../core/use-query';

/** Asked again while a page is open, ms. */
const ASK_EVERY_MS = 300_000;

/** Newest first: the village's own, its township's and its county's. */
export function useAnnouncements(villageCode: string | undefined): Query<{ announcements: Announcement[] }> {
  return useQuery(announcementsApi.ofVillage, villageCode === undefined ? undefined : { code: villageCode }, {
    everyMs: ASK_EVERY_MS,
  });
}

/** Those still in force: an old answer may hold some that have ended. */
export function inForce(announcements: readonly Announcement[], now: Date): Announcement[] {
  return announcements.filter(({ until }) => until === undefined || Date.parse(until) > now.getTime());
}
