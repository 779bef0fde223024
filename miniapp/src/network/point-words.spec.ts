// What does a service point's page say of its week, its kit, its services and its place?
import { at, point } from '../testing/village-pack';
import { area } from '../testing/county';
import { kitCheckedText, kitLines, servicesOf, spokenServices, weekHours, whereText } from './point-words';

const pause = (from: string, until: string | undefined, reason = '盘点') => ({
  id: reason,
  from,
  ...(until === undefined ? {} : { until }),
  reason,
  announcedAt: '2026-11-23T08:00:00+08:00',
});
const hoursOf = (...words: Parameters<typeof weekHours>) =>
  weekHours(...words).map(({ day, hours, reason }) => `${day} ${hours}${reason === undefined ? '' : ` ${reason}`}`);

describe('the week', () => {
  it('begins today and has seven days', () => {
    const week = weekHours(point(), at('09:00'));
    expect(week.map(({ day }) => day)).toEqual(['今天', '明天', '后天', '周五', '周六', '周日', '周一']);
    expect(week.map(({ today }) => today)).toEqual([true, false, false, false, false, false, false]);
    expect(week.map(({ date }) => date)[6]).toBe('2026-11-30');
  });

  it('tells both halves of a day, a day off, and midnight as 24:00', () => {
    const weekly = [
      { weekday: 2, opens: 8.5 * 3600, closes: 12 * 3600 },
      { weekday: 2, opens: 13.5 * 3600, closes: 18 * 3600 },
      { weekday: 3, opens: 20 * 3600, closes: 24 * 3600 },
    ];
    expect(hoursOf(point({ weekly }), at('09:00')).slice(0, 3)).toEqual([
      '今天 08:30–12:00、13:30–18:00',
      '明天 20:00–24:00',
      '后天 不开门',
    ]);
  });

  it('tells the hours of an exception and why', () => {
    const exceptions = [
      { date: '2026-11-25', stretches: [], reason: '赶圩' },
      { date: '2026-11-26', stretches: [{ opens: 36_000, closes: 43_200 }], reason: '停电' },
    ];
    expect(hoursOf(point({ exceptions }), at('09:00')).slice(1, 3)).toEqual([
      '明天 不开门 赶圩',
      '后天 10:00–12:00 停电',
    ]);
  });

  it('leaves out what an announced pause takes away, and only that', () => {
    const pauses = [
      pause('2026-11-24T06:00:00+08:00', '2026-11-24T10:00:00+08:00'),
      pause('2026-11-25T15:00:00+08:00', '2026-11-27T00:00:00+08:00', '去县里开会'),
    ];
    expect(hoursOf(point({ pauses }), at('09:00')).slice(0, 4)).toEqual([
      '今天 10:00–18:00 暂停服务：盘点',
      '明天 08:30–15:00 暂停服务：去县里开会',
      '后天 不开门 暂停服务：去县里开会',
      '周五 08:30–18:00',
    ]);
  });

  it('a pause without an end takes all that follows; one outside the hours takes nothing', () => {
    expect(
      hoursOf(point({ pauses: [pause('2026-11-28T00:00:00+08:00', undefined)] }), at('09:00')).slice(3, 6),
    ).toEqual(['周五 08:30–18:00', '周六 不开门 暂停服务：盘点', '周日 不开门 暂停服务：盘点']);
    expect(
      hoursOf(point({ pauses: [pause('2026-11-24T18:00:00+08:00', '2026-11-25T08:30:00+08:00')] }), at('09:00'))[0],
    ).toBe('今天 08:30–18:00');
  });
});

describe('the services', () => {
  it('are called as villagers call them', () => {
    expect(servicesOf(point())).toEqual(['邮政', '收寄快递']);
    expect(spokenServices(point())).toBe('能办：邮政、收寄快递');
  });

  it('are not made up where none is known', () => {
    expect(servicesOf(point({ services: [] }))).toEqual(['还没登记能办什么，去前先打电话']);
    expect(spokenServices(point({ services: [] }))).toBe('还没登记能办什么，去前先打电话');
  });
});

describe('the kit', () => {
  const kit = [
    { item: 'sign', state: 'present', checkedOn: '2026-09-12' },
    { item: 'terminal', state: 'repairing', checkedOn: '2026-09-28' },
    { item: 'camera', state: 'missing' },
    { item: 'shelf', state: 'unchecked' },
  ] as const;

  it('says in words what is there and what is not', () => {
    expect(kitLines({ kit })).toEqual([
      { item: 'sign', there: true, text: '标识标牌' },
      { item: 'terminal', there: false, text: '信息终端（报修中）' },
      { item: 'camera', there: false, text: '监控设备（没有）' },
      { item: 'shelf', there: false, text: '快递货架（没查过）' },
    ]);
  });

  it('was checked on the day of the latest inspection, or never', () => {
    expect(kitCheckedText({ kit })).toBe('9月28日查过');
    expect(kitCheckedText({ kit: [{ item: 'sign', state: 'unchecked' }] })).toBeUndefined();
    expect(kitCheckedText({ kit: [] })).toBeUndefined();
  });
});

describe('the place', () => {
  const town = area('350423104', '长校镇', { position: { lat: 25.94, lng: 116.72 } });

  it('is told from the township, with 约 as long as nobody has measured it', () => {
    expect(whereText(point(), town)).toBe('在长校镇东北边，直线约 3.9公里。位置是示意，站长可在现场校正。');
    expect(whereText(point({ positionQuality: 'surveyed' }), town)).toBe(
      '在长校镇东北边，直线 3.9公里。位置是现场测过的。',
    );
  });

  it('in the township itself has no direction', () => {
    expect(whereText(point({ position: town.position }), town)).toBe('在长校镇街上。位置是示意，站长可在现场校正。');
  });

  it('without a township says only how sure it is', () => {
    expect(whereText(point(), undefined)).toBe('位置是示意，站长可在现场校正。');
  });
});
