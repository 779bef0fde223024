// On which dates does one service run, all of them?
import { addDays, dayNumber, weekdayOf } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import type { Feed } from './feed.js';

/** Days of a calendar that are written out; one that claims to run for a century is cut here. */
const MOST_DAYS = 3_700;

/** Every date of a service by calendar and exceptions. */
export function serviceDates(feed: Pick<Feed, 'calendars' | 'calendarDates'>, serviceId: string): Set<ServiceDate> {
  const dates = new Set<ServiceDate>();
  for (const row of feed.calendars) {
    if (row.serviceId !== serviceId) continue;
    const count = Math.min(dayNumber(row.endDate) - dayNumber(row.startDate) + 1, MOST_DAYS);
    for (let day = 0; day < count; day += 1) {
      const date = addDays(row.startDate, day);
      if ((row.weekdays & (1 << (weekdayOf(date) - 1))) !== 0) dates.add(date);
    }
  }
  for (const row of feed.calendarDates) {
    if (row.serviceId !== serviceId) continue;
    if (row.exceptionType === 1) dates.add(row.date);
    else dates.delete(row.date);
  }
  return dates;
}
