// Do the sample people have parcels, once, whenever the server starts?
import { hubApi, pointParcelsApi, sessionsApi, walletApi } from '@kehuoyou/shared';
import { RunningApp } from '../../testing/running-app.js';
import { ParcelEventEntity } from '../custody/parcel.entity.js';
import { SampleDays } from './sample-days.service.js';

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
