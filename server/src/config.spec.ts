// Is a wrong setting refused at once, by its name?
import { resolve } from 'node:path';
import { readConfig } from './config.js';

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toEqual({
      production: false,
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('data.local'),
      databaseUrl: undefined,
      objectStore: { kind: 'folder' },
      requestsPerMinute: 1200,
      accountRequestsPerMinute: 600,
      trustProxy: false,
      refreshMs: 2000,
      startAt: undefined,
      logLevel: 'info',
      publicUrl: undefined,
      connectionsPerAddress: 1_000,
      allowedOrigins: [],
      accounts: { keys: undefined, pointOperator: 'YZ', samplePeople: true, sampleDay: true },
      kuaidi100: { mode: 'off', salt: '' },
      verificationFiles: new Map(),
      wechat: { mode: 'stand_in', port: 0 },
    });
  });

  it('takes port 0 for a port and an empty variable for none', () => {
    expect(readConfig({ PORT: '0' }).port).toBe(0);
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined });
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', 'http'],
    ['REQUESTS_PER_MINUTE', '0'],
    ['CONNECTIONS_PER_ADDRESS', '0'],
    ['REFRESH_MS', '10'],
    ['DATABASE_URL', 'postgres://db.example/k'],
    ['DATABASE_URL', 'db.example'],
    ['START_AT', 'tomorrow'],
    ['NODE_ENV', 'Production'],
    ['NODE_ENV', 'prod'],
    ['TRUST_PROXY', 'true'],
    ['LOG_LEVEL', 'verbose'],
  ])('refuses %s=%s and names it', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });

  it('listens to everybody only where nobody can become somebody else', () => {
    expect(readConfig({ SAMPLE_PEOPLE: '0' }).host).toBe('0.0.0.0');
    expect(readConfig({ DATABASE_URL: 'mariadb://db.example/k' }).host).toBe('0.0.0.0');
    expect(readConfig({ HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
  });

  it('does not let anybody move the clock in production', () => {
    expect(readConfig({ START_AT: '2026-11-24T09:40:00+08:00' }).startAt).toEqual(new Date('2026-11-24T01:40:00Z'));
    expect(() => readConfig({ START_AT: '2026-11-24T09:40:00+08:00', NODE_ENV: 'production' })).toThrow('START_AT');
  });
});
