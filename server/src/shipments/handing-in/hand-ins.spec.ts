// Does whoever hands in show a document once a day, are boxes looked at and weighed, and do price and bus follow the scale?
import { handInApi, noticesApi, runSheetApi, shipmentsApi } from '@kehuoyou/shared';
import type { HandInAsk, Shipment } from '@kehuoyou/shared';
import { verifyLoads } from '../../parcels/loading/verify-loads.command.js';
import { TripLegLoadEntity } from '../../parcels/loading/trip-load.entity.js';
import {
  beancurd,
  booked,
  orders,
  ordersForEachTest,
  quoted,
  TOMORROW,
  vehicle,
} from '../../testing/shipments/order-world.js';
import { ShipmentEventEntity } from '../booking/shipment.entity.js';

ordersForEachTest();

const ID = { idKind: 'id_card', idTail: '123X' } as const;
const handing = ({ id }: Pick<Shipment, 'id'>, ask: Partial<HandInAsk>, token = 'keeper') =>
  orders.call(handInApi.handIn, { id, inspected: true, received: [], refused: [], ...ask }, { token });
const boxes = (from: number, to: number, grams = 2_500) =>
  Array.from({ length: to - from + 1 }, (_each, index) => ({ no: from + index, grams }));
const read = async ({ id }: Pick<Shipment, 'id'>, token: string) =>
  (await orders.call(shipmentsApi.read, { id }, { token })).answer;
const load = async (what: 'grams' | 'pieces'): Promise<number> =>
  Math.max(0, ...(await orders.dataSource.manager.find(TripLegLoadEntity)).map((leg) => leg[what]));
const dawn = () => orders.clock.set(`${TOMORROW}T06:30:00+08:00`);

async function allAddsUp(): Promise<string> {
  const lines: string[] = [];
  const output = { log: (line: string) => void lines.push(line), error: (line: string) => void lines.push(line) };
  await verifyLoads({ output, words: [], database: async () => orders.dataSource } as never);
  return lines.join('\n');
}

it('needs a document once a day, of which its kind and last four signs are kept and shown to nobody', async () => {
  const [first, second] = [await booked(beancurd(30)), await booked(beancurd(2))];
  dawn();
  expect((await read(first, 'keeper')).handIn).toEqual({ idCheckNeeded: true });
  expect((await read(first, 'farmer')).handIn).toBeUndefined();
  expect(await handing(first, { received: boxes(1, 30) })).toMatchObject({
    failure: { code: 'id_check_needed', field: 'idTail' },
  });
  const taken = (await handing(first, { ...ID, received: boxes(1, 30) })).answer;
  expect(taken).toMatchObject({ state: 'received', fen: 4_500 });
  expect(taken.steps.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['ID_CHECKED', 'INSPECTED', 'BOX_RECEIVED']),
  );
  expect(JSON.stringify(taken)).not.toContain('123X');
  expect((await read(second, 'keeper')).handIn).toEqual({ idCheckNeeded: false });
  expect((await handing(second, { received: boxes(1, 2) })).answer.state).toBe('received');
  const kept = await orders.dataSource.manager.findBy(ShipmentEventEntity, { type: 'ID_CHECKED' });
  expect(kept.map(({ document }) => document)).toEqual(['id_card 123X']);
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('takes 28, refuses one with spirits in it, and awaits the last; what is refused costs nothing and takes no room', async () => {
  const order = await booked(beancurd(30));
  dawn();
  const refused = [{ no: 29, reason: '里面有高度酒' }];
  const taken = (await handing(order, { ...ID, received: boxes(1, 28), refused })).answer;
  expect(taken).toMatchObject({ state: 'partly_received', fen: 4_350 });
  expect(taken.boxes[28]).toMatchObject({ state: 'refused', reason: '里面有高度酒' });
  expect(taken.amounts.at(-1)).toMatchObject({ kind: 'adjusted', fen: -150, note: '没收 1 箱' });
  expect(await load('pieces')).toBe(29);
  // Each box says what is owed for it: whoever brings some at a time pays each once.
  expect(taken.boxes.filter(({ state }) => state === 'received').reduce((sum, { fen }) => sum + fen, 0)).toBe(28 * 150);
  const rest = (await handing(order, { received: boxes(30, 30, 11_000) })).answer;
  expect(rest).toMatchObject({ state: 'received', fen: 28 * 150 + 200 });
  expect(rest.boxes[29]).toMatchObject({ grams: 11_000, fen: 200 });
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('is owed nothing when the rest of an order of which one was refused is given back in time', async () => {
  const order = await booked(beancurd(5));
  dawn();
  const refused = [{ no: 5, reason: '箱子破了' }];
  expect((await handing(order, { ...ID, received: boxes(1, 4, 11_000), refused })).answer.fen).toBe(4 * 200);
  const back = (await orders.call(shipmentsApi.cancel, { id: order.id }, { token: 'farmer' })).answer;
  expect(back).toMatchObject({ state: 'rejected', fen: 0 });
  expect(await load('pieces')).toBe(0);
});

it('reckons anew what weighs otherwise than was said, and takes the room that it needs', async () => {
  const order = await booked(beancurd(3));
  dawn();
  const taken = (
    await handing(order, { ...ID, received: [...boxes(1, 1, 3_000), ...boxes(2, 2, 11_000), ...boxes(3, 3)] })
  ).answer;
  // Half a kilogram is nothing; 11 kg are beyond the first ten.
  expect(taken).toMatchObject({ state: 'received', fen: 500 });
  expect(taken.amounts.at(-1)).toMatchObject({ kind: 'adjusted', fen: 50, note: '过秤重了 1 箱' });
  expect(await load('grams')).toBe(3_000 + 11_000 + 2_500);
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('takes nothing where the bus has no room for what it weighs, and nothing that is too heavy for one person', async () => {
  const most = { grams: 190_000 + 10_000, litres: 9_380, pieces: 999 };
  await vehicle('MT-V01', ['K01-I01'], [{ kind: 'hold', most, approved: false }]);
  const order = await booked(beancurd(4));
  dawn();
  expect((await handing(order, { ...ID, received: boxes(1, 4, 5_000) })).code).toBe('no_room');
  expect((await handing(order, { ...ID, received: boxes(1, 4, 30_001) })).code).toBe('box_too_heavy');
  expect(await read(order, 'farmer')).toMatchObject({ state: 'booked', fen: 600 });
  expect(await load('grams')).toBe(10_000);
});

it('puts onto the next bus what weighs more than its own takes, where the keeper says so, and tells the sender', async () => {
  const most = { grams: 190_000 + 10_000, litres: 9_380, pieces: 999 };
  await vehicle('MT-V01', ['K01-I01'], [{ kind: 'hold', most, approved: false }]);
  const order = await booked(beancurd(4));
  const [own] = order.ways;
  dawn();
  const heavy = [...boxes(1, 1), ...boxes(2, 3, 5_000), ...boxes(4, 4)];
  expect((await handing(order, { ...ID, received: heavy })).code).toBe('no_room');
  const taken = (await handing(order, { ...ID, received: heavy, next: true })).answer;
  // 2.5 and 2.5 and 5 kg of ten; the second of the heavy ones rides later.
  const ways = taken.boxes.map(({ way }) => way);
  expect([ways[0], ways[1], ways[3]]).toEqual([own?.no, own?.no, own?.no]);
  const later = taken.ways.find(({ no }) => no === ways[2]);
  expect(later?.rides[0]?.tripId).not.toBe('K01-I01');
  expect(Date.parse(later?.departure ?? '')).toBeGreaterThan(Date.parse(own?.departure ?? ''));
  expect(taken).toMatchObject({ state: 'received' });
  expect(taken.boxes[2]).toMatchObject({ state: 'received', grams: 5_000 });
  const { notices } = (await orders.call(noticesApi.inbox, {}, { token: 'farmer' })).answer;
  expect(notices.map(({ text }) => text).join()).toMatch(
    /过秤比订的时候重，原来的车装不下，站长给您换了车：1 箱改坐 .* 的车/,
  );
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it('takes over nothing where no later bus has room for it either', async () => {
  const most = { grams: 190_000 + 10_000, litres: 9_380, pieces: 999 };
  await vehicle('MT-V01', [], [{ kind: 'hold', most, approved: false }]);
  for (const date of [TOMORROW, '2026-12-03', '2026-12-04', '2026-12-05']) {
    const { ways } = await quoted(beancurd(1, { date }));
    const tripIds = [...new Set(ways.flatMap(({ rides }) => rides.map(({ tripId }) => tripId)))];
    const onAll = { date, driverId: 'MT-D01', vehicleId: 'MT-V01', tripIds };
    expect((await orders.call(runSheetApi.assign, onAll, { token: 'manager' })).status).toBe(201);
  }
  const order = await booked(beancurd(4));
  dawn();
  expect((await handing(order, { ...ID, received: boxes(1, 4, 11_000), next: true })).code).toBe('no_later_room');
  expect(await read(order, 'farmer')).toMatchObject({ state: 'booked', fen: 600 });
  expect(await allAddsUp()).toMatch(/, 0 of them not the sum/);
});

it.each([
  ['a box twice', { received: [...boxes(1, 1), ...boxes(1, 1)] }],
  ['a box both taken and refused', { received: boxes(1, 1), refused: [{ no: 1, reason: '破了' }] }],
  ['a box that is not of the order', { received: boxes(6, 6) }],
  ['no box', {}],
])('does not take %s', async (_what, ask) => {
  const order = await booked(beancurd(5));
  dawn();
  expect((await handing(order, { ...ID, ...ask })).code).toBe('box_not_expected');
});

it('is done once however often it is sent, at its own point only, and not after it was given back', async () => {
  const order = await booked(beancurd(5));
  dawn();
  expect((await handing(order, { ...ID, received: boxes(1, 2) }, 'stranger')).code).toBe('shipment_not_found');
  expect((await handing(order, { ...ID, received: boxes(1, 2) }, 'farmer')).code).toBe('not_allowed');
  const both = await Promise.all([1, 2].map(() => handing(order, { ...ID, received: boxes(1, 2) })));
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  await orders.call(shipmentsApi.cancel, { id: order.id }, { token: 'farmer' });
  expect((await handing(order, { received: boxes(3, 5) })).code).toBe('box_not_expected');
});
