// Is a point open, why not, and when next: through breaks, exceptions and midnight?
import { addDays, instantOf } from '../clock.js';
import type { PointOpeningPlan } from './point-opening-plan.js';
import { pointOpeningAt, servedStretchesOn, stretchesOn } from './point-opening.js';
import { today, seconds, at, stretches, plan } from './testing/point-opening-cases.js';

describe('an ordinary day', () => {
  it.each([
    ['07:00', false, 'before_hours', '还没开门，08:30 开', '08:30'],
    ['08:29', false, 'before_hours', '还没开门，08:30 开', '08:30'],
    ['08:30', true, 'open', '开到 12:00，13:30 再开', '12:00'],
    ['11:59', true, 'open', '开到 12:00，13:30 再开', '12:00'],
    ['12:00', false, 'break', '休息中，13:30 开', '13:30'],
    ['13:30', true, 'open', '今天开到 18:00', '18:00'],
  ])('at %s', (wall, open, reason, sentence, until) => {
    expect(pointOpeningAt(plan(), at(wall))).toEqual({ open, reason, sentence, until: at(until).toISOString() });
  });

  it('is over at closing time, and the next opening is named', () => {
    expect(pointOpeningAt(plan(), at('18:00'))).toEqual({
      open: false,
      reason: 'after_hours',
      sentence: '今天已经关门，明天 08:30 开',
      until: at('08:30', 1).toISOString(),
    });
  });

  it('begins anew at midnight', () => {
    expect(pointOpeningAt(plan(), at('23:59')).sentence).toBe('今天已经关门，明天 08:30 开');
    expect(pointOpeningAt(plan(), at('00:00', 1)).sentence).toBe('还没开门，08:30 开');
  });

  it('may last until midnight, which is 24:00 and not 00:00', () => {
    expect(pointOpeningAt(plan({}, '08:00-24:00'), at('23:59')).sentence).toBe('今天开到 24:00');
  });

  it('may begin at midnight, which is a time and not nothing', () => {
    expect(pointOpeningAt(plan({}, '00:00-02:00 20:00-22:00'), at('00:00')).sentence).toBe('开到 02:00，20:00 再开');
    expect(pointOpeningAt(plan({}, '00:00-02:00'), at('12:00')).sentence).toBe('今天已经关门，明天 00:00 开');
  });

  it('does not close between stretches that touch or overlap', () => {
    expect(pointOpeningAt(plan({}, '08:00-12:00 12:00-18:00'), at('09:00')).sentence).toBe('今天开到 18:00');
    expect(pointOpeningAt(plan({}, '08:00-13:00 12:00-18:00 14:00-15:00'), at('12:30')).sentence).toBe(
      '今天开到 18:00',
    );
  });
});

describe('a day without hours', () => {
  it('names the day after tomorrow', () => {
    const onThursdays = plan({ weekly: plan().weekly.filter(({ weekday }) => weekday === 4) });
    expect(pointOpeningAt(onThursdays, at('10:00')).sentence).toBe('今天不开门，后天 08:30 开');
  });

  it('names the date and the weekday when it is farther off', () => {
    const onMondays = plan({ weekly: plan().weekly.filter(({ weekday }) => weekday === 1) });
    expect(pointOpeningAt(onMondays, at('10:00'))).toEqual({
      open: false,
      reason: 'closed_today',
      sentence: '今天不开门，11月30日（周一） 08:30 开',
      until: at('08:30', 6).toISOString(),
    });
  });

  it('names none when there is none within two weeks', () => {
    const longHoliday = Array.from({ length: 15 }, (_each, days) => ({
      date: addDays(today, days),
      stretches: [],
      reason: '店里装修',
    }));
    expect(pointOpeningAt(plan({ exceptions: longHoliday }), at('10:00'))).toEqual({
      open: false,
      reason: 'closed_today',
      sentence: '今天不开门：店里装修',
    });
  });
});

describe('an exception', () => {
  const festival = { date: addDays(today, 1), stretches: stretches('09:00-11:00'), reason: '赶圩' };

  it('replaces the hours of its date and of no other', () => {
    const changed = plan({ exceptions: [festival] });
    expect(stretchesOn(changed, today)).toEqual(stretches('08:30-12:00 13:30-18:00'));
    expect(stretchesOn(changed, festival.date)).toEqual(festival.stretches);
    expect(pointOpeningAt(changed, at('11:30', 1)).reason).toBe('after_hours');
    expect(pointOpeningAt(changed, at('18:00')).sentence).toBe('今天已经关门，明天 09:00 开');
  });

  it('may close the day, and its reason is told', () => {
    const closed = plan({ exceptions: [{ date: today, stretches: [], reason: '村里办喜事' }] });
    expect(pointOpeningAt(closed, at('10:00'))).toEqual({
      open: false,
      reason: 'closed_today',
      sentence: '今天不开门：村里办喜事，明天 08:30 开',
      until: at('08:30', 1).toISOString(),
    });
  });

  it('may open a Sunday', () => {
    const sunday = addDays(today, 5);
    const open = plan({ exceptions: [{ date: sunday, stretches: stretches('09:00-10:00'), reason: '双十二' }] });
    expect(pointOpeningAt(open, instantOf(sunday, seconds('09:30'))).open).toBe(true);
    expect(pointOpeningAt(plan(), instantOf(sunday, seconds('09:30'))).reason).toBe('closed_today');
  });
});

describe('a point that is not in service', () => {
  it.each([
    ['planned', 'not_open_yet'],
    ['built', 'not_open_yet'],
    ['filed', 'not_open_yet'],
    ['closed', 'closed_down'],
  ] as const)('because it is %s, says so whatever its hours', (status, reason) => {
    expect(pointOpeningAt(plan({ status }), at('10:00'))).toMatchObject({ open: false, reason });
  });

  it('or whose hours nobody knows asks to phone first', () => {
    expect(pointOpeningAt(plan({ weekly: [] }), at('10:00'))).toMatchObject({ open: false, reason: 'hours_unknown' });
  });
});

describe('the hours in which people are served', () => {
  const plan: PointOpeningPlan = {
    status: 'open',
    weekly: [
      { weekday: 2, opens: 8 * 3600, closes: 12 * 3600 },
      { weekday: 2, opens: 14 * 3600, closes: 18 * 3600 },
    ],
    exceptions: [],
    pauses: [],
  };
  const pause = (from: string, until: string) => ({
    id: 'p',
    from: `2026-11-24T${from}:00+08:00`,
    until: `2026-11-24T${until}:00+08:00`,
    reason: '盘点',
    announcedAt: '2026-11-20T08:00:00+08:00',
  });
  const hours = (changes: Partial<PointOpeningPlan>) =>
    servedStretchesOn({ ...plan, ...changes }, '2026-11-24').map(
      ({ opens, closes }) => `${opens / 3600}-${closes / 3600}`,
    );

  it('are the usual ones without a pause', () => {
    expect(hours({})).toEqual(['8-12', '14-18']);
  });

  it('lose what a pause takes of them, at either end or in the middle', () => {
    expect(hours({ pauses: [pause('07:00', '10:00')] })).toEqual(['10-12', '14-18']);
    expect(hours({ pauses: [pause('09:00', '10:00')] })).toEqual(['8-9', '10-12', '14-18']);
    expect(hours({ pauses: [pause('11:00', '19:00')] })).toEqual(['8-11']);
  });
});
