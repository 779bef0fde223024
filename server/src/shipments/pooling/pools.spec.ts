// Do neighbours who wait for a full bus get a vehicle of its company, or at least an answer?
import { fleetApi, noticesApi, poolsApi, shipmentsApi } from '@kehuoyou/shared';
import type { PoolAnswerAsk, Quote, Shipment } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { Transactions } from '../../database/transaction.js';
import {
  beancurd,
  booked,
  holding,
  orders,
  ordersForEachTest,
  POINT,
  quoted,
  TODAY,
  TOMORROW,
  vehicle,
} from '../../testing/shipments/order-world.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';
import { Waiting } from '../booking/waiting.service.js';
import { NoShows } from '../missing/no-shows.service.js';
import { Pools } from './pools.service.js';

ordersForEachTest();

const FIRST = 'K01-I01';
const hold = (boxes: number) => ({
  kind: 'hold' as const,
  most: { grams: 190_000 + boxes * 2_500, litres: 380 + 9_000, pieces: 999 },
  approved: false,
});
const onFirst = (quote: Quote) => [{ way: 0, boxes: quote.count }];
const propose = () => orders.app.get(Pools).propose();
const pools = async (token: string, date = TOMORROW) =>
  (await orders.call(poolsApi.ofDay, { date }, { token })).answer.pools;
const seen = async (id: string, token: string) =>
  (await orders.call(poolsApi.ofShipment, { id }, { token })).answer.pool;
const state = async (id: string, token: string) =>
  (await orders.call(shipmentsApi.read, { id }, { token })).answer.state;
const answering = (more: Partial<PoolAnswerAsk>, token = 'manager') =>
  orders.call(poolsApi.answer, { date: TOMORROW, tripId: FIRST, decision: 'vehicle', ...more }, { token });
async function heard(token: string): Promise<string[]> {
  await orders.app.get(OutboxRelay).drain();
  return (await orders.call(noticesApi.inbox, {}, { token })).answer.notices.map(({ title }) => title);
}

async function waits(boxes: number, token: string): Promise<Shipment> {
  const quote = await quoted(beancurd(boxes), token);
  orders.clock.pass(1_000);
  return (await holding(quote, onFirst(quote), { token, wait: true })).answer;
}

/** The first bus takes 30 and has them; a second vehicle takes `more`. */
async function fullBus(more = 40): Promise<Shipment> {
  await vehicle('MT-V01', [FIRST], [hold(30)]);
  await orders.call(
    fleetApi.addCompartment,
    { companyId: 'MT', vehicleId: 'MT-V02', ...hold(more) },
    { token: 'manager' },
  );
  return booked(beancurd(30));
}

it('asks the company once neighbours wait together, and not for one alone', async () => {
  await fullBus();
  const alone = await waits(12, 'neighbour');
  expect(await propose()).toBe(0);
  const shared = { serviceDate: TOMORROW, others: { households: 0, boxes: 0, grams: 0 }, isAsked: false };
  expect(await seen(alone.id, 'neighbour')).toEqual(shared);
  await waits(10, 'stranger');
  expect(await propose()).toBe(1);
  expect(await propose()).toBe(0);
  expect(await heard('manager')).toEqual(['12月2日（周三） 07:34 去清流汽车站：22 箱货等车']);
  expect(await heard('post')).toEqual([]);
  expect(await seen(alone.id, 'neighbour')).toEqual({
    ...{ serviceDate: TOMORROW, others: { households: 1, boxes: 10, grams: 25_000 }, isAsked: true },
  });
  expect(await pools('manager')).toMatchObject([
    {
      ...{ tripId: FIRST, companyId: 'MT', households: 2, boxes: 22, grams: 55_000, isWorth: true },
      short: { grams: 55_000 },
      points: [{ pointId: POINT, households: 2, boxes: 22, atField: false }],
    },
  ]);
  expect(await pools('office')).toHaveLength(1);
  expect(await pools('post')).toEqual([]);
  expect((await orders.call(poolsApi.ofDay, { date: TOMORROW }, { token: 'farmer' })).code).toBe('not_allowed');
  expect((await orders.call(poolsApi.ofShipment, { id: alone.id }, { token: 'stranger' })).code).toBe(
    'shipment_not_found',
  );
});

it('one alone with a whole harvest is worth a vehicle to the field', async () => {
  await fullBus();
  const harvest = await waits(30, 'neighbour');
  expect(await propose()).toBe(1);
  const [pool] = await pools('manager');
  expect(pool).toMatchObject({ households: 1, boxes: 30, points: [{ atField: true }] });
  const collect = { pointId: POINT, where: '村口晒谷坪', at: '07:40' };
  await answering({ vehicleId: 'MT-V02', collect });
  await orders.app.get(OutboxRelay).drain();
  expect(await state(harvest.id, 'neighbour')).toBe('held');
  expect(await heard('neighbour')).toEqual(expect.arrayContaining(['豆腐皮：07:40 到村口晒谷坪收']));
  expect(await heard('farmer')).toEqual(['豆腐皮：07:40 到村口晒谷坪收']);
  // Whoever gives them to the vehicle at the field did not stay away, although no keeper saw them.
  orders.clock.set(`${TOMORROW}T08:03:00+08:00`);
  expect(await orders.app.get(NoShows).sweep()).toBeUndefined();
  // Nor is anybody told afterwards that none came to fetch them.
  orders.clock.set(`${TOMORROW}T08:30:00+08:00`);
  expect((await answering({ decision: 'none', reason: '车坏了' })).code).toBe('bus_gone');
  expect(await orders.app.get(NoShows).sweep()).toBeUndefined();
});

it('what was to be fetched at the field and never came ends when nobody can bring it any more, for nothing', async () => {
  const order = await fullBus();
  await waits(30, 'neighbour');
  expect(await seen(order.id, 'farmer')).toBeUndefined();
  await answering({ vehicleId: 'MT-V02', collect: { pointId: POINT, where: '村口晒谷坪', at: '07:40' } });
  expect(await seen(order.id, 'farmer')).toMatchObject({
    ...{
      others: { boxes: 0, households: 0 },
      isAsked: true,
      answer: { collect: { where: '村口晒谷坪', at: '07:40' } },
    },
  });
  orders.clock.set('2026-12-03T18:00:00+08:00');
  expect(await seen(order.id, 'farmer')).toBeUndefined();
  expect(await orders.app.get(NoShows).sweep()).toBeUndefined();
  orders.clock.set('2026-12-04T06:00:00+08:00');
  expect(await orders.app.get(NoShows).sweep()).toEqual({ missed: 30 });
  const ended = (await orders.call(shipmentsApi.read, { id: order.id }, { token: 'farmer' })).answer;
  expect(ended).toMatchObject({ state: 'expired', fen: 0 });
  expect((await heard('farmer'))[0]).toBe('豆腐皮：30 箱县城没收到，不收钱');
  expect(await orders.app.get(NoShows).sweep()).toBeUndefined();
});

// The bus leaves at 08:04.
it.each([
  ['07:40', ['07:41', '08:03', '08:05']],
  ['08:10', ['08:05', '08:09', '08:11']],
])('is told of a vehicle at %s until that and the bus are over, with the day of the bus', async (at, times) => {
  await fullBus();
  const harvest = await waits(30, 'neighbour');
  expect(await seen(harvest.id, 'neighbour')).toMatchObject({ serviceDate: TOMORROW });
  const collect = { pointId: POINT, where: '村口晒谷坪', at };
  expect((await answering({ vehicleId: 'MT-V02', collect })).status).toBe(201);
  await orders.app.get(OutboxRelay).drain();
  const days: (string | undefined)[] = [];
  for (const time of times) {
    orders.clock.set(`${TOMORROW}T${time}:00+08:00`);
    days.push((await seen(harvest.id, 'neighbour'))?.serviceDate);
  }
  expect(days).toEqual([TOMORROW, TOMORROW, undefined]);
});

it.each([
  ['while the vehicle may still come, as for any other bus', '07:35', undefined, 900],
  ['once it should have come and did not, nothing', '07:41', undefined, 0],
  ['when its bus is long gone, nothing', '18:00', undefined, 0],
  ['when the company said too late that it does not come, nothing', '07:50', '07:42', 0],
  ['when the company said before that it does not come, as for any other bus', '07:50', '07:20', 900],
])('whoever takes back what was to be fetched at the field pays %s', async (_what, time, withdrawn, fee) => {
  await vehicle('MT-V01', [FIRST], [hold(40)]);
  await orders.call(
    fleetApi.addCompartment,
    { companyId: 'MT', vehicleId: 'MT-V02', ...hold(40) },
    { token: 'manager' },
  );
  const order = await booked(beancurd(30));
  await waits(30, 'neighbour');
  const collect = { pointId: POINT, where: '村口晒谷坪', at: '07:40' };
  await answering({ vehicleId: 'MT-V02', collect });
  if (withdrawn !== undefined) {
    orders.clock.set(`${TOMORROW}T${withdrawn}:00+08:00`);
    await answering({ vehicleId: 'MT-V02' });
  }
  orders.clock.set(`${TOMORROW}T${time}:00+08:00`);
  const { keptFen } = (await orders.call(shipmentsApi.read, { id: order.id }, { token: 'farmer' })).answer;
  expect(keptFen).toBe(fee);
  const { answer } = await orders.call(shipmentsApi.cancel, { id: order.id }, { token: 'farmer' });
  expect(answer).toMatchObject({ state: 'cancelled', fen: fee });
});

it('a second vehicle that becomes the bus’s own is there once', async () => {
  await fullBus(40);
  await answering({ vehicleId: 'MT-V02' });
  await vehicle('MT-V02', [FIRST], []);
  const quote = await quoted(beancurd(1, { date: TOMORROW }), 'stranger');
  expect(quote.ways[0]).toMatchObject({ roomGrams: 40 * 2_500, othersGrams: 30 * 2_500 });
});

it('opens nothing of orders that wait for other buses, and nothing at all where everybody was asked', async () => {
  await fullBus();
  const [one, two] = [await waits(12, 'neighbour'), await waits(10, 'stranger')];
  await vehicle('MT-V04', ['K01-I02'], [hold(0)]);
  const quote = await quoted(beancurd(5, { date: TOMORROW }));
  const way = quote.ways.findIndex(({ rides }) => rides[0]?.tripId === 'K01-I02');
  const other = (await holding(quote, [{ way, boxes: 5 }], { wait: true })).answer;
  expect(await propose()).toBe(1);
  const sealed = (id: string) =>
    orders.dataSource.manager.update(ShipmentEntity, { id }, { contentsSealed: 'not to be opened' });
  await sealed(other.id);
  expect(await seen(one.id, 'neighbour')).toMatchObject({ others: { boxes: 10 } });
  expect((await answering({ decision: 'none', reason: '没有车' })).failure?.code).not.toBe('bus_gone');
  // Whoever asks for a place on a bus opens only what waits for that bus.
  expect(
    await orders.app
      .get(Transactions)
      .run((tx) => orders.app.get(Waiting).promoteOn(tx, { tripId: FIRST, serviceDate: TOMORROW })),
  ).toBeUndefined();
  await orders.dataSource.manager.delete(ShipmentEntity, { id: other.id });
  await sealed(one.id);
  await sealed(two.id);
  expect(await propose()).toBe(0);
});

it('a second vehicle is the bus’s own room: who came first gets a place, and one who fits no more goes on waiting', async () => {
  await fullBus(15);
  const first = await waits(12, 'neighbour');
  const second = await waits(10, 'stranger');
  expect((await answering({ vehicleId: 'MT-V02' })).answer.pools).toMatchObject([
    { answer: { decision: 'vehicle', plate: expect.stringMatching(/^闽G/) as string } },
  ]);
  await orders.app.get(OutboxRelay).drain();
  expect(await state(first.id, 'neighbour')).toBe('held');
  expect(await state(second.id, 'stranger')).toBe('waiting');
  expect(await seen(second.id, 'stranger')).toMatchObject({ answer: { decision: 'vehicle' } });
  expect(await pools('manager')).toMatchObject([{ boxes: 10, short: { grams: 17_500 } }]);
});

it('says why none goes, once, and takes a vehicle back with it', async () => {
  await fullBus();
  const order = await waits(20, 'neighbour');
  await answering({ decision: 'none', reason: '车都派出去了' });
  expect(await seen(order.id, 'neighbour')).toMatchObject({ answer: { decision: 'none', reason: '车都派出去了' } });
  expect(await heard('neighbour')).toEqual(['豆腐皮：08:04 的车加不了']);
  expect(await orders.app.get(Waiting).sweep()).toEqual({ ended: 0, promoted: 0 });
  await answering({ vehicleId: 'MT-V02' });
  await orders.app.get(OutboxRelay).drain();
  expect(await state(order.id, 'neighbour')).toBe('held');
  await answering({ decision: 'none', reason: '车坏了' });
  const quote = await quoted(beancurd(1), 'stranger');
  expect((await holding(quote, onFirst(quote), { token: 'stranger' })).code).toBe('no_room');
  // What had its place on that vehicle goes with another bus, and is told so.
  expect((await heard('neighbour'))[0]).toMatch(/^豆腐皮：20 箱改坐 /);
});

it.each([
  ['nobody’s vehicle', { vehicleId: 'MT-V99' }, 'vehicle_or_driver_not_found'],
  ['none at all', {}, 'invalid_field'],
  ['one without a hold', { vehicleId: 'MT-V03' }, 'vehicle_without_hold'],
  ['the bus’s own', { vehicleId: 'MT-V01' }, 'vehicle_busy'],
  ['no reason', { decision: 'none' as const }, 'invalid_field'],
  [
    'a point where nobody waits',
    { vehicleId: 'MT-V02', collect: { pointId: 'P104204', where: '村口', at: '07:40' } },
    'point_not_found',
  ],
  [
    'a place without a name',
    { vehicleId: 'MT-V02', collect: { pointId: POINT, where: ' ', at: '07:40' } },
    'invalid_field',
  ],
  ['no bus', { tripId: 'K99', vehicleId: 'MT-V02' }, 'trip_not_found'],
])('refuses %s', async (_what, more, code) => {
  await fullBus();
  await waits(20, 'neighbour');
  expect((await answering(more)).code).toBe(code);
});

it('is answered by whose bus it is alone, before it has left, and the same answer sent twice is one', async () => {
  await fullBus();
  const order = await waits(20, 'neighbour');
  for (const token of ['post', 'office', 'farmer', 'keeper', 'driver'])
    expect((await answering({ vehicleId: 'MT-V02' }, token)).status).toBeGreaterThan(400);
  const sent = { date: TOMORROW, tripId: FIRST, decision: 'vehicle' as const, vehicleId: 'MT-V02' };
  const both = await Promise.all(
    [1, 2].map(() => orders.call(poolsApi.answer, sent, { token: 'manager', key: 'answered-once' })),
  );
  expect(both.filter(({ status }) => status < 300).length).toBeGreaterThan(0);
  expect((await heard('neighbour')).filter((title) => title === '豆腐皮：公司加了一辆车')).toHaveLength(1);
  expect(await state(order.id, 'neighbour')).toBe('held');
  orders.clock.set(`${TOMORROW}T08:30:00+08:00`);
  expect((await answering({ vehicleId: 'MT-V02' })).code).toBe('bus_gone');
  expect(await pools('manager', TODAY)).toEqual([]);
});
