// Do boxes that lay at the counter when their bus left go with the next one, and does a late word that they were on it win?
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import {
  allAddsUp,
  atHub,
  FIRST,
  handedIn,
  heard,
  loads,
  read,
  reports,
  said,
  sends,
  states,
  upTo,
} from '../../testing/shipments/carry-world.js';
import { orders, ordersForEachTest, TOMORROW } from '../../testing/shipments/order-world.js';
import { reportsOf } from '../../testing/timetable/trip-reports.js';

ordersForEachTest();

const later = async (minutes: number): Promise<void> => {
  orders.clock.pass(minutes * 60_000);
  await orders.app.get(OutboxRelay).drain();
};
const wayOf = async (order: { id: string }): Promise<(string | undefined)[]> => {
  const { boxes, ways } = await read(order as never);
  return boxes.map(({ way }) => ways.find(({ no }) => no === way)?.rides[0]?.tripId);
};

it('go with the next bus by themselves, and farmer and keeper are told once', async () => {
  const order = await handedIn(3);
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: [1], ...FIRST }));
  await reports(reportsOf(FIRST.tripId, TOMORROW)('depart', '07:32'));
  await later(5);
  expect(await wayOf(order)).toEqual([FIRST.tripId, FIRST.tripId, FIRST.tripId]);
  await later(60);
  const [one, two, three] = await wayOf(order);
  expect(one).toBe(FIRST.tripId);
  expect(two).toBe(three);
  expect(two).not.toBe(FIRST.tripId);
  const { boxes, steps } = await read(order);
  expect(boxes[1]).toMatchObject({ state: 'received', reason: '这班没装上' });
  expect(steps.filter(({ type }) => type === 'ROLLED_OVER')).toMatchObject([{ boxes: 2, reason: '这班没装上' }]);
  for (const who of ['farmer', 'keeper'])
    expect((await heard(who)).filter((title) => title.includes('2 箱没装上'))).toHaveLength(1);
  await later(60);
  expect((await read(order)).steps.filter(({ type }) => type === 'ROLLED_OVER')).toHaveLength(1);
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('stay where they were said to be when the keeper’s phone tells late that they were on it', async () => {
  const order = await handedIn(2);
  const loadedAt = orders.clock.now().toISOString();
  await reports(reportsOf(FIRST.tripId, TOMORROW)('depart', '07:32'));
  await later(70);
  const [next = ''] = await wayOf(order);
  expect(await loads()).toEqual({ [next]: 2 });
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: upTo(2), ...FIRST, occurredAt: loadedAt }));
  expect(await states(order)).toEqual({ in_transit: 2 });
  expect(await loads()).toEqual({ [FIRST.tripId]: 2 });
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('are found also where nobody reported the bus, by what it brought to the hub', async () => {
  const order = await handedIn(2);
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: [1], ...FIRST }));
  orders.clock.set(`${TOMORROW}T08:40:00+08:00`);
  await atHub(order, [1]);
  await later(15);
  const [, left] = await wayOf(order);
  expect(left).not.toBe(FIRST.tripId);
  expect((await read(order)).boxes[0]?.state).toBe('at_hub');
});

it('wait where the bus was said to have left by a slip', async () => {
  const order = await handedIn(2);
  const say = reportsOf(FIRST.tripId, TOMORROW);
  const slip = say('depart', '07:32');
  await reports(slip);
  await reports(say('retract', '07:33', { retracts: slip.eventId }));
  await later(60);
  expect(await wayOf(order)).toEqual([FIRST.tripId, FIRST.tripId]);
});
