// When a bus stops on which boxes lie already, do just those keep their room there, and is just their sender told so?
import { tripReportApi } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
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
  upTo,
} from '../../testing/shipments/carry-world.js';
import { orders, ordersForEachTest, TOMORROW } from '../../testing/shipments/order-world.js';
import { reportsOf } from '../../testing/timetable/trip-reports.js';

ordersForEachTest();

async function cancels({ tripId }: { readonly tripId: string }): Promise<void> {
  orders.clock.pass(60_000);
  const sentAt = orders.clock.now().toISOString();
  const time = new Date(orders.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  const reports = [reportsOf(tripId, TOMORROW)('cancel', time, { reason: '前方修路' })];
  const { answer } = await orders.call(tripReportApi.submit, { sentAt, reports }, { token: 'manager' });
  expect(answer.outcomes).toMatchObject([{ outcome: 'recorded' }]);
  await orders.app.get(OutboxRelay).drain();
}

it('what waits leaves nothing behind on it, and what lies on it stays counted there', async () => {
  const order = await handedIn(30);
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: upTo(22), ...FIRST }));
  await cancels(FIRST);
  const now = await read(order);
  const next = now.ways.find(({ no }) => no === now.boxes[29]?.way)?.rides[0]?.tripId ?? '';
  expect(next).not.toBe(FIRST.tripId);
  expect(await loads()).toEqual({ [FIRST.tripId]: 22, [next]: 8 });
  expect(await heard('farmer')).toEqual(
    expect.arrayContaining(['豆腐皮：22 箱在停下的车上', expect.stringMatching(/^豆腐皮：8 箱改坐 /)]),
  );
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('of boxes that lie on another bus than was planned, the bus on which they lie counts', async () => {
  const order = await handedIn(5);
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: upTo(5), ...SECOND }));
  await cancels(FIRST);
  expect(await heard('farmer')).toEqual([]);
  await cancels(SECOND);
  expect(await heard('farmer')).toEqual(['豆腐皮：5 箱在停下的车上']);
  expect(await loads()).toEqual({ [SECOND.tripId]: 5 });
});
