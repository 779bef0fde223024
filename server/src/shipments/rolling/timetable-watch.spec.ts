// When another timetable comes, does whoever booked hear that their bus is gone, or leaves at another time?
import { dayLoadsApi, noticesApi, shipmentsApi, timetableEditApi } from '@kehuoyou/shared';
import type { TimetableEdit } from '@kehuoyou/shared';
import { TripLegLoadEntity, TripLoadEntity } from '../../parcels/loading/trip-load.entity.js';
import { allAddsUp, loads, reports } from '../../testing/shipments/carry-world.js';
import {
  beancurd,
  booked,
  holding,
  orders,
  ordersForEachTest,
  quoted,
  TODAY,
  TOMORROW,
} from '../../testing/shipments/order-world.js';
import { reportsOf } from '../../testing/timetable/trip-reports.js';
import { ShipmentWayEntity } from '../booking/shipment.entity.js';
import { NoShows } from '../missing/no-shows.service.js';
import { TimetableWatch } from './timetable-watch.service.js';

ordersForEachTest();

const FIRST = 'K01-I01';
const days = { from: TODAY, until: '2028-12-31', on: 'every_day' as const };
const sweep = () => orders.app.get(TimetableWatch).sweep();
const read = async (id: string) => (await orders.call(shipmentsApi.read, { id }, { token: 'farmer' })).answer;
const titles = async (token: string) =>
  (await orders.call(noticesApi.inbox, {}, { token })).answer.notices.map(({ title }) => title);

async function publish(edit: TimetableEdit): Promise<void> {
  const { answer } = await orders.call(timetableEditApi.preview, { edits: [edit] }, { token: 'manager' });
  await orders.call(timetableEditApi.publish, { edits: [edit], basis: answer.basis }, { token: 'manager' });
}

it('says nothing while it is the same', async () => {
  await booked(beancurd(3));
  expect(await sweep()).toEqual({ gone: 0, retimed: 0 });
  expect(await titles('farmer')).toEqual([]);
});

it('a bus that leaves at another time takes them then, and farmer and keeper hear until when to bring them', async () => {
  const order = await booked(beancurd(3));
  await publish({ kind: 'retime', tripId: FIRST, departure: '07:14', days });
  expect(await sweep()).toEqual({ gone: 0, retimed: 1 });
  const { ways, steps } = await read(order.id);
  // What was promised stands beside it.
  expect(ways.map(({ departure, boxes }) => [departure, boxes])).toEqual([
    [`${TOMORROW}T08:04:00+08:00`, 0],
    [`${TOMORROW}T07:44:00+08:00`, 3],
  ]);
  expect(steps.at(-1)).toMatchObject({ type: 'ROLLED_OVER', boxes: 3, reason: '时刻表改了' });
  expect(await loads()).toEqual({ [FIRST]: 3 });
  expect(await titles('farmer')).toEqual(['豆腐皮：车改到 07:44 开']);
  expect(await titles('keeper')).toEqual(['豆腐皮：车改到 07:44 开']);
  expect(await sweep()).toEqual({ gone: 0, retimed: 0 });
});

it('one that does not run on that day any more is a bus that does not come', async () => {
  const order = await booked(beancurd(3));
  await publish({ kind: 'only_on', tripId: FIRST, days: { ...days, on: 'weekdays', weekdays: [6] } });
  expect(await sweep()).toEqual({ gone: 1, retimed: 0 });
  const now = await read(order.id);
  expect(now.ways.find(({ boxes }) => boxes > 0)?.rides[0]?.tripId).not.toBe(FIRST);
  expect((await titles('farmer'))[0]).toMatch(/^豆腐皮：3 箱改坐 /);
  expect(await sweep()).toEqual({ gone: 0, retimed: 0 });
});

it('whoever is taken along at another time is charged nothing for not coming, or for taking it back', async () => {
  const [back, absent] = [await booked(beancurd(3)), await booked(beancurd(2), 'neighbour')];
  await publish({ kind: 'retime', tripId: FIRST, departure: '07:14', days });
  expect(await sweep()).toEqual({ gone: 0, retimed: 2 });
  orders.clock.set(`${TOMORROW}T07:15:00+08:00`);
  expect((await read(back.id)).keptFen).toBe(0);
  expect((await orders.call(shipmentsApi.cancel, { id: back.id }, { token: 'farmer' })).answer.fen).toBe(0);
  orders.clock.set(`${TOMORROW}T07:30:00+08:00`);
  expect(await orders.app.get(NoShows).sweep()).toEqual({ missed: 2 });
  const missed = (await orders.call(shipmentsApi.read, { id: absent.id }, { token: 'neighbour' })).answer;
  expect(missed).toMatchObject({ state: 'expired', fen: 0 });
  expect(await loads()).toEqual({});
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('a bus that was late when it was booked, and is not any more, is no other timetable', async () => {
  orders.clock.set(`${TOMORROW}T06:30:00+08:00`);
  const say = reportsOf(FIRST, TOMORROW);
  await reports(say('delay', '06:31', { minutes: 20 }));
  const order = await booked(beancurd(3));
  expect(order.ways[0]?.departure).toBe(`${TOMORROW}T08:24:00+08:00`);
  expect(await sweep()).toEqual({ gone: 0, retimed: 0 });
  await reports(say('delay', '06:32', { minutes: 0 }));
  expect(await sweep()).toEqual({ gone: 0, retimed: 0 });
  expect(await titles('farmer')).toEqual([]);
});

it('the second bus of an order is watched also after the first has left', async () => {
  const quote = await quoted(beancurd(10));
  const [one, two] = ['K01-I01', 'K01-I02'].map((tripId) =>
    quote.ways.findIndex(({ rides }) => rides[0]?.tripId === tripId && rides.length === 1),
  );
  const parts = [one ?? -1, two ?? -1].map((way) => ({ way, boxes: 5 }));
  const held = (await holding(quote, parts)).answer;
  const [, second] = held.ways;
  orders.clock.set(`${TOMORROW}T08:05:00+08:00`);
  // Its first stop is half an hour before.
  const later = new Date(Date.parse(second?.departure ?? '') + (8 * 60 - 30 + 20) * 60_000).toISOString().slice(11, 16);
  await publish({ kind: 'retime', tripId: 'K01-I02', departure: later, days });
  expect(await sweep()).toEqual({ gone: 0, retimed: 1 });
});

it('one that leaves before anything can be brought takes nobody, and the next one does', async () => {
  const order = await booked(beancurd(3));
  orders.clock.set(`${TOMORROW}T06:40:00+08:00`);
  await publish({ kind: 'retime', tripId: FIRST, departure: '06:20', days });
  expect(await sweep()).toEqual({ gone: 1, retimed: 0 });
  const now = await read(order.id);
  expect(now.ways.find(({ boxes }) => boxes > 0)?.rides[0]?.tripId).not.toBe(FIRST);
  expect((await titles('farmer'))[0]).toMatch(/^豆腐皮：3 箱改坐 /);
  expect(Object.keys(await loads())).not.toContain(FIRST);
});

it('boxes keep to their stop when a timetable gives its stops other numbers, and nobody hears of it', async () => {
  const order = await booked(beancurd(3));
  const board = async () =>
    (await orders.call(dayLoadsApi.ofDay, { date: TOMORROW }, { token: 'driver' })).answer.trips;
  const before = await board();
  // As if it had been booked when each of its stops had another number.
  const { manager } = orders.dataSource;
  const [way] = await manager.findBy(ShipmentWayEntity, { shipmentId: order.id });
  const rides = (way?.rides ?? []).map((ride) => ({
    ...{ ...ride, fromSequence: ride.fromSequence - 2, toSequence: ride.toSequence - 2 },
  }));
  await manager.update(ShipmentWayEntity, { shipmentId: order.id }, { rides });
  await manager.decrement(TripLoadEntity, { tripId: FIRST }, 'fromSequence', 2);
  await manager.decrement(TripLoadEntity, { tripId: FIRST }, 'toSequence', 2);
  const legs = await manager.findBy(TripLegLoadEntity, { tripId: FIRST });
  await manager.delete(TripLegLoadEntity, { tripId: FIRST });
  const renumbered = legs.map((leg) => ({ ...leg, stopSequence: leg.stopSequence - 2 }));
  await manager.insert(TripLegLoadEntity, renumbered);
  expect((await board())[0]?.stops).toMatchObject([{ stopName: before[0]?.stops[0]?.stopName, boxes: 3 }]);
  expect(await sweep()).toEqual({ gone: 0, retimed: 0 });
  expect(await board()).toEqual(before);
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
  expect(await loads()).toEqual({ [FIRST]: 3 });
  expect(await titles('farmer')).toEqual([]);
});
