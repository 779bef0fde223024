// What is said of a bus that left, was seen, is late or early, turned back, must be hailed or phoned for?
import type { Departure, DepartureLive } from '@kehuoyou/shared';
import { villagePackDepartures } from '@kehuoyou/shared';
import { at, TUESDAY, villagePack } from '../../testing/village-pack';
import type { BusToPack } from '../../testing/village-pack';
import { departureRows } from './departure-rows';
import type { DepartureRow } from './departure-rows';
import { countyStopOf } from './departure-words';
import { alternativeText, expectedText, spokenExpected } from './live-words';

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
  it('is 时刻表 until somebody says more', () => {
    expect(rowAt(at('09:30'), {})).toMatchObject({ tag: { word: '时刻表', tone: 'grey', live: false } });
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
    expect(row.tag.word).toBe('刚到长校镇（3分钟前）');
    expect(row.note).toBe('还有 23 分 · 晚 15 分，大约 10:03 来，可能差 4 分 · 当天最后一班');
    expect(row.spoken).toContain('还有二十三分钟，三分钟前到了长校镇，晚十五分钟，大约上午十点零三分来，可能差四分钟');
  });

  it('is amber where the driver says that it will be late', () => {
    expect(rowAt(at('09:30'), { live: live('announced', '09:30', '10:18') })).toMatchObject({
      tag: { word: '司机说会晚点（刚刚）', tone: 'amber' },
      note: expect.stringContaining('晚 30 分') as string,
    });
  });
});

describe('a bus', () => {
  it('that is late is still to come when its time is over, and has left when it was seen to leave', () => {
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
    expect(rowAt(at('10:08'), { live: late })).toMatchObject({ state: 'past', tag: { word: '已开走' } });
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
    expect(expectedText({ ...first, live: live('at_stop', '09:30', '09:44') })).toBe('早 4 分，大约 09:44 来');
    expect(expectedText({ ...first, live: live('at_stop', '09:30', '09:49') })).toBe('大约准点来');
    expect([
      expectedText(first),
      spokenExpected(first),
      expectedText({ ...first, live: live('at_stop', '09:30', '09:30', { passed: true }) }),
    ]).toEqual(['', '', '']);
    expect(spokenExpected({ ...first, live: live('at_stop', '09:30', '09:44', { uncertainty: 121 }) })).toBe(
      '早四分钟，大约上午九点四十四分来，可能差三分钟',
    );
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
