// Do boxes leave with their bus, as its reports say, and with none other?
import {
  became,
  FIRST,
  handedIn,
  loads,
  read,
  reports,
  said,
  SECOND,
  sends,
  states,
  upTo,
} from '../../testing/shipments/carry-world.js';
import { orders, ordersForEachTest, TOMORROW } from '../../testing/shipments/order-world.js';
import { reportsOf } from '../../testing/timetable/trip-reports.js';

ordersForEachTest();

it('has not left where the driver’s report was a slip, and has left where the keeper’s phone says later that it was on board', async () => {
  const order = await handedIn(4);
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: [1, 2], ...FIRST }));
  const say = reportsOf(FIRST.tripId, TOMORROW);
  const slip = say('depart', '07:32');
  await reports(slip);
  expect(await states(order)).toEqual({ in_transit: 2, received: 2 });
  await reports(say('retract', '07:33', { retracts: slip.eventId }));
  expect(await states(order)).toEqual({ loaded: 2, received: 2 });
  await reports(say('depart', '07:36'));
  expect(await states(order)).toEqual({ in_transit: 2, received: 2 });
  const loadedAt = `${TOMORROW}T07:31:00.000+08:00`;
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: [3], ...FIRST, occurredAt: loadedAt }));
  expect(await states(order)).toEqual({ in_transit: 3, received: 1 });
  expect((await read(order)).steps.filter(({ type }) => type === 'DEPARTED')).toMatchObject([{ boxes: 3 }]);
});

it('was so many boxes that a bus took along, also when they have changed to another one', async () => {
  const order = await handedIn(3);
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: upTo(3), ...FIRST }));
  await reports(reportsOf(FIRST.tripId, TOMORROW)('depart', '07:32'));
  expect(await states(order)).toEqual({ in_transit: 3 });
  // They change when it has left, at a time of their own.
  const changed = { shipmentId: order.id, boxes: [2, 3], ...SECOND, occurredAt: `${TOMORROW}T07:32:30.000+08:00` };
  orders.clock.set(`${TOMORROW}T07:33:00+08:00`);
  expect(await became('driver', said('LOADED', changed))).toEqual(['recorded']);
  expect(await states(order)).toEqual({ in_transit: 3 });
  expect(await loads()).toEqual({ 'K01-I01': 1, 'K01-I02': 2 });
  expect((await read(order)).steps.filter(({ type }) => type === 'DEPARTED')).toMatchObject([{ boxes: 3 }]);
});

it('takes along what changed to another bus in the very moment in which it left', async () => {
  const order = await handedIn(3);
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: upTo(3), ...FIRST }));
  orders.clock.set(`${TOMORROW}T07:40:00+08:00`);
  await reports(reportsOf(FIRST.tripId, TOMORROW)('depart', '07:32'));
  const [left] = (await read(order)).steps.filter(({ type }) => type === 'DEPARTED');
  const occurredAt = left?.at ?? '';
  await sends('driver', said('LOADED', { shipmentId: order.id, boxes: [2, 3], ...SECOND, occurredAt }));
  expect(await states(order)).toEqual({ in_transit: 3 });
});
