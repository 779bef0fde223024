// There and back on one day: what fits, what is chosen, and what is said where nothing does?
import type { Journey } from '@kehuoyou/shared';
import { at } from '../../testing/village-pack';
import { noOuting, outingCard } from './outing-words';

const stop = (id: string, name: string) => ({ id, name, position: { lat: 26, lng: 116 } });
const county = stop('COUNTY', '清流汽车站');

function ride(
  from: string,
  to: string,
  departure: string,
  arrival: string,
  more: { readonly date?: string; readonly about?: true } = {},
): Journey {
  const [start, end] = [departure, arrival].map((time) => `${more.date ?? '2026-11-24'}T${time}:00+08:00`) as [
    string,
    string,
  ];
  const names: Readonly<Record<string, string>> = { V104204: '下谢村', COUNTY: '清流汽车站' };
  return {
    departure: start,
    arrival: end,
    changes: 0,
    legs: [
      {
        mode: 'bus',
        tripId: `${from} ${departure}`,
        routeName: 'K12',
        fromStopId: from,
        fromStopName: names[from] ?? '',
        toStopId: to,
        toStopName: names[to] ?? '',
        departure: start,
        arrival: end,
        ...(more.about ? { arrivalApproximate: true } : {}),
      },
    ],
  };
}

const outward = [ride('V104204', 'COUNTY', '08:28', '09:37'), ride('V104204', 'COUNTY', '10:18', '11:27')];
const homeward = [
  ride('COUNTY', 'V104204', '10:39', '11:48'),
  ride('COUNTY', 'V104204', '14:29', '15:38', { about: true }),
];
const context = (now = at('07:00')) => ({ toName: '县城', countyStop: county, now });

it('is there first and stays longest until somebody chooses', () => {
  const card = outingCard({ outward, homeward }, {}, context());
  expect(card).toMatchObject({
    stay: '能待 4 小时 52 分',
    back: '约 15:38 到家',
    outward: { figure: '08:28' },
    homeward: { figure: '14:29' },
  });
  expect(card?.waysThere.map(({ figure, title, note, chosen }) => [figure, title, note, chosen])).toEqual([
    ['08:28', '09:37 到', '不用换车', true],
    ['10:18', '11:27 到', '不用换车', false],
  ]);
  expect(card?.waysBack.map(({ figure, title, note, chosen }) => [figure, title, note, chosen])).toEqual([
    ['14:29', '约 15:38 到家', '能待 4 小时 52 分 · 不用换车', true],
    ['10:39', '11:48 到家', '能待 1 小时 2 分 · 不用换车', false],
  ]);
  expect(card?.spoken).toBe(
    '早上八点二十八分出发，上午九点三十七分到清流汽车站，在那里有四小时五十二分钟，下午两点二十九分往回走，下午三点三十八分到家。',
  );
  expect(card?.waysBack[1]?.spoken).toBe(
    '回来：上午十点三十九分走，上午十一点四十八分到家，能待一小时两分钟，不用换车',
  );
});

it('of a chosen way there shows only the ways back that fit, and keeps the chosen one while it fits', () => {
  const first = outingCard({ outward, homeward }, {}, context());
  const there = first?.waysThere[1]?.key;
  const early = first?.waysBack[1]?.key;
  expect(outingCard({ outward, homeward }, { there }, context())?.waysBack.map(({ figure }) => figure)).toEqual([
    '14:29',
  ]);
  expect(outingCard({ outward, homeward }, { there, back: early }, context())?.homeward.figure).toBe('14:29');
  expect(outingCard({ outward, homeward }, { back: early }, context())?.homeward.figure).toBe('10:39');
});

it('leaves out what has left or was cancelled meanwhile', () => {
  expect(outingCard({ outward, homeward }, {}, context(at('08:34')))?.outward.figure).toBe('10:18');
  const cancellations = [{ tripId: 'COUNTY 14:29', date: '2026-11-24', reason: '塌方' }];
  expect(outingCard({ outward, homeward }, {}, { ...context(), cancellations })?.homeward.figure).toBe('10:39');
  expect(outingCard({ outward, homeward }, {}, context(at('10:24')))).toBeUndefined();
});

it('where nothing fits says what does not, and which day does', () => {
  const wish = {
    toName: '县城',
    date: '2026-11-28',
    time: '10:00' as const,
    home: '16:00' as const,
    today: '2026-11-24',
    nextDate: '2026-11-30',
  };
  expect(noOuting(wish)).toEqual({
    sentence: '11月28日上午10点前到县城、下午4点前回来，来不及',
    next: '最近来得及的一天是11月30日（周一）',
    spoken: '十一月二十八日上午十点前到县城、下午四点前回来，来不及。最近来得及的一天是十一月三十日（周一）。',
  });
  expect(noOuting({ ...wish, nextDate: undefined }).next).toBe('时间放宽一点再看看');
  expect(noOuting({ ...wish, nextDate: undefined, time: 'any', home: 'any' })).toMatchObject({
    sentence: '11月28日去县城、当天回来，来不及',
    next: '最近都没有当天来回的车，要住一晚',
  });
});
