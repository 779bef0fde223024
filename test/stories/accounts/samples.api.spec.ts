// What is left of the people whom anybody may become, once nobody may any more?
import { grantsApi, meApi, sessionsApi } from '@kehuoyou/shared';
import { createDatabase } from '../../harness/database.js';
import type { TestDatabase } from '../../harness/database.js';
import { startServer } from '../../harness/running-server.js';
import type { RunningServer } from '../../harness/running-server.js';

const CLOCK = '2026-11-24T09:00:00+08:00';

describe('sample people', () => {
  let database: TestDatabase;
  let server: RunningServer;
  let token: string;

  beforeAll(async () => {
    database = await createDatabase('sqlite');
    server = await startServer({ database, clock: CLOCK });
    token = (await server.client.call(sessionsApi.bySample, { role: 'administrator' })).token;
  });
  afterAll(async () => {
    await server.stop();
    await database.drop();
  });

  it('are loudly told of, and may do what their role may', async () => {
    expect(server.log.some((line) => line.includes('"level":40') && line.includes('sample people are on'))).toBe(true);
    expect((await server.client.as(token).call(grantsApi.list, {})).staff.length).toBeGreaterThan(0);
  });

  it('are nobody from the first request on when samples are off, with their roles', async () => {
    await server.stop();
    await server.startAgain({ env: { SAMPLE_PEOPLE: '0' } });
    expect((await server.client.as(token).refuses(meApi.me, {})).code).toBe('sign_in_needed');
    expect((await server.client.as(token).refuses(grantsApi.list, {})).code).toBe('sign_in_needed');
    expect((await server.client.refuses(sessionsApi.bySample, { role: 'administrator' })).status).toBeGreaterThan(399);
  });

  it.each([
    [{ NODE_ENV: 'Production' }, 'NODE_ENV'],
    [{ TRUST_PROXY: 'yes' }, 'TRUST_PROXY'],
    [
      { DATA_KEYS: `a:${Buffer.alloc(32).toString('base64')}`, HASH_KEY: Buffer.alloc(32, 7).toString('base64') },
      'DATA_KEYS',
    ],
  ])('a server does not start with %j', async (env, named) => {
    await server.stop();
    await expect(server.startAgain({ env })).rejects.toThrow(named);
  });
});
