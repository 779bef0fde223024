// Does the other side hear that an order was taken back, and can what lies on no bus yet stay here?
import { carryingApi, handInApi, noticesApi, shipmentsApi } from '@kehuoyou/shared';
import type { Shipment } from '@kehuoyou/shared';
import { randomUUID } from 'node:crypto';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { TripLegLoadEntity } from '../../parcels/loading/trip-load.entity.js';
import {
  beancurd,
  booked,
  booking,
  holding,
  orders,
  ordersForEachTest,
  quoted,
  TOMORROW,
  vehicle,
} from '../../testing/shipments/order-world.js';
import { Waiting } from './waiting.service.js';

ordersForEachTest();

const FIRST = 'K01-I01';
const cancelling = (id: string, token: string, more = {}) =>
  orders.call(shipmentsApi.cancel, { id, ...more }, { token });
const read = async (id: string, token = 'farmer') => (await orders.call(shipmentsApi.read, { id }, { token })).answer;
const titles = async (token: string): Promise<string[]> => {
  await orders.app.get(OutboxRelay).drain();
  return (await orders.call(noticesApi.inbox, {}, { token })).answer.notices.map(({ title }) => title);
};
const piecesOn = async (tripId: string): Promise<number> =>
  Math.max(0, ...(await orders.dataSource.manager.findBy(TripLegLoadEntity, { tripId })).map(({ pieces }) => pieces));

const handIn = ({ id }: Shipment, boxes: readonly number[]) =>
  orders.call(
    handInApi.handIn,
    {
      ...{ id, idKind: 'id_card', idTail: '1234', inspected: true, refused: [] },
      received: boxes.map((no) => ({ no, grams: 2_500 })),
    },
    { token: 'keeper' },
  );

async function load({ id }: Shipment, boxes: readonly number[]): Promise<void> {
  const at = orders.clock.now().toISOString();
  const event = {
    ...{ eventId: randomUUID(), type: 'LOADED' as const, occurredAt: at, deviceSeq: 1, shipmentId: id },
    ...{ boxes: [...boxes], tripId: FIRST, serviceDate: TOMORROW },
  };
  const { answer } = await orders.call(
    carryingApi.submit,
    { deviceId: randomUUID(), sentAt: at, events: [event] },
    { token: 'keeper' },
  );
  expect(answer.outcomes).toMatchObject([{ outcome: 'recorded' }]);
}

it('the sender hears what the company took back, for nothing, and the manager is shown no fee of theirs', async () => {
  const order = await booked(beancurd(5));
  orders.clock.set(`${TOMORROW}T07:30:00+08:00`);
  expect(await read(order.id, 'manager')).toMatchObject({ mayCancel: true, keptFen: 0 });
  await cancelling(order.id, 'manager', { reason: '车坏了' });
  expect(await titles('farmer')).toEqual(['豆腐皮：公司取消了 5 箱']);
  expect((await read(order.id)).fen).toBe(0);
});

it('is shown the very fee that is taken, where of two buses one leaves soon and the other later', async () => {
  const quote = await quoted(beancurd(10));
  const wayOf = (tripId: string) =>
    quote.ways.findIndex(({ rides }) => rides[0]?.tripId === tripId && rides.length === 1);
  const parts = [FIRST, 'K01-I02'].map((tripId) => ({ way: wayOf(tripId), boxes: 5 }));
  const order = (await booking((await holding(quote, parts)).answer)).answer;
  orders.clock.set(`${TOMORROW}T07:30:00+08:00`);
  const { keptFen } = await read(order.id);
  expect(keptFen).toBe(150);
  expect((await cancelling(order.id, 'farmer')).answer.fen).toBe(keptFen);
});

it('the keeper hears of boxes that lie at the counter for nothing, and of none where nothing was brought', async () => {
  const brought = await booked(beancurd(3));
  await handIn(brought, [1, 2]);
  await cancelling(brought.id, 'farmer');
  expect(await titles('keeper')).toEqual(['罗**的 2 箱豆腐皮不寄了']);
  const other = await booked(beancurd(3));
  await cancelling(other.id, 'farmer');
  expect(await titles('keeper')).toHaveLength(1);
  expect(await titles('farmer')).toEqual([]);
});

it('of an order that is on its way partly the rest stays here, and what rides rides on', async () => {
  const order = await booked(beancurd(5));
  orders.clock.set(`${TOMORROW}T07:00:00+08:00`);
  await handIn(order, [1, 2, 3]);
  await load(order, [1, 2]);
  expect(await read(order.id)).toMatchObject({ state: 'moving', mayCancel: true });
  const after = (await cancelling(order.id, 'farmer', { onlyHere: true })).answer;
  expect(after.boxes.map(({ state, wantedBack }) => [state, wantedBack])).toEqual([
    ['loaded', undefined],
    ['loaded', undefined],
    ...Array(3).fill(['cancelled', undefined]),
  ]);
  expect(after).toMatchObject({ state: 'moving', mayCancel: false });
  expect(await piecesOn(FIRST)).toBe(2);
});

it('is not booked any more once nothing can be brought in time', async () => {
  orders.clock.set(`${TOMORROW}T06:59:00+08:00`);
  const quote = await quoted(beancurd(2));
  const held = (
    await holding(quote, [{ way: quote.ways.findIndex(({ rides }) => rides[0]?.tripId === FIRST), boxes: 2 }])
  ).answer;
  orders.clock.set(held.ways[0]?.handInBy ?? '');
  expect((await booking(held)).code).toMatch(/bus_gone|hold_expired/);
});

it('whoever waited gets what ends unbooked before whoever asks next, and hears it where it was in vain', async () => {
  await vehicle(
    'MT-V01',
    [FIRST],
    [{ kind: 'hold', most: { grams: 190_000 + 75_000, litres: 9_380, pieces: 999 }, approved: false }],
  );
  const quote = await quoted(beancurd(30));
  await holding(quote, [{ way: 0, boxes: 30 }]);
  const next = await quoted(beancurd(30), 'neighbour');
  const waits = (await holding(next, [{ way: 0, boxes: 30 }], { token: 'neighbour', wait: true })).answer;
  orders.clock.pass(16 * 60_000);
  const newcomer = await quoted(beancurd(30), 'stranger');
  const way = newcomer.ways.findIndex(({ rides }) => rides[0]?.tripId === FIRST);
  expect((await holding(newcomer, [{ way, boxes: 30 }], { token: 'stranger' })).code).toBe('no_room');
  await orders.app.get(Waiting).sweep();
  expect((await read(waits.id, 'neighbour')).state).toBe('held');
  const vain = (await holding(newcomer, [{ way, boxes: 30 }], { token: 'stranger', wait: true })).answer;
  orders.clock.set(`${TOMORROW}T07:10:00+08:00`);
  await orders.app.get(Waiting).sweep();
  expect((await read(vain.id, 'stranger')).state).toBe('expired');
  expect(await titles('stranger')).toEqual(['豆腐皮：没等到 08:04 的位子']);
});
