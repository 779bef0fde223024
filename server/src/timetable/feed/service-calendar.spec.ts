// Which services run on a day: by weekday, within their dates, and with their exceptions?
import { addDays, weekdayOf } from '@kehuoyou/shared';
import fc from 'fast-check';
import type { FeedCalendar, FeedCalendarDate } from './feed.js';
import { ServiceCalendar } from './service-calendar.js';

const first = '2026-11-01';

function runs(calendar: ServiceCalendar, service: string, date: string): boolean {
  return calendar.running(date)[calendar.numbers.get(service) ?? -1] === 1;
}

const weekdays: FeedCalendar = {
  serviceId: 'WEEKDAY',
  weekdays: 0b0011111,
  startDate: '2026-11-02',
  endDate: '2026-12-31',
};

describe('a service', () => {
  it('runs on its weekdays from its first day to its last', () => {
    const calendar = new ServiceCalendar({ calendars: [weekdays], calendarDates: [] });
    expect(
      ['2026-11-01', '2026-11-02', '2026-11-06', '2026-11-07', '2026-11-08', '2026-12-31', '2027-01-01'].map((date) =>
        runs(calendar, 'WEEKDAY', date),
      ),
    ).toEqual([false, true, true, false, false, true, false]);
  });

  it('does not run on a date that is taken out, and runs on one that is put in, also outside its dates', () => {
    const calendar = new ServiceCalendar({
      calendars: [weekdays],
      calendarDates: [
        { serviceId: 'WEEKDAY', date: '2026-11-24', exceptionType: 2 },
        { serviceId: 'WEEKDAY', date: '2027-01-02', exceptionType: 1 },
      ],
    });
    expect([
      runs(calendar, 'WEEKDAY', '2026-11-24'),
      runs(calendar, 'WEEKDAY', '2026-11-25'),
      runs(calendar, 'WEEKDAY', '2027-01-02'),
    ]).toEqual([false, true, true]);
  });

  it('may consist of single dates alone', () => {
    const calendar = new ServiceCalendar({
      calendars: [],
      calendarDates: [{ serviceId: 'MARKET', date: '2026-11-24', exceptionType: 1 }],
    });
    expect([runs(calendar, 'MARKET', '2026-11-24'), runs(calendar, 'MARKET', '2026-11-25')]).toEqual([true, false]);
  });

  it('runs on a leap day and over the turn of the year like on any other day', () => {
    const calendar = new ServiceCalendar({
      calendars: [{ serviceId: 'DAILY', weekdays: 0b1111111, startDate: '2027-12-31', endDate: '2028-02-29' }],
      calendarDates: [],
    });
    expect(
      ['2027-12-30', '2027-12-31', '2028-01-01', '2028-02-29', '2028-03-01'].map((date) =>
        runs(calendar, 'DAILY', date),
      ),
    ).toEqual([false, true, true, true, false]);
  });
});

describe('any calendar', () => {
  const service = fc.constantFrom('A', 'B', 'C');
  const day = fc.integer({ min: 0, max: 60 });
  const calendars = fc.uniqueArray(
    fc.record({
      serviceId: service,
      weekdays: fc.integer({ min: 0, max: 127 }),
      from: day,
      length: fc.integer({ min: 0, max: 40 }),
    }),
    { selector: ({ serviceId }) => serviceId },
  );
  const exceptions = fc.uniqueArray(fc.record({ serviceId: service, day, exceptionType: fc.constantFrom(1, 2) }), {
    maxLength: 20,
    selector: (each) => `${each.serviceId} ${each.day}`,
  });

  it('says for every day what its rows say, however often and in whatever order it is asked', () => {
    fc.assert(
      fc.property(calendars, exceptions, (weekly, dates) => {
        const feed: { calendars: FeedCalendar[]; calendarDates: FeedCalendarDate[] } = {
          calendars: weekly.map(({ serviceId, weekdays: bits, from, length }) => ({
            serviceId,
            weekdays: bits,
            startDate: addDays(first, from),
            endDate: addDays(first, from + length),
          })),
          calendarDates: dates.map(({ serviceId, day: at, exceptionType }) => ({
            serviceId,
            date: addDays(first, at),
            exceptionType,
          })),
        };
        const calendar = new ServiceCalendar(feed);
        for (const back of [0, 1]) {
          for (let step = -2; step <= 110; step += 1) {
            const at = back === 0 ? step : 108 - step;
            const date = addDays(first, at);
            for (const id of calendar.numbers.keys()) {
              const exception = dates.find((each) => each.serviceId === id && each.day === at);
              const row = weekly.find(({ serviceId }) => serviceId === id);
              const byWeek =
                row !== undefined &&
                at >= row.from &&
                at <= row.from + row.length &&
                Math.floor(row.weekdays / 2 ** (weekdayOf(date) - 1)) % 2 === 1;
              if (runs(calendar, id, date) !== (exception ? exception.exceptionType === 1 : byWeek))
                throw new Error(`${id} on ${date}`);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is kept ready for a limited number of days only', () => {
    const calendar = new ServiceCalendar({ calendars: [weekdays], calendarDates: [] });
    const before = calendar.running('2026-11-24');
    expect(calendar.running('2026-11-24')).toBe(before);
    for (let step = 0; step < 500; step += 1) calendar.running(addDays('2030-01-01', step));
    expect(calendar.running('2026-11-24')).not.toBe(before);
    expect(calendar.running('2026-11-24')).toEqual(before);
  });
});
