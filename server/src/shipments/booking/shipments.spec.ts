// Is a place on a bus sold once, kept as long as was said, and given to the next when somebody lets go of it?
import { noticesApi, shipmentsApi, tripReportApi } from '@kehuoyou/shared';
import type { Quote, Shipment } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { verifyLoads } from '../../parcels/loading/verify-loads.command.js';
import { TripLegLoadEntity } from '../../parcels/loading/trip-load.entity.js';
import {
  beancurd,
  booked,
  booking,
  firstOffer,
  holding,
  orders,
  ordersForEachTest,
  POINT,
  quoted,
  SENDER,
  TOMORROW,
  vehicle,
} from '../../testing/shipments/order-world.js';
import { reportsOf } from '../../testing/timetable/trip-reports.js';
import { Waiting } from './waiting.service.js';
import { ShipmentEntity, ShipmentLineEntity } from './shipment.entity.js';
import { ShipmentQuoteEntity } from '../quoting/quote.entity.js';

ordersForEachTest();

const MINUTE = 60_000;
const FIRST = 'K01-I01';
/** The first bus of tomorrow takes so many boxes of 豆腐皮. */
const firstTakes = (boxes: number): Promise<void> =>
  vehicle(
    'MT-V01',
    [FIRST],
    [{ kind: 'hold', most: { grams: 190_000 + boxes * 2_500, litres: 380 + 9_000, pieces: 999 }, approved: false }],
  );
const onFirst = (quote: Quote) => [{ way: 0, boxes: quote.count }];
const loadOf = async (tripId = FIRST): Promise<number> =>
  (await orders.dataSource.manager.findBy(TripLegLoadEntity, { tripId })).reduce((sum, { pieces }) => sum + pieces, 0);
const read = async (id: string, token = 'farmer'): Promise<Shipment> =>
  (await orders.call(shipmentsApi.read, { id }, { token })).answer;
const cancelling = (id: string, token = 'farmer') => orders.call(shipmentsApi.cancel, { id }, { token });
const sweep = () => orders.app.get(Waiting).sweep();

async function allAddsUp(): Promise<string> {
  const lines: string[] = [];
  const output = { log: (line: string) => void lines.push(line), error: (line: string) => void lines.push(line) };
  await verifyLoads({ output, words: [], database: async () => orders.dataSource } as never);
  return lines.join('\n');
}

it('is kept for a quarter of an hour, then booked, each box with a code of its own', async () => {
  const quote = await quoted(beancurd(30));
  const held = (await holding(quote)).answer;
  expect(held).toMatchObject({ state: 'held', holdEndsAt: '2026-12-01T11:15:00.000Z', fen: 4_500 });
  expect(await loadOf()).toBe(30);
  orders.clock.pass(15 * MINUTE - 1);
  const order = (await booking(held)).answer;
  expect(order).toMatchObject({
    state: 'booked',
    fen: 4_500,
    sender: { name: '罗**', phone: '1******0001', address: '福建省清流县****' },
    amounts: [{ kind: 'agreed', fen: 4_500 }],
  });
  expect(new Set(order.boxes.map(({ code }) => code)).size).toBe(30);
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('one hold that ended is nobody’s: booking it gives a fresh quote, and its room goes to whoever asks', async () => {
  await firstTakes(30);
  const quote = await quoted(beancurd(30));
  const held = (await holding(quote, onFirst(quote))).answer;
  const other = await quoted(beancurd(30), 'neighbour');
  expect((await holding(other, onFirst(other), { token: 'neighbour' })).code).toBe('no_room');
  orders.clock.pass(15 * MINUTE);
  const late = await booking(held);
  expect(late).toMatchObject({ status: 409, failure: { code: 'hold_expired' } });
  expect((await holding(other, onFirst(other), { token: 'neighbour' })).answer.state).toBe('held');
  expect((await read(held.id)).state).toBe('expired');
  expect(await loadOf()).toBe(30);
  const fresh = await orders.call(
    shipmentsApi.hold,
    { quoteId: late.failure.instead ?? '', parts: [{ way: 1, boxes: 30 }] },
    { token: 'farmer' },
  );
  expect(fresh.answer).toMatchObject({ state: 'held', goods: '豆腐皮', count: 30 });
});

it('sweeps what nobody asks for', async () => {
  const quote = await quoted(beancurd(5));
  await holding(quote);
  orders.clock.pass(15 * MINUTE);
  expect(await sweep()).toEqual({ ended: 1, promoted: 0 });
  expect(await loadOf()).toBe(0);
  expect(await sweep()).toEqual({ ended: 0, promoted: 0 });
});

it('two lines of one order on one bus are summed before they are checked', async () => {
  await firstTakes(10);
  const two = beancurd(12, {
    lines: [
      { count: 6, to: 'county_pickup' },
      { count: 6, to: 'county_pickup' },
    ],
  });
  const quote = await quoted(two);
  expect((await holding(quote, onFirst(quote))).code).toBe('no_room');
  expect(await loadOf()).toBe(0);
  const split = (await holding(quote, firstOffer(quote))).answer;
  expect(split.ways.map(({ boxes }) => boxes)).toEqual([10, 2]);
  expect(await loadOf()).toBe(10);
  expect(split.boxes.filter(({ way }) => way === 0).map(({ line }) => line)).toEqual([
    ...Array(6).fill(1),
    ...Array(4).fill(2),
  ]);
});

it.each([
  [[{ way: 0, boxes: 4 }]],
  [
    [
      { way: 0, boxes: 3 },
      { way: 0, boxes: 2 },
    ],
  ],
  [[{ way: 16, boxes: 5 }]],
])('divided otherwise than into all boxes it is refused: %j', async (parts) => {
  expect((await holding(await quoted(beancurd(5)), parts)).code).toBe('split_not_whole');
});

it('is one order however often it is sent, and another key finds that it is booked', async () => {
  const held = (await holding(await quoted(beancurd(5)))).answer;
  const first = await booking(held, { key: 'k1' });
  expect((await booking(held, { key: 'k1' })).answer).toEqual(first.answer);
  expect(await booking(held, { key: 'k2' })).toMatchObject({ failure: { code: 'shipment_over', state: 'booked' } });
  expect((await read(held.id)).amounts).toHaveLength(1);
});

it('needs somebody to get each line', async () => {
  const held = (await holding(await quoted(beancurd(5)))).answer;
  const recipients = [{ line: 2, name: '王', phone: '19900000002', address: '龙津镇' }];
  expect((await orders.call(shipmentsApi.book, { id: held.id, ...SENDER, recipients }, { token: 'farmer' })).code).toBe(
    'recipients_missing',
  );
});

it('whoever waits gets the places that somebody gives back, the first first, and longer', async () => {
  await firstTakes(30);
  const order = await booked(beancurd(30));
  const [first, second] = [await quoted(beancurd(20), 'neighbour'), await quoted(beancurd(20), 'stranger')];
  const waiting = (await holding(first, onFirst(first), { token: 'neighbour', wait: true })).answer;
  expect(waiting).toMatchObject({ state: 'waiting' });
  orders.clock.pass(MINUTE);
  const later = (await holding(second, onFirst(second), { token: 'stranger', wait: true })).answer;
  expect(await sweep()).toEqual({ ended: 0, promoted: 0 });
  await cancelling(order.id);
  expect(await sweep()).toEqual({ ended: 0, promoted: 1 });
  const end = new Date(orders.clock.now().getTime() + 60 * MINUTE).toISOString();
  expect(await read(waiting.id, 'neighbour')).toMatchObject({ state: 'held', holdEndsAt: end });
  expect((await read(later.id, 'stranger')).state).toBe('waiting');
  expect(await loadOf()).toBe(20);
  await orders.app.get(OutboxRelay).drain();
  const heard = async (token: string) => (await orders.call(noticesApi.inbox, {}, { token })).answer.notices;
  const page = `/shipments/shipment/index?id=${waiting.id}`;
  expect(await heard('neighbour')).toMatchObject([
    { kind: 'shipment_held', page, title: '豆腐皮：等到位子了，留到 20:01' },
  ]);
  expect(await heard('stranger')).toEqual([]);
});

it('given back in time costs nothing, in the last hour a fifth of the bus, and from the company nothing', async () => {
  const early = await booked(beancurd(30));
  expect((await cancelling(early.id)).answer).toMatchObject({ state: 'cancelled', fen: 0, mayCancel: false });
  const late = await booked(beancurd(30));
  orders.clock.set(`${TOMORROW}T07:30:00+08:00`);
  expect(await read(late.id)).toMatchObject({ mayCancel: true, keptFen: 900 });
  expect((await cancelling(late.id)).answer).toMatchObject({
    state: 'cancelled',
    fen: 900,
    amounts: [{ kind: 'agreed' }, { kind: 'cancelled', fen: -4_500 }, { kind: 'kept', fen: 900 }],
  });
  const theirs = await booked(beancurd(30));
  expect((await cancelling(theirs.id, 'manager')).answer).toMatchObject({ state: 'cancelled', fen: 0 });
  expect((await cancelling(theirs.id)).code).toBe('shipment_over');
  expect(await loadOf()).toBe(0);
});

it('belongs to its sender, and to those through whose hands it goes', async () => {
  const { id } = await booked(beancurd(5));
  for (const token of ['farmer', 'keeper', 'clerk', 'manager']) expect((await read(id, token)).id).toBe(id);
  for (const token of ['neighbour', 'stranger'])
    expect((await orders.call(shipmentsApi.read, { id }, { token })).code).toBe('shipment_not_found');
  expect((await cancelling(id, 'clerk')).code).toBe('shipment_not_found');
  const day = { pointId: POINT, date: TOMORROW };
  const { shipments } = (await orders.call(shipmentsApi.atPoint, day, { token: 'keeper' })).answer;
  expect(shipments).toMatchObject([{ id, state: 'booked', senderName: '罗**', senderPhoneTail: '0001', count: 5 }]);
  expect((await orders.call(shipmentsApi.atPoint, day, { token: 'stranger' })).code).toBe('point_not_found');
  expect((await orders.call(shipmentsApi.mine, {}, { token: 'farmer' })).answer.shipments).toMatchObject([{ id }]);
  expect((await orders.call(shipmentsApi.mine, {}, { token: 'neighbour' })).answer.shipments).toEqual([]);
});

it('a keeper books for whoever calls, and the order is that of the number', async () => {
  const order = await booked(beancurd(5), 'keeper');
  expect(order).toMatchObject({ state: 'booked', forCaller: true });
  expect((await orders.call(shipmentsApi.read, { id: order.id }, { token: 'farmer' })).code).toBe('shipment_not_found');
});

it('takes nothing for a bus that leaves within the hour, or does not come', async () => {
  const quote = await quoted(beancurd(5));
  orders.clock.set(`${TOMORROW}T07:05:00+08:00`);
  expect((await holding(quote, onFirst(quote))).code).toBe('bus_gone');
  const report = reportsOf('K01-I02', TOMORROW);
  const reports = [report('cancel', '07:05', { reason: '前方修路' })];
  await orders.call(tripReportApi.submit, { sentAt: orders.clock.now().toISOString(), reports }, { token: 'manager' });
  const later = await quoted(beancurd(5));
  const stopped = later.ways.find(({ rides }) => rides[0]?.tripId === 'K01-I02');
  expect(stopped).toMatchObject({ refusal: 'cancelled', boxesLeft: 0 });
  expect((await holding(later, [{ way: stopped?.no ?? 0, boxes: 5 }])).code).toBe('bus_gone');
});

it('keeps no more than a few places for one account that has booked none of them', async () => {
  const quote = await quoted(beancurd(1));
  for (let times = 0; times < 5; times += 1) expect((await holding(quote)).status).toBe(201);
  expect((await holding(quote)).code).toBe('too_many_holds');
});

it('keeps places once for whoever asks again because the answer was lost, also as the last one that may be kept', async () => {
  const quote = await quoted(beancurd(1));
  for (let times = 0; times < 4; times += 1) await holding(quote);
  const ask = { quoteId: quote.id, parts: firstOffer(quote) };
  const again = () => orders.call(shipmentsApi.hold, ask, { token: 'farmer', key: `hold:${quote.id}` });
  const first = (await again()).answer;
  expect(await again()).toMatchObject({ status: 201, answer: { id: first.id } });
  // The bus has left meanwhile: what was kept was kept all the same.
  orders.clock.set(`${TOMORROW}T09:00:00+08:00`);
  expect((await again()).answer.id).toBe(first.id);
  expect((await holding(quote)).code).toBe('bus_gone');
});

it('keeps no more for one account also where all of it is asked at once', async () => {
  const quote = await quoted(beancurd(1));
  const held = await Promise.all(Array.from({ length: 9 }, () => holding(quote)));
  const refused = held.filter(({ status }) => status !== 201);
  expect(refused.map(({ code }) => code)).toEqual(Array(4).fill('too_many_holds'));
  expect(await orders.dataSource.manager.countBy(ShipmentEntity, { state: 'held' })).toBe(5);
});

it('keeps no place, and lets nobody wait, for what would be spoilt when it is there', async () => {
  const fish = beancurd(2, { goods: '溪鱼', grams: 6_000, lines: [{ count: 2, to: 'carrier', province: '44' }] });
  const spoilt = await quoted(fish);
  expect(spoilt.lines[0]?.refusal).toBe('not_fresh_enough');
  for (const wait of [false, true])
    expect((await holding(spoilt, [{ way: 0, boxes: 2 }], { wait })).code).toBe('not_like_this');
  expect(await orders.dataSource.manager.count(ShipmentEntity)).toBe(0);
});

it('says nothing of anybody where the database lies open', async () => {
  await booked(beancurd(5, { note: '找罗大山 19900000001' }));
  const { manager } = orders.dataSource;
  const rows = [ShipmentEntity, ShipmentLineEntity, ShipmentQuoteEntity].map((table) => manager.find(table));
  const text = JSON.stringify(await Promise.all(rows));
  for (const secret of ['罗大山', '19900000001', '19900000002', '王小明', '天河区', '立新村12号'])
    expect(text).not.toContain(secret);
});
