// Is no bus loaded beyond what it may carry, and is what lies on it counted whatever happened?
import { tripReportApi } from '@kehuoyou/shared';
import type { TripReport } from '@kehuoyou/shared';
import {
  BUS,
  comesTo,
  event,
  holdOf,
  HUB,
  hub,
  hubForEachTest,
  load,
  POINT,
  rowOf,
  sealedBag,
  submits,
  TODAY,
  vehicle,
} from '../../testing/parcels/hub-world.js';
import { reportsOf } from '../../testing/timetable/trip-reports.js';
import { TripLegLoadEntity, TripLoadEntity } from './trip-load.entity.js';
import { verifyLoads } from './verify-loads.command.js';

hubForEachTest();

const report = reportsOf(BUS.tripId, TODAY);
const reports = (as: string, ...said: readonly TripReport[]) =>
  hub.call(tripReportApi.submit, { sentAt: hub.clock.now().toISOString(), reports: said }, { token: as });
const legs = () => hub.dataSource.manager.find(TripLegLoadEntity, { order: { tripId: 'ASC', stopSequence: 'ASC' } });

it('takes room only on the legs over which a bag rides, and gives it back when the scan was a slip', async () => {
  await sealedBag('YD0731', ['73100112233882', '73100112233883'], 12_000);
  const loaded = load('YD0731');
  expect(await comesTo('clerk', loaded)).toBe('recorded');
  expect(await legs()).toEqual([{ ...BUS, stopSequence: 1, grams: 12_000, litres: 12, pieces: 2 }]);
  expect(await rowOf()).toMatchObject({
    state: 'open',
    room: { grams: 300_000, litres: 1_500 },
    load: { grams: 12_000, litres: 12, pieces: 2 },
  });
  expect(await comesTo('clerk', loaded)).toBe('repeated');
  await submits('clerk', event('RETRACTED', { seal: 'YD0731', pointId: HUB, retracts: loaded.eventId }));
  expect(await legs()).toMatchObject([{ grams: 0, litres: 0, pieces: 0 }]);
  expect(await hub.dataSource.manager.count(TripLoadEntity)).toBe(0);
});

it('refuses the bag that is one gram too much, and takes one that just fits', async () => {
  await vehicle('MT-V01', holdOf({ grams: 190_000 + 100_000, litres: 380 + 500, pieces: 40 }));
  await sealedBag('YD0001', ['73100112233001'], 60_000);
  await sealedBag('YD0002', ['73100112233002'], 40_001);
  await sealedBag('YD0003', ['73100112233003'], 40_000);
  expect(await rowOf()).toMatchObject({ plate: '闽G00001示', room: { grams: 100_000, litres: 500, pieces: 40 } });
  expect(await comesTo('clerk', load('YD0001'))).toBe('recorded');
  expect(await comesTo('clerk', load('YD0002'))).toBe('no_room');
  expect(await comesTo('clerk', load('YD0003'))).toBe('recorded');
  expect((await rowOf()).load.grams).toBe(100_000);
});

it('counts what was loaded where there was no signal, also beyond the limit', async () => {
  await vehicle('MT-V01', holdOf({ grams: 190_000 + 50_000, litres: 380 + 500, pieces: 40 }));
  await sealedBag('YD0001', ['73100112233001'], 50_000);
  await sealedBag('YD0002', ['73100112233002'], 20_000);
  expect(await comesTo('clerk', load('YD0001'))).toBe('recorded');
  hub.clock.pass(3_600_000);
  expect(await comesTo('driver', event('LOADED', { seal: 'YD0002', ...BUS }, -40))).toBe('recorded');
  expect((await rowOf()).load).toMatchObject({ grams: 70_000, pieces: 2 });
});

it.each([
  ['with the postal mark', 'postal_mark', true, undefined],
  ['whose part of the cabin is of no approved model', undefined, false, 'partition' as const],
])('puts nothing on a vehicle %s', async (_which, mark, postalMark, kind) => {
  const manager = hub.dataSource.manager;
  await manager.query(`UPDATE vehicle SET postal_mark = ${postalMark ? 1 : 0} WHERE id = 'MT-V02'`);
  await sealedBag('YD0001', ['73100112233001'], 1_000);
  if (mark === undefined)
    await vehicle('MT-V02', { kind: kind ?? 'hold', most: { grams: 90_000, litres: 900, pieces: 9 }, approved: false });
  else {
    await vehicle('MT-V02').catch(() => undefined);
    await manager.query(
      `INSERT INTO trip_assignment (id, trip_id, service_date, driver_id, vehicle_id, assigned_at, assigned_by)
       VALUES ('a', '${BUS.tripId}', '${TODAY}', 'MT-D01', 'MT-V02', '2026-11-23 21:00:00.000', 'm')`,
    );
  }
  expect(await comesTo('clerk', load('YD0001'))).toBe('vehicle_not_allowed');
  expect((await rowOf()).refusal).toContain('闽G00002示');
});

it('takes nothing any more once the bus has left, or does not run', async () => {
  await sealedBag('YD0001', ['73100112233001'], 1_000);
  hub.clock.set(`${TODAY}T06:38:00+08:00`);
  await reports('driver', report('depart', '06:37'));
  expect(await comesTo('clerk', load('YD0001'))).toBe('trip_gone');
  await reports('manager', report('cancel', '06:38', { tripId: 'K01-O02', reason: '前方修路' }));
  expect(await comesTo('clerk', load('YD0001', { ...BUS, tripId: 'K01-O02' }))).toBe('trip_gone');
  expect(await legs()).toEqual([]);
});

it('keeps room for a bag from when it is sealed for a bus, and moves it with the bag to another', async () => {
  await submits(
    'clerk',
    event('HUB_RECEIVED', { waybill: '73100112233001', pointId: HUB }),
    event('SORTED', { waybill: '73100112233001', pointId: HUB, toPointId: POINT, seal: 'YD0001', ...BUS }),
  );
  expect(await legs()).toMatchObject([{ ...BUS, grams: 1_500, pieces: 1 }]);
  await submits('clerk', event('BAG_SEALED', { seal: 'YD0001', pointId: HUB, toPointId: POINT, grams: 9_000, ...BUS }));
  expect((await rowOf()).calls.flatMap(({ bags }) => bags)).toEqual([
    { seal: 'YD0001', pieces: 1, grams: 9_000, weighed: true, state: 'sealed' },
  ]);
  const later = { tripId: 'K01-O02', serviceDate: TODAY };
  expect(await comesTo('clerk', event('REPLANNED', { seal: 'YD0001', pointId: HUB, reason: '车坏了', ...later }))).toBe(
    'recorded',
  );
  expect(await legs()).toMatchObject([
    { ...BUS, grams: 0 },
    { ...later, grams: 9_000, pieces: 1 },
  ]);
});

it('takes room only as far as the station where a bag changes its bus, and verify-loads agrees', async () => {
  const K02 = { tripId: 'K02-O01', serviceDate: TODAY };
  // 舒曹村, on the way of K03, which leaves that of K02 at 嵩溪.
  const seal = { seal: 'YD0731', pointId: HUB, toPointId: 'P106202', grams: 8_000, ...K02 };
  await submits(
    'clerk',
    event('HUB_RECEIVED', { waybill: '73100112233001', pointId: HUB }),
    event('SORTED', { waybill: '73100112233001', pointId: HUB, toPointId: 'P106202', seal: 'YD0731' }),
    event('BAG_SEALED', seal),
  );
  const legsOfBus = async () => (await legs()).map(({ tripId, stopSequence, grams }) => [tripId, stopSequence, grams]);
  expect(await legsOfBus()).toEqual([1, 2, 3, 4, 5, 6].map((sequence) => [K02.tripId, sequence, 8_000]));
  expect((await rowOf(K02.tripId)).calls.filter(({ bags }) => bags.length > 0)).toMatchObject([
    { stopSequence: 7, pointId: 'P106202', bags: [{ seal: 'YD0731' }] },
  ]);
  expect(await comesTo('clerk', load('YD0731', K02))).toBe('recorded');
  expect(await legsOfBus()).toEqual([1, 2, 3, 4, 5, 6].map((sequence) => [K02.tripId, sequence, 8_000]));
  const lines: string[] = [];
  const output = { log: (line: string) => void lines.push(line), error: (line: string) => void lines.push(line) };
  expect(await verifyLoads({ output, words: [], database: async () => hub.dataSource } as never)).toBe(0);
  expect(lines).toEqual(['6 legs, 0 of them not the sum of their loads']);
});
