// Does a keeper see what lies at the counter although it is not sent any more, and say that its sender fetched it?
import { carriedApi, foldShipment, shipmentsApi } from '@kehuoyou/shared';
import type { Shipment } from '@kehuoyou/shared';
import {
  allAddsUp,
  atHub,
  became,
  FIRST,
  handedIn,
  read,
  said,
  sends,
  states,
  upTo,
} from '../../testing/shipments/carry-world.js';
import { beancurd, booked, HUB, orders, ordersForEachTest, POINT } from '../../testing/shipments/order-world.js';

ordersForEachTest();

const cancels = (order: Shipment, more = {}) =>
  orders.call(shipmentsApi.cancel, { id: order.id, ...more }, { token: 'farmer' });
const fetched = (order: Shipment, boxes: readonly number[]) =>
  said('FETCHED_BACK', { shipmentId: order.id, boxes: [...boxes] });
/** Numbers of the boxes that wait for their sender, by order, as the keeper's phone folds the list. */
const waiting = async (token = 'keeper', pointId = POINT): Promise<Record<string, number[]>> => {
  const { answer } = await orders.call(carriedApi.at, { pointId }, { token });
  return Object.fromEntries(
    answer.orders.flatMap(({ id, facts, count }) => {
      const boxes = foldShipment(facts, count).boxes.filter(({ awaitsSender }) => awaitsSender === true);
      return boxes.length === 0 ? [] : [[id, boxes.map(({ no }) => no)]];
    }),
  );
};

it('what was given back after it was handed in lies there until its sender has fetched it', async () => {
  const order = await handedIn(3);
  const other = await booked(beancurd(2));
  expect(await waiting()).toEqual({});
  await cancels(order);
  await cancels(other);
  const { fen } = await read(order);
  expect(await waiting()).toEqual({ [order.id]: [1, 2, 3] });
  expect((await read(order)).boxes.every(({ awaitsSender }) => awaitsSender === true)).toBe(true);
  expect(await became('keeper', fetched(order, [1, 2]))).toEqual(['recorded']);
  expect(await states(order)).toEqual({ taken_back: 2, cancelled: 1 });
  expect(await waiting()).toEqual({ [order.id]: [3] });
  expect(await became('keeper', fetched(order, [3]))).toEqual(['recorded']);
  expect(await waiting()).toEqual({});
  // It was settled when it was given back: nothing is owed or given back once more.
  expect(await read(order)).toMatchObject({ state: 'cancelled', fen });
  expect((await read(order)).steps.filter(({ type }) => type === 'FETCHED_BACK')).toMatchObject([
    { boxes: 2 },
    { boxes: 1 },
  ]);
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('a slip is taken back, and it waits again', async () => {
  const order = await handedIn(2);
  await cancels(order);
  const slip = fetched(order, [1, 2]);
  await sends('keeper', slip);
  expect(await waiting()).toEqual({});
  await sends('keeper', said('RETRACTED', { shipmentId: order.id, retracts: slip.eventId }));
  expect(await waiting()).toEqual({ [order.id]: [1, 2] });
});

it('of an order that is on its way partly, just what stayed', async () => {
  const order = await handedIn(4);
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: [1, 2], ...FIRST }));
  await cancels(order, { onlyHere: true });
  expect(await waiting()).toEqual({ [order.id]: [3, 4] });
  await atHub(order, [1, 2]);
  await sends('clerk', said('COLLECTED_AT_DEST', { shipmentId: order.id, boxes: [1, 2] }));
  // The order is over, and they lie there still.
  expect((await read(order)).state).toBe('completed');
  expect(await waiting()).toEqual({ [order.id]: [3, 4] });
  await sends('keeper', fetched(order, [3, 4]));
  expect(await states(order)).toEqual({ collected: 2, taken_back: 2 });
});

it('gives no money back a second time, also where it was given back in two parts', async () => {
  const lines = [{ count: 4, to: 'carrier' as const, carrier: 'shunfeng', province: '44' }];
  const order = await handedIn(4, { lines });
  const slip = said('LOADED', { shipmentId: order.id, boxes: [1, 2], ...FIRST });
  await sends('keeper', slip);
  await cancels(order, { onlyHere: true });
  orders.clock.pass(60_000);
  await sends('keeper', said('RETRACTED', { shipmentId: order.id, retracts: slip.eventId }));
  await cancels(order);
  const { fen, state } = await read(order);
  expect([state, fen >= 0]).toEqual(['cancelled', true]);
  expect(await became('keeper', fetched(order, upTo(4)))).toEqual(['recorded']);
  expect(await states(order)).toEqual({ taken_back: 4 });
  expect((await read(order)).fen).toBe(fen);
});

it('is said by the keeper of that very point alone, and of what is sent, or has left, it changes nothing', async () => {
  const order = await handedIn(2);
  for (const token of ['stranger', 'clerk', 'driver'])
    expect(await became(token, fetched(order, [1]))).toEqual(['not_yours']);
  expect(await became('keeper', fetched(order, [1]))).toEqual(['recorded']);
  expect(await states(order)).toEqual({ received: 2 });
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: upTo(2), ...FIRST }));
  const { fen } = await read(order);
  await atHub(order, upTo(2));
  await cancels(order).catch(() => undefined);
  await sends('keeper', fetched(order, upTo(2)));
  expect(await states(order)).toEqual({ at_hub: 2 });
  expect((await read(order)).fen).toBe(fen);
  expect(await waiting('clerk', HUB)).toEqual({});
});
