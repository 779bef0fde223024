// Which buses stand on a day's list, and what does it say where there is none?
import { at, TUESDAY, villagePack } from '../testing/village-pack';
import type { VillagePackRecipe } from '../testing/village-pack';
import { destinationsOf, stopDay, stopsOf } from './stop-day';

const recipe: VillagePackRecipe = {
  buses: [{ time: '07:52' }, { time: '09:48', approximate: true }, { time: '15:28' }],
  fromTown: [
    { time: '08:23', to: '县城' },
    { time: '08:35', to: '下谢村', line: 'Y1' },
  ],
  fromCounty: [{ time: '06:33', to: '灵地镇客货邮综合服务站', line: 'K9' }, { time: '06:54' }],
};

function day(
  now: Date,
  ask: { readonly date?: string; readonly stopId?: string; readonly destination?: string } = {},
  more: Partial<VillagePackRecipe> = {},
) {
  return stopDay(villagePack({ ...recipe, ...more }), { stopId: 'V104204', date: TUESDAY, ...ask }, now);
}

const figures = (of: ReturnType<typeof day>) => of.rows.map(({ figure, state }) => `${figure} ${state}`);

it('keeps what has left, in grey, and what is cancelled, struck through', () => {
  const of = day(at('09:15'), {}, { cancelled: [{ trip: 'K12 09:48', date: TUESDAY, reason: '修路' }] });
  expect(figures(of)).toEqual(['07:52 past', '09:48 cancelled', '15:28 usual']);
  expect([of.empty, of.approximate]).toEqual([undefined, true]);
});

it('says when none is left, and when the next one goes', () => {
  expect(day(at('16:00')).empty).toMatchObject({
    sentence: '今天没有班车了',
    next: '明天（周三）第一班 07:52，去长校镇',
  });
  expect(day(at('16:00')).rows).toHaveLength(3);
  expect(day(at('16:00')).spoken).toBe('下谢村，今天，今天没有班车了，明天（周三）第一班早上七点五十二分，去长校镇。');
});

it('says so too where every bus that is left is cancelled, and of a later day', () => {
  const cancelled = [{ trip: 'K12 15:28', date: TUESDAY, reason: '修路' }];
  expect(day(at('12:00'), {}, { cancelled }).empty?.sentence).toBe('今天没有班车了');
  expect(day(at('12:00'), { date: '2026-11-26' }, { buses: [{ time: '08:00', days: [0, 5] }] }).empty).toMatchObject({
    sentence: '这一天没有班车',
    next: '11月29日（周日）第一班 08:00，去长校镇',
  });
});

it('puts a bus after midnight on the day on which people look for it', () => {
  const buses = [{ time: '24:10', days: [0] }, { time: '06:37' }];
  expect(figures(day(at('09:00'), {}, { buses }))).toEqual(['06:37 past']);
  expect(figures(day(at('09:00'), { date: '2026-11-25' }, { buses }))).toEqual(['00:10 usual', '06:37 usual']);
});

it('is all of the last day of the pack, and knows nothing beyond it', () => {
  expect(day(at('20:00', 13), { date: '2026-12-07' }).empty).toEqual({
    sentence: '今天没有班车了',
    spoken: '今天没有班车了。',
  });
  expect(day(at('09:00', 14), { date: '2026-12-08' })).toMatchObject({ rows: [], empty: { sentence: '今天没有班车' } });
});

it('goes only where it is asked to', () => {
  expect(figures(day(at('05:00'), { stopId: 'COUNTY', destination: '长校镇' }))).toEqual(['06:54 usual']);
});

it('reads the first few buses that are still to come', () => {
  expect(day(at('09:15')).spoken).toBe(
    '下谢村，今天，大约上午九点四十八分，开往长校镇，K幺二线，还有三十三分钟，按时刻表。下午三点二十八分，开往长校镇，K幺二线，按时刻表，当天最后一班。',
  );
});

describe('the stops and where one can go from them', () => {
  const pack = villagePack(recipe);

  it('are the village’s own, the township’s and the county’s, as people call them', () => {
    expect(stopsOf(pack)).toEqual([
      { stopId: 'V104204', name: '下谢村' },
      { stopId: 'T104', name: '长校镇' },
      { stopId: 'COUNTY', name: '县城' },
    ]);
  });

  it('begin with home', () => {
    expect(destinationsOf(pack, 'COUNTY')).toEqual(['长校镇', '灵地镇']);
  });

  it('are where people go, the own township first', () => {
    expect(destinationsOf(pack, 'T104')).toEqual(['县城', '下谢村']);
  });

  it('are none at a stop that the pack does not know', () => {
    expect([destinationsOf(pack, 'X'), stopDay(pack, { stopId: 'X', date: TUESDAY }, at('09:00')).rows]).toEqual([
      [],
      [],
    ]);
  });
});
