// May an order be handed in at a neighbour point while all of it is at home, and is everything as if it had been booked there?
import { handInApi, noticesApi, otherPointsApi, shipmentsApi } from '@kehuoyou/shared';
import type { OtherPoint, Shipment } from '@kehuoyou/shared';
import { allAddsUp, heard, loads, read, upTo } from '../../testing/shipments/carry-world.js';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { PointPauses } from '../../network/pauses/point-pauses.service.js';
import { beancurd, booked, orders, ordersForEachTest, POINT, TOMORROW } from '../../testing/shipments/order-world.js';
import { ShipmentBoxEntity } from '../booking/shipment.entity.js';

ordersForEachTest();

const offered = async ({ id }: Pick<Shipment, 'id'>, token = 'farmer'): Promise<readonly OtherPoint[]> =>
  (await orders.call(otherPointsApi.of, { id }, { token })).answer.points;
const changing = ({ id }: Pick<Shipment, 'id'>, { pointId, bus }: OtherPoint, token = 'farmer') =>
  orders.call(otherPointsApi.change, { id, pointId, bus: bus.name }, { token });
const nearest = async (order: Pick<Shipment, 'id'>): Promise<OtherPoint> => {
  const [first] = await offered(order);
  if (!first) throw new Error('no point is offered');
  return first;
};
const codesOf = async ({ id }: Pick<Shipment, 'id'>): Promise<string[]> =>
  (await orders.dataSource.manager.find(ShipmentBoxEntity, { where: { shipmentId: id }, order: { no: 'ASC' } })).map(
    ({ pointId, code }) => `${pointId} ${code}`,
  );

it('offers points near it, the nearest first, each with a bus that takes all of it on that day', async () => {
  const order = await booked(beancurd(5));
  expect(order.mayChangePoint).toBe(true);
  const points = await offered(order);
  expect(points.length).toBeGreaterThan(0);
  expect(points.map(({ pointId }) => pointId)).not.toContain(POINT);
  expect(points.map(({ metres }) => metres)).toEqual(points.map(({ metres }) => metres).sort((a, b) => a - b));
  for (const { bus } of points) {
    expect(bus.boxesLeft).toBeGreaterThanOrEqual(5);
    expect(bus.rides[0]?.serviceDate).toBe(TOMORROW);
  }
});

it('is handed in there at the same price, with its room, its codes and its keeper', async () => {
  const order = await booked(beancurd(5));
  const [before, codes] = [await loads(), await codesOf(order)];
  const there = await nearest(order);
  const { answer } = await changing(order, there);
  expect(answer).toMatchObject({ pointName: there.name, handInBy: there.bus.handInBy, recoded: 0 });
  const now = await read(order);
  expect(now).toMatchObject({ pointId: there.pointId, state: 'booked', fen: order.fen });
  const sequence = there.bus.rides[0]?.fromSequence;
  expect(now.ways.map(({ boxes }) => boxes)).toEqual([0, 5]);
  expect(now.ways[1]?.rides[0]?.fromSequence).toBe(sequence);
  expect(await codesOf(order)).toEqual(codes.map((each) => each.replace(POINT, there.pointId)));
  expect(Object.values(before).reduce((sum, pieces) => sum + pieces, 0)).toBe(5);
  expect(Object.values(await loads()).reduce((sum, pieces) => sum + pieces, 0)).toBe(5);
  // Whoever keeps the old point has nothing to do with it any more; who did it is told nothing.
  expect((await orders.call(shipmentsApi.read, { id: order.id }, { token: 'keeper' })).code).toBe('shipment_not_found');
  expect(await heard('farmer')).toEqual([]);
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('gives a box another code where one of that day over there has its own', async () => {
  const [order, other] = [await booked(beancurd(3)), await booked(beancurd(3))];
  const there = await nearest(order);
  await changing(other, await nearest(other));
  const [code = ''] = (await codesOf(order)).map((each) => each.split(' ')[1] ?? '');
  const { manager } = orders.dataSource;
  await manager.update(ShipmentBoxEntity, { shipmentId: other.id, no: 1 }, { code });
  expect((await changing(order, there)).answer.recoded).toBe(1);
  const all = [...(await codesOf(order)), ...(await codesOf(other))];
  expect(new Set(all).size).toBe(6);
});

it('tells the sender and the keeper over there, where the keeper of the shut point did it', async () => {
  const order = await booked(beancurd(2));
  const there = await nearest(order);
  expect((await changing(order, there, 'keeper')).answer.pointName).toBe(there.name);
  const { notices } = (await orders.call(noticesApi.inbox, {}, { token: 'farmer' })).answer;
  expect(notices.map(({ title, text }) => `${title} ${text}`).join()).toMatch(
    new RegExp(`2 箱改到${there.name}交 .*请在 .* 前交到${there.name}，坐 .* 的车.*不想去可以取消，不收钱。`),
  );
  // What is promised holds until the bus leaves.
  orders.clock.set(there.bus.departure);
  orders.clock.pass(-20 * 60_000);
  expect((await read(order)).keptFen).toBe(0);
  expect((await orders.call(shipmentsApi.cancel, { id: order.id }, { token: 'farmer' })).answer.fen).toBe(0);
});

it('stays where some of it was brought, where it is over, and for whoever has no part in it', async () => {
  const order = await booked(beancurd(4));
  const there = await nearest(order);
  for (const token of ['neighbour', 'stranger'])
    expect((await changing(order, there, token)).code).toBe('shipment_not_found');
  expect((await changing(order, { ...there, pointId: 'P999999' })).failure).toMatchObject({
    code: 'point_not_found',
    field: 'pointId',
  });
  expect((await changing(order, { ...there, bus: { ...there.bus, name: 'none' } })).code).toBe('bus_gone');
  orders.clock.set(`${TOMORROW}T06:30:00+08:00`);
  const received = upTo(1).map((no) => ({ no, grams: 2_500 }));
  const ask = { id: order.id, idKind: 'id_card', idTail: '1234', inspected: true, received, refused: [] } as const;
  await orders.call(handInApi.handIn, ask, { token: 'keeper' });
  expect(await offered(order)).toEqual([]);
  expect((await read(order)).mayChangePoint).toBeUndefined();
  expect((await changing(order, there)).code).toMatch(/boxes_brought|shipment_over/);
  const back = await booked(beancurd(1, { date: TOMORROW }));
  await orders.call(shipmentsApi.cancel, { id: back.id }, { token: 'farmer' });
  expect((await changing(back, there)).code).toBe('shipment_over');
});

it('is done once, however often it is sent', async () => {
  const order = await booked(beancurd(4));
  const there = await nearest(order);
  const ask = { id: order.id, pointId: there.pointId, bus: there.bus.name };
  const all = await Promise.all(
    [1, 2, 3].map(() => orders.call(otherPointsApi.change, ask, { token: 'farmer', key: 'k'.repeat(20) })),
  );
  expect(new Set(all.map(({ text }) => text)).size).toBeLessThanOrEqual(2);
  expect(all.some(({ status }) => status === 201)).toBe(true);
  expect((await read(order)).ways.map(({ boxes }) => boxes)).toEqual([0, 4]);
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('is answered the same when it is asked for again, and no code that is written on a box changes', async () => {
  const order = await booked(beancurd(4));
  const there = await nearest(order);
  const { answer } = await changing(order, there);
  const [codes, room] = [await codesOf(order), await loads()];
  expect((await changing(order, there)).answer).toEqual(answer);
  expect([await codesOf(order), await loads()]).toEqual([codes, room]);
  // Another bus from the same point is chosen elsewhere.
  expect((await changing(order, { ...there, bus: { ...there.bus, name: 'none' } })).code).toBe('point_not_found');
});

it('is handed in at no point that is far away', async () => {
  const order = await booked(beancurd(2));
  for (const pointId of ['P208201', 'HUB'])
    expect((await changing(order, { ...(await nearest(order)), pointId })).code).toBe('point_not_found');
});

it('offers no point at which nobody will be either, and first the one that stands in', async () => {
  const order = await booked(beancurd(2));
  const [first, second, third] = await offered(order);
  if (!first || !second || !third) throw new Error('there are not enough points');
  const pause = { from: new Date(`${TOMORROW}T00:00:00+08:00`), until: undefined, reason: '站长住院' };
  const pauses = orders.app.get(PointPauses);
  await pauses.announce({ ...pause, pointId: first.pointId, substitutePointId: undefined });
  await pauses.announce({ ...pause, pointId: POINT, substitutePointId: third.pointId });
  const now = (await offered(order)).map(({ pointId }) => pointId);
  expect(now.slice(0, 2)).toEqual([third.pointId, second.pointId]);
  expect(now).not.toContain(first.pointId);
  expect((await changing(order, first)).code).toBe('bus_gone');
});

it('takes back what was told of the shut door once the boxes go elsewhere', async () => {
  const order = await booked(beancurd(2));
  const from = new Date(`${TOMORROW}T00:00:00+08:00`);
  const pause = { pointId: POINT, from, until: undefined, reason: '站长住院', substitutePointId: undefined };
  await orders.app.get(PointPauses).announce(pause);
  await orders.app.get(OutboxRelay).drain();
  const superseded = async () =>
    (await orders.call(noticesApi.inbox, {}, { token: 'farmer' })).answer.notices.map((notice) => notice.superseded);
  expect(await superseded()).toEqual([false]);
  await changing(order, await nearest(order));
  expect(await superseded()).toEqual([true]);
});
