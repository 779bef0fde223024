// Is what goes on a bus said as it is: never lighter, never on time when it is late, and by what is furthest behind?
import type { HubBag } from '@kehuoyou/shared';
import { hubBag, hubCall, hubMoment, hubTrip, HUB_DAY, YUFANG } from '../testing/hub-desk';
import {
  bagLoad,
  busOn,
  callCount,
  callStep,
  minutesLeft,
  placeName,
  stopNumber,
  tripStep,
  volumeWords,
  weightWords,
} from './freight-words';

const trip = (states: readonly HubBag['state'][], more = {}) =>
  hubTrip(
    'T',
    '11:37',
    [
      hubCall(
        YUFANG,
        '12:20',
        states.map((state, index) => hubBag(`B${index}`, { state })),
      ),
    ],
    more,
  );

it('rounds what a bus bears up and what it may bear down', () => {
  const [load, room] = [
    { grams: 231_200, litres: 1_010, pieces: 9 },
    { grams: 300_900, litres: 1_590, pieces: 99 },
  ];
  expect(weightWords(load, room)).toBe('232 / 300 公斤');
  expect(volumeWords(load, room)).toBe('1.1 / 1.5 方');
});

it('says of a bag whether anybody weighed it', () => {
  expect(bagLoad(hubBag('B'))).toBe('3 件 8 公斤');
  expect(bagLoad(hubBag('B', { weighed: false }))).toBe('3 件 约 8 公斤');
  expect(bagLoad(hubBag('B', { grams: 0 }))).toBe('3 件');
});

it.each([
  [['sealed', 'loaded'], {}, '装车中'],
  [['loaded', 'loaded'], {}, '装齐了'],
  [['sealed', 'sealed'], {}, '等装车'],
  [['open', 'sealed'], {}, '分拣中'],
  [[], {}, '还没有袋'],
  [['loaded'], { state: 'left' }, '开走了'],
  [['sealed'], { state: 'cancelled' }, '停开'],
  [['sealed'], { refusal: '闽G00003示 喷有邮政标志' }, '不能装'],
  [['sealed'], { plate: undefined }, '没派车'],
] as const)('a bus with %j is %j %s', (states, more, word) => {
  expect(tripStep(trip(states, more)).word).toBe(word);
});

it('a stop is as far as what is furthest behind, and careful where nobody takes it over', () => {
  const call = (states: readonly HubBag['state'][], more = {}) =>
    hubCall(
      YUFANG,
      '12:20',
      states.map((state, index) => hubBag(`B${index}`, { state })),
      more,
    );
  expect(callStep(call(['loaded', 'open']))).toEqual({ state: 'planned', word: '还在分' });
  expect(callStep(call(['gone', 'handed']))).toEqual({ state: 'done', word: '开走了' });
  expect(callStep(call(['sealed'], { closed: '今天停业' }))).toEqual({ state: 'careful', word: '今天停业' });
  expect(callStep(call(['handed'], { closed: '今天停业' })).state).toBe('done');
  expect([
    callCount(call(['loaded', 'sealed'])),
    callCount(call(['loaded'], { loose: 2 })),
    callCount(call([], { loose: 1 })),
  ]).toEqual(['1/2 袋', '1 袋 2 散件', '1 散件']);
});

it('counts only the stops at which something is taken off', () => {
  const bus = hubTrip('T', '11:37', [hubCall('P1', '11:50'), hubCall(YUFANG, '12:20', [hubBag('B')])]);
  expect([stopNumber(bus, 'P1'), stopNumber(bus, YUFANG)]).toEqual([undefined, 1]);
});

it('says how long is left, and that its time is over', () => {
  const at = (time: string) => minutesLeft(hubMoment('11:37'), new Date(hubMoment(time)));
  expect([at('11:27'), at('10:07'), at('11:37'), at('11:40')]).toEqual([
    '还有 10 分',
    '还有 1 时 30 分',
    '还有 0 分',
    '过了 3 分',
  ]);
});

it('says the day of a bus that does not go today, and calls a point by its village', () => {
  expect(busOn(trip([]), HUB_DAY)).toBe('11:37 K01');
  expect(busOn(trip([], { serviceDate: '2026-11-25' }), HUB_DAY)).toBe('明天 11:37 K01');
  expect([placeName('俞坊村服务点'), placeName('下谢村客货邮服务点'), placeName('服务点')]).toEqual([
    '俞坊村',
    '下谢村',
    '服务点',
  ]);
});
