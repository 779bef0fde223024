// What is said of a bus that left, was seen, is late or early, turned back, must be hailed or phoned for?
import type { Departure, DepartureLive } from '@kehuoyou/shared';
import { villagePackDepartures } from '@kehuoyou/shared';
import { at, TUESDAY, villagePack } from '../../testing/village-pack';
import type { BusToPack } from '../../testing/village-pack';
import { departureRows } from './departure-rows';
import type { DepartureRow } from './departure-rows';
import { countyStopOf } from './departure-words';
import { alternativeText, lateWords, spokenLate } from './live-words';

const pack = villagePack({
  buses: [
    { time: '09:48', to: '县城' },
    { time: '15:28', to: '县城' },
  ],
});
const board = pack.boards[0];
if (!board) throw new Error('a pack has a board');
const [first] = villagePackDepartures(pack, board, TUESDAY) as [Departure, Departure];

const time = (wall: string): string => at(wall).toISOString();
const live = (
  basis: DepartureLive['basis'],
  seen: string,
  expected: string,
  more: Partial<DepartureLive> = {},
): DepartureLive => ({ basis, at: time(seen), expected: time(expected), uncertainty: 60, ...more });
const rowAt = (now: Date, changes: Partial<Departure>): DepartureRow => {
  const [row] = departureRows([{ ...first, ...changes }], { stop: board.stop, countyStop: countyStopOf(pack), now });
  if (!row) throw new Error('there is a row');
  return row;
};

describe('the label', () => {
  it('is none in a list until somebody says more: most go by the timetable', () => {
    expect(rowAt(at('09:30'), {}).tag).toBeUndefined();
    expect(rowAt(at('09:30'), {}).spoken).toContain('按时刻表');
  });

  it('is 司机已发车, with its age', () => {
    const row = rowAt(at('09:30'), { live: live('departed', '09:27', '09:48') });
    expect(row.tag).toEqual({ word: '司机已发车（3分钟前）', tone: 'green', live: true });
    expect(row.spoken).toContain('司机三分钟前发了车，大约准点来');
  });

  it('is where it was seen, by the name that people use', () => {
    const row = rowAt(at('09:40'), {
      live: live('at_stop', '09:37', '10:03', { stopName: '长校镇客货邮综合服务站', uncertainty: 200 }),
    });
    expect(row.tag?.word).toBe('刚到长校镇（3分钟前）');
    expect(row.note).toBe('还有 23 分 · 晚 15 分 · 可能差 4 分 · 当天最后一班');
    expect(row.spoken).toContain(
      '大约上午十点零三分，开往县城，K幺二线，还有二十三分钟，三分钟前到了长校镇，晚十五分钟，可能差四分钟',
    );
  });

  it('is amber where the driver says that it will be late', () => {
    expect(rowAt(at('09:30'), { live: live('announced', '09:30', '10:18') })).toMatchObject({
      tag: { word: '司机说会晚点（刚刚）', tone: 'amber' },
      note: expect.stringContaining('晚 30 分') as string,
    });
  });
});

describe('a bus', () => {
  it('that is late is still to come when its time is over, and has left only when it was seen to leave', () => {
    const late = live('at_stop', '09:45', '10:03', { stopName: '长校镇', uncertainty: 240 });
    expect(rowAt(at('10:00'), { live: late })).toMatchObject({
      state: 'usual',
      gone: false,
      note: expect.stringContaining('还有 3 分') as string,
    });
    // Nobody saw it, but it may still come: nobody is told that it has left.
    expect(rowAt(at('10:06'), { live: late })).toMatchObject({
      state: 'usual',
      note: expect.stringContaining('马上就来') as string,
    });
    expect(rowAt(at('10:08'), { live: late })).toMatchObject({
      state: 'waited',
      tag: { word: '该到了，还没人报' },
      note: expect.stringContaining('23分钟前到过长校镇') as string,
    });
    expect(rowAt(at('10:13'), { live: late })).toMatchObject({ state: 'past', tag: { word: '按时刻表已过' } });
    expect(rowAt(at('09:46'), { live: { ...late, expected: time('09:44'), passed: true } })).toMatchObject({
      state: 'past',
      gone: true,
      tag: { word: '已开走' },
    });
  });

  it('that turned back on its way does not come here, for a reason', () => {
    const turned = rowAt(at('09:30'), {
      status: 'cancelled',
      reason: '车只到俞坊村就返回：塌方',
      live: live('at_stop', '09:20', '09:48', { stopName: '俞坊村' }),
    });
    expect(turned).toMatchObject({
      state: 'cancelled',
      note: '不来这里了：车只到俞坊村就返回：塌方',
      tag: { word: '取消', tone: 'red', live: false },
    });
  });

  it('that is early says so, and one that is nearly on time is on time', () => {
    const words = (more: DepartureLive | undefined) =>
      lateWords({ ...first, ...(more ? { live: more } : {}) }, at('09:31'));
    expect(words(live('at_stop', '09:30', '09:44'))).toEqual(['早 4 分']);
    expect(words(live('at_stop', '09:30', '09:49'))).toEqual(['大约准点来']);
    expect(words(live('announced', '09:30', '10:08', { why: '前方修路' }))).toEqual(['晚 20 分：前方修路']);
    expect([words(undefined), words(live('at_stop', '09:30', '09:30', { passed: true }))]).toEqual([[], []]);
    const early = live('at_stop', '09:30', '09:44', { uncertainty: 121 });
    expect(spokenLate({ ...first, live: early }, at('09:31'))).toBe('早四分钟，可能差三分钟');
  });

  it('tells the best known time large, and the timetable’s beside it', () => {
    const late = live('announced', '09:30', '10:08', { why: '前方修路' });
    expect(rowAt(at('09:50'), { live: late })).toMatchObject({
      ...{ figure: '10:08', struck: '09:48', approximate: true },
      note: '还有 18 分 · 晚 20 分：前方修路 · 当天最后一班',
      spoken:
        '大约上午十点零八分，开往县城，K幺二线，还有十八分钟，司机二十分钟前说会晚点，晚二十分钟，因为前方修路，当天最后一班。',
    });
    expect(rowAt(at('09:50'), { live: live('at_stop', '09:40', '09:49') }).struck).toBeUndefined();
    expect(rowAt(at('09:30'), { live: live('announced', '09:30', '09:48') }).tag?.word).toBe('司机报过（刚刚）');
  });

  it('that stands at the stop says so in the place of a time, and for minutes only', () => {
    const here = live('at_stop', '09:50', '09:50', { here: true, stopName: '下谢村' });
    expect(rowAt(at('09:52'), { live: here })).toMatchObject({
      ...{ figure: '车在站上', approximate: false, state: 'here', gone: false },
      tag: { word: '2分钟前到的', tone: 'green', live: true },
      spoken: '开往县城，K幺二线，车在站上，两分钟前到的，当天最后一班。',
    });
    expect(rowAt(at('09:45'), { live: { ...here, at: time('09:44'), expected: time('09:48') } }).note).toBe(
      '09:48 开 · 当天最后一班',
    );
    expect(rowAt(at('09:56'), { live: here })).toMatchObject({ state: 'past', tag: { word: '6分钟前到过这里' } });
  });
});

it('names what to take instead while that can still be taken, with the line and the day where they are others', () => {
  const cancelled = (departure: string, routeName = 'K12', serviceDate = TUESDAY): Departure => ({
    ...first,
    status: 'cancelled',
    alternative: { tripId: 'T', serviceDate, routeName, departure },
  });
  expect(alternativeText(cancelled(time('15:28')), at('09:00'))).toBe('改坐 15:28 那班');
  expect(alternativeText(cancelled(time('15:28'), 'Y1'), at('09:00'))).toBe('改坐 15:28 的 Y1');
  expect(alternativeText(cancelled(at('07:52', 1).toISOString(), 'K12', '2026-11-25'), at('09:00'))).toBe(
    '改坐明天 07:52 那班',
  );
  expect(alternativeText(cancelled(time('15:28')), at('15:30'))).toBe('');
  const { alternative } = cancelled(time('15:28'), 'Y1');
  if (!alternative) throw new Error('there is one');
  const part = {
    ...first,
    status: 'cancelled' as const,
    alternative: { ...alternative, onlyTo: '长校镇客货邮综合服务站' },
  };
  expect(alternativeText(part, at('09:00'))).toBe('去长校镇的，改坐 15:28 的 Y1');
});

it('says of a bus whose vehicle broke on the trip before that it may not come, and whom to ask first', () => {
  const doubt = { why: '车坏了', at: time('08:10') };
  const row = rowAt(at('09:30'), { doubt });
  expect(row).toMatchObject({
    tag: { word: '可能不来', tone: 'amber' },
    state: 'usual',
    askFirst: true,
    figure: '09:48',
  });
  expect(row.note).toContain('这车前一班车坏了，还没说换哪辆');
  expect(row.spoken).toContain('可能不来，这车前一班车坏了，还没说换哪辆');
  expect(rowAt(at('09:30'), {}).askFirst).toBe(false);
  expect(rowAt(at('09:50'), { doubt })).toMatchObject({ state: 'waited', askFirst: true });
});

it('says when it will be where it goes: as late as it is, and about where it is about', () => {
  const ride = 71 * 60;
  expect(rowAt(at('09:30'), { ride }).note).toContain('还有 18 分 · 10:59 到');
  expect(rowAt(at('09:30'), { ride, approximate: true }).note).toContain('约 10:59 到');
  const late = { ride, live: live('announced', '09:29', '10:08') };
  expect(rowAt(at('09:30'), late).note).toContain('约 11:19 到');
  expect(rowAt(at('09:30'), late).spoken).toContain('大约上午十一点十九分到');
  const here = live('at_stop', '09:50', '09:48', { here: true });
  expect(rowAt(at('09:51'), { ride, live: here }).note).toContain('11:02 到');
  for (const row of [
    rowAt(at('09:30'), {}),
    rowAt(at('09:30'), { ride, status: 'cancelled' }),
    rowAt(at('11:30'), { ride }),
  ])
    expect(row.note).not.toMatch(/\d 到/);
});

it('says until when a bus must be called, and that it is too late for that', () => {
  const called = (now: Date, booking: Departure['booking']) =>
    rowAt(now, { arrange: 'phone', ...(booking && { booking }) }).note;
  expect(called(at('08:40'), { minutesBefore: 60 })).toContain('要先打电话约车，最晚 08:48');
  expect(called(at('08:49'), { minutesBefore: 60 })).toContain('约车的时间过了（最晚 08:48）');
  const eve = { daysBefore: 1, lastTime: 17 * 3_600, message: '请报人数' };
  expect(called(at('08:40'), eve)).toContain('约车的时间过了（最晚 昨天 17:00）');
  expect(called(at('08:40'), eve)).toContain('请报人数');
  expect(called(at('08:40'), { phone: '0598-1234567' })).toMatch(/要先打电话约车$/);
});

it('says how to get on: hailing, phoning, asking the driver, a run for the market', () => {
  const notes = (bus: Partial<BusToPack>): DepartureRow | undefined => {
    const made = villagePack({ buses: [{ time: '20:00', ...bus }] });
    const at0 = made.boards[0];
    return at0 && departureRows(villagePackDepartures(made, at0, TUESDAY), { stop: at0.stop, now: at('09:00') })[0];
  };
  expect(notes({ hail: true, market: true })?.note).toBe('当天最后一班 · 圩日班车 · 招手就停');
  expect(notes({ arrange: 'phone' })?.spoken).toContain('要先打电话约车');
  expect(notes({ arrange: 'driver' })?.note).toContain('上车要先跟司机说好');
});
