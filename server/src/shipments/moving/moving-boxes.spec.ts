// May boxes be moved to another bus by hand, each once, and does what physically happened win?
import { handInApi, otherBusesApi, shipmentsApi } from '@kehuoyou/shared';
import type { OtherBus, Shipment } from '@kehuoyou/shared';
import {
  allAddsUp,
  FIRST,
  handedIn,
  heard,
  loads,
  read,
  said,
  SECOND,
  sends,
  states,
  upTo,
} from '../../testing/shipments/carry-world.js';
import { beancurd, booked, orders, ordersForEachTest, TOMORROW } from '../../testing/shipments/order-world.js';

ordersForEachTest();

const offered = async (order: Pick<Shipment, 'id'>, token = 'farmer') =>
  (await orders.call(otherBusesApi.of, { id: order.id }, { token })).answer;
const busOf = async (order: Pick<Shipment, 'id'>, tripId = SECOND.tripId): Promise<OtherBus> => {
  const bus = (await offered(order)).buses.find(
    ({ rides: [ride] }) => ride?.tripId === tripId && ride.serviceDate === TOMORROW,
  );
  if (!bus) throw new Error(`${tripId} is not offered`);
  return bus;
};
const moving = (order: Pick<Shipment, 'id'>, boxes: readonly number[], bus: string, token = 'farmer') =>
  orders.call(otherBusesApi.move, { id: order.id, boxes, bus }, { token });

it('takes room on the new bus, gives it back on the old one, and costs what was agreed', async () => {
  const order = await booked(beancurd(5));
  expect(order.movable).toBe(5);
  const { boxes, buses } = await offered(order);
  expect(boxes).toEqual(upTo(5));
  expect(buses.filter(({ rides: [ride] }) => ride?.tripId === FIRST.tripId && ride.serviceDate === TOMORROW)).toEqual(
    [],
  );
  const bus = await busOf(order);
  const { answer: moved } = await moving(order, [4, 5], bus.name);
  expect(moved.fen).toBe(order.fen);
  expect(moved.ways.map(({ boxes: count, rides }) => `${count} ${rides[0]?.tripId ?? ''}`)).toEqual([
    ...[`3 ${FIRST.tripId}`, `2 ${SECOND.tripId}`],
  ]);
  expect(await loads()).toEqual({ [FIRST.tripId]: 3, [SECOND.tripId]: 2 });
  expect(await heard('farmer')).toEqual([]);
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('offers what is still at home no bus before which nobody can bring it any more', async () => {
  const order = await booked(beancurd(4));
  orders.clock.set(`${TOMORROW}T07:30:00+08:00`);
  const received = upTo(2).map((no) => ({ no, grams: 2_500 }));
  const ask = { id: order.id, idKind: 'id_card', idTail: '1234', inspected: true, received, refused: [] } as const;
  await orders.call(handInApi.handIn, ask, { token: 'keeper' });
  const second = await busOf(order);
  orders.clock.set(second.handInBy);
  const open = (await offered(order)).buses.map(({ name }) => name);
  expect(open).not.toContain(second.name);
  expect(open).not.toEqual([]);
  expect((await moving(order, upTo(4), second.name)).code).toBe('bus_gone');
  // What lies there needs nobody to bring it.
  expect((await moving(order, upTo(2), second.name)).status).toBe(201);
});

it.each([
  ['keeper', '站长挪的'],
  ['manager', '公司调的车'],
] as const)('by the %s is told to the farmer, who may then give them back for nothing', async (token, reason) => {
  const order = await booked(beancurd(2));
  const bus = await busOf(order);
  expect((await moving(order, [1, 2], bus.name, token)).answer.boxes).toMatchObject([{ reason }, { reason }]);
  expect((await heard('farmer'))[0]).toMatch(/^豆腐皮：2 箱改坐/);
  orders.clock.set(bus.departure);
  orders.clock.pass(-30 * 60_000);
  expect((await read(order)).keptFen).toBe(0);
});

it('moves nothing that is on a bus, nothing twice, nothing without room, and nothing of others', async () => {
  const order = await handedIn(3);
  const bus = await busOf(order);
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: [1], ...FIRST }));
  expect((await moving(order, [1, 2], bus.name)).code).toBe('box_on_bus');
  expect((await moving(order, [2], 'no such bus')).code).toBe('bus_gone');
  for (const token of ['neighbour', 'stranger', 'post'])
    expect((await moving(order, [2], bus.name, token)).code).toBe('shipment_not_found');
  expect((await moving(order, [2], bus.name)).status).toBe(201);
  const large = await booked(beancurd(40), 'neighbour').catch(() => undefined);
  if (large) await orders.call(shipmentsApi.cancel, { id: large.id }, { token: 'neighbour' });
  expect(await loads()).toEqual({ [FIRST.tripId]: 2, [SECOND.tripId]: 1 });
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('of two who take the last room at once one gets it', async () => {
  const [one, two] = [await booked(beancurd(30)), await booked(beancurd(20), 'neighbour')];
  const { name } = await busOf(one);
  const third = await booked(beancurd(5));
  const [a, b] = await Promise.all([moving(one, upTo(30), name), moving(two, upTo(20), name, 'neighbour')]);
  expect([a.status, b.status]).toEqual([201, 201]);
  expect((await moving(third, upTo(5), name)).code).toBe('no_room');
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('loses against a keeper’s phone that tells late that they were on the first bus', async () => {
  const order = await handedIn(2);
  const loadedAt = orders.clock.now().toISOString();
  orders.clock.pass(60_000);
  const bus = await busOf(order);
  await moving(order, [1, 2], bus.name);
  expect(await loads()).toEqual({ [SECOND.tripId]: 2 });
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: upTo(2), ...FIRST, occurredAt: loadedAt }));
  expect(await states(order)).toEqual({ loaded: 2 });
  expect(await loads()).toEqual({ [FIRST.tripId]: 2 });
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});
