// Which services run on a day?
import { weekdayOf } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import type { Feed } from './feed.js';

/** Days kept ready; boards and packs ask for the same few weeks again and again. */
const MOST_DAYS = 400;

/** GTFS calendar and calendar_dates as a question: what runs on this date? */
export class ServiceCalendar {
  /** Number of each service, in the order of first mention. */
  readonly numbers: ReadonlyMap<string, number>;
  private readonly days = new Map<ServiceDate, Uint8Array>();

  constructor(private readonly feed: Pick<Feed, 'calendars' | 'calendarDates'>) {
    const ids = [...feed.calendars, ...feed.calendarDates].map(({ serviceId }) => serviceId);
    this.numbers = new Map([...new Set(ids)].map((id, number) => [id, number]));
  }

  /** For each service by its number: 1 when it runs on `date`. The array is shared: do not write to it. */
  running(date: ServiceDate): Uint8Array {
    const kept = this.days.get(date);
    if (kept) return kept;
    const running = this.compute(date);
    if (this.days.size >= MOST_DAYS) this.days.clear();
    this.days.set(date, running);
    return running;
  }

  private compute(date: ServiceDate): Uint8Array {
    const running = new Uint8Array(this.numbers.size);
    const weekday = 1 << (weekdayOf(date) - 1);
    for (const { serviceId, weekdays, startDate, endDate } of this.feed.calendars) {
      // Dates of this form compare as text.
      const inRange = startDate <= date && date <= endDate;
      if (inRange && (weekdays & weekday) !== 0) running[this.numbers.get(serviceId) ?? -1] = 1;
    }
    for (const exception of this.feed.calendarDates) {
      if (exception.date === date)
        running[this.numbers.get(exception.serviceId) ?? -1] = exception.exceptionType === 1 ? 1 : 0;
    }
    return running;
  }
}
