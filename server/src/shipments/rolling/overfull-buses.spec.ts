// When a bus has less room than was sold on it, does just what is too much go with another, and is everybody told?
import { fleetApi, handInApi, noticesApi, poolsApi, shipmentsApi, tripReportApi } from '@kehuoyou/shared';
import type { Shipment } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { Transactions } from '../../database/transaction.js';
import { TripLegLoadEntity } from '../../parcels/loading/trip-load.entity.js';
import { said, sends, upTo } from '../../testing/shipments/carry-world.js';
import {
  beancurd,
  booked,
  booking,
  holding,
  orders,
  ordersForEachTest,
  quoted,
  TOMORROW,
  vehicle,
} from '../../testing/shipments/order-world.js';
import { reportsOf } from '../../testing/timetable/trip-reports.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';
import { OverfullBuses } from './overfull-buses.service.js';
import { happened } from './rolled-words.js';

ordersForEachTest();

const FIRST = 'K01-I01';
const holdOf = (boxes: number) => ({
  kind: 'hold' as const,
  most: { grams: 190_000 + boxes * 2_500, litres: 380 + 9_000, pieces: 999 },
  approved: false,
});
const drain = () => orders.app.get(OutboxRelay).drain();
const read = async (id: string, token: string): Promise<Shipment> =>
  (await orders.call(shipmentsApi.read, { id }, { token })).answer;
const onFirst = ({ ways }: Shipment): number =>
  ways.filter(({ rides }) => rides[0]?.tripId === FIRST).reduce((sum, { boxes }) => sum + boxes, 0);
const gramsOf = async (tripId: string): Promise<number> =>
  Math.max(0, ...(await orders.dataSource.manager.findBy(TripLegLoadEntity, { tripId })).map(({ grams }) => grams));
const heard = async (token: string): Promise<string[]> =>
  (await orders.call(noticesApi.inbox, {}, { token })).answer.notices.map(({ title }) => title);
const handIn = (id: string, received: readonly { readonly no: number; readonly grams: number }[]) =>
  orders.call(
    handInApi.handIn,
    { id, idKind: 'id_card', idTail: '1234', inspected: true, refused: [], received: [...received] },
    { token: 'keeper' },
  );

it('a smaller vehicle: who booked last moves, and of theirs no more than needed', async () => {
  await vehicle('MT-V01', [FIRST], [holdOf(40)]);
  const first = await booked(beancurd(20));
  orders.clock.pass(60_000);
  const last = await booked(beancurd(20), 'neighbour');
  await drain();
  expect(await heard('neighbour')).toEqual([]);
  await vehicle('MT-V02', [FIRST], [holdOf(25)]);
  await drain();
  expect(onFirst(await read(first.id, 'farmer'))).toBe(20);
  const moved = await read(last.id, 'neighbour');
  expect(onFirst(moved)).toBe(5);
  expect(moved.ways.reduce((sum, { boxes }) => sum + boxes, 0)).toBe(20);
  expect((await heard('neighbour'))[0]).toMatch(/^豆腐皮：15 箱改坐 /);
  expect(await heard('farmer')).toEqual([]);
  expect(await gramsOf(FIRST)).toBe(25 * 2_500);
  await drain();
  expect(await heard('neighbour')).toHaveLength(1);
});

it('boxes that were weighed take what they weigh on the next bus', async () => {
  await vehicle('MT-V01', [FIRST], [holdOf(120)]);
  const order = await booked(beancurd(10));
  orders.clock.set(`${TOMORROW}T07:00:00+08:00`);
  await handIn(
    order.id,
    order.boxes.map(({ no }) => ({ no, grams: 8_000 })),
  );
  expect(await gramsOf(FIRST)).toBe(80_000);
  await vehicle('MT-V02', [FIRST], [holdOf(0)]);
  await drain();
  const now = await read(order.id, 'farmer');
  const way = now.ways.find(({ boxes }) => boxes > 0);
  expect(way?.rides[0]?.tripId).not.toBe(FIRST);
  expect(await gramsOf(way?.rides[0]?.tripId ?? '')).toBe((way?.boxes ?? 0) * 8_000);
  expect(await gramsOf(FIRST)).toBe(0);
});

const reports = async (...said: readonly ReturnType<ReturnType<typeof reportsOf>>[]): Promise<void> => {
  orders.clock.pass(60_000);
  const sentAt = orders.clock.now().toISOString();
  const { answer } = await orders.call(tripReportApi.submit, { sentAt, reports: said }, { token: 'manager' });
  expect(answer.outcomes.map(({ outcome }) => outcome)).toEqual(said.map(() => 'recorded'));
  await drain();
};
const holdOn = async (token: string, boxes: number, wait = false): Promise<Shipment> => {
  const quote = await quoted(beancurd(boxes, { date: TOMORROW }), token);
  const way = quote.ways.findIndex(({ rides }) => rides[0]?.tripId === FIRST && rides.length === 1);
  return (await holding(quote, [{ way, boxes }], { token, wait })).answer;
};

it('a smaller vehicle that takes over on the road is looked at once every process knows of it, and when that was a slip', async () => {
  await vehicle('MT-V01', [FIRST], [holdOf(40)]);
  await orders.call(
    fleetApi.addCompartment,
    { companyId: 'MT', vehicleId: 'MT-V02', ...holdOf(15) },
    { token: 'manager' },
  );
  await drain();
  const order = await booked(beancurd(20));
  orders.clock.set(`${TOMORROW}T06:30:00+08:00`);
  const say = reportsOf(FIRST, TOMORROW);
  const slip = say('replace', '06:31', { vehicleId: 'MT-V02' });
  await reports(slip);
  // Nobody looks before the others have heard.
  expect(onFirst(await read(order.id, 'farmer'))).toBe(20);
  orders.clock.pass(60_000);
  await drain();
  expect(onFirst(await read(order.id, 'farmer'))).toBe(15);
  const waits = await holdOn('neighbour', 10, true);
  expect(waits.state).toBe('waiting');
  await reports(say('retract', '06:34', { retracts: slip.eventId }));
  orders.clock.pass(60_000);
  await drain();
  await drain();
  expect((await read(waits.id, 'neighbour')).state).toBe('held');
});

it('boxes that were weighed and boxes that were not make room as each of them weighs', async () => {
  await vehicle('MT-V01', [FIRST], [holdOf(120)]);
  const order = await booked(beancurd(10));
  orders.clock.set(`${TOMORROW}T07:00:00+08:00`);
  await handIn(
    order.id,
    upTo(5).map((no) => ({ no, grams: 8_000 })),
  );
  expect(await gramsOf(FIRST)).toBe(52_500);
  // 10.5 kilograms too much: of 2.5 each, those that are at home are five.
  await vehicle('MT-V02', [FIRST], [{ ...holdOf(0), most: { ...holdOf(0).most, grams: 190_000 + 42_000 } }]);
  await drain();
  expect(await gramsOf(FIRST)).toBe(40_000);
  expect((await read(order.id, 'farmer')).boxes.filter(({ state }) => state === 'received')).toHaveLength(5);
});

it('places that were only kept and that no bus has any more are let go of, and nobody pays for them', async () => {
  await vehicle('MT-V01', [FIRST], [holdOf(40)]);
  const first = await booked(beancurd(20));
  const held = await holdOn('neighbour', 20);
  await vehicle('MT-V02', [FIRST], [holdOf(25)]);
  const none = [{ ...holdOf(0), most: { grams: 190_000, litres: 380, pieces: 99 } }];
  for (const date of [TOMORROW, '2026-12-03', '2026-12-04']) {
    const { ways } = await quoted(beancurd(1, { date }));
    const trips = new Set(ways.flatMap(({ rides }) => rides.map(({ tripId }) => tripId)));
    if (date === TOMORROW) trips.delete(FIRST);
    await vehicle('MT-V01', [...trips], none, date);
  }
  await drain();
  expect((await read(held.id, 'neighbour')).state).toBe('cancelled');
  expect(await heard('neighbour')).toEqual(['豆腐皮：08:04 的车装不下全部，请另选']);
  expect((await booking(held, { token: 'neighbour' })).code).toBe('shipment_over');
  expect(onFirst(await read(first.id, 'farmer'))).toBe(20);
  expect(await gramsOf(FIRST)).toBe(20 * 2_500);
});

it('places that were kept and moved to another bus are booked there, whatever becomes of the first', async () => {
  await vehicle('MT-V01', [FIRST], [holdOf(40)]);
  const held = await holdOn('farmer', 20);
  await vehicle('MT-V02', [FIRST], [holdOf(0)]);
  await drain();
  expect(onFirst(await read(held.id, 'farmer'))).toBe(0);
  orders.clock.pass(1_000);
  await reports(reportsOf(FIRST, TOMORROW)('cancel', '06:00', { reason: '前方修路' }));
  expect((await booking(held)).answer).toMatchObject({ state: 'booked' });
});

it('a larger vehicle is theirs who waited, before anybody else asks', async () => {
  await vehicle('MT-V01', [FIRST], [holdOf(20)]);
  await booked(beancurd(20));
  const waits = await holdOn('neighbour', 10, true);
  expect(waits.state).toBe('waiting');
  await vehicle('MT-V02', [FIRST], [holdOf(30)]);
  await drain();
  await drain();
  expect((await read(waits.id, 'neighbour')).state).toBe('held');
});

it('a bus that is full of what was put there, and never had a second vehicle, is told of as full, and of no vehicle', async () => {
  await vehicle('MT-V01', [FIRST], [holdOf(20)]);
  const order = await booked(beancurd(20));
  const quote = await quoted(beancurd(5), 'neighbour');
  const way = quote.ways.findIndex(({ rides }) => rides[0]?.tripId === 'K01-I02' && rides.length === 1);
  const other = (await holding(quote, [{ way, boxes: 5 }], { token: 'neighbour' })).answer;
  await booking(other, { token: 'neighbour' });
  await sends('keeper', said('LOADED', { shipmentId: other.id, boxes: upTo(5), tripId: FIRST, serviceDate: TOMORROW }));
  const none = { date: TOMORROW, tripId: FIRST, decision: 'none' as const, reason: '没有车' };
  expect((await orders.call(poolsApi.answer, none, { token: 'manager' })).status).toBe(201);
  await drain();
  expect(onFirst(await read(order.id, 'farmer'))).toBe(15);
  const [{ text = '' } = {}] = (await orders.call(noticesApi.inbox, {}, { token: 'farmer' })).answer.notices;
  expect(text).toContain('装不下全部');
  expect(text).not.toContain('加的车');
});

it('of a bus that takes all of it nothing is opened', async () => {
  const order = await booked(beancurd(5));
  await orders.dataSource.manager.update(ShipmentEntity, { id: order.id }, { contentsSealed: 'not to be opened' });
  const change = { id: 'nothing', happened: happened.full };
  const rolled = orders.app
    .get(Transactions)
    .run((tx) => orders.app.get(OverfullBuses).roll(tx, { tripId: FIRST, serviceDate: TOMORROW }, change));
  expect(await rolled).toBe(false);
});
