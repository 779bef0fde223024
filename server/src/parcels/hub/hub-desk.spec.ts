// Does the hub's clerk see which bag goes on which bus, and does what a bus carries follow what becomes of the bus?
import { manifestApi, hubApi, noticesApi, pointParcelsApi, tripReportApi } from '@kehuoyou/shared';
import type { TripReport } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import {
  BUS,
  comesTo,
  deskOf,
  event,
  HUB,
  hub,
  hubForEachTest,
  load,
  POINT,
  rowOf,
  sealedBag,
  sheetOf,
  submits,
  TODAY,
} from '../../testing/parcels/hub-world.js';
import { verifyParcels } from '../custody/verify-parcels.command.js';
import { verifyLoads } from '../loading/verify-loads.command.js';
import { manifestSheet, manifestTable } from './manifest.view.js';
import { reportsOf } from '../../testing/timetable/trip-reports.js';

hubForEachTest();

const [FIRST, SECOND, THIRD] = ['73100112233882', '73100112233883', '73100112233884'] as const;
const W = [FIRST, SECOND, THIRD];
const report = reportsOf(BUS.tripId, TODAY);
async function reports(as: string, ...said: readonly TripReport[]): Promise<void> {
  const ask = { sentAt: hub.clock.now().toISOString(), reports: said };
  expect((await hub.call(tripReportApi.submit, ask, { token: as })).answer.outcomes).toMatchObject(
    said.map(() => ({ outcome: 'recorded' })),
  );
  await hub.app.get(OutboxRelay).drain();
}
const inbox = async (as: string): Promise<{ kind: string; title: string }[]> => {
  await hub.app.get(OutboxRelay).drain();
  const { notices } = (await hub.call(noticesApi.inbox, {}, { token: as })).answer;
  return notices.map(({ kind, title }) => ({ kind, title }));
};
const found = async (code: string) => (await hub.call(hubApi.find, { pointId: HUB, code }, { token: 'clerk' })).answer;
/** What the commands say of loads and of parcels. */
const verified = () =>
  Promise.all(
    [verifyLoads, verifyParcels].map((command) =>
      command({
        output: { log: () => undefined, error: () => undefined },
        words: [],
        database: async () => hub.dataSource,
      } as never),
    ),
  );
const comingTo = async () => (await hub.call(pointParcelsApi.list, { id: POINT }, { token: 'keeper' })).answer.coming;

it('says of a parcel where it goes, with which bus, and into which bag that is still open', async () => {
  await submits(
    'clerk',
    event('HUB_RECEIVED', { waybill: FIRST, pointId: HUB }),
    event('SORTED', { waybill: FIRST, pointId: HUB, toPointId: POINT, seal: 'YD0731', ...BUS }),
    event('HUB_RECEIVED', { waybill: SECOND, pointId: HUB, toPointId: POINT }),
  );
  expect(await found('73100112233999')).toEqual({ kind: 'nothing' });
  expect(await found(`${FIRST} `)).toMatchObject({
    kind: 'parcel',
    state: 'sorted',
    pointId: POINT,
    pointName: expect.stringContaining('立新村') as unknown,
    next: { ...BUS, routeName: 'K01' },
    seal: 'YD0731',
  });
  expect(await found('yd0731')).toMatchObject({ kind: 'bag', bag: { seal: 'YD0731', state: 'open' }, bus: BUS });
  expect((await deskOf()).counts).toMatchObject({ unsorted: 1 });
  expect((await deskOf()).sorting).toMatchObject([{ pieces: 1 }]);
});

it('shows a bag that has to change its bus at the stop where it changes', async () => {
  const toPointId = 'P104204';
  await submits('clerk', event('SORTED', { waybill: W[0] ?? '', pointId: HUB, toPointId, seal: 'YD0731', ...BUS }));
  expect((await rowOf()).calls.filter(({ bags }) => bags.length > 0)).toMatchObject([
    {
      stopName: expect.stringContaining('嵩溪镇') as unknown,
      pointId: toPointId,
      pointName: expect.stringContaining('下谢') as unknown,
      bags: [{ seal: 'YD0731', state: 'open' }],
    },
  ]);
});

it('shows every bag at its stop, from open to handed over, and the same on the manifest', async () => {
  await sealedBag('YD0731', W.slice(0, 2), 12_000);
  const bagOf = async () =>
    (await rowOf()).calls.find(({ pointId }) => pointId === POINT)?.bags.map(({ seal, state }) => `${seal} ${state}`);
  expect((await deskOf()).stranded).toMatchObject([{ seal: 'YD0731', state: 'sealed', pointId: POINT }]);
  await submits('clerk', load('YD0731'));
  expect([await bagOf(), (await deskOf()).stranded]).toEqual([['YD0731 loaded'], []]);
  hub.clock.set(`${TODAY}T06:38:00+08:00`);
  await reports('driver', report('depart', '06:37'));
  expect([await bagOf(), (await rowOf()).state]).toEqual([['YD0731 gone'], 'left']);
  expect(await sheetOf('driver')).toMatchObject({
    ...BUS,
    load: { grams: 12_000, pieces: 2 },
    stops: [{ stopId: 'V102212', pointId: POINT, bags: [{ seal: 'YD0731', pieces: 2, state: 'gone' }], loose: [] }],
  });
  hub.clock.set(`${TODAY}T06:50:00+08:00`);
  await submits('keeper', event('BAG_ACCEPTED', { seal: 'YD0731', pointId: POINT }));
  expect(await bagOf()).toEqual(['YD0731 handed']);
});

it('names on the manifest every point at one stop, and where something changes its bus: page, table and sheet alike', async () => {
  const bus = { tripId: 'K02-I01', serviceDate: TODAY };
  const carried = (waybill: string, toPointId: string) => event('LOADED', { waybill, toPointId, ...bus });
  await submits('driver', carried(FIRST, 'S100'), carried(SECOND, HUB), carried(THIRD, 'P106202'));
  const manifest = (await hub.call(manifestApi.read, bus, { token: 'driver' })).answer;
  expect(
    manifest.stops.map(({ stopName, pointId, changesHere, loose }) => [
      stopName,
      pointId,
      changesHere,
      loose[0]?.waybill,
    ]),
  ).toEqual([
    [expect.stringContaining('嵩溪') as unknown, 'P106202', true, THIRD],
    [expect.stringContaining('清流') as unknown, HUB, undefined, SECOND],
    [expect.stringContaining('清流') as unknown, 'S100', undefined, FIRST],
  ]);
  const [changing, atHub, atStation] = manifest.stops;
  const cells = (name: string) => {
    const { columns, rows } = manifestTable(manifest);
    const column = columns.find((each) => each.name === name);
    return [...(rows as Iterable<Parameters<NonNullable<typeof column>['cell']>[0]>)].map((row) => column?.cell(row));
  };
  expect(cells('第几站')).toEqual([1, 2, 2]);
  expect(cells('服务点')).toEqual([`换车去${changing?.pointName ?? ''}`, atHub?.pointName, atStation?.pointName]);
  const sheet = JSON.stringify(manifestSheet(manifest, 'http://a').blocks);
  for (const name of [
    `${changing?.stopName ?? ''}，换车去${changing?.pointName ?? ''}`,
    atHub?.pointName,
    atStation?.pointName,
  ])
    expect(sheet).toContain(name);
});

it('lets everything on a bus leave with the driver’s tap, tells the keeper, and takes both back with a slip', async () => {
  await sealedBag('YD0731', W, 12_000);
  await submits('clerk', load('YD0731'));
  hub.clock.set(`${TODAY}T06:38:00+08:00`);
  const left = report('depart', '06:37');
  await reports('driver', left);
  expect((await comingTo()).map(({ state }) => state)).toEqual(['in_transit', 'in_transit', 'in_transit']);
  expect(await inbox('keeper')).toEqual([
    { kind: 'parcels_coming', title: expect.stringMatching(/06:49 的 K01 带来 1 袋 3 件/) as unknown },
  ]);
  // The bus leaves every stop of its way: that it brings something is news once.
  hub.clock.set(`${TODAY}T06:46:00+08:00`);
  const further = report('depart', '06:45', { stopId: 'V102212' });
  await reports('driver', further);
  expect((await inbox('keeper')).filter(({ kind }) => kind === 'parcels_coming')).toHaveLength(1);
  await reports('driver', report('retract', '06:46', { retracts: left.eventId }));
  await reports('driver', report('retract', '06:46', { retracts: further.eventId }));
  expect((await comingTo()).map(({ state }) => state)).toEqual(['loaded', 'loaded', 'loaded']);
  await reports('driver', report('depart', '06:47'));
  expect((await comingTo()).map(({ state }) => state)).toEqual(['in_transit', 'in_transit', 'in_transit']);
});

it('hears from the clerk that the bus left, as everybody does who waits for it, and that this was a slip', async () => {
  await sealedBag('YD0731', W, 12_000);
  await submits('clerk', load('YD0731'));
  hub.clock.set(`${TODAY}T06:38:00+08:00`);
  const left = event('DEPARTED', { pointId: HUB, ...BUS });
  await submits('clerk', left);
  await hub.app.get(OutboxRelay).drain();
  expect([(await rowOf()).state, new Set((await comingTo()).map(({ state }) => state))]).toEqual([
    'left',
    new Set(['in_transit']),
  ]);
  await submits('clerk', event('RETRACTED', { pointId: HUB, ...BUS, retracts: left.eventId }));
  await hub.app.get(OutboxRelay).drain();
  expect([(await rowOf()).state, new Set((await comingTo()).map(({ state }) => state))]).toEqual([
    'open',
    new Set(['loaded']),
  ]);
});

it('plans anew what was to go with a bus that does not run, and tells hub and keeper with which one it goes', async () => {
  await sealedBag('YD0731', W.slice(0, 1), 2_000);
  await sealedBag('YD0732', W.slice(1), 3_000);
  await submits('clerk', load('YD0731'));
  await submits('clerk', event('BAG_SEALED', { seal: 'YD0732', pointId: HUB, toPointId: POINT, grams: 3_000, ...BUS }));
  await reports('manager', report('cancel', '05:50', { reason: '前方塌方' }));
  const parcels = await comingTo();
  expect(new Set(parcels.map(({ state }) => state))).toEqual(new Set(['sorted']));
  const [first] = parcels;
  // Another line that comes by sooner.
  expect(first?.bus).toMatchObject({ routeName: 'K02' });
  expect((await rowOf(first?.bus?.tripId)).calls.flatMap(({ bags }) => bags.map(({ seal }) => seal))).toEqual([
    'YD0731',
    'YD0732',
  ]);
  expect(await rowOf()).toMatchObject({ state: 'cancelled', reason: '前方塌方', load: { grams: 0, pieces: 0 } });
  for (const person of ['clerk', 'keeper'])
    expect((await inbox(person)).filter(({ kind }) => kind === 'parcels_replanned')).toEqual([
      { kind: 'parcels_replanned', title: expect.stringMatching(/06:37 的 K01 停开：3 件改坐 .*K02/) as unknown },
    ]);
  expect(await comesTo('clerk', load('YD0732'))).toBe('trip_gone');
});

it('gives a bus back what it was to bring when it runs after all, but not what lies on another by then', async () => {
  await sealedBag('YD0731', [FIRST], 2_000);
  await sealedBag('YD0732', [SECOND], 3_000);
  await sealedBag('YD0733', [THIRD], 1_000);
  await submits('clerk', load('YD0731'));
  for (const seal of ['YD0732', 'YD0733'])
    await submits('clerk', event('BAG_SEALED', { seal, pointId: HUB, toPointId: POINT, grams: 3_000, ...BUS }));
  await reports('manager', report('cancel', '05:50', { reason: '前方塌方' }));
  const other = (await comingTo())[0]?.bus;
  await submits('clerk', load('YD0733', { tripId: other?.tripId ?? '', serviceDate: TODAY }));
  await reports('manager', report('restore', '05:55'));
  expect((await comingTo()).map(({ waybill, state, bus }) => [waybill, state, bus?.tripId]).sort()).toEqual([
    [FIRST, 'sorted', BUS.tripId],
    [SECOND, 'sorted', BUS.tripId],
    [THIRD, 'loaded', other?.tripId],
  ]);
  expect(await rowOf()).toMatchObject({ state: 'open', load: { grams: 5_000, pieces: 2 } });
  expect((await rowOf(other?.tripId)).load).toMatchObject({ grams: 3_000, pieces: 1 });
  for (const person of ['clerk', 'keeper'])
    expect((await inbox(person)).find(({ kind }) => kind === 'parcels_replanned')?.title).toBe(
      '06:37 的 K01 又开了：2 件还坐这班车',
    );
  expect(await comesTo('clerk', load('YD0731'))).toBe('recorded');
  // Said once more it says nothing new.
  await reports('manager', report('restore', '05:58'));
  expect((await comingTo()).find(({ waybill }) => waybill === FIRST)).toMatchObject({ state: 'loaded' });
  expect(await verified()).toEqual([0, 0]);
});

it('leaves where it is what a clerk chose another bus for, and what has no room any more', async () => {
  await sealedBag('YD0731', [FIRST], 2_000);
  await submits('clerk', load('YD0731'));
  await reports('manager', report('cancel', '05:50', { reason: '前方塌方' }));
  const later = { tripId: 'K01-O02', serviceDate: TODAY };
  await submits('clerk', event('REPLANNED', { seal: 'YD0731', pointId: HUB, reason: '收件人说下午要', ...later }));
  await reports('manager', report('restore', '05:55'));
  expect((await comingTo()).map(({ bus }) => bus?.tripId)).toEqual([later.tripId]);
});

it('tells hub and keeper of what is on its way when the bus turns back before it is there', async () => {
  await sealedBag('YD0731', W, 3_000);
  await submits('clerk', load('YD0731'));
  hub.clock.set(`${TODAY}T06:40:00+08:00`);
  await reports('driver', report('depart', '06:37'));
  await reports('driver', report('short_turn', '06:40', { stopId: 'COUNTY', reason: '路上塌方' }));
  for (const person of ['clerk', 'keeper'])
    expect((await inbox(person)).find(({ kind }) => kind === 'parcels_replanned')?.title).toMatch(/3 件还没有车/);
  expect((await comingTo()).map(({ state }) => state)).toEqual(['in_transit', 'in_transit', 'in_transit']);
});

it('tells hub and keeper when a bag comes that was carried to another bus, and takes it back with the slip', async () => {
  await sealedBag('YD0731', W, 3_000);
  await submits('clerk', load('YD0731'));
  hub.clock.set(`${TODAY}T06:40:00+08:00`);
  await reports('driver', report('depart', '06:37'));
  const K02 = { tripId: 'K02-O01', serviceDate: TODAY };
  const taken = event('TRANSFERRED', { seal: 'YD0731', ...K02 });
  expect(await comesTo('driver', taken)).toBe('recorded');
  const told = async (as: string) => (await inbox(as)).find(({ kind }) => kind === 'parcels_replanned')?.title;
  expect(await told('keeper')).toBe('路上换车：1 袋 3 件，06:56 左右到');
  expect(await told('clerk')).toBe('路上换车：1 袋 3 件换到 06:44 开的 K02');
  expect((await comingTo()).map(({ bus }) => bus?.arrival.slice(11, 16))).toEqual(['06:56', '06:56', '06:56']);
  expect([(await rowOf()).load.pieces, (await rowOf(K02.tripId)).load.pieces]).toEqual([0, 3]);
  expect(await verified()).toEqual([0, 0]);
  await submits('driver', event('RETRACTED', { seal: 'YD0731', retracts: taken.eventId, ...K02 }));
  await hub.app.get(OutboxRelay).drain();
  expect((await comingTo()).map(({ bus }) => bus?.tripId)).toEqual([BUS.tripId, BUS.tripId, BUS.tripId]);
  const { notices } = (await hub.call(noticesApi.inbox, {}, { token: 'keeper' })).answer;
  expect(notices.find(({ kind }) => kind === 'parcels_replanned')).toMatchObject({ superseded: true });
});

it('keeps a bag out of those that were left behind, whichever day is looked at', async () => {
  await sealedBag('YD0731', W, 3_000);
  await submits('clerk', load('YD0731'));
  await submits('clerk', event('REPLANNED', { seal: 'YD0731', pointId: HUB, reason: '让位', ...BUS }));
  expect((await deskOf('clerk', '2026-11-25')).stranded).toEqual([]);
});

it('shows a hub only to its own, and a manifest to whoever drives, loads or answers for the bus', async () => {
  const refused = async (as: string) => (await hub.call(hubApi.desk, { pointId: HUB }, { token: as })).failure.code;
  expect(await refused('keeper')).toBe('not_allowed');
  for (const as of ['driver', 'manager', 'clerk']) expect((await sheetOf(as)).stops).toEqual([]);
  const ask = { ...BUS, tripId: 'no-bus' };
  expect((await hub.call(manifestApi.read, ask, { token: 'driver' })).failure.code).toBe('trip_not_found');
  expect(await comesTo('stranger', load('YD0731'))).toBe('not_yours');
});
