// Does a hub see the bus that comes next, also on a day on which hundreds of orders came and went?
import { carriedApi } from '@kehuoyou/shared';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { insertRows } from '../../database/insert-rows.js';
import { atHub, FIRST, handedIn, said, sends, upTo } from '../../testing/shipments/carry-world.js';
import { beancurd, booked, HUB, orders, ordersForEachTest } from '../../testing/shipments/order-world.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';

ordersForEachTest();

const shown = async (): Promise<string[]> =>
  (await orders.call(carriedApi.at, { pointId: HUB }, { token: 'clerk' })).answer.orders.map(({ id }) => id);

/** So many more of the same order, that left before it. */
async function others(id: string, count: number, more: Partial<ShipmentEntity>): Promise<void> {
  const vault = orders.app.get(Vault);
  const row = await orders.dataSource.manager.findOneByOrFail(ShipmentEntity, { id });
  const contents = vault.open(row.contentsSealed, `shipment.contents:${id}`);
  const rows = Array.from({ length: count }, (_each, at): ShipmentEntity => {
    const own = `${String(more.state)}-${String(at).padStart(4, '0')}`;
    const contentsSealed = vault.seal(contents, `shipment.contents:${own}`);
    const leavesAt = new Date(row.leavesAt.getTime() - (at + 1) * 1_000);
    return { ...row, id: own, contentsSealed, senderSealed: null, senderPhoneHash: null, leavesAt, ...more };
  });
  await orders.database.transactions.run((tx) => insertRows(tx, ShipmentEntity, rows));
}

it('what is on its way stands there, however many left before it or are done', async () => {
  const order = await handedIn(2);
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: upTo(2), ...FIRST }));
  await others(order.id, 210, { state: 'moving' });
  await others(order.id, 210, { state: 'completed', endedAt: orders.clock.now() });
  expect(await shown()).toContain(order.id);
  // The last of what is done stays, so that a slip is taken back.
  expect((await shown()).filter((id) => id.startsWith('completed'))).toHaveLength(50);
  await atHub(order, upTo(2));
  for (const type of ['SCREENED', 'READY_AT_DEST', 'COLLECTED_AT_DEST'] as const)
    await sends('clerk', said(type, { shipmentId: order.id, boxes: upTo(2) }));
  expect(await shown()).toContain(order.id);
});

it('what nobody has handed in is none of its business before its bus has left', async () => {
  const order = await booked(beancurd(2));
  orders.clock.set(new Date(Date.parse(order.ways[0]?.departure ?? '') - 60_000).toISOString());
  expect(await shown()).toEqual([]);
  orders.clock.set(new Date(Date.parse(order.ways[0]?.departure ?? '') + 60_000).toISOString());
  expect(await shown()).toEqual([order.id]);
});
