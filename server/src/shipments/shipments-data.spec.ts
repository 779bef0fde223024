// Is what somebody sends told to them and erased with them, and not with the keeper who booked it for them?
import { handInApi, meApi, retentionRules, shipmentsApi } from '@kehuoyou/shared';
import { MyDataService } from '../accounts/privacy/my-data.service.js';
import { RetentionService } from '../accounts/privacy/retention.service.js';
import { read } from '../testing/shipments/carry-world.js';
import {
  beancurd,
  booked,
  BUYER,
  orders,
  ordersForEachTest,
  SENDER,
  TOMORROW,
} from '../testing/shipments/order-world.js';
import { ShipmentEntity, ShipmentEventEntity, ShipmentLineEntity } from './booking/shipment.entity.js';

ordersForEachTest();

const told = async (token: string): Promise<string> =>
  JSON.stringify((await orders.call(meApi.data, {}, { token })).answer.others['shipments']);
const accountOf = async (token: string): Promise<string> =>
  (await orders.call(meApi.me, {}, { token })).answer.accountId;
const erases = async (token: string): Promise<void> => {
  const id = await accountOf(token);
  await orders.database.transactions.run((tx) => orders.app.get(MyDataService).erase(tx, id, id));
};
const db = () => orders.dataSource.manager;

it('tells whoever sends, and a keeper nothing of those for whom they book or whose document they saw', async () => {
  const order = await booked(beancurd(2), 'keeper');
  await booked(beancurd(3));
  orders.clock.set(`${TOMORROW}T07:30:00+08:00`);
  const received = [{ no: 1, grams: 2_500 }];
  const ask = { id: order.id, idKind: 'id_card', idTail: '123X', inspected: true, received, refused: [] } as const;
  await orders.call(handInApi.handIn, ask, { token: 'keeper' });
  for (const secret of [SENDER.senderName, SENDER.senderAddress, BUYER.phone, BUYER.address])
    expect([secret, (await told('farmer')).includes(secret), (await told('keeper')).includes(secret)]).toEqual([
      ...[secret, true, false],
    ]);
  expect(await told('keeper')).not.toContain('123X');
});

it('leaves names on what is on the road when the keeper who booked it goes, and takes them off a year after it ended', async () => {
  const order = await booked(beancurd(2), 'keeper');
  await erases('keeper');
  expect((await read(order, 'clerk')).sender?.name).toBe('罗**');
  expect(await db().findOneByOrFail(ShipmentEntity, { id: order.id })).toMatchObject({ senderTail: '0001' });
  const lines = await db().findBy(ShipmentLineEntity, { shipmentId: order.id });
  expect(lines.map(({ recipientSealed }) => recipientSealed === null)).toEqual([false]);
  expect(JSON.stringify(await db().find(ShipmentEventEntity))).not.toContain(
    await accountOf('keeper').catch(() => '?'),
  );
  await orders.call(shipmentsApi.cancel, { id: order.id }, { token: 'manager' });
  const days = retentionRules.find(({ subject }) => subject === 'shipment')?.days ?? 0;
  orders.clock.pass((days + 2) * 86_400_000);
  await orders.app.get(RetentionService).apply();
  expect(await db().findOneByOrFail(ShipmentEntity, { id: order.id })).toMatchObject({ senderSealed: null });
  expect((await db().findBy(ShipmentLineEntity, { shipmentId: order.id }))[0]?.recipientSealed).toBeNull();
});

it('takes whoever sends out of their own orders', async () => {
  const order = await booked(beancurd(2));
  await erases('farmer');
  expect(await db().findOneByOrFail(ShipmentEntity, { id: order.id })).toMatchObject({ senderSealed: null });
});
