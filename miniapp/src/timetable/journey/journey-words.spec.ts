// How does a journey read and sound: with a change, on foot, past midnight, from an old answer, and when there is none?
import type { Journey, JourneyLeg } from '@kehuoyou/shared';
import { at } from '../../testing/village-pack';
import { alreadyThere, journeyCards, noJourney } from './journey-words';

const county = { id: 'COUNTY', name: '清流汽车站', position: { lat: 26.2, lng: 116.8 } };
const stops: Readonly<Record<string, string>> = {
  V104204: '下谢村',
  T104: '长校镇客货邮综合服务站',
  COUNTY: '清流汽车站',
  V104203: '长校村',
};

function leg(route: string, from: string, to: string, times: string): JourneyLeg {
  const [departure = '', arrival = ''] = times
    .split(' ')
    .map((time) => `2026-11-${time.length > 5 ? time.slice(0, 2) : '24'}T${time.slice(-5)}:00+08:00`);
  const ends = {
    fromStopId: from,
    fromStopName: stops[from] ?? from,
    toStopId: to,
    toStopName: stops[to] ?? to,
    departure,
    arrival,
  };
  return route === 'walk'
    ? { mode: 'walk', ...ends }
    : { mode: 'bus', tripId: `${route} ${times}`, routeName: route, headsign: stops[to] ?? to, ...ends };
}

function journey(...legs: JourneyLeg[]): Journey {
  return {
    departure: legs[0]?.departure ?? '',
    arrival: legs[legs.length - 1]?.arrival ?? '',
    changes: Math.max(0, legs.filter(({ mode }) => mode === 'bus').length - 1),
    legs,
  };
}

const toCounty = journey(leg('Y104A', 'V104204', 'T104', '09:48 09:59'), leg('K12', 'T104', 'COUNTY', '10:13 11:27'));
const context = (now = at('09:10')) => ({ toName: '县城', countyStop: county, now });

it('says when to be where, what to take, how long to wait, and when one is there', () => {
  expect(journeyCards([toCounty], context())[0]).toEqual({
    key: '2026-11-24T09:48:00+08:00 2026-11-24T11:27:00+08:00 Y104A 09:48 09:59 K12 10:13 11:27',
    figure: '09:48',
    approximate: false,
    tag: { word: '时刻表', tone: 'grey', live: false },
    note: '还有 38 分',
    facts: ['11:27 到', '换 1 次车', '路上 1 小时 39 分'],
    steps: [
      { time: '09:48', title: '在下谢村坐 Y104A', note: '开往长校镇' },
      { time: '09:59', title: '到长校镇下车', note: '等 14 分' },
      { time: '10:13', title: '在长校镇换 K12', note: '开往县城' },
      { time: '11:27', title: '到县城下车', note: '' },
    ],
    firstStopId: 'V104204',
    spoken:
      '从下谢村去县城，还有三十八分钟，上午九点四十八分坐Y幺零四A线，上午九点五十九分到长校镇。上午十点十三分换K幺二线，上午十一点二十七分到县城。路上一共一小时三十九分钟，要换一次车。',
  });
});

it('without a change says so', () => {
  const [card] = journeyCards([journey(leg('K12', 'T104', 'COUNTY', '10:13 11:27'))], context());
  expect(card?.facts).toEqual(['11:27 到', '不用换车', '路上 1 小时 14 分']);
  expect(card?.spoken).not.toContain('换');
});

it('tells a walk, and where it leads', () => {
  const [card] = journeyCards(
    [journey(leg('walk', 'V104204', 'V104203', '09:20 09:32'), leg('Y104A', 'V104203', 'T104', '09:40 09:50'))],
    context(),
  );
  expect(card?.steps).toEqual([
    { time: '09:20', title: '从下谢村走路', note: '走 12 分' },
    { time: '09:32', title: '到长校村', note: '等 8 分' },
    { time: '09:40', title: '在长校村换 Y104A', note: '开往长校镇' },
    { time: '09:50', title: '到长校镇下车', note: '' },
  ]);
  expect(card?.facts).toEqual(['09:50 到', '不用换车', '路上 30 分']);
  expect(card?.spoken).toContain('走路十二分钟到长校村。');
});

it('says where a bus may come sooner or later, and what was seen of the first one', () => {
  const about = journey(
    { ...leg('Y104A', 'V104204', 'T104', '09:48 09:59'), departureApproximate: true, serviceDate: '2026-11-24' },
    { ...leg('K12', 'T104', 'COUNTY', '10:13 11:27'), arrivalApproximate: true },
  );
  const live = {
    basis: 'at_stop' as const,
    stopName: '茅坪村',
    at: at('09:07').toISOString(),
    expected: at('09:48').toISOString(),
    uncertainty: 60,
  };
  const seen = {
    stopId: 'V104204',
    departures: [{ tripId: 'Y104A 09:48 09:59', serviceDate: '2026-11-24', status: 'scheduled' as const, live }],
  };
  const [card] = journeyCards([about], { ...context(), seen });
  expect(card).toMatchObject({
    approximate: true,
    tag: { word: '刚到茅坪村（3分钟前）', live: true },
    facts: ['约 11:27 到', '换 1 次车', '路上 1 小时 39 分'],
  });
  expect(card?.steps.map(({ approximate }) => approximate ?? false)).toEqual([true, false, false, true]);
  expect(card?.spoken).toContain('还有三十八分钟，三分钟前到了茅坪村，大约上午九点四十八分坐Y幺零四A线');
  expect(card?.spoken).toContain('大约上午十一点二十七分到县城');
});

it('all on foot is no bus', () => {
  expect(journeyCards([journey(leg('walk', 'V104204', 'V104203', '09:20 09:32'))], context())[0]?.facts).toEqual([
    '09:32 到',
    '走路就到',
    '路上 12 分',
  ]);
});

it('a change without a wait is told as one', () => {
  const [card] = journeyCards(
    [journey(leg('Y104A', 'V104204', 'T104', '09:48 09:59'), leg('K12', 'T104', 'COUNTY', '09:59 11:27'))],
    context(),
  );
  expect(card?.steps[1]).toMatchObject({ note: '马上换车' });
});

it('of another day names the day instead of the wait', () => {
  const tomorrow = journey(leg('K12', 'T104', 'COUNTY', '25-10:13 25-11:27'));
  const [card] = journeyCards([tomorrow], context());
  expect(card).toMatchObject({ figure: '10:13', note: '明天' });
  expect(card?.spoken).not.toContain('还有');
});

it('past midnight counts on', () => {
  const [card] = journeyCards([journey(leg('K12', 'T104', 'COUNTY', '23:50 25-00:40'))], context(at('23:40')));
  expect(card).toMatchObject({ figure: '23:50', note: '还有 10 分', facts: ['00:40 到', '不用换车', '路上 50 分'] });
});

it('an answer of an hour ago shows only what can still be taken', () => {
  const later = journey(leg('K12', 'T104', 'COUNTY', '15:13 16:27'));
  expect(journeyCards([toCounty, later], context(at('10:48'))).map(({ figure }) => figure)).toEqual(['15:13']);
  expect(journeyCards([toCounty], context(new Date(at('09:48').getTime() + 59_000)))).toHaveLength(1);
  // It may be late: until nobody would wait any longer it is told, and that nobody has reported it.
  expect(journeyCards([toCounty], context(at('09:53')))).toMatchObject([
    { figure: '09:48', note: '', tag: { word: '该到了，还没人报' } },
  ]);
  expect(journeyCards([toCounty], context(at('09:54')))).toEqual([]);
});

it('an answer that is older than a cancellation does not advise to take that bus', () => {
  const later = journey(leg('K12', 'T104', 'COUNTY', '15:13 16:27'));
  const of = (tripId: string, date: string) =>
    journeyCards([toCounty, later], { ...context(), cancellations: [{ tripId, date, reason: '路面塌方' }] }).map(
      ({ figure }) => figure,
    );
  expect(of('K12 10:13 11:27', '2026-11-24')).toEqual(['15:13']);
  expect(of('K12 10:13 11:27', '2026-11-25')).toEqual(['09:48', '15:13']);
  expect(of('K12 10:13 11:27', '2026-11-23')).toEqual(['09:48', '15:13']);
  const night = journey(leg('K12', 'T104', 'COUNTY', '25-00:10 25-01:00'));
  const cancelled = [{ tripId: 'K12 25-00:10 25-01:00', date: '2026-11-24', reason: '雾' }];
  expect(journeyCards([night], { ...context(at('23:40')), cancellations: cancelled })).toEqual([]);
});

describe('where there is none', () => {
  const wish = {
    toName: '沙芜乡',
    date: '2026-11-24',
    side: 'leave' as const,
    time: 'any' as const,
    today: '2026-11-24',
    left: false,
  };

  it('is an answer with something to do', () => {
    expect(noJourney(wish)).toEqual({
      sentence: '今天没有去沙芜乡的班车了',
      next: '可以看看第二天，也可以打电话问站长',
      spoken: '今天没有去沙芜乡的班车了。可以看看第二天，也可以打电话问站长。',
    });
  });

  it('says for which hour and day', () => {
    expect(noJourney({ ...wish, date: '2026-11-27', time: '15:00' })).toMatchObject({
      sentence: '11月27日下午3点后没有去沙芜乡的班车',
      spoken: expect.stringContaining('十一月二十七日下午三点后没有去沙芜乡的班车') as string,
    });
  });

  it('says by which hour one cannot be there, and when the next day with a way is', () => {
    const none = noJourney({ ...wish, side: 'arrive', time: '10:00', nextDate: '2026-11-27' });
    expect(none).toEqual({
      sentence: '今天上午10点前到不了沙芜乡',
      next: '最近有车的一天是11月27日（周五）',
      spoken: '今天上午十点前到不了沙芜乡。最近有车的一天是十一月二十七日（周五）。',
    });
  });

  it('says that those it remembers have left', () => {
    expect(noJourney({ ...wish, left: true }).next).toBe('手机里记着的几趟都开走了，连上网络再看看');
  });

  it('needs no bus within the village', () => {
    expect(alreadyThere('下谢村服务点')).toEqual({
      sentence: '下谢村服务点就在本村',
      next: '走路就到，不用坐车',
      spoken: '下谢村服务点就在本村，走路就到，不用坐车。',
    });
  });
});
