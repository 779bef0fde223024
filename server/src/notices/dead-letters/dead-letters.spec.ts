// Does whoever looks after stuck events see on which days they stuck, by the county's days and not by London's?
import { deadLettersApi, sessionsApi } from '@kehuoyou/shared';
import { v7 as uuid } from 'uuid';
import { OutboxEntity } from '../../database/outbox/outbox.entity.js';
import { RunningApp } from '../../testing/running-app.js';

let server: RunningApp;
let administrator: string;
beforeAll(async () => {
  server = await RunningApp.start();
  administrator = (await server.call(sessionsApi.bySample, { role: 'administrator' })).answer.token;
});
afterAll(() => server.close());

/** An event that is not tried any more since `deadAt`. */
async function stuck(deadAt: string, deliveredAt: Date | null = null): Promise<string> {
  const [id, at] = [uuid(), new Date(deadAt)];
  const common = { topic: 'spec.nobody_listens', subject: 'spec', payload: {}, attempts: 12, lastError: 'spec Error' };
  const times = { createdAt: at, dueAt: at, deadAt: at, deliveredAt };
  await server.database.dataSource.manager.insert(OutboxEntity, { id, ...common, ...times });
  return id;
}
const counted = async (): Promise<readonly (readonly [string, number])[]> => {
  const { daily } = (await server.call(deadLettersApi.deadLetters, { limit: 1 }, { token: administrator })).answer;
  return daily.map(({ date, letters }) => [date, letters] as const);
};

it('counts every letter that still lies there, also those that are not listed, by the day in the county', async () => {
  // The clock stands at nine in the morning of 2026-11-24.
  await stuck('2026-11-24T00:00:00+08:00');
  const revived = await stuck('2026-11-23T23:59:59+08:00');
  await stuck('2026-11-11T00:00:00+08:00');
  await stuck('2026-11-10T23:59:59+08:00');
  await stuck('2026-11-20T12:00:00+08:00', new Date('2026-11-20T13:00:00+08:00'));
  const days = await counted();
  expect([days[0]?.[0], days.at(-1)?.[0], days.length]).toEqual(['2026-11-11', '2026-11-24', 14]);
  expect(days.filter(([, letters]) => letters > 0)).toEqual([
    ['2026-11-11', 1],
    ['2026-11-23', 1],
    ['2026-11-24', 1],
  ]);
  await server.call(deadLettersApi.retry, { id: revived }, { token: administrator });
  expect((await counted()).filter(([, letters]) => letters > 0)).toHaveLength(2);
});
