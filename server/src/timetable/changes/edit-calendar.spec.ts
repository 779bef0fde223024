// Do the days come out as the almanac and the State Council have them?
import { addDays, lastDayForGood, marketRuleName, serviceDaysName } from '@kehuoyou/shared';
import { EditCalendar, lunarDayOf } from './edit-calendar.js';

const calendar = new EditCalendar(
  [
    { townshipCode: '350423101', lunarDigits: [1, 4, 7] },
    { townshipCode: '350423102', lunarDigits: [5, 0] },
  ],
  [
    { date: '2027-02-08', kind: 'rest', name: '春节' },
    { date: '2027-02-20', kind: 'work', name: '调休上班' },
  ],
);

describe('lunar days', () => {
  it.each([
    // New Year's days and mid-autumn days of the almanac, and the first of the leap sixth month of 2025.
    ['2024-02-10', 1],
    ['2025-01-29', 1],
    ['2025-07-25', 1],
    ['2026-02-17', 1],
    ['2026-09-25', 15],
    ['2027-02-06', 1],
    ['2027-09-15', 15],
    ['2028-01-26', 1],
    ['2029-02-13', 1],
    ['2030-02-03', 1],
  ])('%s is day %i', (date, day) => {
    expect(lunarDayOf(date)).toBe(day);
  });

  it('go on one by one and begin again after 29 or 30', () => {
    let before = lunarDayOf('2025-12-31');
    for (let day = 1; day <= 3 * 365; day += 1) {
      const now = lunarDayOf(addDays('2025-12-31', day));
      if (now === 1) expect([29, 30]).toContain(before);
      else expect(now).toBe(before + 1);
      before = now;
    }
  });
});

describe('a rule for days', () => {
  const november = { from: '2026-11-09', until: '2026-12-08' };

  it('finds the market days of the tenth lunar month, each township its own', () => {
    // 2026-11-09 is the first of the tenth lunar month.
    const first = calendar.datesOf({ ...november, on: 'market_days', townshipCode: '350423101' });
    expect(first.map((date) => lunarDayOf(date))).toEqual([1, 4, 7, 11, 14, 17, 21, 24, 27]);
    const second = calendar.datesOf({ ...november, on: 'market_days', townshipCode: '350423102' });
    expect(second.map((date) => lunarDayOf(date))).toEqual([5, 10, 15, 20, 25, 30]);
    expect(calendar.datesOf({ ...november, on: 'market_days', townshipCode: '350423103' })).toEqual([]);
  });

  it('knows holidays and the weekend days that are worked for them', () => {
    const spring = { from: '2026-02-12', until: '2026-02-28' };
    const rest = calendar.datesOf({ ...spring, on: 'rest_days' });
    expect(rest).toEqual([
      '2026-02-15',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-02-21',
      '2026-02-22',
      '2026-02-23',
    ]);
    expect(calendar.datesOf({ ...spring, on: 'workdays' })).toHaveLength(17 - rest.length);
  });

  it('knows of a year not yet announced the days that the law fixes, leap months and short months too', () => {
    const lawful = (year: number) =>
      new EditCalendar([], [])
        .specialDays(`${year}-01-01`, `${year}-12-31`)
        .map(({ date, name, kind, unannounced }) => `${date.slice(5)} ${name} ${kind} ${String(unannounced)}`);
    const days = (...all: string[]) => all.map((each) => `${each} rest true`);
    // 2027: New Year's Eve on 5 February, Qingming on 5 April, the fifth of the fifth on 9 June, mid-autumn on 15 September.
    expect(lawful(2027)).toEqual(
      days(
        '01-01 元旦',
        ...['02-05', '02-06', '02-07', '02-08'].map((day) => `${day} 春节`),
        '04-05 清明节',
        '05-01 劳动节',
        '05-02 劳动节',
        '06-09 端午节',
        '09-15 中秋节',
        ...['10-01', '10-02', '10-03'].map((day) => `${day} 国庆节`),
      ),
    );
    // 2028 has a leap fifth month, and mid-autumn day falls on 3 October.
    expect(lawful(2028).filter((day) => /端午|中秋|清明/.test(day))).toEqual(days('04-04 清明节', '05-28 端午节'));
    expect(lawful(2028).filter((day) => day.startsWith('10-'))).toHaveLength(3);
  });

  it('trusts nobody for which weekends are worked in a year not yet announced but the county office', () => {
    expect(calendar.datesOf({ from: '2027-02-05', until: '2027-02-09', on: 'rest_days' })).toEqual([
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
    ]);
    expect(calendar.isRestDay('2027-02-20')).toBe(false);
    expect(calendar.isRestDay('2027-02-21')).toBe(true);
  });

  it('lists what is not as its weekday says, and what the county office has decided, with names', () => {
    const special = calendar.specialDays('2026-02-10', '2026-02-24');
    expect(special.map(({ date, kind, name }) => `${date} ${kind} ${name}`)).toEqual([
      '2026-02-14 work 春节调休上班',
      '2026-02-16 rest 春节',
      '2026-02-17 rest 春节',
      '2026-02-18 rest 春节',
      '2026-02-19 rest 春节',
      '2026-02-20 rest 春节',
      '2026-02-23 rest 春节',
    ]);
    expect(special.some(({ byOffice }) => byOffice)).toBe(false);
    expect(calendar.specialDays('2027-02-07', '2027-02-28')).toEqual([
      { date: '2027-02-07', kind: 'rest', name: '春节', byOffice: false, unannounced: true },
      { date: '2027-02-08', kind: 'rest', name: '春节', byOffice: true },
      { date: '2027-02-20', kind: 'work', name: '调休上班', byOffice: true },
    ]);
  });

  it('takes weekdays as they are', () => {
    expect(calendar.datesOf({ from: '2026-11-23', until: '2026-11-30', on: 'weekdays', weekdays: [1, 7] })).toEqual([
      '2026-11-23',
      '2026-11-29',
      '2026-11-30',
    ]);
    expect(calendar.datesOf({ from: '2026-11-24', until: '2026-11-23', on: 'every_day' })).toEqual([]);
  });

  it('has a market on the last day of a short month where one is kept on tens', () => {
    const tens = new EditCalendar([{ townshipCode: '350423102', lunarDigits: [5, 0] }], []);
    const days = Array.from({ length: 700 }, (_each, day) => addDays('2026-02-17', day));
    const isMarket = (date: string): boolean => tens.isMarketDay('350423102', date);
    const short = days.filter((date) => lunarDayOf(date) === 29 && lunarDayOf(addDays(date, 1)) === 1);
    expect(short.length).toBeGreaterThan(5);
    expect(short.filter((date) => !isMarket(date))).toEqual([]);
    expect(days.filter((date) => lunarDayOf(date) === 29 && isMarket(date))).toEqual(short);
  });

  it('is said in a villager’s words', () => {
    expect(serviceDaysName({ ...november, on: 'market_days', townshipCode: '350423101' }, '嵩溪镇')).toBe(
      '嵩溪镇圩日（11月9日到12月8日）',
    );
    expect(serviceDaysName({ from: '2026-11-24', until: '2026-11-24', on: 'every_day' })).toBe('11月24日');
    expect(serviceDaysName({ from: '2026-11-24', until: '2027-01-05', on: 'workdays' })).toBe(
      '工作日（2026年11月24日到2027年1月5日）',
    );
    expect(serviceDaysName({ from: '2026-11-24', until: lastDayForGood('2026-11-24'), on: 'every_day' })).toBe(
      '11月24日起',
    );
    expect(serviceDaysName({ ...november, on: 'weekdays', weekdays: [6, 7] })).toBe('每周六、日（11月9日到12月8日）');
    expect(marketRuleName({ townshipCode: '350423102', lunarDigits: [5, 0] })).toBe('逢农历5、10');
  });
});
