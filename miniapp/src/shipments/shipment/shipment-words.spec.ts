// Does an order say what is to be done next, and where each box is?
import { shipmentFactTypes, shipmentStates } from '@kehuoyou/shared';
import type { BoxState, Shipment, ShipmentBox } from '@kehuoyou/shared';
import { cancelWords, giveBackWord, toFetchWords } from './give-back-words';
import {
  headline,
  lineRow,
  progressWords,
  squareOf,
  stepWords,
  strandedWords,
  summaryRow,
  sumWords,
  troubleWords,
  wayRow,
} from './shipment-words';
import { missedWords } from './missed-words';
import { troublesOf } from './troubles';

const NOW = new Date('2026-12-01T18:20:00+08:00');
const box = (no: number, state: BoxState, more: Partial<ShipmentBox> = {}): ShipmentBox => ({
  fen: 150,
  ...{ no, line: 1, way: 0, state, code: '7K3M' },
  ...more,
});
const way = {
  ...{ no: 0, rides: [], handInBy: '2026-12-02T10:03:00+08:00', departure: '2026-12-02T10:18:00+08:00' },
  ...{ arrival: '2026-12-02T11:27:00+08:00', boxes: 3, chilled: false },
};
const shipment = (more: Partial<Shipment>): Shipment => ({
  ...{ id: 'S1', state: 'booked', pointId: 'P1', pointName: '下谢村服务点', quoteId: 'Q1', goods: '豆腐皮', count: 3 },
  ...{ grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250, createdAt: NOW.toISOString(), forCaller: false },
  ...{ lines: [], boxes: [box(1, 'planned'), box(2, 'planned'), box(3, 'planned')], ways: [way], amounts: [], fen: 0 },
  ...{ steps: [], mayCancel: true },
  ...more,
});

it('says first until when it is to be handed in, then how many are there', () => {
  expect(headline(shipment({}), NOW)).toMatchObject({ figure: '明天 10:03', note: '前交到下谢村服务点，带身份证' });
  const boxes = [box(1, 'at_hub'), box(2, 'in_transit'), box(3, 'planned', { reason: '行李多' })];
  expect(headline(shipment({ state: 'moving', boxes }), NOW)).toMatchObject({ figure: '1 箱', note: '已到县城' });
  expect(boxes.map(squareOf)).toEqual(['in', 'on', 'late']);
});

it('tells of the bus that takes the boxes, not of the one that did not come', () => {
  const next = { ...way, no: 1, handInBy: '2026-12-02T13:53:00+08:00', departure: '2026-12-02T14:08:00+08:00' };
  const boxes = [1, 2, 3].map((no) => box(no, 'planned', { way: 1, reason: '修路' }));
  const rolled = shipment({ boxes, ways: [{ ...way, boxes: 0 }, next] });
  expect(headline(rolled, NOW)).toMatchObject({ figure: '明天 13:53' });
  expect(rolled.ways.map((each) => wayRow(each, NOW))).toMatchObject([
    { figure: '10:18', title: '不坐这班了', state: 'cancelled' },
    { figure: '14:08', title: '3 箱', state: 'usual' },
  ]);
  const stranded = boxes.map((each) => ({ ...each, way: 0, stranded: true as const }));
  expect(headline(shipment({ boxes: stranded, ways: [{ ...way, boxes: 0 }] }), NOW)).toMatchObject({
    figure: '没有车',
  });
});

it('says that it is late, and whom to ask, when the hour to hand in is over', () => {
  const late = new Date('2026-12-02T10:04:00+08:00');
  expect(headline(shipment({}), late)).toMatchObject({
    figure: '今天 10:03',
    note: expect.stringContaining('已经过了') as string,
  });
  expect(headline(shipment({ boxes: [box(1, 'received'), box(2, 'planned')] }), late).note).toContain('已经过了');
});

it('asks for no money with the boxes where none are to come', () => {
  expect(sumWords({ state: 'booked', fen: 900 })).toBe('交货时当面付');
  expect(sumWords({ state: 'cancelled', fen: 0 })).toBe('不用付');
  expect(sumWords({ state: 'cancelled', fen: 900 })).toBe('还要付');
});

it.each(shipmentStates)('has words for %s', (state) => {
  const words = headline(shipment({ state, holdEndsAt: '2026-12-01T10:35:00Z' }), NOW);
  expect([words.figure, words.note, words.spoken].filter((text) => /undefined|^$/.test(text))).toEqual([]);
});

it.each(shipmentFactTypes)('tells %s in the story', (type) => {
  expect(stepWords({ type, at: NOW.toISOString(), boxes: 2, reason: '下雨' }, 3)).toMatch(/^[^A-Z]+ 2 箱：下雨$/);
});

it('calls a box in trouble by its own code', () => {
  expect(troubleWords(box(3, 'refused', { reason: '里面有高度酒' }))).toBe('第 3 箱 7K3M 没有收：里面有高度酒');
  expect(troubleWords(box(3, 'loaded', { wantedBack: true }))).toContain('已经在路上');
  expect(troubleWords(box(3, 'at_hub'))).toBeUndefined();
  const stranded = box(2, 'planned', { stranded: true, reason: '停开' });
  expect(squareOf(stranded)).toBe('bad');
  expect(strandedWords([box(1, 'planned'), stranded])).toBe('1 箱没有车赶得上（停开）。可以不寄了，一分不收。');
  expect(strandedWords([box(1, 'planned')])).toBeUndefined();
  // Whoever has taken it back already is not told that they may.
  expect(strandedWords([{ ...stranded, state: 'cancelled' }])).toBeUndefined();
});

it('says where a line goes, who gets it, and how far it is; what a bus takes; and what cancelling costs', () => {
  const line = { no: 1, count: 3, to: 'carrier' as const, province: '44', carrierName: '邮政', parts: [], fen: 100 };
  const recipient = { name: '王**', phone: '1******0001', address: '' };
  expect(lineRow({ ...line, recipient }, [box(1, 'handed_to_carrier')])).toEqual({
    title: '3 箱 邮政 寄广东',
    note: '王** 1******0001，交给快递 1 箱',
  });
  const some = [box(1, 'delivered'), box(2, 'returning'), box(3, 'returned')];
  expect(lineRow(line, some).note).toBe('送到 1 箱，快递退回 2 箱');
  expect(wayRow({ ...way, chilled: true }, NOW)).toMatchObject({ figure: '10:18', title: '3 箱，放冷藏箱' });
  expect([cancelWords({}), cancelWords({ keptFen: 90 })]).toEqual([
    '现在取消不收钱。',
    '快开车了，现在取消要收车费的一部分：9 角。',
  ]);
});

it('says to whoever brought nothing in time what to do, and nothing of that to whoever only let a place go', () => {
  const missed = shipment({ state: 'expired', boxes: [box(1, 'missed'), box(2, 'missed')] });
  expect(headline(missed, NOW)).toMatchObject({ figure: '没来交', note: '车不等了，还想寄就拿到下谢村服务点' });
  const onTheDay = new Date('2026-12-02T10:05:00+08:00');
  expect(missedWords(missed, onTheDay)).toBe(
    '2 箱没来交，车不等了。还想寄，最晚明天拿到下谢村服务点，站长换下一班车。',
  );
  // Two days later nobody is sent to the counter any more.
  const tooLate = new Date('2026-12-04T06:00:00+08:00');
  expect(missedWords(missed, tooLate)).toBe('2 箱没来交，车走了。要寄请再订一次。');
  expect(headline(missed, tooLate)).toMatchObject({ figure: '没来交', note: '车走了，要寄请再订一次' });
  expect(headline(shipment({ state: 'expired', boxes: [] }), NOW)).toMatchObject({ figure: '过时了' });
  expect(missedWords(shipment({}), NOW)).toBeUndefined();
});

it('says of a group how far it is, in one line, and of which bus somebody was left behind', () => {
  const ride = {
    tripId: 'T1',
    serviceDate: '2026-12-02',
    departure: way.departure,
  } as Shipment['ways'][number]['rides'][number];
  const ways = [{ ...way, rides: [ride] }];
  const bus = { tripId: 'T1', serviceDate: '2026-12-02' };
  const many = (count: number, state: BoxState, more: Partial<ShipmentBox> = {}): ShipmentBox[] =>
    Array.from({ length: count }, (_each, at) => box(at + 1, state, more));
  const words = (...boxes: readonly ShipmentBox[]) => progressWords({ boxes, ways, count: boxes.length }, NOW);
  expect(words(...many(30, 'planned'))).toBeUndefined();
  expect(words(...many(28, 'received'), ...many(2, 'planned'))).toBe('30 箱：28 在服务点 · 2 还没交');
  expect(words(...many(22, 'at_hub', { bus }), ...many(6, 'in_transit', { bus }), ...many(2, 'received'))).toBe(
    '30 箱：22 已到县城 · 6 在车上 · 2 下一班',
  );
  expect(words(...many(5, 'loaded', { bus }), ...many(1, 'received'))).toBe('6 箱：5 在车上 · 1 在服务点');
  expect(words(...many(9, 'collected'), ...many(1, 'taken_back'))).toBe('10 箱：9 取走了 · 1 没寄');
});

it.each([
  [{ state: 'held_back', reason: '里面有液体' }, '第 1 箱 7K3M 过机没过：里面有液体。留在县城，可以来取回'],
  [{ state: 'taken_back', reason: '里面有液体' }, '第 1 箱 7K3M 还给寄的人了：里面有液体'],
  [{ state: 'at_hub', wantedBack: true }, '第 1 箱 7K3M 到县城了，留着等您来取回'],
  [{ state: 'handed_to_carrier', wantedBack: true }, '第 1 箱 7K3M 已经交给快递了，追不回来了'],
  [{ state: 'at_hub' }, undefined],
] as const)('of %j is said: %s', ({ state, ...more }, words) => {
  expect(troubleWords(box(1, state, more))).toBe(words);
});

it('names what of an order on its way partly can still stay', () => {
  const boxes = ['loaded', 'received', 'planned'].map((state, at) => ({
    no: at + 1,
    line: 1,
    fen: 100,
    state: state as 'loaded',
  }));
  expect(giveBackWord({ state: 'moving', boxes })).toBe('没上车的 2 箱不寄了');
  expect(giveBackWord({ state: 'booked', boxes })).toBe('不寄了');
});

it('says of what lies at the point without a bus that it has none, and not that it waits for one', () => {
  const stranded = [1, 2, 3].map((no) => box(no, 'received', { reason: '停开', stranded: true }));
  expect(headline(shipment({ state: 'received', boxes: stranded }), NOW)).toMatchObject({
    ...{ figure: '没有车', note: '没有车赶得上，看下面' },
  });
  const some = [box(1, 'received'), box(2, 'received', { reason: '停开', stranded: true }), box(3, 'refused')];
  expect(headline(shipment({ state: 'received', boxes: some }), NOW)).toMatchObject({ note: '都交了，等车来' });
  expect(progressWords(shipment({ boxes: some }), NOW)).toBe('3 箱：1 在服务点 · 1 没有车 · 1 没寄');
});

it('names no bus in the list of one’s own where none takes any of it', () => {
  const order = {
    ...{ id: 'S1', state: 'booked' as const, goods: '豆腐皮', count: 3, pointId: 'P1', date: '2026-12-02', fen: 1 },
    ...{ departure: '2026-12-02T10:18:00+08:00', handInBy: '2026-12-02T10:03:00+08:00', createdAt: '' },
  };
  expect(summaryRow(order, NOW).note).toBe('明天 10:18 的车');
  expect(summaryRow({ ...order, stranded: 2 }, NOW).note).toBe('明天 10:18 的车');
  expect(summaryRow({ ...order, stranded: 3 }, NOW).note).toBe('没有车赶得上');
});

it('asks its sender to fetch what was given back at the point, until somebody says that they have', () => {
  const boxes = [box(1, 'cancelled', { awaitsSender: true }), box(2, 'taken_back'), box(3, 'cancelled')];
  expect(toFetchWords(shipment({ state: 'cancelled', boxes }))).toBe('不寄了的 1 箱还在下谢村服务点，请去拿回来。');
  expect(toFetchWords(shipment({}))).toBeUndefined();
});

it('says once of everything that its sender fetched from the point, and of each what came back from a bus', () => {
  const bus = { tripId: 'K01-I01', serviceDate: '2026-12-02' };
  const fetched = [1, 2].map((no) => box(no, 'taken_back', { reason: '车上装不下全部' }));
  const boxes = [...fetched, box(3, 'taken_back', { bus, reason: '里面有液体' })];
  const words = ['2 箱还给寄的人了', '第 3 箱 7K3M 还给寄的人了：里面有液体'];
  expect(troublesOf(shipment({ state: 'cancelled', boxes }), NOW)).toEqual(words);
});
