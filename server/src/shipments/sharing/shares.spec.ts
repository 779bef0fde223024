// Does a buyer see how far the boxes are and nobody's name, only by the link, and only as long as it is good?
import { handInApi, shipmentsApi, shipmentShareApi } from '@kehuoyou/shared';
import {
  beancurd,
  booked,
  BUYER,
  orders,
  ordersForEachTest,
  SENDER,
  TOMORROW,
} from '../../testing/shipments/order-world.js';
import { ShipmentShareEntity } from '../booking/share.entity.js';
import { ShipmentWayEntity } from '../booking/shipment.entity.js';

ordersForEachTest();

const lines = [
  { count: 2, to: 'county_pickup' as const },
  { count: 3, to: 'carrier' as const, carrier: 'shunfeng', province: '44' },
];
const make = (id: string, line = 1, token = 'farmer', key?: string) =>
  orders.call(shipmentShareApi.make, { id, line }, { token, ...(key === undefined ? {} : { key }) });
const look = (token: string) => orders.call(shipmentShareApi.read, { token });
const twoLines = () => booked(beancurd(5, { lines }));

it('says goods, boxes, where they are and when they come, to nobody in particular and of nobody', async () => {
  const order = await twoLines();
  const { token } = (await make(order.id)).answer;
  const seen = await look(token);
  expect(seen.answer).toEqual({
    ...{ goods: '豆腐皮', count: 2, to: 'county_pickup', pickUpAt: expect.any(String) as string },
    ...{ places: [{ place: 'home', boxes: 2 }], expected: order.ways[0]?.arrival },
  });
  expect(seen.headers.get('cache-control')).toBe('no-store');
  const other = (await look((await make(order.id, 2)).answer.token)).answer;
  expect(other).toMatchObject({ count: 3, to: 'carrier', places: [{ place: 'home', boxes: 3 }] });
  expect(Date.parse(other.expected ?? '')).toBeGreaterThan(Date.parse(order.ways[0]?.arrival ?? ''));
  for (const words of [...Object.values(SENDER), ...Object.values(BUYER), order.id, '罗', '王'])
    expect(seen.text + JSON.stringify(other)).not.toContain(words);
});

it('says when they are at their stop, whatever number a timetable gives it', async () => {
  const order = await twoLines();
  const { token } = (await make(order.id)).answer;
  const { manager } = orders.dataSource;
  const [way] = await manager.findBy(ShipmentWayEntity, { shipmentId: order.id });
  const rides = (way?.rides ?? []).map((ride) => ({ ...ride, toSequence: ride.toSequence - 1 }));
  await manager.update(ShipmentWayEntity, { shipmentId: order.id }, { rides });
  expect((await look(token)).answer.expected).toBe(order.ways[0]?.arrival);
});

it('follows the boxes', async () => {
  const order = await twoLines();
  const { token } = (await make(order.id)).answer;
  orders.clock.set(`${TOMORROW}T06:30:00+08:00`);
  const refused = [{ no: 2, reason: '箱子破了' }];
  const taken = { id: order.id, idKind: 'id_card' as const, idTail: '1234', inspected: true as const, refused };
  await orders.call(handInApi.handIn, { ...taken, received: [{ no: 1, grams: 2_500 }] }, { token: 'keeper' });
  expect((await look(token)).answer.places).toEqual([
    { place: 'out', boxes: 1 },
    { place: 'point', boxes: 1 },
  ]);
});

it('opens only by the last link, of which no more than a hash is kept, and is the sender’s to give and to take back', async () => {
  const order = await twoLines();
  const first = (await make(order.id)).answer.token;
  expect(Buffer.from(first, 'base64url')).toHaveLength(32);
  const second = (await make(order.id, 1, 'farmer', 'again')).answer.token;
  // Whoever lost the answer gets the same link, and not one more.
  expect((await make(order.id, 1, 'farmer', 'again')).answer.token).toBe(second);
  expect((await look(first)).code).toBe('share_not_found');
  expect((await look(second)).status).toBe(200);
  const rows = await orders.dataSource.manager.find(ShipmentShareEntity);
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${first}|${second}`));
  expect((await orders.call(shipmentsApi.read, { id: order.id }, { token: 'farmer' })).answer.lines[0]).toHaveProperty(
    'sharedSince',
  );
  const atCounter = await orders.call(shipmentsApi.read, { id: order.id }, { token: 'keeper' });
  expect(atCounter.answer.lines[0]).not.toHaveProperty('sharedSince');
  for (const token of ['neighbour', 'keeper', 'manager', 'clerk'])
    expect([token, (await make(order.id, 1, token)).code]).toEqual([token, 'shipment_not_found']);
  expect((await make(order.id, 3)).code).toBe('shipment_over');
  const withdrawn = await orders.call(shipmentShareApi.withdraw, { id: order.id, line: 1 }, { token: 'farmer' });
  expect(withdrawn.answer).toEqual({ withdrawn: 1 });
  expect((await look(second)).code).toBe('share_not_found');
});

it('says no other word of a link that never was, and dies thirty days after the end', async () => {
  const order = await twoLines();
  const { token } = (await make(order.id)).answer;
  const never = await look('A'.repeat(43));
  await orders.call(shipmentsApi.cancel, { id: order.id }, { token: 'farmer' });
  orders.clock.pass(30 * 86_400_000);
  expect((await look(token)).answer.places).toEqual([{ place: 'out', boxes: 2 }]);
  orders.clock.pass(1_000);
  const dead = await look(token);
  expect([dead.status, dead.failure.code, dead.failure.message]).toEqual([404, never.code, never.failure.message]);
  expect((await make(order.id)).code).toBe('shipment_over');
});
