// Is everything said at the counter that has to be, and nothing lost when a sum is shared out?
import fc from 'fast-check';
import type { Shipment, ShipmentBox, ShipmentSummary } from '@kehuoyou/shared';
import { counterRow, isBrought, isToCome } from '../counter/counter-words';
import {
  awaitedBoxes,
  changedForm,
  doneWords,
  dueNow,
  handInAskOf,
  lateWords,
  movedWords,
  otherWeightWords,
  sharesOf,
  wholeWords,
} from './hand-in-words';
import type { CounterForm } from './hand-in-words';

const box = (no: number, state: ShipmentBox['state'] = 'planned'): ShipmentBox => ({
  no,
  line: 1,
  fen: 870,
  state,
  code: `A${no}`,
});
const shipment = {
  ...{ id: 'S1', grams: 2_500, count: 3, goods: '豆腐皮', handIn: { idCheckNeeded: true } },
  boxes: [box(1), box(2), box(3, 'received')],
} as unknown as Shipment;
const form: CounterForm = {
  ...{ idKind: 'id_card', idTail: '123x', brought: [1, 2], refused: [], weighed: { all: '5.001' }, inspected: true },
};

it('says the document, each box with its weight, and what was refused', () => {
  expect(handInAskOf(shipment, form)).toEqual({
    ...{ id: 'S1', idKind: 'id_card', idTail: '123X', inspected: true, refused: [] },
    received: [
      { no: 1, grams: 2_501 },
      { no: 2, grams: 2_500 },
    ],
  });
  const refused = [{ no: 2, reason: '箱子破了' }];
  expect(handInAskOf(shipment, { ...form, refused, weighed: { each: { 1: '2.6' } } })).toMatchObject({
    received: [{ no: 1, grams: 2_600 }],
    refused,
  });
});

it('expects the weight of what is taken, also when one of them is refused, until somebody has typed another', () => {
  const expected = { ...form, weighed: { all: '5' } };
  const refused = [{ no: 2, reason: '箱子破了' }];
  expect(changedForm(shipment, expected, { refused }).weighed).toEqual({ all: '2.5' });
  expect(changedForm(shipment, expected, { brought: [1, 2, 3] }).weighed).toEqual({ all: '7.5' });
  expect(changedForm(shipment, expected, { brought: [1, 2, 3], refused }).weighed).toEqual({ all: '5' });
  const typed = { ...form, weighed: { all: '5.2' } };
  expect(changedForm(shipment, typed, { refused }).weighed).toEqual({ all: '5.2' });
  expect(changedForm(shipment, expected, { weighed: { all: '6' } }).weighed).toEqual({ all: '6' });
});

it.each([
  [{ idTail: '12' }, '后四位'],
  [{ brought: [] }, '哪几箱'],
  [{ inspected: false }, '打开看过'],
  [{ weighed: { all: '' } }, '一共多重'],
  [{ weighed: { each: { 1: '2.5' } } }, 'A2 多重'],
  [{ weighed: { all: '61' } }, '超过 30 公斤'],
] as const)('says what is missing of %j', (some, words) => {
  expect(handInAskOf(shipment, { ...form, ...some })).toContain(words);
});

it('asks for no document twice a day', () => {
  const known = { ...shipment, handIn: { idCheckNeeded: false } };
  const ask = handInAskOf(known, { ...form, idTail: '' });
  expect(ask).not.toHaveProperty('idKind');
  expect(ask).toHaveProperty('received');
});

it('shares a sum out to the gram', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6_000_000 }), fc.integer({ min: 1, max: 200 }), (grams, count) => {
      const shares = sharesOf(
        grams,
        Array.from({ length: count }, (_each, at) => at + 1),
      );
      expect(shares.reduce((sum, each) => sum + each.grams, 0)).toBe(grams);
      const weights = shares.map((each) => each.grams);
      expect(Math.max(...weights) - Math.min(...weights)).toBeLessThanOrEqual(1);
    }),
  );
});

it('says before that a weight costs otherwise, and after what was taken', () => {
  expect(otherWeightWords(shipment, handInAskOf(shipment, form))).toBeUndefined();
  expect(otherWeightWords(shipment, handInAskOf(shipment, { ...form, weighed: { all: '8' } }))).toContain(
    '2 箱和订的时候',
  );
  expect(awaitedBoxes(shipment).map(({ no }) => no)).toEqual([1, 2]);
  const before = { boxes: [box(1), box(2), box(3)] };
  expect(doneWords(before, { boxes: [box(1, 'received'), box(2, 'refused'), box(3)] })).toBe(
    '收了 1 箱，没收 1 箱，还有 1 箱没拿来',
  );
});

it('asks to be paid what was brought this time, and nothing twice', () => {
  const asOf = (...states: readonly ShipmentBox['state'][]) =>
    ({ ...shipment, fen: 2_610, boxes: states.map((state, at) => box(at + 1, state)) }) as Shipment;
  const [none, two] = [asOf('planned', 'missed', 'planned'), asOf('received', 'received', 'planned')];
  const all = asOf('loaded', 'in_transit', 'received');
  expect([dueNow(none, two), dueNow(two, all), dueNow(none, all)]).toEqual([1_740, 870, 2_610]);
  expect([doneWords(none, two), doneWords(two, all)]).toEqual(['收了 2 箱，还有 1 箱没拿来', '收了 1 箱']);
  expect(wholeWords(two, all)).toBe('整单一共 26.10 元，这次只收这 1 箱的');
  expect(wholeWords(none, all)).toBeUndefined();
  expect(dueNow(two, asOf('received', 'received', 'refused'))).toBe(0);
});

it('lists what was booked, with whose it is and until when it is brought', () => {
  expect((['held', 'cancelled', 'booked', 'received'] as const).filter((state) => isToCome({ state }))).toEqual([
    'booked',
    'received',
  ]);
  expect(
    counterRow({
      ...{ id: 'S1', state: 'booked', goods: '豆腐皮', count: 30, pointId: 'P1', date: '2026-12-02', fen: 1 },
      ...{ departure: '2026-12-02T10:18:00+08:00', handInBy: '2026-12-02T10:03:00+08:00', createdAt: '' },
      ...{ senderName: '罗**', senderPhoneTail: '0001', awaited: 30 },
    }),
  ).toEqual({ figure: '10:18', title: '豆腐皮 30 箱', note: '罗** 尾号 0001，10:03 前交' });
});

it('says of what came too late which bus takes it now', () => {
  const ways = [
    { no: 0, departure: '2026-12-02T08:04:00+08:00', arrival: '2026-12-02T08:16:00+08:00' },
    { no: 1, departure: '2026-12-02T14:20:00+08:00', arrival: '2026-12-02T15:30:00+08:00' },
  ];
  const asOf = (state: ShipmentBox['state'], way: number) =>
    ({
      ...shipment,
      ways,
      boxes: [
        { ...box(1, 'received'), way: 0 },
        { ...box(2, state), way },
      ],
    }) as unknown as Shipment;
  const [before, after] = [asOf('missed', 0), asOf('received', 1)];
  expect(lateWords(before)).toBe('1 箱没赶上车，收了以后换下一班。');
  const now = new Date('2026-12-02T08:10:00+08:00');
  const there = '1 箱改坐今天 14:20 的车，15:30 到县城。';
  expect(movedWords(before, after, { now, heavy: false })).toEqual([`来晚了，${there}`]);
  expect(movedWords(before, after, { now, heavy: true })).toEqual([`这班车装不下，${there}`]);
  expect(movedWords(before, before, { now, heavy: true })).toEqual([]);
});

it('leads to the counter while something is to be brought, also of what is on its way', () => {
  const order: ShipmentSummary = {
    ...{ id: 'S1', state: 'moving', goods: '豆腐皮', count: 30, pointId: 'P1', date: '2026-12-03', fen: 1 },
    ...{ departure: '2026-12-03T08:50:00+08:00', handInBy: '2026-12-03T08:35:00+08:00', createdAt: '' },
  };
  expect([order, { ...order, awaited: 8 }, { ...order, late: 2 }].map(isBrought)).toEqual([true, false, false]);
  expect(counterRow({ ...order, awaited: 8 }).note).toBe('还有 8 箱，08:35 前交');
});

it('says neither when nor with which bus where no bus takes any of it, and asks nobody to bring it', () => {
  const order: ShipmentSummary = {
    ...{ id: 'S1', state: 'booked', goods: '豆腐皮', count: 30, pointId: 'P1', date: '2026-12-03', fen: 1 },
    ...{ departure: '2026-12-03T08:50:00+08:00', handInBy: '2026-12-03T08:35:00+08:00', createdAt: '' },
    ...{ senderName: '罗**', senderPhoneTail: '0001', stranded: 30 },
  };
  expect(counterRow(order)).toEqual({ title: '豆腐皮 30 箱', note: '罗** 尾号 0001，没有车赶得上，不用拿来' });
  expect(isBrought(order)).toBe(true);
  expect(counterRow({ ...order, stranded: 8 }).note).toBe('罗** 尾号 0001，8 箱没有车赶得上，不用拿来');
  // What rides another day may be brought today, and until when that day's list says.
  const another: ShipmentSummary = { ...order, stranded: 0 };
  expect(counterRow(another)).toMatchObject({ figure: '08:50', note: '罗** 尾号 0001' });
  expect(isBrought(another)).toBe(false);
  const brought: ShipmentSummary = { ...order, state: 'received', stranded: 0 };
  expect(counterRow(brought)).toEqual({ figure: '08:50', title: '豆腐皮 30 箱', note: '罗** 尾号 0001' });
  expect(counterRow({ ...order, state: 'expired', late: 2 }).note).toBe('罗** 尾号 0001，2 箱没赶上，来了换下一班');
});

it('keeps in the list what nobody brought in time', () => {
  expect(isToCome({ state: 'expired', late: 2 })).toBe(true);
  expect(isToCome({ state: 'expired' })).toBe(false);
});
