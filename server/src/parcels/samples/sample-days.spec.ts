// Do the sample people have parcels, once, whenever the server starts?
import { hubApi, pointParcelsApi, sessionsApi, walletApi } from '@kehuoyou/shared';
import { Snapshots } from '../../database/snapshots.js';
import { RunningApp } from '../../testing/running-app.js';
import { OperatorReports } from '../../timetable/driving/operator-reports.service.js';
import { ParcelEventEntity } from '../custody/parcel.entity.js';
import { SampleDays } from './sample-days.service.js';
import { SampleRides } from './sample-rides.service.js';

const going = new AbortController().signal;
let server: RunningApp;

afterEach(() => server.close());

const factsKept = () => server.database.dataSource.manager.count(ParcelEventEntity);

async function sample(role: 'resident' | 'keeper' | 'hub_clerk'): Promise<string> {
  return (await server.call(sessionsApi.bySample, { role })).answer.token;
}

it('fills wallet, bench and hub, and a server that starts anew adds nothing', async () => {
  server = await RunningApp.start({ at: '2026-11-25T18:20:00+08:00' });
  await server.app.get(SampleDays).catchUp(going);
  const { parcels } = (await server.call(walletApi.list, {}, { token: await sample('resident') })).answer;
  const states = new Set(parcels.map(({ state }) => state));
  expect([...states]).toEqual(expect.arrayContaining(['ready', 'collected']));
  const bench = (await server.call(pointParcelsApi.list, { id: 'P104204' }, { token: await sample('keeper') })).answer;
  expect(bench.counts.waiting).toBeGreaterThan(3);
  expect(bench.waiting.map(({ keeping }) => keeping?.overdueLevel)).toContain(3);
  const desk = (await server.call(hubApi.desk, { pointId: 'HUB' }, { token: await sample('hub_clerk') })).answer;
  expect(desk.counts.unsorted).toBeGreaterThan(0);
  expect(desk.trips.filter(({ load }) => load.pieces > 0).length).toBeGreaterThan(2);
  expect(desk.trips.filter(({ plate }) => plate !== undefined).length).toBeGreaterThan(2);

  const before = await factsKept();
  await server.app.get(SampleDays).catchUp(going);
  expect(await factsKept()).toBe(before);
});

it('lets nothing arrive that a bus was to bring which somebody has stopped meanwhile', async () => {
  server = await RunningApp.start({ at: '2026-11-25T08:00:00+08:00' });
  const [samples, rides] = [server.app.get(SampleDays), server.app.get(SampleRides)];
  const morning = server.clock.now();
  const [stopped, runs] = ['P102212', 'P100205'].map((id) =>
    rides.on('2026-11-25').find(({ pointId }) => pointId === id),
  );
  const { tripId = '', serviceDate = '' } = stopped?.legs[0] ?? {};
  expect(runs?.legs[0].tripId).not.toBe(tripId);
  await server.app.get(OperatorReports).cancelTrip({ tripId, serviceDate, reason: '前方塌方' });
  await server.app.get(Snapshots).refresh();
  server.clock.pass(4 * 3_600_000);
  await samples.catchUp(going, morning);
  const accepted = (pointId: string) =>
    server.database.dataSource.manager.existsBy(ParcelEventEntity, { pointId, type: 'BAG_ACCEPTED' });
  expect([await accepted('P102212'), await accepted('P100205')]).toEqual([false, true]);
});
