// Do counter, boards and 我寄的货 live for the sample people, once, whenever the server starts?
import { dayLoadsApi, sessionsApi, shipmentsApi } from '@kehuoyou/shared';
import type { Role } from '@kehuoyou/shared';
import { RunningApp } from '../../testing/running-app.js';
import { SampleOrders } from './sample-orders.service.js';

let server: RunningApp;

afterEach(() => server.close());

const POINT = 'P104204';
const as = async (role: Role): Promise<string> => (await server.call(sessionsApi.bySample, { role })).answer.token;
const catchUp = () => server.app.get(SampleOrders).catchUp();
const mine = async (token: string) => (await server.call(shipmentsApi.mine, {}, { token })).answer.shipments;

it('books tomorrow’s and brings them when they are due, and a server that starts anew adds nothing', async () => {
  server = await RunningApp.start({ at: '2026-11-25T21:00:00+08:00' });
  expect(await catchUp()).toEqual({ booked: 2, brought: 0 });
  expect(await catchUp()).toBeUndefined();
  const [resident, keeper, manager] = [await as('resident'), await as('keeper'), await as('company_manager')];
  const orders = await mine(resident);
  expect(orders.map(({ goods, state }) => [goods, state])).toEqual(
    expect.arrayContaining([
      ['豆腐皮', 'booked'],
      ['笋干', 'booked'],
    ]),
  );
  const date = '2026-11-26';
  const counter = await server.call(shipmentsApi.atPoint, { pointId: POINT, date }, { token: keeper });
  expect(counter.answer.shipments.map(({ senderName }) => senderName)).toEqual(['样****', '样****']);
  const board = await server.call(dayLoadsApi.ofDay, { date }, { token: manager });
  expect(board.answer.trips.reduce((sum, { boxes }) => sum + boxes, 0)).toBe(
    orders.reduce((sum, { count }) => sum + count, 0),
  );
  const first = [...orders].map(({ handInBy }) => Date.parse(handInBy)).sort((a, b) => a - b)[0] ?? 0;
  server.clock.set(new Date(first - 10 * 60_000).toISOString());
  // On the day itself those of the next day are booked as well.
  expect(await catchUp()).toMatchObject({ booked: 2 });
  const states = (await mine(await as('resident'))).filter((order) => order.date === date).map(({ state }) => state);
  expect(states).toContain('received');
});

it('in the morning has some of the same day', async () => {
  server = await RunningApp.start({ at: '2026-11-27T06:00:00+08:00' });
  expect(await catchUp()).toEqual({ booked: 4, brought: 0 });
});
