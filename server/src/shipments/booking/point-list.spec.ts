// Does a point's list of a day hold everything that may be brought on it: late boxes, and what was moved to that day?
import { carriedApi, handInApi, shipmentsApi, tripReportApi } from '@kehuoyou/shared';
import type { Shipment, ShipmentSummary } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { read, said, sends, upTo } from '../../testing/shipments/carry-world.js';
import { beancurd, booked, orders, ordersForEachTest, TOMORROW } from '../../testing/shipments/order-world.js';
import { reportsOf } from '../../testing/timetable/trip-reports.js';
import { NoShows } from '../missing/no-shows.service.js';
import { ShipmentEntity } from './shipment.entity.js';

ordersForEachTest();

const THE_DAY_AFTER = '2026-12-03';
const ID = { idKind: 'id_card', idTail: '123X', inspected: true, refused: [] } as const;
const handing = ({ id }: Pick<Shipment, 'id'>, boxes: readonly number[]) =>
  orders.call(
    handInApi.handIn,
    { id, ...ID, received: boxes.map((no) => ({ no, grams: 2_500 })) },
    { token: 'keeper' },
  );
const minutesBefore = ({ ways }: Pick<Shipment, 'ways'>, minutes: number) =>
  orders.clock.set(new Date(Date.parse(ways[0]?.departure ?? '') - minutes * 60_000).toISOString());
const sweep = async (): Promise<number> => (await orders.app.get(NoShows).sweep())?.missed ?? 0;
const listed = async ({ pointId }: Pick<Shipment, 'pointId'>, date?: string): Promise<readonly ShipmentSummary[]> => {
  const ask = { pointId, ...(date === undefined ? {} : { date }) };
  return (await orders.call(shipmentsApi.atPoint, ask, { token: 'keeper' })).answer.shipments;
};
const scanned = async ({ pointId }: Pick<Shipment, 'pointId'>): Promise<string[]> =>
  (await orders.call(carriedApi.at, { pointId }, { token: 'keeper' })).answer.orders.map(({ id }) => id);

it('has late boxes the next morning, also by their code, as the farmer was told, and not the day after', async () => {
  const [whole, part] = [await booked(beancurd(30)), await booked(beancurd(2))];
  minutesBefore(whole, 90);
  await handing(part, [1]);
  minutesBefore(whole, 15);
  expect(await sweep()).toBe(31);
  orders.clock.set(`${THE_DAY_AFTER}T07:00:00+08:00`);
  const byId = new Map((await listed(whole)).map((each) => [each.id, each]));
  expect(byId.get(whole.id)).toMatchObject({ state: 'expired', late: 30, awaited: 30 });
  expect(byId.get(part.id)).toMatchObject({ late: 1, awaited: 1 });
  expect(await scanned(whole)).toEqual(expect.arrayContaining([whole.id, part.id]));
  expect((await handing(whole, upTo(30))).answer).toMatchObject({ state: 'received', fen: 4_500 });
  orders.clock.set('2026-12-04T07:00:00+08:00');
  expect((await listed(part)).map(({ id }) => id)).not.toContain(part.id);
});

it('has the rest of an order of which all others are there already', async () => {
  const order = await booked(beancurd(3));
  minutesBefore(order, 90);
  await handing(order, [1, 2]);
  minutesBefore(order, 15);
  expect(await sweep()).toBe(1);
  for (const type of ['AT_HUB', 'SCREENED', 'READY_AT_DEST', 'COLLECTED_AT_DEST'] as const)
    await sends('clerk', said(type, { shipmentId: order.id, boxes: [1, 2] }));
  expect((await read(order)).state).toBe('completed');
  orders.clock.set(`${THE_DAY_AFTER}T07:00:00+08:00`);
  expect(await listed(order)).toMatchObject([{ id: order.id, awaited: 1 }]);
  expect(await scanned(order)).toEqual([order.id]);
  expect((await handing(order, [3])).answer.boxes[2]?.state).toBe('received');
});

it('has what was moved to another day on that day, with the bus that takes it', async () => {
  const order = await booked(beancurd(30));
  orders.clock.set(`${TOMORROW}T05:00:00+08:00`);
  const wayNow = async () => (await read(order)).ways.find(({ boxes }) => boxes > 0);
  let way = await wayNow();
  // One bus after the other is stopped, until none of that day is left.
  for (let stopped = 0; way?.rides[0]?.serviceDate === TOMORROW && stopped < 30; stopped += 1) {
    for (const { tripId } of way.rides)
      for (const token of ['manager', 'post']) {
        orders.clock.pass(1_000);
        const sentAt = orders.clock.now().toISOString();
        const reports = [reportsOf(tripId, TOMORROW)('cancel', '05:00', { reason: '前方修路' })];
        await orders.call(tripReportApi.submit, { sentAt, reports }, { token });
      }
    await orders.app.get(OutboxRelay).drain();
    way = await wayNow();
  }
  expect(way?.rides[0]?.serviceDate).toBe(THE_DAY_AFTER);
  expect(await listed(order, THE_DAY_AFTER)).toMatchObject([
    { id: order.id, date: THE_DAY_AFTER, departure: way?.departure, handInBy: way?.handInBy, awaited: 30 },
  ]);
  expect(await listed(order, '2026-12-04')).toEqual([]);
});

it('opens no order that has ended without anybody being late', async () => {
  const order = await booked(beancurd(1));
  minutesBefore(order, 90);
  await handing(order, [1]);
  for (const type of ['AT_HUB', 'SCREENED', 'READY_AT_DEST', 'COLLECTED_AT_DEST'] as const)
    await sends('clerk', said(type, { shipmentId: order.id, boxes: [1] }));
  expect((await read(order)).state).toBe('completed');
  await orders.dataSource.manager.update(ShipmentEntity, { id: order.id }, { contentsSealed: 'not to be opened' });
  orders.clock.set(`${THE_DAY_AFTER}T07:00:00+08:00`);
  expect(await listed(order)).toEqual([]);
  expect(await scanned(order)).toEqual([]);
});
