// Do the county's dates and bus times hold at midnight, at month ends, in leap years and in any time zone?
import fc from 'fast-check';
import {
  addDays,
  dateAt,
  DAY_SECONDS,
  dayName,
  dayNumber,
  instantOf,
  isoOf,
  isServiceDate,
  parseGtfsTime,
  parseInstant,
  parseWallTime,
  secondsAt,
  wallTime,
  weekdayName,
  weekdayOf,
} from './clock.js';

/** Any civil date that a timetable could be asked for. */
const anyDate = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Seconds of a service day that may run far past midnight. */
const anySeconds = fc.integer({ min: 0, max: 3 * DAY_SECONDS });

describe('the civil date and time of an instant', () => {
  it('turns over at the county’s midnight, which is 16:00 UTC', () => {
    expect(dateAt(new Date('2026-11-23T15:59:59.999Z'))).toBe('2026-11-23');
    expect(dateAt(new Date('2026-11-23T16:00:00.000Z'))).toBe('2026-11-24');
  });

  it('counts seconds from midnight, and midnight is the second 0', () => {
    expect(secondsAt(new Date('2026-11-23T16:00:00.999Z'))).toBe(0);
    expect(secondsAt(new Date('2026-11-24T15:59:59.000Z'))).toBe(86_399);
  });

  it('does not depend on the time zone of the machine', () => {
    // Node reads TZ anew whenever it is set, so one process can be in several places.
    const before = process.env['TZ'];
    try {
      const seen = ['UTC', 'America/New_York', 'Pacific/Kiritimati', 'Asia/Shanghai'].map((zone) => {
        process.env['TZ'] = zone;
        const at = new Date('2026-11-23T16:10:00Z');
        return [
          dateAt(at),
          secondsAt(at),
          isoOf('2026-11-24', 600),
          weekdayOf('2026-11-24'),
          instantOf('2026-11-24', 600).getTime(),
        ];
      });
      expect(new Set(seen.map((each) => JSON.stringify(each))).size).toBe(1);
      expect(seen[0]).toEqual(['2026-11-24', 600, '2026-11-24T00:10:00+08:00', 2, Date.parse('2026-11-23T16:10:00Z')]);
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });

  it('is undone by instantOf', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: DAY_SECONDS - 1 }), (date, seconds) => {
        const instant = instantOf(date, seconds);
        expect([dateAt(instant), secondsAt(instant)]).toEqual([date, seconds]);
      }),
    );
  });
});

describe('a service date', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01', '9999-12-31'])(
    'knows that %s exists',
    (text) => {
      expect(isServiceDate(text)).toBe(true);
    },
  );

  it.each([
    '2026-02-29',
    '2026-02-30',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-2-3',
    '20260203',
    '2026-02-03 ',
    '2026-02-03T00:00:00Z',
    '',
    '２０２６-02-03',
  ])('knows that "%s" does not', (text) => {
    expect(isServiceDate(text)).toBe(false);
  });

  it('moves over month ends, leap days and the turn of the year', () => {
    expect(addDays('2026-01-31', 1)).toBe('2026-02-01');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  });

  it('moves there and back, and by as many days as it says', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        const moved = addDays(date, days);
        expect(isServiceDate(moved)).toBe(true);
        expect(dayNumber(moved) - dayNumber(date)).toBe(days);
        expect(addDays(moved, -days)).toBe(date);
      }),
    );
  });

  it('has a weekday, Monday first', () => {
    expect(weekdayOf('2026-11-23')).toBe(1);
    expect(weekdayOf('2026-11-29')).toBe(7);
    expect(weekdayName('2026-11-23')).toBe('周一');
    expect(weekdayName('2026-11-29')).toBe('周日');
  });

  it('has the weekday after yesterday’s, in every year', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(weekdayOf(date)).toBe(new Date(`${date}T00:00:00Z`).getUTCDay() || 7);
        expect(weekdayOf(addDays(date, 1))).toBe((weekdayOf(date) % 7) + 1);
      }),
    );
  });

  it('is called as a villager calls it', () => {
    const names = [-2, -1, 0, 1, 2, 3].map((days) => dayName(addDays('2026-12-30', days), '2026-12-30'));
    expect(names).toEqual(['12月28日', '昨天', '今天', '明天', '后天', '1月2日']);
  });
});

describe('a bus time past midnight', () => {
  it('at 24:10 belongs to the day before and reads 00:10 on the wall', () => {
    const seconds = parseGtfsTime('24:10:00');
    expect(seconds).toBe(87_000);
    expect(wallTime(87_000)).toBe('00:10');
    expect(isoOf('2026-11-30', 87_000)).toBe('2026-12-01T00:10:00+08:00');
    expect(instantOf('2026-11-30', 87_000).toISOString()).toBe('2026-11-30T16:10:00.000Z');
  });

  it('crosses a leap day and the turn of the year', () => {
    expect(isoOf('2024-02-28', 90_000)).toBe('2024-02-29T01:00:00+08:00');
    expect(isoOf('2026-12-31', 86_400)).toBe('2027-01-01T00:00:00+08:00');
  });

  it('is the same instant whichever way it is written', () => {
    fc.assert(
      fc.property(anyDate, anySeconds, (date, seconds) => {
        expect(Date.parse(isoOf(date, seconds))).toBe(instantOf(date, seconds).getTime());
        expect(isoOf(date, seconds + DAY_SECONDS)).toBe(isoOf(addDays(date, 1), seconds));
        expect(wallTime(seconds)).toBe(isoOf(date, seconds).slice(11, 16));
      }),
    );
  });
});

describe('reading a time', () => {
  it('takes midnight for a time and not for nothing', () => {
    expect(parseGtfsTime('0:00:00')).toBe(0);
    expect(parseGtfsTime('00:00:00')).toBe(0);
    expect(parseWallTime('00:00')).toBe(0);
    expect(wallTime(0)).toBe('00:00');
    expect(isoOf('2026-11-24', 0)).toBe('2026-11-24T00:00:00+08:00');
  });

  it.each([
    ['6:05:00', 21_900],
    [' 6:05:00', 21_900],
    ['23:59:59', 86_399],
    ['24:00:00', 86_400],
    ['47:59:59', 172_799],
  ])('reads the GTFS time "%s"', (text, seconds) => {
    expect(parseGtfsTime(text)).toBe(seconds);
  });

  it.each(['', '6:05', '06:60:00', '06:00:60', '-1:00:00', '6:5:00', '06:05:00.5', '六点', '1000:00:00', '06:05:00x'])(
    'refuses the GTFS time "%s"',
    (text) => {
      expect(parseGtfsTime(text)).toBeUndefined();
    },
  );

  it('reads back every GTFS time that can be written', () => {
    fc.assert(
      fc.property(fc.nat(999), fc.nat(59), fc.nat(59), (hours, minutes, seconds) => {
        const text = `${hours}:${String(minutes).padStart(2, '0')}:${String(seconds).padStart(2, '0')}`;
        expect(parseGtfsTime(text)).toBe(hours * 3600 + minutes * 60 + seconds);
      }),
    );
  });

  it.each([
    ['09:40', 34_800],
    ['23:59', 86_340],
    ['24:00', DAY_SECONDS],
  ])('reads the wall time %s', (text, seconds) => {
    expect(parseWallTime(text)).toBe(seconds);
  });

  it.each(['', '9:40', '24:01', '25:00', '09:60', '09:40:00', ' 09:40', '0940'])(
    'refuses the wall time "%s"',
    (text) => {
      expect(parseWallTime(text)).toBeUndefined();
    },
  );

  it('reads back every minute of the day from the wall', () => {
    for (let minute = 0; minute < 1440; minute += 1) expect(parseWallTime(wallTime(minute * 60))).toBe(minute * 60);
  });
});

describe('an instant', () => {
  it('is read back as we write it, whatever its year, fraction and offset', () => {
    const any = fc.date({
      min: new Date('1970-01-02T00:00:00Z'),
      max: new Date('9998-12-30T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(any, fc.integer({ min: -14 * 60, max: 14 * 60 }), (instant, offset) => {
        const local = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, -1);
        const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((each) =>
          String(each).padStart(2, '0'),
        );
        expect(parseInstant(`${local}${offset < 0 ? '-' : '+'}${hours}:${minutes}`)).toEqual(instant);
        expect(parseInstant(instant.toISOString())).toEqual(instant);
        expect(parseInstant(isoOf(dateAt(instant), secondsAt(instant)))?.getTime()).toBe(
          Math.floor(instant.getTime() / 1000) * 1000,
        );
      }),
    );
  });

  it.each([
    '2026-W48-6',
    '2026-W48-6T06:00:00Z',
    '2026-333',
    '2026-333T06:00:00Z',
    '2026-11-24',
    '2026-11-24T06:00:00',
    '2026-11-24 06:00:00Z',
    '2026-02-30T06:00:00Z',
    '2026-11-24T24:00:00Z',
    '2026-11-24T06:60:00Z',
    '2026-11-24T06:00:60Z',
    '2026-11-24T06:00:00+15:00',
    '2026-11-24T06:00:00+0800',
    '2026-11-24T06Z',
    '20261124T060000Z',
    '+010000-01-01T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '9999-12-31T23:59:59Z',
    '1764000000',
    'Tue, 24 Nov 2026 06:00:00 GMT',
    '',
  ])('is none in %j', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});
