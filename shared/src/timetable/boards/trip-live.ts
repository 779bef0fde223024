// What may we honestly say of a departure: the timetable, that it left, or where it was last seen?
import type { DepartureLive } from './departure.js';

/** A bus that was seen so long ago may be anywhere by now, ms: the next stop is never so far. */
const OLD_AFTER_MS = 15 * 60_000;

/** True where a report from `at` (ISO 8601) no longer says where the bus is. */
export function isOldNews({ at }: Pick<DepartureLive, 'at'>, now: Date): boolean {
  return now.getTime() - Date.parse(at) >= OLD_AFTER_MS;
}

/** How old a report is: 刚刚, 3分钟前, 2小时前. */
export function agoText({ at }: Pick<DepartureLive, 'at'>, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / 60_000));
  return minutes === 0 ? '刚刚' : minutes < 60 ? `${minutes}分钟前` : `${Math.floor(minutes / 60)}小时前`;
}

/** The honest label: 司机已发车, or 刚到嵩口（3分钟前）; what is old is not called new: 20分钟前到过嵩口. */
export function honestyLabel(live: Pick<DepartureLive, 'basis' | 'at' | 'stopName'>, now: Date): string {
  const ago = agoText(live, now);
  switch (live.basis) {
    case 'departed':
      return `司机已发车（${ago}）`;
    case 'at_stop':
      return isOldNews(live, now) ? `${ago}到过${live.stopName ?? ''}` : `刚到${live.stopName ?? ''}（${ago}）`;
    case 'announced':
      return `司机说会晚点（${ago}）`;
  }
}
