// On which days does what run?
import type { Feed } from './feed.js';
import type { FeedSource } from './feed-source.js';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Reads calendar.txt and calendar_dates.txt, of which one at least must be there. */
export async function readServices(source: FeedSource): Promise<Pick<Feed, 'calendars' | 'calendarDates'>> {
  const calendars = await source.read(
    'calendar.txt',
    (table) => {
      const startDate = table.date('start_date');
      const endDate = table.date('end_date');
      if (endDate < startDate) table.fault('start_and_end_range_out_of_order', 'end_date', '结束日期比开始日期早');
      const weekdays = WEEKDAYS.reduce((bits, day, index) => bits | (table.choice(day, 1) << index), 0);
      return { serviceId: table.id('service_id'), weekdays, startDate, endDate };
    },
    true,
  );
  const calendarDates = await source.read(
    'calendar_dates.txt',
    (table) => ({
      serviceId: table.id('service_id'),
      date: table.date('date'),
      exceptionType: table.choice('exception_type', 2, undefined, 1),
    }),
    true,
  );
  if (calendars.length + calendarDates.length === 0 && source.issues.readWhole('calendar.txt', 'calendar_dates.txt'))
    source.issues.add({
      code: 'missing_calendar_and_calendar_date_files',
      file: 'calendar.txt',
      row: 0,
      reason: 'calendar.txt 和 calendar_dates.txt 至少要有一个，写明哪天有车',
    });
  return { calendars, calendarDates };
}
