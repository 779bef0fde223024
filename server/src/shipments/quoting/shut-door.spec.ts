// Is nothing booked, or moved, onto a bus before which nobody is at the counter?
import { busSpaceApi, otherBusesApi, shipmentsApi } from '@kehuoyou/shared';
import { PointPauses } from '../../network/pauses/point-pauses.service.js';
import {
  beancurd,
  booked,
  firstOffer,
  holding,
  orders,
  ordersForEachTest,
  POINT,
  quoted,
  TOMORROW,
} from '../../testing/shipments/order-world.js';

ordersForEachTest();

const pausing = (until?: string): Promise<string> =>
  orders.app.get(PointPauses).announce({
    ...{ pointId: POINT, from: new Date(`${TOMORROW}T00:00:00+08:00`), reason: '盘点', substitutePointId: undefined },
    until: until === undefined ? undefined : new Date(until),
  });
const NOON = `${TOMORROW}T12:00:00+08:00`;

it('offers the buses of the afternoon, says why not the others, and keeps no place on those', async () => {
  const before = await quoted(beancurd(3, { date: TOMORROW }));
  await pausing(NOON);
  const { ways, offers } = await quoted(beancurd(3, { date: TOMORROW }));
  const isShut = ({ handInBy }: { handInBy: string }): boolean => Date.parse(handInBy) < Date.parse(NOON);
  expect(ways.some(isShut)).toBe(true);
  for (const way of ways) expect(way.refusal === 'point_shut').toBe(isShut(way));
  expect(offers.length).toBeGreaterThan(0);
  expect(offers.flatMap(({ parts }) => parts.flatMap(({ way }) => ways[way] ?? [])).some(isShut)).toBe(false);
  const { answer } = await orders.call(busSpaceApi.ofPoint, { pointId: POINT, date: TOMORROW });
  expect(answer.ways.filter(({ refusal }) => refusal === 'point_shut')).toHaveLength(ways.filter(isShut).length);
  // Whoever was given a quote before has to look again.
  expect((await holding(before, firstOffer(before))).code).toBe('point_shut');
});

it('looks for the first day on which somebody is there, and says why there is none where nobody knows when', async () => {
  const id = await pausing('2026-12-03T00:00:00+08:00');
  const days = async () => (await quoted(beancurd(3))).ways.map(({ departure }) => departure.slice(0, 10));
  expect(new Set(await days())).toEqual(new Set(['2026-12-03']));
  await orders.app.get(PointPauses).withdraw(id);
  await pausing();
  const { ways, offers } = await quoted(beancurd(3));
  expect([ways.length > 0, offers]).toEqual([true, []]);
  expect(ways.every(({ refusal }) => refusal === 'point_shut')).toBe(true);
});

it('is moved onto no such bus while it is at home', async () => {
  const order = await booked(beancurd(2));
  const buses = async () => (await orders.call(otherBusesApi.of, { id: order.id }, { token: 'farmer' })).answer.buses;
  const [first] = await buses();
  expect(Date.parse(first?.handInBy ?? '')).toBeLessThan(Date.parse(NOON));
  await pausing(NOON);
  expect((await buses()).every(({ handInBy }) => Date.parse(handInBy) >= Date.parse(NOON))).toBe(true);
  const move = { id: order.id, boxes: [1, 2], bus: first?.name ?? '' };
  expect((await orders.call(otherBusesApi.move, move, { token: 'farmer' })).code).toBe('bus_gone');
  expect((await orders.call(shipmentsApi.read, { id: order.id }, { token: 'farmer' })).answer.state).toBe('booked');
});
