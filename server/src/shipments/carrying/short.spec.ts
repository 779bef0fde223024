// Does one box that does not come keep nobody from hearing of the others, and its order from ever ending?
import { claimsApi, noticesApi } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { atHub, FIRST, handedIn, heard, read, said, sends, states, upTo } from '../../testing/shipments/carry-world.js';
import { orders, ordersForEachTest } from '../../testing/shipments/order-world.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';
import { PartNews } from './part-news.service.js';

ordersForEachTest();

const HOUR = 3_600_000;
const carrier = { lines: [{ count: 5, to: 'carrier' as const, province: '44' }] };
const texts = async (): Promise<string[]> =>
  (await orders.call(noticesApi.inbox, {}, { token: 'farmer' })).answer.notices.map(({ text }) => text);
const sweep = async (): Promise<void> => void (await orders.app.get(PartNews).sweep());
const ride = async (count: number, more: Parameters<typeof handedIn>[1] = {}) => {
  const order = await handedIn(count, more);
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: upTo(count), ...FIRST }));
  return order;
};

it('the farmer hears which box was not on the bus, and that the others are there', async () => {
  const order = await ride(5);
  await atHub(order, upTo(4));
  expect(await heard('farmer')).not.toContain('豆腐皮：4 箱到县城了');
  await sends('clerk', said('SHORT', { shipmentId: order.id, boxes: [5] }));
  expect(await heard('farmer')).toEqual(expect.arrayContaining(['豆腐皮：4 箱到县城了', '豆腐皮：1 箱没从车上下来']));
  const box = (await read(order)).boxes[4];
  expect(box).toMatchObject({ state: 'loaded', short: true });
  expect((await texts()).join()).toContain(`（${box?.code ?? '-'}）没从车上下来`);
  // Found behind a seat.
  await atHub(order, [5]);
  expect((await read(order)).boxes[4]).not.toHaveProperty('short');
  expect(await heard('farmer')).toContain('豆腐皮：5 箱到县城了');
});

it('only the hub says so', async () => {
  const order = await ride(2);
  const [outcome] = await sends('keeper', said('SHORT', { shipmentId: order.id, boxes: [1] }));
  expect(outcome).toMatchObject({ outcome: 'refused', reason: 'not_yours' });
});

it('where nobody says anything, the farmer hears after an hour what is there and what was handed over, once', async () => {
  const order = await ride(5, carrier);
  await atHub(order, upTo(4));
  await sends('clerk', said('SCREENED', { shipmentId: order.id, boxes: upTo(4) }));
  for (const no of upTo(3))
    await sends(
      'clerk',
      said('HANDED_TO_CARRIER', { shipmentId: order.id, boxes: [no], waybill: `981234567890${no}` }),
    );
  await sweep();
  expect(await heard('farmer')).toEqual([]);
  orders.clock.pass(HOUR + 60_000);
  await sweep();
  await sweep();
  const parts = await texts();
  expect(parts).toHaveLength(2);
  expect(parts.join()).toMatch(/您的 4 箱豆腐皮到了县城。还有 1 箱没到/);
  expect(parts.join()).toMatch(/您的 3 箱豆腐皮交给[^]*9812345678901、[^]*还有 \d 箱没交/);
});

it('what was paid for as lost ends, and with it its order', async () => {
  const order = await ride(3);
  await atHub(order, [1, 2]);
  for (const type of ['SCREENED', 'READY_AT_DEST', 'COLLECTED_AT_DEST'] as const)
    await sends('clerk', said(type, { shipmentId: order.id, boxes: [1, 2] }));
  orders.clock.pass(3 * HOUR);
  const { id } = (await orders.call(claimsApi.file, { id: order.id, kind: 'lost', boxes: [3] }, { token: 'farmer' }))
    .answer;
  await orders.call(claimsApi.move, { id, move: 'accept', fen: 300 }, { token: 'manager' });
  expect((await read(order)).state).toBe('moving');
  await orders.call(claimsApi.move, { id, move: 'settle' }, { token: 'manager' });
  await orders.app.get(OutboxRelay).drain();
  expect(await states(order)).toEqual({ collected: 2, lost: 1 });
  expect((await read(order)).state).toBe('completed');
  const row = await orders.dataSource.manager.findOneByOrFail(ShipmentEntity, { id: order.id });
  expect(row.endedAt).not.toBeNull();
});
