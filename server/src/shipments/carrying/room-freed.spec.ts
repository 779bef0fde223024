// Does whoever waits for a full bus get what was put on it by a slip alone, and nothing where nothing has become free?
import type { Shipment } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { FIRST, handedIn, loads, read, said, SECOND, sends, upTo } from '../../testing/shipments/carry-world.js';
import {
  beancurd,
  booked,
  holding,
  orders,
  ordersForEachTest,
  quoted,
  vehicle,
} from '../../testing/shipments/order-world.js';

ordersForEachTest();

const holdOf = (boxes: number) => ({
  kind: 'hold' as const,
  most: { grams: 190_000 + boxes * 2_500, litres: 380 + 9_000, pieces: 999 },
  approved: false,
});

async function waitsFor(tripId: string, boxes: number): Promise<Shipment> {
  const quote = await quoted(beancurd(boxes), 'neighbour');
  const way = quote.ways.findIndex(({ rides }) => rides[0]?.tripId === tripId && rides.length === 1);
  return (await holding(quote, [{ way, boxes }], { token: 'neighbour', wait: true })).answer;
}

it('a slip that is taken back leaves its room to whoever waits, and what changes nothing leaves none', async () => {
  await vehicle('MT-V02', [SECOND.tripId], [holdOf(10)]);
  const order = await handedIn(10);
  const slip = said('LOADED', { shipmentId: order.id, boxes: upTo(10), ...SECOND });
  await sends('keeper', slip);
  const waits = await waitsFor(SECOND.tripId, 8);
  expect(waits.state).toBe('waiting');
  await orders.app.get(OutboxRelay).drain();
  const back = () => said('RETRACTED', { shipmentId: order.id, retracts: slip.eventId });
  // Only whoever said it takes it back.
  await sends('clerk', back());
  await orders.app.get(OutboxRelay).drain();
  expect((await read(waits, 'neighbour')).state).toBe('waiting');
  await sends('keeper', back());
  await orders.app.get(OutboxRelay).drain();
  expect((await read(waits, 'neighbour')).state).toBe('held');
  expect(await loads()).toEqual({ 'K01-I01': 10, [SECOND.tripId]: 8 });
});

it('what is put on another bus than was planned leaves its own to whoever waits', async () => {
  await vehicle('MT-V02', [FIRST.tripId], [holdOf(10)]);
  const order = await booked(beancurd(10));
  const waits = await waitsFor(FIRST.tripId, 8);
  expect(waits.state).toBe('waiting');
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: upTo(10), ...SECOND }));
  await orders.app.get(OutboxRelay).drain();
  expect((await read(waits, 'neighbour')).state).toBe('held');
  expect(await loads()).toEqual({ [FIRST.tripId]: 8, [SECOND.tripId]: 10 });
});
