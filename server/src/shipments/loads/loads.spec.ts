// Do company, hub, county office and keeper each see what gets onto which bus, and what of it has no room?
import { dayLoadsApi, fleetApi, handInApi, shipmentsApi } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import {
  beancurd,
  booked,
  holding,
  orders,
  ordersForEachTest,
  POINT,
  quoted,
  SENDER,
  TOMORROW,
  vehicle,
} from '../../testing/shipments/order-world.js';
import { FIRST, handedIn, read, said, sends, upTo } from '../../testing/shipments/carry-world.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';

ordersForEachTest();

const board = async (token: string, date = TOMORROW) =>
  (await orders.call(dayLoadsApi.ofDay, { date }, { token })).answer.trips;
const hold = (grams: number) => ({
  kind: 'hold' as const,
  most: { grams: 190_000 + grams, litres: 9_380, pieces: 999 },
  approved: false,
});

it('shows bus by bus and stop by stop whose boxes get on, booked beside weighed, and nobody in the open', async () => {
  const order = await booked(beancurd(30));
  await booked(beancurd(2));
  await orders.call(
    handInApi.handIn,
    {
      ...{ id: order.id, idKind: 'id_card', idTail: '1234', inspected: true, refused: [] },
      received: [1, 2].map((no) => ({ no, grams: 2_600 })),
    },
    { token: 'keeper' },
  );
  const [bus, ...others] = await board('manager');
  expect(others).toEqual([]);
  expect(bus).toMatchObject({ tripId: 'K01-I01', routeName: 'K01', boxes: 32, chilledBoxes: 0, move: 0 });
  expect(bus?.stops).toMatchObject([{ pointId: 'P102212', boxes: 32 }]);
  expect(bus?.stops[0]?.orders).toMatchObject([
    {
      ...{ goods: '豆腐皮', state: 'partly_received', senderName: '罗**', senderPhoneTail: '0001', boxes: 30 },
      ...{ handedIn: 2, weighedGrams: 5_200, bookedGrams: 75_000, chilled: false },
    },
    { boxes: 2, handedIn: 0, weighedGrams: 0 },
  ]);
  const left = bus?.stops[0]?.left.grams ?? 0;
  expect(left).toBe((bus?.room.grams ?? 0) - 80_000);
  for (const words of [SENDER.senderPhone, SENDER.senderName, SENDER.senderAddress])
    expect(JSON.stringify(bus)).not.toContain(words);
});

it('is for those whose bus, hub or point it is, and another keeper sees nothing of it', async () => {
  await booked(beancurd(3));
  expect((await board('clerk')).map(({ boxes }) => boxes)).toEqual([3]);
  expect((await board('keeper')).map(({ boxes }) => boxes)).toEqual([3]);
  expect(await board('stranger')).toEqual([]);
  // Whoever drives for the company that runs the bus, and needs to know nobody's name.
  const [driven] = await board('driver');
  expect(driven).toMatchObject({ boxes: 3, stops: [{ orders: [{ goods: '豆腐皮', boxes: 3 }] }] });
  expect(JSON.stringify(driven)).not.toMatch(/senderName|senderPhoneTail/);
  expect(await board('other_driver')).toEqual([]);
  expect((await orders.call(dayLoadsApi.ofDay, { date: TOMORROW }, { token: 'farmer' })).code).toBe('not_allowed');
  expect(await board('manager', '2026-12-05')).toEqual([]);
});

it('says what must be moved when the vehicle is a smaller one: what was booked last, and no more than needed', async () => {
  await vehicle('MT-V01', ['K01-I01'], [hold(60_000)]);
  const first = await booked(beancurd(10));
  orders.clock.pass(60_000);
  const last = await booked(beancurd(10));
  expect((await board('manager')).map(({ move }) => move)).toEqual([0]);
  await orders.call(
    fleetApi.addCompartment,
    { companyId: 'MT', vehicleId: 'MT-V01', ...hold(40_000) },
    { token: 'manager' },
  );
  const [bus] = await board('manager');
  expect(bus).toMatchObject({ move: 4, over: { grams: 10_000, litres: 0, pieces: 0 } });
  expect(bus?.stops[0]?.orders.map(({ id, move }) => [id, move])).toEqual([
    [first.id, undefined],
    [last.id, 4],
  ]);
});

it('marks what rides cold, and prints', async () => {
  const chill = { ...hold(60_000), kind: 'chill_box' as const, chill: { from: 0, to: 40, hours: 12 } };
  const cold = { ...chill, most: { grams: 20_000, litres: 100, pieces: 3 } };
  await vehicle('MT-V01', ['K01-I01', 'K01-I06'], [hold(60_000), cold]);
  const lines = [{ count: 2, to: 'carrier' as const, carrier: 'shunfeng', province: '35' }];
  await booked(beancurd(2, { goods: '溪鱼', lines }));
  const [bus, ...others] = await board('clerk');
  expect(others).toEqual([]);
  expect(bus).toMatchObject({ tripId: 'K01-I06', boxes: 2, chilledBoxes: 2, chillRoom: { pieces: 3 } });
  expect(bus?.stops[0]?.orders).toMatchObject([{ goods: '溪鱼', chilled: true }]);
  const file = await fetch(`${orders.url}/api/shipment-loads/${TOMORROW}/sheet.pdf`, {
    headers: { authorization: 'Bearer clerk' },
  });
  expect(file.status).toBe(200);
  expect(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
});

it('opens for whoever serves a point nothing of buses that do not concern them', async () => {
  const order = await booked(beancurd(3));
  // Whoever opens it fails.
  await orders.dataSource.manager.update(ShipmentEntity, { id: order.id }, { contentsSealed: 'not to be opened' });
  expect(await board('stranger')).toEqual([]);
  const asked = await orders.call(dayLoadsApi.ofDay, { date: TOMORROW }, { token: 'keeper' });
  expect(asked.status).toBe(500);
});

it('tells what lies on the bus already from what is still to be put there, also to whoever drives', async () => {
  const order = await handedIn(30);
  await sends('driver', said('LOADED', { shipmentId: order.id, boxes: upTo(22), ...FIRST }));
  const seen = (await board('driver'))[0]?.stops[0]?.orders.map(({ boxes, handedIn: brought, toLoad }) => ({
    ...{ boxes, brought, toLoad },
  }));
  expect(seen).toHaveLength(2);
  expect(seen).toEqual(
    expect.arrayContaining([
      { boxes: 22, brought: 22, toLoad: [] },
      { boxes: 8, brought: 8, toLoad: upTo(8, 23).map((no) => ({ no, code: order.boxes[no - 1]?.code })) },
    ]),
  );
});

it('opens of a day just the bus that is asked for', async () => {
  const order = await booked(beancurd(3));
  const quote = await quoted(beancurd(2));
  const way = quote.ways.findIndex(({ rides }) => rides[0]?.tripId === 'K01-I02' && rides.length === 1);
  const other = (await holding(quote, [{ way, boxes: 2 }])).answer;
  await orders.dataSource.manager.update(ShipmentEntity, { id: other.id }, { contentsSealed: 'not to be opened' });
  const ask = { date: TOMORROW, tripId: 'K01-I01' };
  const { trips } = (await orders.call(dayLoadsApi.ofDay, ask, { token: 'driver' })).answer;
  expect(trips.map(({ stops }) => stops.flatMap((stop) => stop.orders.map(({ id }) => id)))).toEqual([[order.id]]);
});

it('asks nobody to load what no bus takes any more, nor keeps room for it', async () => {
  await vehicle('MT-V01', ['K01-I01'], [hold(10 * 2_500)]);
  const order = await booked(beancurd(10));
  await vehicle('MT-V02', ['K01-I01'], [hold(4 * 2_500)]);
  const none = [{ ...hold(0), most: { grams: 190_000, litres: 380, pieces: 99 } }];
  for (const date of [TOMORROW, '2026-12-03', '2026-12-04']) {
    const { ways } = await quoted(beancurd(1, { date }));
    const trips = new Set(ways.flatMap(({ rides }) => rides.map(({ tripId }) => tripId)));
    if (date === TOMORROW) trips.delete('K01-I01');
    await vehicle('MT-V01', [...trips], none, date);
  }
  await orders.app.get(OutboxRelay).drain();
  expect((await read(order)).boxes.filter(({ stranded }) => stranded)).toHaveLength(6);
  const [stop] = (await board('driver'))[0]?.stops ?? [];
  expect(stop?.orders).toMatchObject([{ boxes: 4, handedIn: 0, toLoad: upTo(4).map((no) => ({ no })) }]);
  const list = await orders.call(shipmentsApi.atPoint, { pointId: POINT, date: TOMORROW }, { token: 'keeper' });
  expect(list.answer.shipments).toMatchObject([{ awaited: 4, stranded: 6 }]);
  orders.clock.set(`${TOMORROW}T07:30:00+08:00`);
  const refused = [{ no: 1, reason: '箱子破了' }];
  const idShown = { idKind: 'id_card', idTail: '1234', inspected: true } as const;
  await orders.call(handInApi.handIn, { id: order.id, ...idShown, received: [], refused }, { token: 'keeper' });
  expect((await board('driver'))[0]?.boxes).toBe(3);
});
