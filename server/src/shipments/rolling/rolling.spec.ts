// When a bus does not come, do its boxes go with the next that is there in time, and does everybody hear of it?
import { noticesApi, shipmentsApi, tripReportApi } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { TripLegLoadEntity } from '../../parcels/loading/trip-load.entity.js';
import {
  beancurd,
  booked,
  firstOffer,
  holding,
  orders,
  ordersForEachTest,
  quoted,
  TOMORROW,
  vehicle,
} from '../../testing/shipments/order-world.js';
import { reportsOf } from '../../testing/timetable/trip-reports.js';

ordersForEachTest();

async function cancels(...tripIds: readonly string[]): Promise<void> {
  for (const tripId of tripIds) {
    orders.clock.pass(1_000);
    const at = orders.clock.now();
    const time = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
    const reports = [reportsOf(tripId, TOMORROW)('cancel', time, { reason: '前方修路' })];
    await orders.call(tripReportApi.submit, { sentAt: at.toISOString(), reports }, { token: 'manager' });
  }
  await orders.app.get(OutboxRelay).drain();
}

const read = async (id: string) => (await orders.call(shipmentsApi.read, { id }, { token: 'farmer' })).answer;
const loads = async () => {
  const rows = await orders.dataSource.manager.find(TripLegLoadEntity, { order: { tripId: 'ASC' } });
  return Object.fromEntries(rows.filter(({ pieces }) => pieces > 0).map(({ tripId, pieces }) => [tripId, pieces]));
};
const heard = async (token: string) =>
  (await orders.call(noticesApi.inbox, {}, { token })).answer.notices.map(({ title }) => title);
const dawn = () => orders.clock.set(`${TOMORROW}T06:00:00+08:00`);

it('they ride with the next bus, nothing of the old one stays taken, and farmer and keeper hear of it', async () => {
  const order = await booked(beancurd(30));
  expect(await loads()).toEqual({ 'K01-I01': 30 });
  dawn();
  await cancels('K01-I01');
  const now = await read(order.id);
  expect(now.state).toBe('booked');
  const way = now.ways.find(({ boxes }) => boxes > 0);
  expect(way).toMatchObject({ boxes: 30 });
  expect(await loads()).toEqual({ [way?.rides[0]?.tripId ?? '']: 30 });
  expect(now.steps.at(-1)).toMatchObject({ type: 'ROLLED_OVER', boxes: 30 });
  expect(now.boxes.every(({ reason }) => reason?.includes('修路'))).toBe(true);
  const [title] = await heard('farmer');
  expect(title).toMatch(/^豆腐皮：30 箱改坐 /);
  expect(await heard('keeper')).toContain(title);
  // Whoever was moved did not change their mind: it costs nothing, also in the last hour.
  orders.clock.set(new Date(Date.parse(way?.departure ?? '') - 600_000).toISOString());
  expect((await orders.call(shipmentsApi.cancel, { id: order.id }, { token: 'farmer' })).answer.fen).toBe(0);
  expect(await loads()).toEqual({});
});

it('is told once, however often the event is delivered', async () => {
  await booked(beancurd(3));
  dawn();
  await cancels('K01-I01');
  await orders.app.get(OutboxRelay).drain();
  expect(await heard('farmer')).toHaveLength(1);
});

it('boxes that no bus takes are offered back for nothing', async () => {
  const order = await booked(beancurd(10));
  const none = [{ kind: 'hold' as const, most: { grams: 190_000, litres: 380, pieces: 99 }, approved: false }];
  for (const date of [TOMORROW, '2026-12-03', '2026-12-04']) {
    const { ways } = await quoted(beancurd(1, { date }));
    const trips = ways.flatMap(({ rides }) => rides.map(({ tripId }) => tripId));
    await vehicle('MT-V01', [...new Set(trips)], none, date);
  }
  await cancels('K01-I01');
  const now = await read(order.id);
  expect(now.boxes.map(({ stranded }) => stranded)).toEqual(Array(10).fill(true));
  expect(await loads()).toEqual({});
  expect(await heard('farmer')).toEqual(['豆腐皮：10 箱没有车赶得上']);
  const { answer } = await orders.call(shipmentsApi.cancel, { id: order.id }, { token: 'farmer' });
  expect(answer).toMatchObject({ state: 'cancelled', fen: 0 });
});

it('a place that was only kept is gone, and its holder is told to choose anew', async () => {
  const quote = await quoted(beancurd(3, { date: TOMORROW }));
  const held = (await holding(quote, firstOffer(quote))).answer;
  await cancels('K01-I01');
  expect((await read(held.id)).state).toBe('cancelled');
  expect(await loads()).toEqual({});
  expect(await heard('farmer')).toEqual(['豆腐皮：08:04 的车不来了，请另选']);
});
