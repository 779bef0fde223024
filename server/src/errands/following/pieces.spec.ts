// Do bought goods travel as parcels do, does the errand follow, and is each thing told once?
import { randomUUID } from 'node:crypto';
import { errandsApi, isErrandWaybill, noticesApi, scansApi, shoppingApi } from '@kehuoyou/shared';
import type { ScanEvent } from '@kehuoyou/shared';
import {
  boughtOne,
  errandsForEachTest,
  heard,
  numberConfirmed,
  pass,
  passedOn,
  POINT,
  read,
  town,
} from '../../testing/errands/errand-world.js';

errandsForEachTest('2026-12-01T05:00:00+08:00');

const HOUR_MS = 3_600_000;
/** Where the keeper `elsewhere` is at home. */
const OTHER = 'P104204';
const BUS = { tripId: 'K01-O01', serviceDate: '2026-12-01' };
const phones = new Map<string, string>();
let count = 0;

/** Titles of what the villager was told, and whether it was taken back. */
async function told(): Promise<[string, boolean][]> {
  await passedOn();
  const { notices } = (await town.call(noticesApi.inbox, {}, { token: 'villager' })).answer;
  return notices.map(({ title, superseded }) => [title, superseded]);
}

/** Scanned so long ago, sent now. */
const late = (type: ScanEvent['type'], said: Partial<ScanEvent>, agoMs: number): Promise<string> =>
  scan('keeper', type, { ...said, occurredAt: new Date(town.clock.now().getTime() - agoMs).toISOString() });

/** What waited on the same phone has had its time to come. */
async function settled(): Promise<void> {
  town.clock.pass(2 * 60_000);
  await passedOn();
}

async function scan(token: string, type: ScanEvent['type'], said: Partial<ScanEvent>): Promise<string> {
  pass();
  count += 1;
  const at = town.clock.now().toISOString();
  const deviceId = phones.get(token) ?? randomUUID();
  phones.set(token, deviceId);
  const event = { eventId: randomUUID(), type, occurredAt: at, deviceSeq: count, ...said };
  const reply = await town.call(scansApi.submit, { deviceId, sentAt: at, events: [event] }, { token });
  expect(reply.answer.outcomes).toMatchObject([{ outcome: 'recorded' }]);
  await passedOn();
  return event.eventId;
}

async function sent(pieces: number): Promise<{ id: string; waybills: string[] }> {
  const { id } = await boughtOne();
  pass();
  const { answer } = await town.call(errandsApi.handOver, { id, pieces }, { token: 'coop' });
  return { id, waybills: answer.pieces.map(({ waybill }) => waybill) };
}

it('is given to the bus once, as so many pieces with numbers of ours', async () => {
  const { id, waybills } = await sent(2);
  expect(waybills).toHaveLength(2);
  expect(waybills.every(isErrandWaybill)).toBe(true);
  expect((await town.call(errandsApi.handOver, { id, pieces: 1 }, { token: 'coop' })).code).toBe('errand_over');
  expect((await town.call(shoppingApi.list, {}, { token: 'coop' })).answer.errands).toEqual([]);
  expect(await read(id)).toMatchObject({ state: 'bought', may: [] });
});

it('rides, waits and is handed out as its pieces do, and tells of two things only', async () => {
  const { id, waybills } = await sent(2);
  const [one = '', other = ''] = waybills;
  for (const waybill of waybills) await scan('clerk', 'HUB_RECEIVED', { waybill, pointId: 'HUB' });
  for (const waybill of waybills) await scan('clerk', 'LOADED', { waybill, pointId: 'HUB', ...BUS });
  expect((await read(id)).state).toBe('bought');
  await scan('clerk', 'DEPARTED', { pointId: 'HUB', ...BUS });
  expect((await read(id)).state).toBe('on_bus');
  await scan('keeper', 'SHELVED', { waybill: one, pointId: POINT, rack: 2, layer: 1 });
  expect([(await read(id)).state, await heard()]).toEqual(['on_bus', ['托买的东西买好了']]);
  await scan('keeper', 'SHELVED', { waybill: other, pointId: POINT, rack: 2, layer: 2 });
  const ready = await read(id);
  expect([ready.state, ready.pieces.every(({ shelf }) => shelf !== undefined)]).toEqual(['ready', true]);
  expect(await heard()).toEqual(['托买的东西到了', '托买的东西买好了']);
  const slip = await scan('keeper', 'COLLECTED', { waybill: one, pointId: POINT, method: 'known', taker: 'self' });
  expect((await read(id)).state).toBe('ready');
  await scan('keeper', 'COLLECTED', { waybill: other, pointId: POINT, method: 'known', taker: 'self' });
  expect((await read(id)).state).toBe('handed');
  await scan('keeper', 'RETRACTED', { waybill: one, retracts: slip, pointId: POINT });
  expect((await read(id)).state).toBe('ready');
  // What was told was taken back when it was fetched.
  expect(await told()).toEqual([
    ['托买的东西到了', false],
    ['托买的东西到了', true],
    ['托买的东西买好了', false],
  ]);
});

it('is not rung for any more once it is fetched, nor when it goes back', async () => {
  for (const [token, type, said] of [
    ['keeper', 'COLLECTED', { method: 'known', taker: 'self' }],
    ['keeper', 'RETURN_DECIDED', { reason: '没有人来取' }],
  ] as const) {
    const { waybills } = await sent(1);
    const [waybill = ''] = waybills;
    await scan('keeper', 'SHELVED', { waybill, pointId: POINT, rack: 1, layer: 1 });
    expect((await told())[0]).toEqual(['托买的东西到了', false]);
    await scan(token, type, { waybill, pointId: POINT, ...said });
    expect((await told()).find(([title]) => title === '托买的东西到了')).toEqual(['托买的东西到了', true]);
  }
});

it('is on its way again where it was put on the shelf by a slip', async () => {
  const { id, waybills } = await sent(1);
  const [waybill = ''] = waybills;
  await scan('clerk', 'HUB_RECEIVED', { waybill, pointId: 'HUB' });
  await scan('clerk', 'SORTED', { waybill, pointId: 'HUB', toPointId: POINT, seal: 'YD0731' });
  await scan('keeper', 'BAG_ACCEPTED', { seal: 'YD0731', pointId: POINT });
  const slip = await scan('keeper', 'SHELVED', { waybill, pointId: POINT, rack: 1, layer: 1 });
  expect((await read(id)).state).toBe('ready');
  await scan('keeper', 'RETRACTED', { waybill, retracts: slip, pointId: POINT });
  // The keeper has it, and has not put it where it is found.
  expect((await read(id)).state).toBe('on_bus');
  expect(await told()).toEqual([
    ['托买的东西到了', true],
    ['托买的东西买好了', false],
  ]);
});

it('is told where it lies, and rung for from there, where that is another point', async () => {
  const { id, waybills } = await sent(1);
  const [waybill = ''] = waybills;
  await scan('elsewhere', 'SHELVED', { waybill, pointId: OTHER, rack: 3, layer: 1 });
  const { pieces, point } = await read(id);
  expect(point.id).toBe(POINT);
  expect(pieces).toMatchObject([{ shelf: expect.any(String), point: { id: OTHER } }]);
  const name = pieces[0]?.point?.name ?? '';
  const [notice] = (await town.call(noticesApi.inbox, {}, { token: 'villager' })).answer.notices;
  expect(notice?.text).toContain(`到${name}了`);
  expect(notice?.text).not.toContain(point.name);
  const calls = await town.dataSource.query(`SELECT DISTINCT point_id FROM notice_delivery WHERE point_id IS NOT NULL`);
  expect(calls).toEqual([{ point_id: OTHER }]);
});

it('says with which bus it is under way', async () => {
  const { id, waybills } = await sent(1);
  const [waybill = ''] = waybills;
  await scan('clerk', 'HUB_RECEIVED', { waybill, pointId: 'HUB' });
  await scan('clerk', 'LOADED', { waybill, pointId: 'HUB', ...BUS });
  expect(await read(id)).toMatchObject({ state: 'bought', bus: BUS });
  await scan('clerk', 'DEPARTED', { pointId: 'HUB', ...BUS });
  expect(await read(id)).toMatchObject({ state: 'on_bus', bus: BUS });
});

it('is not told as there by a keeper without a signal who has handed it out since', async () => {
  const { id, waybills } = await sent(1);
  const [waybill = ''] = waybills;
  town.clock.pass(3 * HOUR_MS);
  await late('SHELVED', { waybill, pointId: POINT, rack: 1, layer: 1 }, 2 * HOUR_MS);
  await late('COLLECTED', { waybill, pointId: POINT, method: 'known', taker: 'self' }, HOUR_MS);
  await settled();
  expect((await read(id)).state).toBe('handed');
  expect(await heard()).toEqual(['托买的东西买好了']);
});

it('is no news that has lain there for more than a day', async () => {
  const { id, waybills } = await sent(1);
  const [waybill = ''] = waybills;
  town.clock.pass(26 * HOUR_MS);
  await late('SHELVED', { waybill, pointId: POINT, rack: 1, layer: 1 }, 25 * HOUR_MS);
  await settled();
  expect((await read(id)).state).toBe('ready');
  expect(await heard()).toEqual(['托买的东西买好了']);
});

it('is shelved by a keeper who bought it without any bus', async () => {
  const { id } = await boughtOne('keeper');
  pass();
  const { answer } = await town.call(errandsApi.handOver, { id, pieces: 1 }, { token: 'keeper' });
  const waybill = answer.pieces[0]?.waybill ?? '';
  await scan('keeper', 'SHELVED', { waybill, pointId: POINT, rack: 1, layer: 1 });
  expect((await read(id)).state).toBe('ready');
});

it('is lost when its parcel is, and there again when that is found', async () => {
  const { id, waybills } = await sent(1);
  const [waybill = ''] = waybills;
  await scan('clerk', 'HUB_RECEIVED', { waybill, pointId: 'HUB' });
  await scan('office', 'LOST_DECLARED', { waybill, pointId: 'HUB', reason: '找过了' });
  expect(await read(id)).toMatchObject({ state: 'cannot', reason: '路上找不到了' });
  expect(await told()).toEqual([
    ['托买的东西没到', false],
    ['托买的东西买好了', false],
  ]);
  await scan('keeper', 'SHELVED', { waybill, pointId: POINT, rack: 1, layer: 1 });
  expect((await read(id)).state).toBe('ready');
  expect(await told()).toEqual([
    ['托买的东西到了', false],
    ['托买的东西没到', true],
    ['托买的东西买好了', false],
  ]);
});

it('tells once that it goes back, also where the number is of whoever asked', async () => {
  await numberConfirmed('villager');
  const { waybills } = await sent(1);
  const [waybill = ''] = waybills;
  await scan('keeper', 'SHELVED', { waybill, pointId: POINT, rack: 1, layer: 1 });
  await scan('keeper', 'RETURN_DECIDED', { waybill, pointId: POINT, reason: '没有人来取' });
  expect(await told()).toEqual([
    ['托买的东西没到', false],
    ['托买的东西到了', true],
    ['托买的东西买好了', false],
  ]);
});

it('tells of each piece that does not come, with why and whom to ask', async () => {
  const { id, waybills } = await sent(2);
  const [one = '', other = ''] = waybills;
  for (const waybill of waybills) await scan('clerk', 'HUB_RECEIVED', { waybill, pointId: 'HUB' });
  await scan('office', 'LOST_DECLARED', { waybill: one, pointId: 'HUB', reason: '找过了' });
  await scan('keeper', 'SHELVED', { waybill: other, pointId: POINT, rack: 1, layer: 1 });
  await scan('keeper', 'RETURN_DECIDED', { waybill: other, pointId: POINT, reason: '没有人来取' });
  const { notices } = (await town.call(noticesApi.inbox, {}, { token: 'villager' })).answer;
  const texts = notices.filter(({ title, superseded }) => title === '托买的东西没到' && !superseded);
  const { point } = await read(id);
  expect(texts.map(({ text }) => text)).toEqual([
    `您托买的2 样东西，一共 2 件，其中 1 件没有取走，退回去了。钱货的事，请找${point.name}。`,
    `您托买的2 样东西，一共 2 件，其中 1 件路上找不到了。钱货的事，请找${point.name}。`,
  ]);
});
