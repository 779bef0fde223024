// Does everything that is done to boxes after the counter count once, whoever says it when, and lie where it says on the buses?
import { randomUUID } from 'node:crypto';
import { carriedApi, foldShipment, handInApi, noticesApi, shipmentsApi } from '@kehuoyou/shared';
import { TripLoadEntity } from '../../parcels/loading/trip-load.entity.js';
import {
  allAddsUp,
  atHub,
  became,
  FIRST,
  handedIn,
  heard,
  loads,
  PHONE,
  read,
  reports,
  said,
  SECOND,
  sends,
  states,
  upTo,
} from '../../testing/shipments/carry-world.js';
import {
  beancurd,
  booked,
  HUB,
  orders,
  ordersForEachTest,
  POINT,
  TOMORROW,
} from '../../testing/shipments/order-world.js';
import { reportsOf } from '../../testing/timetable/trip-reports.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';

ordersForEachTest();

it('thirty boxes go from the counter to the county, some to people, some to a carrier, and then all is done', async () => {
  const order = await handedIn(30, {
    lines: [
      { count: 12, to: 'county_pickup' },
      { count: 18, to: 'carrier', carrier: 'youzhengguonei', province: '44' },
    ],
  });
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: upTo(22), ...FIRST }));
  expect(await states(order)).toEqual({ loaded: 22, received: 8 });
  await reports(reportsOf(FIRST.tripId, TOMORROW)('depart', '07:40'));
  expect(await states(order)).toEqual({ in_transit: 22, received: 8 });
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: upTo(8, 23), ...SECOND }));
  expect(await loads()).toEqual({ 'K01-I01': 22, 'K01-I02': 8 });
  await atHub(order, upTo(22));
  expect(await states(order)).toEqual({ at_hub: 22, loaded: 8 });
  await atHub(order, upTo(8, 23));
  await sends('clerk', said('SCREENED', { shipmentId: order.id, boxes: upTo(30) }));
  await sends('clerk', said('READY_AT_DEST', { shipmentId: order.id, boxes: upTo(12) }));
  await sends('clerk', said('COLLECTED_AT_DEST', { shipmentId: order.id, boxes: upTo(12) }));
  expect((await read(order)).state).toBe('moving');
  for (const no of upTo(18, 13))
    await sends('clerk', said('HANDED_TO_CARRIER', { shipmentId: order.id, boxes: [no], waybill: `98000000${no}` }));
  const done = await read(order);
  expect(done).toMatchObject({ state: 'completed' });
  expect(done.boxes[29]).toMatchObject({ waybill: '9800000030', bus: SECOND });
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
  const row = await orders.dataSource.manager.findOneBy(ShipmentEntity, { id: order.id });
  expect(row?.endedAt).not.toBeNull();
  // Each bus once when all that it brought is there, and once when its carrier has what is its.
  expect((await heard('farmer')).sort()).toEqual([
    ...[
      '豆腐皮：10 箱交给邮政快递包裹了',
      '豆腐皮：22 箱到县城了',
      '豆腐皮：8 箱交给邮政快递包裹了',
      '豆腐皮：8 箱到县城了',
    ],
  ]);
  expect(await heard('keeper')).toEqual([]);
});

it('counts once however often it is sent, alone and among others, and by what is written on a box', async () => {
  const order = await handedIn(2);
  const [one, other] = order.boxes;
  const event = said('LOADED', { code: one?.code?.toLowerCase() ?? '', ...FIRST });
  expect(await became('keeper', event)).toEqual(['recorded']);
  expect(await became('keeper', event, event, said('LOADED', { code: other?.code ?? '', ...FIRST }))).toEqual([
    ...['repeated', 'repeated', 'recorded'],
  ]);
  expect(await states(order)).toEqual({ loaded: 2 });
  expect(await loads()).toEqual({ 'K01-I01': 2 });
  expect(await became('keeper', said('LOADED', { code: 'ZZZZ', ...FIRST }))).toEqual(['not_yours']);
  // Sent again after the order is over, it is still the same.
  await atHub(order, [1, 2]);
  await sends('clerk', said('COLLECTED_AT_DEST', { shipmentId: order.id, boxes: [1, 2] }));
  expect(await became('keeper', event)).toEqual(['repeated']);
});

it.each([
  ['a keeper of another point', 'stranger', { type: 'LOADED', ...FIRST }, 'not_yours'],
  ['the farmer’s keeper for the hub', 'keeper', { type: 'AT_HUB' }, 'not_yours'],
  ['the hub for the keeper', 'clerk', { type: 'LOADED', ...FIRST }, 'not_yours'],
  ['the driver of that bus', 'driver', { type: 'LOADED', ...FIRST }, 'recorded'],
  ['a driver who says nothing of a bus', 'driver', { type: 'SCREENED' }, 'not_yours'],
  ['a bus that there is not', 'keeper', { type: 'LOADED', tripId: 'NONE', serviceDate: TOMORROW }, 'trip_not_found'],
  ['no bus', 'keeper', { type: 'LOADED' }, 'incomplete'],
  ['no reason', 'clerk', { type: 'SCREEN_FAILED' }, 'incomplete'],
  ['boxes that the order has not', 'clerk', { type: 'AT_HUB', boxes: [1, 4] }, 'incomplete'],
  ['a box twice', 'clerk', { type: 'AT_HUB', boxes: [1, 1] }, 'incomplete'],
  ['an order that there is not', 'clerk', { type: 'AT_HUB', shipmentId: randomUUID() }, 'not_yours'],
  ['a number that is none', 'clerk', { type: 'HANDED_TO_CARRIER', boxes: [1], waybill: '12' }, 'waybill_not_valid'],
  ['one number for two', 'clerk', { type: 'HANDED_TO_CARRIER', waybill: '9800000001' }, 'one_waybill_each'],
] as const)('answers %s', async (_what, token, { type, ...more }, outcome) => {
  const order = await handedIn(3);
  expect(await became(token, said(type, { shipmentId: order.id, boxes: [1, 2], ...more }))).toEqual([outcome]);
});

it('gives a carrier’s number to one box only, until it was set right', async () => {
  const order = await handedIn(3, { lines: [{ count: 3, to: 'carrier', carrier: 'youzhengguonei', province: '44' }] });
  const handing = (no: number, waybill: string) =>
    said('HANDED_TO_CARRIER', { shipmentId: order.id, boxes: [no], waybill });
  expect(await became('clerk', handing(1, '9800000001'), handing(2, '980-000-0001'))).toEqual([
    ...['recorded', 'waybill_taken'],
  ]);
  expect(await became('clerk', handing(2, ' 9800000001'))).toEqual(['waybill_taken']);
  expect(await became('clerk', handing(1, '9800000003'), handing(2, '9800000001'))).toEqual([
    // The first one of a batch is not kept yet when the second is looked at.
    ...['recorded', 'waybill_taken'],
  ]);
  expect(await became('clerk', handing(2, '9800000001'))).toEqual(['recorded']);
  expect((await read(order)).boxes.map(({ waybill }) => waybill)).toEqual(['9800000003', '9800000001', undefined]);
});

it('a box that was cancelled and lies on the bus rides on, wanted back; its room is given back where it is not on it', async () => {
  const order = await handedIn(4);
  orders.clock.pass(60_000);
  const loadedAt = orders.clock.now().toISOString();
  orders.clock.pass(60_000);
  await orders.call(shipmentsApi.cancel, { id: order.id }, { token: 'farmer' });
  expect(await loads()).toEqual({});
  // The keeper's phone had no network.
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: [1, 2], ...FIRST, occurredAt: loadedAt }));
  const rides = await read(order);
  expect(rides.state).toBe('moving');
  expect(rides.boxes.map(({ state, wantedBack }) => [state, wantedBack === true])).toEqual([
    ...[
      ['loaded', true],
      ['loaded', true],
      ['cancelled', false],
      ['cancelled', false],
    ],
  ]);
  expect(await loads()).toEqual({ 'K01-I01': 2 });
  await atHub(order, [1, 2]);
  await sends('clerk', said('TAKEN_BACK', { shipmentId: order.id, boxes: [1, 2] }));
  expect(await read(order)).toMatchObject({ state: 'cancelled' });
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('keeps what lies on a bus there when the rest is cancelled, and what is weighed later beside it', async () => {
  const order = await booked(beancurd(5));
  orders.clock.set(`${TOMORROW}T07:30:00+08:00`);
  const taking = (boxes: readonly number[], more = {}) =>
    orders.call(
      handInApi.handIn,
      { id: order.id, inspected: true, received: boxes.map((no) => ({ no, grams: 4_000 })), refused: [], ...more },
      { token: 'keeper' },
    );
  await taking([1, 2], { idKind: 'id_card', idTail: '1234' });
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: [1, 2], ...SECOND }));
  expect(await loads()).toEqual({ 'K01-I01': 3, 'K01-I02': 2 });
  await taking([3]);
  expect(await loads()).toEqual({ 'K01-I01': 3, 'K01-I02': 2 });
  const before = await read(order);
  await orders.call(shipmentsApi.cancel, { id: order.id }, { token: 'farmer' });
  expect(await loads()).toEqual({ 'K01-I02': 2 });
  // Three that ride nowhere are owed no more, but for a fifth in the last hour; two ride on, and are paid for.
  expect((await read(order)).fen).toBe(before.fen - 3 * 150 + 90);
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('is put on a bus that is full all the same: what lies there lies there', async () => {
  const order = await handedIn(50);
  const late = await booked(beancurd(2), 'neighbour').catch(() => undefined);
  expect(await loads()).toMatchObject({ 'K01-I01': 50 });
  await sends('keeper', said('LOADED', { shipmentId: late?.id ?? '', boxes: [1, 2], ...FIRST }));
  expect(await loads()).toEqual({ 'K01-I01': 52 });
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: upTo(50), ...FIRST }));
  const aboard = await orders.dataSource.manager.findBy(TripLoadEntity, { loaded: true });
  expect(aboard.map(({ pieces }) => pieces).sort()).toEqual([2, 50]);
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('a slip is taken back by whoever made it, with its place on the bus', async () => {
  const order = await handedIn(2);
  const slip = said('LOADED', { shipmentId: order.id, boxes: [1, 2], ...SECOND });
  await sends('keeper', slip);
  const back = () => said('RETRACTED', { shipmentId: order.id, retracts: slip.eventId });
  expect(await became('driver', back())).toEqual(['not_yours']);
  await sends('clerk', back());
  expect(await loads()).toEqual({ 'K01-I02': 2 });
  await sends('keeper', back());
  expect(await states(order)).toEqual({ received: 2 });
  expect(await loads()).toEqual({ 'K01-I01': 2 });
  expect((await read(order)).steps.map(({ type }) => type)).not.toContain('LOADED');
});

it('is told to point and hub as it stands, without saying who did it; the phone folds the same', async () => {
  const order = await handedIn(3);
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: [1, 2], ...FIRST }));
  const { answer: point } = await orders.call(carriedApi.at, { pointId: POINT }, { token: 'keeper' });
  const { answer: hub } = await orders.call(carriedApi.at, { pointId: HUB }, { token: 'clerk' });
  for (const { orders: listed } of [point, hub]) {
    expect(listed).toMatchObject([{ id: order.id, senderName: '罗**', senderPhoneTail: '0001', count: 3 }]);
    const [{ facts = [] } = {}] = listed;
    expect(foldShipment(facts, 3).boxes.map(({ state }) => state)).toEqual(['loaded', 'loaded', 'received']);
  }
  expect(point.orders[0]?.facts.at(-1)).toMatchObject({ type: 'LOADED', actor: 'own', deviceId: PHONE });
  expect(JSON.stringify(hub)).not.toContain(PHONE);
  expect(JSON.stringify(hub)).not.toMatch(/罗大山|王小明|19900000001/);
  expect(point.buses.map(({ tripId }) => tripId)).toContain(SECOND.tripId);
  expect(hub.buses).toMatchObject([{ ...FIRST, routeName: expect.any(String) as string }]);
  expect((await orders.call(carriedApi.at, { pointId: HUB }, { token: 'keeper' })).code).toBe('point_not_found');
  expect(await heard('farmer')).toEqual([]);
});

it('a box that does not pass the machine lies at the hub; its farmer is told why, and fetches it', async () => {
  const order = await handedIn(3);
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: upTo(3), ...FIRST }));
  await atHub(order, upTo(2));
  expect(await heard('farmer')).toEqual([]);
  await atHub(order, [3]);
  await atHub(order, upTo(3));
  const failed = said('SCREEN_FAILED', { shipmentId: order.id, boxes: [2], reason: '里面有液体' });
  await sends('clerk', failed, said('SCREENED', { shipmentId: order.id, boxes: [1, 3] }));
  await sends('clerk', failed);
  expect(await heard('farmer')).toEqual(['豆腐皮：1 箱过机没过', '豆腐皮：3 箱到县城了']);
  const [{ text = '' } = {}] = (await orders.call(noticesApi.inbox, {}, { token: 'farmer' })).answer.notices;
  expect(text).toContain(`（${order.boxes[1]?.code ?? ''}）过机检查没过：里面有液体`);
  expect((await read(order)).boxes[1]).toMatchObject({ state: 'held_back', reason: '里面有液体' });
  await sends('clerk', said('COLLECTED_AT_DEST', { shipmentId: order.id, boxes: [1, 3] }));
  expect((await read(order)).state).toBe('moving');
  await sends('clerk', said('TAKEN_BACK', { shipmentId: order.id, boxes: [2] }));
  expect((await read(order)).state).toBe('completed');
});

it('says nothing of what a phone tells a day late', async () => {
  const order = await handedIn(1);
  const occurredAt = orders.clock.now().toISOString();
  orders.clock.set('2026-12-04T08:00:00+08:00');
  await sends('clerk', said('AT_HUB', { shipmentId: order.id, boxes: [1], occurredAt }));
  expect(await states(order)).toEqual({ at_hub: 1 });
  expect(await heard('farmer')).toEqual([]);
});

it('whoever drives takes back what they put on their bus by a slip, also before it was sent, and nobody else’s word', async () => {
  const order = await handedIn(2);
  const loaded = said('LOADED', { shipmentId: order.id, boxes: [1], ...FIRST });
  const back = (what: { readonly eventId: string }) =>
    said('RETRACTED', { shipmentId: order.id, retracts: what.eventId });
  expect(await became('driver', loaded)).toEqual(['recorded']);
  expect(await became('driver', back(loaded))).toEqual(['recorded']);
  expect(await states(order)).toEqual({ received: 2 });
  const again = said('LOADED', { shipmentId: order.id, boxes: [2], ...FIRST });
  expect(await became('driver', again, back(again))).toEqual(['recorded', 'recorded']);
  expect(await states(order)).toEqual({ received: 2 });
  const keepers = said('LOADED', { shipmentId: order.id, boxes: [2], ...FIRST });
  expect(await became('keeper', keepers)).toEqual(['recorded']);
  expect(await became('driver', back(keepers))).toEqual(['not_yours']);
  expect(await loads()).toEqual({ [FIRST.tripId]: 2 });
});
