// What does the card of the next bus say at any hour, on any day, with a fresh pack and an old one?
import type { VillagePack } from '@kehuoyou/shared';
import { at, TUESDAY, villagePack } from '../testing/village-pack';
import type { VillagePackRecipe } from '../testing/village-pack';
import { nextBus } from './next-bus';
import { nextBusCard, nextTimeText } from './next-bus-card';
import type { NextBusCard } from './next-bus-card';

function cardOf(pack: VillagePack, now: Date): NextBusCard {
  const bus = nextBus(pack, now);
  return nextBusCard(bus, { pack, now, cancelled: bus.cancelled });
}

function card(recipe: VillagePackRecipe, now: Date): NextBusCard {
  return cardOf(villagePack(recipe), now);
}

const threeBuses: VillagePackRecipe = {
  buses: [
    { time: '09:40', to: '县城', parcels: true },
    { time: '13:40', to: '县城' },
    { time: '16:45', to: '县城' },
  ],
};

it('a bus that may not come says so beside its time, and that one should ask first', () => {
  const pack = villagePack(threeBuses);
  const [bus] = pack.boards[0]?.departures ?? [];
  const doubts = [{ tripId: bus?.[5] ?? '', date: TUESDAY, why: '车坏了', at: at('08:10').toISOString() }];
  const told = cardOf({ ...pack, doubts }, at('09:15'));
  expect(told.bus).toMatchObject({
    figure: '09:40',
    askFirst: true,
    late: '这车前一班车坏了，还没说换哪辆',
    label: { word: '可能不来', tone: 'amber' },
  });
  expect(told.spoken).toContain('可能不来，这车前一班车坏了');
});

describe('while a bus is still to come', () => {
  it('is that bus, how long one still waits, where it goes and the two after it', () => {
    expect(card(threeBuses, at('09:15'))).toEqual({
      title: '下一班车去县城',
      bus: {
        figure: '09:40',
        approximate: false,
        note: '还有 25 分',
        label: { word: '时刻表', tone: 'grey', live: false },
        late: '',
        askFirst: false,
        facts: ['K12', '捎带快递', '之后 13:40、16:45'],
      },
      cancelled: [],
      spoken:
        '下谢村下一班车，上午九点四十分，开往县城，还有二十五分钟，按时刻表，K幺二线，捎带快递。之后还有下午一点四十分，下午四点四十五分。',
    });
  });

  it.each([
    ['05:00', '09:40', '还有 4 小时 40 分'],
    ['08:40', '09:40', '还有 1 小时'],
    ['09:39', '09:40', '还有 1 分'],
    ['09:40', '09:40', '马上就来'],
    ['09:41', '09:40', '该到了，还没人报'],
    ['09:45', '09:40', '该到了，还没人报'],
    ['09:46', '13:40', '还有 3 小时 54 分'],
  ])('counts down by the clock: at %s it is the %s, %s', (now, figure, note) => {
    expect(card(threeBuses, at(now)).bus).toMatchObject({ figure, note });
  });

  it('is waited for, with what comes after it, while nobody has said that it has gone', () => {
    const { bus, empty, spoken } = card({ buses: [{ time: '09:48', approximate: true }] }, at('10:01'));
    expect(empty).toBeUndefined();
    expect(bus).toMatchObject({ note: '该到了，还没人报', askFirst: true, facts: ['K12', '今天最后一班'] });
    expect(spoken).toContain('大约上午九点四十八分，开往长校镇，该到了，还没人报，K幺二线。这是今天最后一班。');
    expect(card({ buses: [{ time: '09:48', approximate: true }] }, at('10:04')).empty?.sentence).toBe('今天没有班车了');
  });

  it('tells the time that it is expected at, orders by that, and says where it stands', () => {
    const live = (expected: string, state: 0 | 1 | 2, seen: string): VillagePackRecipe['live'] => [
      {
        ...{ tripId: 'K12 09:40', date: TUESDAY, basis: 'at_stop', stopName: '里田', why: '前方修路' },
        at: at(seen).toISOString(),
        calls: [[0, (at(expected).getTime() - at('00:00').getTime()) / 1_000, 240, state]],
      },
    ];
    const of = (expected: string, state: 0 | 1 | 2, seen: string, now: string) =>
      card({ ...threeBuses, live: live(expected, state, seen) }, at(now));
    expect(of('10:00', 0, '09:49', '09:52').bus).toMatchObject({
      ...{ figure: '10:00', struck: '09:40', approximate: true, note: '还有 8 分', late: '晚 20 分：前方修路' },
      label: { word: '刚到里田（3分钟前）' },
      facts: ['K12', '可能差 4 分', '捎带快递', '之后 13:40、16:45'],
    });
    expect(of('13:50', 0, '13:00', '13:05').bus).toMatchObject({
      figure: '13:40',
      facts: ['K12', '之后 约 13:50、16:45'],
    });
    expect(of('10:00', 2, '10:00', '10:01').bus).toMatchObject({
      figure: '车在站上',
      note: '',
      label: { word: '1分钟前到的' },
    });
    expect(of('10:00', 1, '10:00', '10:01').bus).toMatchObject({ figure: '13:40' });
  });

  it('is the last only when none goes to the same place after it', () => {
    const { bus } = card({ buses: [{ time: '09:40', to: '县城' }, { time: '13:40' }] }, at('09:15'));
    expect(bus?.facts).toEqual(['K12', '今天最后一班', '之后 13:40']);
  });

  it('counts whole minutes from watch to timetable, also in the last second of one', () => {
    expect(card(threeBuses, new Date(at('09:15').getTime() + 59_999)).bus?.note).toBe('还有 25 分');
  });

  it('says 约 for the eye and 大约 for the ear where the bus may pass sooner or later', () => {
    const { bus, spoken } = card({ buses: [{ time: '09:48', approximate: true, line: 'Y104A' }] }, at('09:15'));
    expect(bus).toMatchObject({ figure: '09:48', approximate: true, facts: ['Y104A', '今天最后一班'] });
    expect(spoken).toBe(
      '下谢村下一班车，大约上午九点四十八分，开往长校镇，还有三十三分钟，按时刻表，Y幺零四A线。这是今天最后一班。',
    );
  });

  it('calls a line that is a number 三号线', () => {
    expect(card({ buses: [{ time: '09:40', line: '3' }] }, at('09:15')).spoken).toContain('三号线');
  });
});

describe('around midnight', () => {
  const night: VillagePackRecipe = { buses: [{ time: '06:37' }, { time: '24:10' }] };

  it('at 23:50 is still the bus of ten past midnight', () => {
    expect(card(night, at('23:50')).bus).toMatchObject({ figure: '00:10', note: '还有 20 分' });
  });

  it('after midnight is the same bus, which belongs to the day before', () => {
    expect(card(night, at('00:05', 1)).bus).toMatchObject({ figure: '00:10', note: '还有 5 分' });
  });

  it('at 23:50 with none left names the first of tomorrow with its weekday', () => {
    const { empty, bus, spoken } = card(
      {
        buses: [
          { time: '06:37', to: '县城' },
          { time: '15:10', to: '县城' },
        ],
      },
      at('23:50'),
    );
    expect(empty).toEqual({ sentence: '今天没有班车了' });
    expect(bus).toMatchObject({ figure: '06:37', note: '明天（周三）第一班', facts: ['K12', '之后 15:10'] });
    expect(spoken).toBe(
      '今天没有班车了。明天，周三，第一班，早上六点三十七分，开往县城，按时刻表，K幺二线。之后还有下午三点十分。',
    );
  });

  it('just after midnight that bus is today’s', () => {
    expect(card({ buses: [{ time: '06:37' }] }, at('00:10', 1)).bus).toMatchObject({
      figure: '06:37',
      note: '还有 6 小时 27 分',
    });
  });
});

describe('on a day without buses', () => {
  it('says so without 了, and names the next day that has one', () => {
    const { empty, bus, spoken } = card({ buses: [{ time: '08:00', days: [3] }] }, at('05:00'));
    expect([empty?.sentence, bus?.figure, bus?.note]).toEqual(['今天没有班车', '08:00', '11月27日（周五）第一班']);
    expect(spoken).toMatch(/^今天没有班车。十一月二十七日，周五，第一班，早上八点，/);
  });

  it('gives no time where the pack has no bus at all', () => {
    expect(card({}, at('09:00'))).toMatchObject({
      empty: { sentence: '今天没有班车', next: '到12月7日都没有班车，有急事请打服务点的电话' },
      spoken: '今天没有班车。到十二月七日都没有班车，有急事请打服务点的电话。',
    });
    expect(card({}, at('09:00')).bus).toBeUndefined();
  });
});

describe('with a cancelled bus', () => {
  const cancelled = (trip: string, date = TUESDAY) => [{ trip, date, reason: '前方修路' }];

  it('strikes it out with its reason and answers with the next that runs', () => {
    const instead = ['K12 13:40', TUESDAY] as const;
    const recipe = { ...threeBuses, cancelled: cancelled('K12 09:40').map((each) => ({ ...each, instead })) };
    const { cancelled: struck, bus, spoken } = card(recipe, at('09:15'));
    expect(struck).toEqual([
      { key: `${TUESDAY} K12 09:40`, figure: '09:40', words: '去县城 已取消：前方修路，改坐 13:40 那班' },
    ]);
    expect(bus).toMatchObject({ figure: '13:40', facts: ['K12', '之后 16:45'] });
    expect(spoken).toMatch(
      /^上午九点四十分的车取消了，因为前方修路，改坐下午一点四十分那班。下谢村下一班车，下午一点四十分/,
    );
  });

  it('goes on showing it for half an hour to those who wait at the roadside', () => {
    const recipe = { ...threeBuses, cancelled: cancelled('K12 09:40') };
    expect(card(recipe, at('10:10')).cancelled).toHaveLength(1);
    expect(card(recipe, at('10:11')).cancelled).toHaveLength(0);
  });

  it('sends nobody to a cancelled last bus', () => {
    const { empty, bus, cancelled: struck } = card({ ...threeBuses, cancelled: cancelled('K12 16:45') }, at('14:00'));
    expect(empty?.sentence).toBe('今天没有别的班车了');
    expect(bus).toMatchObject({ figure: '09:40', note: '明天（周三）第一班' });
    expect(struck.map(({ figure }) => figure)).toEqual(['16:45']);
  });

  it('passes over a cancelled first bus of the next day', () => {
    expect(card({ ...threeBuses, cancelled: cancelled('K12 09:40', '2026-11-25') }, at('20:00')).bus).toMatchObject({
      figure: '13:40',
      note: '明天（周三）第一班',
    });
  });

  it('does not count it among the two after the next', () => {
    expect(card({ ...threeBuses, cancelled: cancelled('K12 13:40') }, at('09:15')).bus?.facts).toEqual([
      'K12',
      '捎带快递',
      '之后 16:45',
    ]);
  });

  it('leaves out one that lies beyond the times that are shown', () => {
    const buses = ['09:40', '10:40', '11:40', '12:40', '13:40'].map((time) => ({ time }));
    expect(card({ buses, cancelled: cancelled('K12 12:40') }, at('09:15')).cancelled).toEqual([]);
    expect(card({ buses, cancelled: cancelled('K12 11:40') }, at('09:15')).cancelled).toHaveLength(1);
  });
});

describe('with an old pack', () => {
  it('of three days ago says the same as a fresh one', () => {
    expect(card({ ...threeBuses, madeOn: '2026-11-21' }, at('09:15'))).toEqual(card(threeBuses, at('09:15')));
  });

  it('knows its last day, and cannot know the day after', () => {
    const pack = villagePack(threeBuses);
    expect(cardOf(pack, at('09:15', 13)).bus?.figure).toBe('09:40');
    expect(cardOf(pack, at('20:00', 13))).toMatchObject({
      empty: { sentence: '今天没有班车了', next: '后面几天的班次，连上网络就能看' },
    });
  });

  it('that does not cover today gives no time, and says what helps', () => {
    const { bus, empty, spoken } = cardOf(villagePack(threeBuses), at('09:15', 14));
    expect([bus, empty]).toEqual([undefined, { sentence: '手机里的时刻表已经过期了', next: '连上网络就会更新' }]);
    expect(spoken).toBe('手机里的时刻表已经过期了。连上网络就会更新。');
  });

  it('made in the future, as a phone with a wrong clock sees it, gives no time either', () => {
    expect(cardOf(villagePack(threeBuses), at('09:15', -2)).bus).toBeUndefined();
  });
});

describe('under the word of a direction', () => {
  it.each([
    ['09:15', '09:40'],
    ['20:00', '明天 09:40'],
  ])('at %s stands %s', (now, text) => {
    expect(nextTimeText(nextBus(villagePack(threeBuses), at(now)), at(now))).toBe(text);
  });

  it('stands that there is none', () => {
    expect(nextTimeText(nextBus(villagePack(), at('09:15')), at('09:15'))).toBe('没有班车');
  });
});
