// Does what carriers say of boxes reach their farmers once, in whatever order it comes?
import { noticesApi } from '@kehuoyou/shared';
import type { Shipment } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { KUAIDI100_STAND_IN } from '../../kuaidi100/kuaidi100.module.js';
import type { Kuaidi100StandIn } from '../../kuaidi100/kuaidi100-stand-in.js';
import { CarrierNews } from '../../parcels/carriers/carrier-news.service.js';
import { atHub, handedIn, heard, read, said, sends, states, upTo } from '../../testing/shipments/carry-world.js';
import { orders, ordersForEachTest, TODAY, TOMORROW } from '../../testing/shipments/order-world.js';

ordersForEachTest(`${TODAY}T19:00:00+08:00`, { KUAIDI100_MODE: 'stand_in' });

const standIn = () => orders.app.get<Kuaidi100StandIn>(KUAIDI100_STAND_IN);
const drain = () => orders.app.get(OutboxRelay).drain();
const number = (no: number): string => `98000000000${no}`;
const amounts = async (order: Shipment): Promise<unknown[]> =>
  (await read(order)).amounts.map(({ kind, fen, note }) => [kind, fen, note]);
/** Two to fetch, three for a carrier. */
const lines = [
  { count: 2, to: 'county_pickup' },
  { count: 3, to: 'carrier', carrier: 'youzhengguonei', province: '44' },
] as const;

/** 快递100 tells, newest first, and pushes it. */
async function carrierSays(no: number, ...words: readonly (readonly [time: string, state: string])[]): Promise<void> {
  const data = [...words].reverse().map(([time, statusCode]) => ({
    time: `${TOMORROW} ${time}:00`,
    context: `说 ${statusCode}`,
    statusCode,
    status: '',
  }));
  const state = words.at(-1)?.[1] ?? '0';
  standIn().tell(number(no), { com: 'youzhengguonei', state, data });
  await standIn().push(number(no));
  await drain();
}

/** Somebody asked for a number before it was on a box of ours. */
async function watched(no: number): Promise<void> {
  const wanted = { waybill: number(no), carrier: 'youzhengguonei' };
  await orders.database.transactions.run((tx) => orders.app.get(CarrierNews).want(tx, wanted));
  await drain();
}

async function handedOver(): Promise<Shipment> {
  const order = await handedIn(5, { lines });
  await atHub(order, upTo(5));
  await sends('clerk', said('SCREENED', { shipmentId: order.id, boxes: upTo(5) }));
  for (const no of upTo(3, 3))
    await sends('clerk', said('HANDED_TO_CARRIER', { shipmentId: order.id, boxes: [no], waybill: number(no) }));
  await drain();
  return order;
}

it('asks the carrier to tell of each number that was put on a box, and of no other', async () => {
  await handedOver();
  expect(standIn().calls.get('/poll')).toBe(3);
  await drain();
  expect(standIn().calls.get('/poll')).toBe(3);
});

it('is delivered when its carrier says 签收, once however often it is pushed, and the farmer hears of all of it once', async () => {
  const order = await handedOver();
  await carrierSays(3, ['09:00', '1'], ['12:00', '5'], ['13:00', '301']);
  await carrierSays(3, ['09:00', '1'], ['12:00', '5'], ['13:00', '301']);
  expect(await states(order)).toEqual({ screened: 2, delivered: 1, handed_to_carrier: 2 });
  expect((await heard('farmer')).filter((title) => title.includes('送到'))).toEqual([]);
  await carrierSays(4, ['13:10', '3']);
  await carrierSays(5, ['14:00', '303']);
  expect(await states(order)).toEqual({ screened: 2, delivered: 3 });
  expect((await heard('farmer')).filter((title) => title.includes('送到'))).toEqual(['豆腐皮：3 箱送到了']);
  const { steps } = await read(order);
  expect(steps.filter(({ type }) => type === 'DELIVERED').map(({ boxes }) => boxes)).toEqual([1, 1, 1]);
  expect((await read(order)).state).toBe('moving');
  await sends('clerk', said('COLLECTED_AT_DEST', { shipmentId: order.id, boxes: [1, 2] }));
  expect((await read(order)).state).toBe('completed');
});

it('does not come back by a story that was overtaken, and goes by the last word of its carrier', async () => {
  const order = await handedOver();
  const before = await amounts(order);
  await carrierSays(3, ['09:00', '1'], ['15:00', '3']);
  await carrierSays(3, ['09:00', '1'], ['12:00', '14']);
  expect(await states(order)).toMatchObject({ delivered: 1 });
  await carrierSays(3, ['09:00', '1'], ['15:00', '3'], ['16:00', '6']);
  expect((await read(order)).boxes[2]).toMatchObject({ state: 'returning', reason: '正在退回' });
  await carrierSays(3, ['09:00', '1'], ['16:00', '6'], ['18:00', '4']);
  expect((await read(order)).boxes[2]).toMatchObject({ state: 'returned', reason: '寄件人已收到退件' });
  const { notices } = (await orders.call(noticesApi.inbox, {}, { token: 'farmer' })).answer;
  expect(notices.filter(({ title }) => title.includes('退')).map(({ title, text }) => [title, text])).toEqual([
    ['豆腐皮：1 箱退回来了', expect.stringMatching(/^邮政快递包裹说，您的豆腐皮有 1 箱（\w{4}）寄件人已收到退件。/)],
    ['豆腐皮：1 箱快递要退回', expect.stringMatching(/正在退回。快给买家打电话/)],
  ]);
  // By the county's rule the carrier has earned both ways.
  expect(await amounts(order)).toEqual(before);
});

it('hears what was said before the number was put on the box, and forgets it where the number was put right', async () => {
  const order = await handedIn(5, { lines });
  await atHub(order, upTo(5));
  await watched(9);
  await carrierSays(9, ['08:30', '3']);
  const handing = (waybill: string) => said('HANDED_TO_CARRIER', { shipmentId: order.id, boxes: [3], waybill });
  await sends('clerk', handing(number(9)));
  expect(await states(order)).toMatchObject({ delivered: 1 });
  await sends('clerk', handing(number(3)));
  expect(await states(order)).toMatchObject({ handed_to_carrier: 1 });
  await carrierSays(9, ['08:30', '3'], ['09:30', '304']);
  expect(await states(order)).toMatchObject({ handed_to_carrier: 1 });
});

it('takes no word of another carrier, none of a number that was given again, and none of nobody’s box', async () => {
  const order = await handedOver();
  standIn().tell(number(4), {
    ...{ com: 'yuantong', state: '3' },
    data: [{ time: `${TOMORROW} 12:00:00`, context: '签收', statusCode: '3', status: '签收' }],
  });
  await standIn().push(number(4));
  standIn().tell(number(5), {
    ...{ com: 'youzhengguonei', state: '3' },
    data: [{ time: '2026-10-01 12:00:00', context: '签收', statusCode: '3', status: '签收' }],
  });
  await standIn().push(number(5));
  await watched(8);
  await carrierSays(8, ['12:00', '3']);
  expect(await states(order)).toEqual({ screened: 2, handed_to_carrier: 3 });
});

describe('what is given back', () => {
  const backs = async (order: Shipment): Promise<unknown[]> =>
    (await read(order)).amounts.filter(({ kind }) => kind === 'refunded').map(({ fen, note }) => [fen, note]);
  const SAYS = '车坐过了，车费照收；没交快递，快递费全退';

  it('of a box that did not pass and was fetched is what its carrier was to have, and nothing where it goes no further', async () => {
    const order = await handedIn(5, { lines });
    await atHub(order, upTo(5));
    const fen = order.fen;
    const carrier =
      order.lines[1]?.parts.filter(({ kind }) => kind !== 'bus').reduce((sum, part) => sum + part.eachFen, 0) ?? 0;
    expect(carrier).toBeGreaterThan(0);
    await sends('clerk', said('SCREEN_FAILED', { shipmentId: order.id, boxes: [1, 3], reason: '里面有液体' }));
    expect(await backs(order)).toEqual([]);
    const back = said('TAKEN_BACK', { shipmentId: order.id, boxes: [1, 3] });
    await sends('clerk', back);
    await sends('clerk', back);
    expect(await backs(order)).toEqual([[-carrier, SAYS]]);
    expect((await read(order)).fen).toBe(fen - carrier);
    const { notices } = (await orders.call(noticesApi.inbox, {}, { token: 'farmer' })).answer;
    expect(notices.find(({ title }) => title.includes('过机没过'))?.text).toContain(SAYS);
    await sends('clerk', said('RETRACTED', { retracts: back.eventId, shipmentId: order.id }));
    expect(await backs(order)).toEqual([
      [-carrier, SAYS],
      [carrier, '前面记错了，退的不算'],
    ]);
    expect((await read(order)).fen).toBe(fen);
  });
});
