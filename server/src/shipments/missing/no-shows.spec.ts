// Does a bus not wait for what nobody brings, does everybody hear of it, and is whoever comes late taken along all the same?
import { fleetApi, handInApi, noticesApi, poolsApi, shipmentsApi } from '@kehuoyou/shared';
import type { HandInAsk, Shipment } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { PointPauses } from '../../network/pauses/point-pauses.service.js';
import { TripLegLoadEntity } from '../../parcels/loading/trip-load.entity.js';
import { verifyLoads } from '../../parcels/loading/verify-loads.command.js';
import {
  beancurd,
  booked,
  booking,
  firstOffer,
  holding,
  orders,
  ordersForEachTest,
  POINT,
  quoted,
  TOMORROW,
  vehicle,
} from '../../testing/shipments/order-world.js';
import { ShipmentEventEntity } from '../booking/shipment.entity.js';
import { NoShows } from './no-shows.service.js';

ordersForEachTest();

const ID = { idKind: 'id_card', idTail: '123X' } as const;
const handing = ({ id }: Pick<Shipment, 'id'>, ask: Partial<HandInAsk>) =>
  orders.call(handInApi.handIn, { id, ...ID, inspected: true, received: [], refused: [], ...ask }, { token: 'keeper' });
const boxes = (from: number, to: number, grams = 2_500) =>
  Array.from({ length: to - from + 1 }, (_each, index) => ({ no: from + index, grams }));
const read = async ({ id }: Pick<Shipment, 'id'>) =>
  (await orders.call(shipmentsApi.read, { id }, { token: 'farmer' })).answer;
const heard = async (token: string) => (await orders.call(noticesApi.inbox, {}, { token })).answer.notices;
const minutesBefore = (departure: string, minutes: number) =>
  orders.clock.set(new Date(Date.parse(departure) - minutes * 60_000).toISOString());
const sweep = async (): Promise<number> => (await orders.app.get(NoShows).sweep())?.missed ?? 0;
const loads = async () => {
  const rows = await orders.dataSource.manager.find(TripLegLoadEntity);
  const full = new Map<string, number>();
  for (const { tripId, pieces } of rows) full.set(tripId, Math.max(pieces, full.get(tripId) ?? 0));
  return Object.fromEntries([...full].filter(([, pieces]) => pieces > 0));
};

async function allAddsUp(): Promise<string> {
  const lines: string[] = [];
  const output = { log: (line: string) => void lines.push(line), error: (line: string) => void lines.push(line) };
  await verifyLoads({ output, words: [], database: async () => orders.dataSource } as never);
  return lines.join('\n');
}

const departureOf = ({ ways }: Pick<Shipment, 'ways'>): string => ways[0]?.departure ?? '';

it('waits until a quarter of an hour before, gives the places back, and tells farmer and keeper once what to do', async () => {
  const order = await booked(beancurd(30));
  minutesBefore(departureOf(order), 16);
  expect(await sweep()).toBe(0);
  minutesBefore(departureOf(order), 15);
  expect(await sweep()).toBe(30);
  expect(await sweep()).toBe(0);
  expect(await loads()).toEqual({});
  // The fare of 30 boxes was 45 yuan; a fifth of it is kept, as for whoever cancels in the last hour.
  const now = await read(order);
  expect(now).toMatchObject({ state: 'expired', fen: 900 });
  expect(now.amounts.map(({ kind, fen }) => [kind, fen])).toEqual([
    ['agreed', 4_500],
    ['cancelled', -4_500],
    ['kept', 900],
  ]);
  const [notice, ...others] = await heard('farmer');
  expect(others).toEqual([]);
  expect(notice).toMatchObject({ kind: 'shipment_missed', title: '豆腐皮：30 箱没来交，08:04 的车不等了' });
  expect(notice?.text).toContain('还想寄，3 号以前拿到');
  expect(notice?.text).toContain('站长给您换下一班车。不寄了收 9 元（没来交，收车费的两成）；来交了就不收。');
  expect((await heard('keeper')).map(({ title }) => title)).toEqual([notice?.title]);
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('takes along what was brought, and nothing of it becomes more', async () => {
  const order = await booked(beancurd(30));
  minutesBefore(departureOf(order), 90);
  await handing(order, { received: boxes(1, 28, 2_700) });
  minutesBefore(departureOf(order), 14);
  expect(await sweep()).toBe(2);
  expect(await loads()).toEqual({ 'K01-I01': 28 });
  expect(await read(order)).toMatchObject({ state: 'received', fen: 4_500 - 300 + 60 });
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('puts what is brought late onto the next bus, says so, and charges nothing for it', async () => {
  const order = await booked(beancurd(30));
  minutesBefore(departureOf(order), 90);
  await handing(order, { received: boxes(1, 20) });
  minutesBefore(departureOf(order), 15);
  await sweep();
  minutesBefore(departureOf(order), 10);
  const list = await orders.call(shipmentsApi.atPoint, { pointId: order.pointId }, { token: 'keeper' });
  expect(list.answer.shipments).toMatchObject([{ id: order.id, late: 10 }]);
  const taken = (await handing(order, { received: [...boxes(21, 28), ...boxes(29, 29, 4_000)] })).answer;
  const next = taken.ways.find(({ no, boxes: some }) => no !== 0 && some > 0);
  expect(next).toMatchObject({ boxes: 9 });
  expect(Date.parse(next?.departure ?? '')).toBeGreaterThan(Date.parse(departureOf(order)));
  expect(await loads()).toEqual({ 'K01-I01': 20, [next?.rides[0]?.tripId ?? '']: 9 });
  // The tenth has not come: of its fare of 1.50 a fifth is kept.
  expect(taken).toMatchObject({ state: 'received', fen: 29 * 150 + 30 });
  expect(taken.boxes.slice(20, 29).every(({ state, way }) => state === 'received' && way === next?.no)).toBe(true);
  expect((await heard('farmer'))[0]?.title).toMatch(/^豆腐皮收下了：9 箱改坐 /);
  expect((await heard('keeper')).map(({ kind }) => kind)).toEqual(['shipment_missed']);
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
  // It is not the company that moved them: in the last hour before the bus a fifth is kept still.
  expect((await orders.call(shipmentsApi.cancel, { id: order.id }, { token: 'farmer' })).answer.fen).toBeGreaterThan(0);
});

it('keeps what the missing cost when the rest is given back, and charges for the rest alone', async () => {
  const order = await booked(beancurd(30));
  minutesBefore(departureOf(order), 90);
  await handing(order, { received: boxes(1, 20) });
  minutesBefore(departureOf(order), 15);
  expect(await sweep()).toBe(10);
  // Ten are missed: of their 15 yuan a fifth is owed. Of the 30 yuan of the others another fifth would be.
  expect(await read(order)).toMatchObject({ fen: 3_000 + 300, keptFen: 600 });
  const back = (await orders.call(shipmentsApi.cancel, { id: order.id }, { token: 'farmer' })).answer;
  expect(back.amounts.map(({ kind, fen }) => [kind, fen])).toEqual([
    ['agreed', 4_500],
    ['cancelled', -1_500],
    ['kept', 300],
    ['cancelled', -3_000],
    ['kept', 600],
  ]);
  expect(back).toMatchObject({ state: 'cancelled', fen: 900 });
});

it('takes what comes after the bus has left, though nobody has looked since', async () => {
  const order = await booked(beancurd(5));
  minutesBefore(departureOf(order), -20);
  const taken = (await handing(order, { received: boxes(1, 5) })).answer;
  expect(taken).toMatchObject({ state: 'received', fen: 750 });
  expect(Object.values(await loads())).toEqual([5]);
  expect(Object.keys(await loads())).not.toContain('K01-I01');
  expect(await sweep()).toBe(0);
});

it('sends boxes back with a sentence where no bus has room for them, and the day after the next', async () => {
  const none = [{ kind: 'hold' as const, most: { grams: 190_000, litres: 380, pieces: 99 }, approved: false }];
  const order = await booked(beancurd(10));
  for (const date of [TOMORROW, '2026-12-03', '2026-12-04']) {
    const { ways } = await quoted(beancurd(1, { date }));
    const trips = ways.flatMap(({ rides }) => rides.map(({ tripId }) => tripId));
    await vehicle('MT-V01', [...new Set(trips)], none, date);
  }
  minutesBefore(departureOf(order), 15);
  await sweep();
  const refused = await handing(order, { received: boxes(1, 10) });
  expect(refused.failure).toMatchObject({ code: 'late_no_bus' });
  expect(await read(order)).toMatchObject({ state: 'expired', fen: 300 });
  expect(await loads()).toEqual({});
  orders.clock.set('2026-12-04T06:00:00+08:00');
  expect((await handing(order, { received: boxes(1, 10) })).code).toBe('box_not_expected');
  expect(await orders.dataSource.manager.countBy(ShipmentEventEntity, { type: 'BOX_RECEIVED' })).toBe(0);
});

it('whoever waits further down the line gets the places that nobody came for', async () => {
  // 李家 leaves at 09:04, 梓材 at 10:50: there an hour and more is left when the first village misses its bus.
  const onK10 = async (pointId: string, count: number, as: string, wait = false): Promise<Shipment> => {
    const quote = await quoted(beancurd(count, { pointId, date: TOMORROW }), as);
    const way = quote.ways.findIndex(({ rides }) => rides.length === 1 && rides[0]?.tripId === 'K10-I01');
    return (await holding(quote, [{ way, boxes: count }], { token: as, wait })).answer;
  };
  const order = (await booking(await onK10('P208201', 50, 'farmer'))).answer;
  expect(order.state).toBe('booked');
  const waiting = await onK10('P102206', 10, 'neighbour', true);
  expect(waiting.state).toBe('waiting');
  minutesBefore(departureOf(order), 15);
  expect(await sweep()).toBe(50);
  await orders.app.get(OutboxRelay).drain();
  expect(await loads()).toEqual({ 'K10-I01': 10 });
  const now = await orders.call(shipmentsApi.read, { id: waiting.id }, { token: 'neighbour' });
  expect(now.answer.state).toBe('held');
  expect((await heard('neighbour')).map(({ kind }) => kind)).toEqual(['shipment_held']);
});

it('of a hold that nobody booked nothing is missed, and a bus that does not come misses nobody', async () => {
  const quote = await quoted(beancurd(3));
  const held = (await holding(quote, firstOffer(quote))).answer;
  minutesBefore(departureOf(held), 10);
  expect(await sweep()).toBe(0);
  expect((await booking(held)).code).toBe('hold_expired');
});

it('charges nobody whom the company told only after the time that no vehicle comes to the field, also who brings them later', async () => {
  const hold = { kind: 'hold' as const, most: { grams: 400_000, litres: 9_380, pieces: 999 }, approved: false };
  const pooling = (time: string, more = {}) => {
    orders.clock.set(`${TOMORROW}T${time}:00+08:00`);
    const vehicleId = 'MT-V02';
    const said = { date: TOMORROW, tripId: 'K01-I01', decision: 'vehicle' as const, vehicleId, ...more };
    return orders.call(poolsApi.answer, said, { token: 'manager' });
  };
  await orders.call(fleetApi.addCompartment, { companyId: 'MT', vehicleId: 'MT-V02', ...hold }, { token: 'manager' });
  const order = await booked(beancurd(10));
  await pooling('06:00', { collect: { pointId: POINT, where: '村口晒谷坪', at: '07:30' } });
  // It goes with the bus all the same, and not to the field.
  expect((await pooling('07:32')).status).toBe(201);
  orders.clock.set(`${TOMORROW}T07:50:00+08:00`);
  expect(await sweep()).toBe(10);
  expect(await read(order)).toMatchObject({ state: 'expired', fen: 0 });
  expect((await heard('farmer'))[0]?.text).toContain('不寄了不收钱。');
  const taken = (await handing(order, { received: boxes(1, 10) })).answer;
  expect(taken).toMatchObject({ state: 'received', fen: 1_500 });
});

it('charges nobody who stands before a shut door, as absent or when they take it back, and says why the bus did not wait', async () => {
  const [brought, taken] = [await booked(beancurd(10)), await booked(beancurd(2))];
  const pause = { pointId: POINT, from: new Date(`${TOMORROW}T00:00:00+08:00`), until: undefined, reason: '站长住院' };
  await orders.app.get(PointPauses).announce({ ...pause, substitutePointId: undefined });
  minutesBefore(departureOf(taken), 30);
  expect((await read(taken)).keptFen).toBe(0);
  expect((await orders.call(shipmentsApi.cancel, { id: taken.id }, { token: 'farmer' })).answer.fen).toBe(0);
  minutesBefore(departureOf(brought), 15);
  expect(await sweep()).toBe(10);
  expect(await read(brought)).toMatchObject({ state: 'expired', fen: 0 });
  const [notice] = await heard('farmer');
  expect(notice?.title).toBe('豆腐皮：10 箱没交成，08:04 的车不等了');
  expect(notice?.text).toMatch(/服务点那时候不开门，10 箱豆腐皮没交成，位子放掉了。.*不寄了不收钱。$/);
  // Whoever brings them later owes what was agreed, and nothing was kept that would be given back.
  const late = (await handing(brought, { received: boxes(1, 10) })).answer;
  expect(late).toMatchObject({ state: 'received', fen: 1_500 });
  expect(late.amounts.map(({ kind }) => kind)).toEqual(['agreed', 'cancelled', 'agreed']);
});
