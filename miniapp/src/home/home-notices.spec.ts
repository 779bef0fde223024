// What do the strips above the cards say, and what do they leave to the cards?
import { at, point, TUESDAY, villagePack } from '../testing/village-pack';
import type { VillagePackRecipe } from '../testing/village-pack';
import { homeNotices } from './home-notices';

const recipe: VillagePackRecipe = {
  buses: [{ time: '09:48', trip: 'T1', line: 'Y1', approximate: true }],
  fromTown: [
    { time: '12:08', to: '县城', trip: 'T2' },
    { time: '08:35', trip: 'T1', line: 'Y1', longName: '长校镇—下谢村' },
  ],
  fromCounty: [
    { time: '13:00', trip: 'T3' },
    { time: '06:40', to: '灵地镇客货邮综合服务站', trip: 'T4', line: 'K9' },
  ],
};

function texts(cancelled: VillagePackRecipe['cancelled'], now: Date, more: Partial<VillagePackRecipe> = {}): string[] {
  return homeNotices(villagePack({ ...recipe, ...more, cancelled: cancelled ?? [] }), now).map(({ text }) => text);
}

it('tell of cancelled buses of the township and of the way home, today and tomorrow', () => {
  const reason = '前方修路';
  expect(
    texts(
      [
        { trip: 'T2', date: TUESDAY, reason },
        { trip: 'T3', date: '2026-11-25', reason },
      ],
      at('09:00'),
    ),
  ).toEqual(['今天 12:08 长校镇去县城的班车取消：前方修路', '明天 13:00 县城去长校镇的班车取消：前方修路']);
});

it('say 今天 on the day itself, although the pack was made the day before', () => {
  expect(texts([{ trip: 'T2', date: TUESDAY, reason: '车坏了' }], at('09:00', -1))).toEqual([
    '明天 12:08 长校镇去县城的班车取消：车坏了',
  ]);
  expect(texts([{ trip: 'T2', date: TUESDAY, reason: '车坏了' }], at('09:00'))).toEqual([
    '今天 12:08 长校镇去县城的班车取消：车坏了',
  ]);
});

it('leave out what is over, what is far off, and lines that never come near the village', () => {
  const reason = '修路';
  expect(texts([{ trip: 'T2', date: TUESDAY, reason }], at('12:09'))).toEqual([]);
  expect(texts([{ trip: 'T2', date: '2026-11-27', reason }], at('09:00'))).toEqual([]);
  expect(texts([{ trip: 'T4', date: '2026-11-25', reason }], at('09:00'))).toEqual([]);
});

it('leave the village’s own bus of today to its card, and tell of tomorrow’s once', () => {
  expect(texts([{ trip: 'T1', date: TUESDAY, reason: '修路' }], at('07:00'))).toEqual([]);
  expect(texts([{ trip: 'T1', date: '2026-11-25', reason: '修路' }], at('07:00'))).toEqual([
    '明天 约 09:48 下谢村去长校镇的班车取消：修路',
  ]);
});

it('tell of pauses of other points, and leave the own point to its card', () => {
  const pauses = [
    {
      id: 'p',
      from: at('08:00').toISOString(),
      until: at('18:00').toISOString(),
      reason: '盘点',
      announcedAt: at('08:00', -1).toISOString(),
    },
  ];
  const station = point({ id: 'S104', name: '长校镇客货邮综合服务站', villageCode: undefined, pauses });
  expect(homeNotices(villagePack({ points: [point({ pauses }), station] }), at('09:00'))).toEqual([
    { key: 'p', tone: 'amber', text: '长校镇综合服务站：暂停服务到 今天 18:00：盘点' },
  ]);
});
