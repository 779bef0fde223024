// What does a stop's board say of a day with buses, without, with cancelled ones, at any hour?
import type { Departure } from '@kehuoyou/shared';
import { addDays, boardFromVillagePack } from '@kehuoyou/shared';
import { at, TUESDAY, villagePack } from '../../testing/village-pack';
import type { BusToPack, VillagePackRecipe } from '../../testing/village-pack';
import { boardTitle, dayBoard, destinationsOf, goingTo } from './board-words';
import type { DayBoard } from './board-words';
import { countyStopOf } from '../departures/departure-words';

const pack = (recipe: VillagePackRecipe) => villagePack(recipe);

/** The board of the village's stop on a day of the pack, as the page makes it from the server's answer. */
function boardOn(recipe: VillagePackRecipe, now: Date, date = TUESDAY): DayBoard {
  const made = pack(recipe);
  const board = boardFromVillagePack(made, 'V104204', { date });
  if (!board) throw new Error('the pack has no such board');
  const next = (board.next ?? boardFromVillagePack(made, 'V104204', { date: addDays(date, 1) }))?.departures.find(
    ({ status }) => status !== 'cancelled',
  );
  return dayBoard({ stop: board.stop, countyStop: countyStopOf(made), date, departures: board.departures, next, now });
}

const two: readonly BusToPack[] = [
  { time: '09:48', approximate: true, parcels: true, line: 'Y104A' },
  { time: '15:28', to: '县城' },
];

it('is called by its stop, the county’s station by 县城', () => {
  expect(boardTitle({ id: 'V104204', name: '下谢村', position: { lat: 0, lng: 0 } }, undefined)).toBe('下谢村 上车');
  const station = { id: 'COUNTY', name: '清流汽车站', position: { lat: 0, lng: 0 } };
  expect(boardTitle(station, station)).toBe('县城 上车');
  expect(boardTitle({ ...station, id: 'T104', name: '长校镇客货邮综合服务站' }, station)).toBe('长校镇 上车');
});

it('reads the buses that are still to come, and which day it is', () => {
  const day = boardOn({ buses: two }, at('09:10'));
  expect(day.rows.map(({ figure, state }) => [figure, state])).toEqual([
    ['09:48', 'usual'],
    ['15:28', 'usual'],
  ]);
  expect(day.empty).toBeUndefined();
  expect(day.approximate).toBe(true);
  expect(day.spoken).toBe(
    '下谢村，今天，大约上午九点四十八分，开往长校镇，Y幺零四A线，还有三十八分钟，按时刻表，当天最后一班。下午三点二十八分，开往县城，K幺二线，按时刻表，当天最后一班，不带快递。',
  );
});

it('says of another day which weekday it is, and nothing of waiting', () => {
  const { spoken } = boardOn({ buses: [{ time: '09:48' }] }, at('09:10'), '2026-11-27');
  expect(spoken).toMatch(/^下谢村，十一月二十七日，周五，上午九点四十八分/);
  expect(spoken).not.toContain('还有');
});

it('with none left says so, keeps what has left, and names the next one with where it goes', () => {
  const day = boardOn({ buses: [{ time: '06:37', to: '县城' }, { time: '09:48' }] }, at('20:00'));
  expect(day.empty).toEqual({
    sentence: '今天没有班车了',
    next: '明天（周三）第一班 06:37，去县城',
    nextDate: '2026-11-25',
    spoken: '今天没有班车了，明天（周三）第一班早上六点三十七分，去县城。',
  });
  expect(day.rows.map(({ state }) => state)).toEqual(['past', 'past']);
  expect(day.spoken).toBe('下谢村，今天，今天没有班车了，明天（周三）第一班早上六点三十七分，去县城。');
});

it('a bus that is due this minute may still be taken, and one of which nobody has said anything is waited for', () => {
  const now = new Date(at('09:48').getTime() + 59_000);
  expect(boardOn({ buses: [{ time: '09:48' }] }, now).empty).toBeUndefined();
  const waited = boardOn({ buses: [{ time: '09:48', approximate: true }] }, at('10:03'));
  expect([waited.empty, waited.askFirst]).toEqual([undefined, true]);
  expect(waited.spoken).toContain('大约上午九点四十八分，开往长校镇，K幺二线，该到了，还没人报');
  expect(boardOn({ buses: [{ time: '09:48', approximate: true }] }, at('10:04')).empty?.sentence).toBe(
    '今天没有班车了',
  );
});

it('a cancelled bus stays in the list with its reason, and cannot be taken', () => {
  const day = boardOn(
    {
      buses: [{ time: '09:48', trip: 'T1' }],
      cancelled: [{ trip: 'T1', date: TUESDAY, reason: '路面塌方', instead: ['T1', addDays(TUESDAY, 1)] }],
    },
    at('09:10'),
  );
  expect(day.rows).toMatchObject([
    {
      state: 'cancelled',
      figure: '09:48',
      note: '已取消：路面塌方 · 改坐明天 09:48 那班',
      tag: { word: '取消', tone: 'red' },
    },
  ]);
  expect(day.empty).toMatchObject({ sentence: '今天没有班车了', nextDate: '2026-11-25' });
  expect(day.spoken).toContain('已取消：路面塌方，改坐明天上午九点四十八分那班');
});

it('a day without any bus is no day on which they have left', () => {
  const day = boardOn({ buses: [{ time: '08:00', days: [3] }] }, at('07:00'), '2026-11-25');
  expect(day.rows).toEqual([]);
  expect(day.empty).toEqual({
    sentence: '这一天没有班车',
    next: '11月27日（周五）第一班 08:00，去长校镇',
    nextDate: '2026-11-27',
    spoken: '这一天没有班车，十一月二十七日（周五）第一班早上八点，去长校镇。',
  });
});

it('with no bus on any day makes no promise', () => {
  expect(boardOn({ buses: [] }, at('07:00')).empty).toEqual({ sentence: '今天没有班车', spoken: '今天没有班车。' });
});

it('reads no more than five of many, and how many follow', () => {
  const many = Array.from({ length: 8 }, (_each, hour): BusToPack => ({ time: `1${hour}:00` }));
  const { spoken } = boardOn({ buses: many }, at('09:00'));
  expect(spoken.match(/开往/g)).toHaveLength(5);
  expect(spoken).toMatch(/后面还有三班。$/);
});

describe('at a stop with many ways', () => {
  const made = pack({
    fromCounty: [
      { time: '07:00', to: '嵩口镇' },
      { time: '08:00', to: '镇上' },
      { time: '09:00', to: '嵩口镇' },
    ],
  });
  const board = boardFromVillagePack(made, 'COUNTY', { date: TUESDAY });
  const departures: readonly Departure[] = board?.departures ?? [];
  const where = {
    stop: board?.stop ?? { id: '', name: '', position: { lat: 0, lng: 0 } },
    countyStop: countyStopOf(made),
  };

  it('lists each once, home first', () => {
    expect(destinationsOf(departures, where, undefined)).toEqual(['嵩口镇', '长校镇']);
    expect(destinationsOf(departures, where, '长校镇')).toEqual(['长校镇', '嵩口镇']);
  });

  it('keeps those of one way, or all', () => {
    expect(goingTo(departures, '嵩口镇', where).map(({ seconds }) => seconds / 3600)).toEqual([7, 9]);
    expect(goingTo(departures, undefined, where)).toHaveLength(3);
  });

  it('says of which way none is left', () => {
    const day = dayBoard({
      ...where,
      date: TUESDAY,
      departures: goingTo(departures, '长校镇', where),
      destination: '长校镇',
      now: at('20:00'),
    });
    expect(day.empty).toEqual({ sentence: '今天没有去长校镇的班车了', spoken: '今天没有去长校镇的班车了。' });
  });
});
