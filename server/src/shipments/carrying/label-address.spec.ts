// Does the clerk of the hub see an address only while a box waits for its carrier there, and is each look written down?
import { carriedApi, meApi } from '@kehuoyou/shared';
import { AuditEntryEntity } from '../../accounts/safekeeping/ledger.entity.js';
import { atHub, handedIn, said, sends, upTo } from '../../testing/shipments/carry-world.js';
import { BUYER, orders, ordersForEachTest } from '../../testing/shipments/order-world.js';

ordersForEachTest();

const lines = [
  { count: 1, to: 'county_pickup' },
  { count: 2, to: 'carrier', carrier: 'youzhengguonei', province: '44' },
] as const;
const looks = () => orders.dataSource.manager.findBy(AuditEntryEntity, { action: 'recipient.read' });
const asks = (id: string, line: number, token = 'clerk') => orders.call(carriedApi.address, { id, line }, { token });

it('shows it to the clerk while a box lies there for its carrier, and writes down who looked and why', async () => {
  const order = await handedIn(3, { lines });
  const { id } = order;
  expect((await asks(id, 2)).code).toBe('address_not_needed');
  await atHub(order, upTo(3));
  expect((await asks(id, 2)).answer).toEqual(BUYER);
  await asks(id, 2);
  const rows = await looks();
  expect(rows.map(({ subjectKind, detail }) => [subjectKind, JSON.parse(detail)])).toEqual(
    Array.from({ length: 2 }, () => ['shipment_line', { role: 'hub_clerk', reason: '填快递面单' }]),
  );
  for (const word of Object.values(BUYER)) expect(JSON.stringify(rows) + orders.log.join()).not.toContain(word);
  // The sender can read who looked.
  const mine = (await orders.call(meApi.data, {}, { token: 'farmer' })).answer.others as {
    shipments: { looked: readonly unknown[] };
  };
  expect(mine.shipments.looked).toMatchObject([{ reason: '填快递面单' }, { role: 'hub_clerk' }]);
});

it('shows nothing of who fetches their boxes, of what is held back, and once the carrier has all', async () => {
  const order = await handedIn(3, { lines });
  await atHub(order, upTo(3));
  expect((await asks(order.id, 1)).code).toBe('address_not_needed');
  expect((await asks(order.id, 3)).code).toBe('address_not_needed');
  await sends('clerk', said('SCREEN_FAILED', { shipmentId: order.id, boxes: [2], reason: '里面有液体' }));
  await sends('clerk', said('HANDED_TO_CARRIER', { shipmentId: order.id, boxes: [3], waybill: '9800000000003' }));
  expect((await asks(order.id, 2)).code).toBe('address_not_needed');
  expect(await looks()).toEqual([]);
});

it.each([
  ['farmer', 'not_allowed'],
  ['keeper', 'not_allowed'],
  ['manager', 'not_allowed'],
  ['driver', 'not_allowed'],
] as const)('shows nothing to %s', async (token, code) => {
  const order = await handedIn(3, { lines });
  await atHub(order, upTo(3));
  expect((await asks(order.id, 2, token)).code).toBe(code);
  expect(await looks()).toEqual([]);
});
