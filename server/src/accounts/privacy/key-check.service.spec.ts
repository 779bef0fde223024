// Does a server that has other keys than the data leave it alone, and say what is to be done?
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { sessionsApi } from '@kehuoyou/shared';
import { RunningApp } from '../../testing/running-app.js';
import { parseKeys } from '../accounts.config.js';
import type { GivenKeys } from '../accounts.config.js';
import { IdentityEntity } from '../account.entity.js';
import { AuditService } from '../safekeeping/audit.service.js';
import { addKeyToFile, keyFileOf } from '../safekeeping/key-store.js';
import { KeyCheckEntity } from '../safekeeping/ledger.entity.js';
import type { Vault } from '../safekeeping/vault.service.js';
import { KeyCheckService } from './key-check.service.js';
import { KeyRotationService } from './key-rotation.service.js';

let server: RunningApp;
let own: { dataKeys: string; hashKey: string };

beforeEach(async () => {
  server = await RunningApp.start();
  const { token } = (await server.call(sessionsApi.bySample, { role: 'keeper' })).answer;
  // Leaves a line in the audit log.
  await server.call(sessionsApi.code, {}, { token });
  own = JSON.parse(readFileSync(keyFileOf(server.database.dataDir), 'utf8')) as typeof own;
});
afterEach(() => server.close());

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const vaultWith = (keys?: GivenKeys): Promise<Vault> =>
  new KeyCheckService(server.dataSource, server.database.transactions).vaultOf({
    accounts: { keys },
    dataDir: server.database.dataDir,
  });
const marks = async (): Promise<string[]> =>
  (await server.dataSource.manager.find(KeyCheckEntity)).map(({ keyId }) => keyId).sort();

it('the same keys are taken again and again, from the file or from the environment', async () => {
  expect(await marks()).toEqual(['#hash', 'k1']);
  await vaultWith();
  await vaultWith(parseKeys(own.dataKeys, own.hashKey));
  expect(await marks()).toEqual(['#hash', 'k1']);
});

it('a key file that is missing is not made anew beside data that it sealed', async () => {
  const path = keyFileOf(server.database.dataDir);
  rmSync(path);
  await expect(vaultWith()).rejects.toThrow(/keys\.json is missing.*bring it back from the backup/);
  // A database from before marks were kept is known by what is sealed in it.
  await server.dataSource.manager.clear(KeyCheckEntity);
  await expect(vaultWith()).rejects.toThrow(/keys\.json is missing/);
  expect(() => addKeyToFile(server.database.dataDir)).toThrow(/keys\.json is missing/);
  expect(existsSync(path)).toBe(false);
});

it.each([
  ['the key that matches', () => parseKeys(own.dataKeys, key(7)), 'HASH_KEY is not what'],
  [
    'the key that seals',
    () => parseKeys(`k1:${key(8)}`, own.hashKey),
    /DATA_KEYS is not what|the key k1 of DATA_KEYS is not what/,
  ],
])('%s of another database is refused, also by data from before marks were kept', async (_what, keys, sentence) => {
  await expect(vaultWith(keys())).rejects.toThrow(sentence);
  await server.dataSource.manager.clear(KeyCheckEntity);
  await expect(vaultWith(keys())).rejects.toThrow(sentence);
  expect(await marks()).toEqual([]);
  await vaultWith();
  expect(await marks()).toEqual(['#hash', 'k1']);
});

it('a foreign key file is refused as foreign keys are', async () => {
  writeFileSync(keyFileOf(server.database.dataDir), JSON.stringify({ dataKeys: `k1:${key(3)}`, hashKey: key(4) }));
  await expect(vaultWith()).rejects.toThrow('HASH_KEY is not what');
});

it('a key is taken out once nothing is sealed with it, and its name is free then', async () => {
  const [old, next] = [own.dataKeys, `new:${key(5)}`];
  await expect(vaultWith(parseKeys(next, own.hashKey))).rejects.toThrow(
    /the key k1 is missing in DATA_KEYS.*behind new, run rotate-keys/,
  );
  const both = await vaultWith(parseKeys(`${next},${old}`, own.hashKey));
  expect(await marks()).toEqual(['#hash', 'k1', 'new']);
  const { dataSource, database } = server;
  await new KeyRotationService(dataSource, database.transactions, both, server.app.get(AuditService)).run();
  await vaultWith(parseKeys(next, own.hashKey));
  expect(await marks()).toEqual(['#hash', 'new']);
  await vaultWith(parseKeys(`${next},k1:${key(6)}`, own.hashKey));
  expect(await marks()).toEqual(['#hash', 'k1', 'new']);
  expect(await dataSource.manager.count(IdentityEntity)).toBeGreaterThan(0);
});
