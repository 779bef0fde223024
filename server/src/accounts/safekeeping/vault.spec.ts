// Does the database alone give nobody away?
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readConfig } from '../../config.js';
import type { Command } from '../../database/transaction.js';
import { parseKeys, readAccountsConfig } from '../accounts.config.js';
import { addKeyToFile, readKeyFile } from './key-store.js';
import { newToken, tokenHash, Vault } from './vault.service.js';

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const old = new Vault(parseKeys(`a:${key(1)}`, key(9)));
const rotated = new Vault(parseKeys(`b:${key(2)},a:${key(1)}`, key(9)));
const command: Command = { key: 'k', caller: 'c', operation: 'POST /api/a', body: { code: 'X', phone: '19900000077' } };

describe('a sealed text', () => {
  it('opens as it was, whatever it says, and never looks the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const sealed = old.seal(text, 'person.name:1');
        expect(old.open(sealed, 'person.name:1')).toBe(text);
        expect(old.seal(text, 'person.name:1')).not.toBe(sealed);
        expect(sealed.length).toBeLessThanOrEqual(512);
      }),
    );
  });

  it('does not open in another row, changed, or without its key', () => {
    const sealed = old.seal('罗大山', 'person.name:1');
    expect(() => old.open(sealed, 'person.name:2')).toThrow();
    const at = sealed.length - 5;
    expect(() =>
      old.open(sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1), 'person.name:1'),
    ).toThrow();
    expect(() => new Vault(parseKeys(`b:${key(2)}`, key(9))).open(sealed, 'person.name:1')).toThrow('no data key a');
    for (const broken of ['', 'a', 'a.', 'a.b', 'a.b.c', 'a..']) expect(() => old.open(broken, 'x')).toThrow();
  });

  it('opens after the key was changed, and then asks to be sealed anew', () => {
    const sealed = old.seal('罗大山', 'p');
    expect([rotated.open(sealed, 'p'), rotated.isStale(sealed), rotated.isStale(rotated.seal('a', 'p'))]).toEqual([
      '罗大山',
      true,
      false,
    ]);
  });
});

describe('a keyed hash', () => {
  it('is the same for the same, of another kind or key another', () => {
    const hash = old.hash('phone', '19900000077');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(rotated.hash('phone', '19900000077')).toBe(hash);
    expect([
      old.hash('code', '19900000077'),
      new Vault(parseKeys(`a:${key(1)}`, key(8))).hash('phone', '19900000077'),
    ]).not.toContain(hash);
  });

  it('of a request’s body hides it, and still tells bodies apart', () => {
    const blind = old.blind(command);
    expect(JSON.stringify(blind)).not.toContain('19900000077');
    expect(old.blind({ ...command, body: { code: 'X', phone: '19900000077' } })).toEqual(blind);
    expect(old.blind({ ...command, body: { code: 'Y', phone: '19900000077' } })).not.toEqual(blind);
  });
});

describe('the secret of an answer', () => {
  it('opens for the very same request only', () => {
    const sealed = old.sealAnswer(command, 'token');
    expect(rotated.openAnswer(command, sealed)).toBe('token');
    for (const other of [{ key: 'l' }, { caller: 'd' }, { body: { code: 'Y' } }, { operation: 'POST /api/b' }]) {
      expect(() => old.openAnswer({ ...command, ...other }, sealed)).toThrow();
    }
  });
});

describe('a token', () => {
  it('has 256 random bits, and of it a hash is kept', () => {
    const tokens = Array.from({ length: 200 }, newToken);
    expect(new Set(tokens).size).toBe(200);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(tokenHash('a')).toBe('ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb');
  });
});

describe('the key file', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kehuoyou-keys-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is made once, for its owner only', () => {
    const keys = readKeyFile(join(folder, 'new'));
    expect(readKeyFile(join(folder, 'new'))).toEqual(keys);
    expect(statSync(join(folder, 'new', 'keys.json')).mode & 0o777).toBe(0o600);
  });

  it('takes a new key in front, with which what was sealed before still opens', () => {
    const sealed = new Vault(readKeyFile(folder)).seal('罗大山', 'p');
    expect(addKeyToFile(folder)).toBe('k2');
    const vault = new Vault(readKeyFile(folder));
    expect([vault.sealingKeyId, vault.open(sealed, 'p'), vault.isStale(sealed)]).toEqual(['k2', '罗大山', true]);
    expect(JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8'))).toEqual({
      dataKeys: expect.stringMatching(/^k2:\S+,k1:\S+$/),
      hashKey: expect.any(String),
    });
  });
});

describe('the settings of the accounts', () => {
  const keys = { DATA_KEYS: `a:${key(1)}`, HASH_KEY: key(9) };

  it('need nothing for trying out: keys from the file, sample people on', () => {
    expect(readAccountsConfig({}, false, true)).toEqual({
      keys: undefined,
      samplePeople: true,
      sampleDay: true,
      pointOperator: 'YZ',
    });
    expect(readAccountsConfig({ SAMPLE_PEOPLE: '0' }, false, true).samplePeople).toBe(false);
  });

  it('have no sample people in production or with a database server, and refuse to be told so', () => {
    expect([
      readAccountsConfig(keys, true, true).samplePeople,
      readAccountsConfig({}, false, false).samplePeople,
    ]).toEqual([false, false]);
    expect(() => readAccountsConfig({ ...keys, SAMPLE_PEOPLE: '1' }, true, true)).toThrow('SAMPLE_PEOPLE');
    expect(() => readAccountsConfig({ SAMPLE_PEOPLE: '1' }, false, false)).toThrow('SAMPLE_PEOPLE');
    expect(() => readAccountsConfig({ SAMPLE_PEOPLE: 'yes' }, false, true)).toThrow('SAMPLE_PEOPLE');
  });

  it('of a whole server: production starts with real keys and real WeChat or none, and with nothing made for trying out', () => {
    const production = { ...keys, NODE_ENV: 'production' };
    expect(() => readConfig(production)).toThrow('stand-in');
    expect(() => readConfig({ ...production, WECHAT_MODE: 'stand_in' })).toThrow('stand-in');
    expect(() => readConfig({ ...production, WECHAT_MODE: 'off', SAMPLE_PEOPLE: '1' })).toThrow('SAMPLE_PEOPLE');
    expect(() => readConfig({ NODE_ENV: 'production', WECHAT_MODE: 'off' })).toThrow('DATA_KEYS');
    expect(readConfig({ ...production, WECHAT_MODE: 'off' })).toMatchObject({
      production: true,
      accounts: { samplePeople: false },
      wechat: { mode: 'off' },
    });
  });

  it.each(['https://a.example/', 'a.example', 'https://a.example,evil', '*'])('refuse %j for an origin', (origins) => {
    expect(() => readConfig({ ALLOWED_ORIGINS: origins })).toThrow('ALLOWED_ORIGINS');
    expect(readConfig({ ALLOWED_ORIGINS: 'https://a.example, http://localhost:10086' }).allowedOrigins).toEqual([
      'https://a.example',
      'http://localhost:10086',
    ]);
  });

  it.each([
    [{}, 'DATA_KEYS'],
    [{ DATA_KEYS: keys.DATA_KEYS }, 'HASH_KEY'],
    [{ ...keys, DATA_KEYS: key(1) }, 'DATA_KEYS'],
    [{ ...keys, DATA_KEYS: `a:${key(1)},a:${key(2)}` }, 'DATA_KEYS'],
    [{ ...keys, DATA_KEYS: `a:${Buffer.alloc(16).toString('base64')}` }, 'DATA_KEYS'],
    [{ ...keys, HASH_KEY: `${key(9).slice(0, 40)}!!!!` }, 'HASH_KEY'],
  ])('refuse to start in production with %j, and name what is wrong without quoting it', (env, name) => {
    const attempt = (): unknown => readAccountsConfig(env, true, true);
    expect(attempt).toThrow(name);
    for (const value of Object.values(env)) expect(attempt).not.toThrow(value);
  });
});
