// Do the villager's, the buyer's and the keeper's pages live for the sample people, once, whenever the server starts?
import { errandsApi, sessionsApi, shoppingApi } from '@kehuoyou/shared';
import type { Role } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { RunningApp } from '../../testing/running-app.js';
import { SampleErrands } from './sample-errands.service.js';

const DAY_MS = 86_400_000;
let server: RunningApp;

afterEach(() => server.close());

const as = async (role: Role): Promise<string> => (await server.call(sessionsApi.bySample, { role })).answer.token;
const catchUp = () => server.app.get(SampleErrands).catchUp();
const count = async (table: string): Promise<number> => {
  const [row] = (await server.dataSource.query(`SELECT COUNT(*) AS count FROM ${table}`)) as [{ count: number }];
  return Number(row.count);
};

it.each([0, 1, 2, 3])('shows something of each kind on a fresh start at noon, %s days later too', async (later) => {
  const at = new Date(Date.parse('2026-11-25T12:30:00+08:00') + later * DAY_MS);
  server = await RunningApp.start({ at: at.toISOString() });
  expect((await catchUp())?.acts).toBeGreaterThan(15);
  await server.app.get(OutboxRelay).drain();
  const { errands } = (await server.call(errandsApi.mine, {}, { token: await as('resident') })).answer;
  const states = new Set(errands.map(({ state }) => state));
  for (const state of ['bought', 'handed', 'cancelled'] as const)
    expect([state, states.has(state)]).toEqual([state, true]);
  const list = (await server.call(shoppingApi.list, {}, { token: await as('buyer') })).answer;
  expect(list.errands.some(({ state }) => state === 'asked_back')).toBe(true);
  const point = (await server.call(errandsApi.atPoint, { pointId: 'P104204' }, { token: await as('keeper') })).answer;
  expect(point.errands.some(({ forCaller }) => forCaller)).toBe(true);
});

it('moves with the clock, and a server that starts anew adds nothing', async () => {
  server = await RunningApp.start({ at: '2026-11-25T21:00:00+08:00' });
  await catchUp();
  const before = [await count('errand'), await count('errand_event'), await count('errand_piece')];
  expect(await catchUp()).toBeUndefined();
  // As a process that knows of nothing that has happened.
  Object.assign(server.app.get(SampleErrands), { until: undefined });
  await catchUp();
  expect([await count('errand'), await count('errand_event'), await count('errand_piece')]).toEqual(before);
  server.clock.pass(DAY_MS);
  expect((await catchUp())?.acts).toBeGreaterThan(0);
});
