// Does whoever loads a bus read what is booked beside what was weighed, what is cold, and what must go elsewhere?
import type { LoadedOrder, LoadedStop, LoadedTrip } from '@kehuoyou/shared';
import { dayWords, orderNote, orderTags, stopNote, stopTitle, tripNote, tripTitle, troubleWords } from './loads-words';

const order: LoadedOrder = {
  toLoad: [],
  ...{ id: 'S1', goods: '豆腐皮', state: 'partly_received', senderName: '罗**', senderPhoneTail: '0001' },
  ...{ boxes: 30, handedIn: 28, weighedGrams: 70_100, bookedGrams: 75_000, chilled: true, move: 4 },
  handInBy: '2026-12-02T07:49:00+08:00',
};
const stop: LoadedStop = {
  ...{ stopSequence: 6, stopName: '立新', pointId: 'P1', pointName: '立新村客货邮服务点', boxes: 30, orders: [order] },
  ...{ departure: '2026-12-02T08:04:00+08:00', left: { grams: 225_900, litres: 1_280, pieces: 99 } },
};
const trip: LoadedTrip = {
  ...{ tripId: 'K01-I01', serviceDate: '2026-12-02', routeName: 'K01', headsign: '县城', stops: [stop] },
  departure: '2026-12-02T07:34:00+08:00',
  ...{ room: { grams: 50_000, litres: 900, pieces: 99 }, load: { grams: 60_200, litres: 1_000, pieces: 40 } },
  ...{ over: { grams: 10_200, litres: 100, pieces: 0 }, boxes: 30, chilledBoxes: 4, move: 4, plate: '闽G00001示' },
};

it('says of an order whose it is, by when it comes, and both weights', () => {
  expect(orderNote(order)).toBe('罗** 尾号 0001，07:49 前交，订 75 公斤，过秤 28 箱 71 公斤');
  expect(orderTags(order).map(({ word }) => word)).toEqual(['挪 4 箱', '冷藏', '交了 28 箱']);
});

it('asks for nothing of whoever has brought all of it, and tells a kept place from a booked one', () => {
  const { move: _move, ...all } = order;
  expect(orderNote({ ...all, handedIn: 30 })).not.toContain('前交');
  expect(orderTags({ ...all, handedIn: 30, chilled: false }).map(({ word }) => word)).toEqual(['都交了']);
  const { senderName: _name, senderPhoneTail: _tail, handInBy: _by, ...kept } = { ...all, handedIn: 0, chilled: false };
  expect(orderNote(kept)).toBe('位子留着，还没订好，订 75 公斤');
  expect(orderTags(kept)).toEqual([]);
  expect(orderNote({ ...kept, changesHere: true })).toContain('从别的车换上来');
});

it('says where it gets on, what is left from there, and never more than there is', () => {
  expect([stopTitle(stop), stopNote(stop)]).toEqual(['08:04 立新村', '上 30 箱，往后还空 225 公斤 1.2 方']);
});

it('says what a bus takes and what must be done about it', () => {
  expect([tripTitle(trip), tripNote(trip)]).toEqual(['07:34 K01 去县城', '30 箱，冷藏 4 箱，闽G00001示，还没派司机']);
  expect(troubleWords(trip)).toEqual(['超了 11 公斤、0.1 方，要挪 4 箱到别的车。']);
  expect(dayWords({ date: '2026-12-02', trips: [trip, trip], at: '' })).toBe('2 班车，60 箱，要挪 8 箱');
  const changed = { ...trip, stops: [{ ...stop, orders: [{ ...order, changesHere: true as const }] }] };
  expect(dayWords({ date: '2026-12-02', trips: [trip, changed], at: '' })).toContain('2 班车，30 箱');
  const { over: _over, ...fine } = trip;
  expect(troubleWords({ ...fine, move: 0, cancelled: '前面塌方' })).toEqual(['这班停开：前面塌方。']);
});
