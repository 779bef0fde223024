// Are objects safe in either store, and is it said when they are not?
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { clockFrom } from '../../clock.js';
import { S3StandIn } from '../../testing/media/s3-stand-in.js';
import { FolderStore } from './folder-store.js';
import type { ObjectStore } from './object-store.js';
import { readObjectStore } from './object-store-settings.js';
import { S3Store } from './s3-store.js';

let folder: string;
let standIn: S3StandIn;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kehuoyou-objects-'));
  standIn = await S3StandIn.start(clockFrom(undefined));
});
afterEach(async () => {
  await standIn.stop();
  rmSync(folder, { recursive: true, force: true });
});

function s3(changed: Readonly<Record<string, string>> = {}): S3Store {
  const settings = readObjectStore({ ...standIn.env, ...changed });
  if (settings.kind !== 's3') throw new Error('no service is set');
  return new S3Store(settings);
}
const stores: Readonly<Record<string, () => ObjectStore>> = {
  'a folder': () => new FolderStore(join(folder, 'data', 'objects')),
  'a service that speaks S3': () => s3(),
};

const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 31) % 251));
const keyOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const key = keyOf(bytes);
const other = keyOf(Buffer.from('other'));

async function whole(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
}

describe.each(Object.entries(stores))('%s', (_kind, make) => {
  it('gives back what it was given, as a stream, and knows what it has', async () => {
    const store = make();
    expect(await store.exists(key)).toBe(false);
    await store.put(key, bytes, 'image/jpeg');
    expect([await store.exists(key), await store.exists(other)]).toEqual([true, false]);
    expect((await whole(await store.get(key))).equals(bytes)).toBe(true);
    // Another process sees the same.
    expect((await whole(await make().get(key))).equals(bytes)).toBe(true);
  });

  it('takes the same twice, also at once, and forgets it when told', async () => {
    const store = make();
    await Promise.all([1, 2, 3].map(() => store.put(key, bytes, 'image/jpeg')));
    await store.delete(key);
    await store.delete(key);
    expect(await store.exists(key)).toBe(false);
    await expect(store.get(key).then(whole)).rejects.toThrow();
  });
});

describe('a folder', () => {
  const inFolder = (): FolderStore => new FolderStore(join(folder, 'objects'));

  it('can be read by the server’s own user alone, and holds nothing half written', async () => {
    await inFolder().put(key, bytes);
    const own = join(folder, 'objects', key.slice(0, 2));
    expect(readdirSync(own)).toEqual([key]);
    expect([statSync(join(own, key)).mode & 0o777, statSync(own).mode & 0o777]).toEqual([0o600, 0o700]);
  });

  it('says when it cannot write, and then holds nothing', async () => {
    mkdirSync(join(folder, 'objects'));
    writeFileSync(join(folder, 'objects', key.slice(0, 2)), 'in the way');
    await expect(inFolder().put(key, bytes)).rejects.toThrow(/ENOTDIR|EEXIST/);
    expect(await inFolder().exists(key)).toBe(false);
  });

  it('is never led out of itself', async () => {
    for (const path of ['../../etc/passwd', `${key}/..`, key.toUpperCase(), ''])
      await expect(inFolder().get(path)).rejects.toThrow(RangeError);
  });
});

describe('a service that speaks S3', () => {
  it('is asked by signed requests for keys in its bucket', async () => {
    const store = s3();
    await store.put(key, bytes, 'image/jpeg');
    await store.exists(key);
    await store.delete(key);
    expect(standIn.requests).toEqual([`PUT /kehuoyou/${key}`, `HEAD /kehuoyou/${key}`, `DELETE /kehuoyou/${key}`]);
  });

  it.each([
    ['another secret', { OBJECT_STORE_SECRET: 'wrong' }, 'SignatureDoesNotMatch'],
    ['another key', { OBJECT_STORE_KEY_ID: 'WRONG' }, 'InvalidAccessKeyId'],
    ['another region', { OBJECT_STORE_REGION: 'elsewhere' }, 'AuthorizationHeaderMalformed'],
  ])('refuses whoever signs with %s, and keeps nothing', async (_what, changed, code) => {
    await expect(s3(changed).put(key, bytes, 'image/jpeg')).rejects.toThrow(code);
    await expect(s3(changed).exists(key)).rejects.toThrow();
    expect(standIn.objects.size).toBe(0);
  });

  it('refuses bytes that are not those of their key', async () => {
    await expect(s3().put(other, bytes, 'image/jpeg')).rejects.toThrow('XAmzContentSHA256Mismatch');
  });

  it('is asked again while it is busy, but not for ever', async () => {
    standIn.mishaps.push('busy', 'busy');
    await s3().put(key, bytes, 'image/jpeg');
    expect(standIn.objects.has(key)).toBe(true);
    standIn.mishaps.push('busy', 'busy', 'busy');
    await expect(s3().exists(key)).rejects.toThrow('503');
  });

  it('that is full or gone is told of', async () => {
    standIn.mishaps.push('full', 'full', 'full');
    await expect(s3().put(key, bytes, 'image/jpeg')).rejects.toThrow('507 (XMinioStorageFull)');
    standIn.mishaps.push('drop');
    await expect(s3().put(key, bytes, 'image/jpeg')).rejects.toThrow();
    expect(standIn.objects.size).toBe(0);
  });

  it('that breaks off in the middle of an object breaks the stream', async () => {
    await s3().put(key, bytes, 'image/jpeg');
    standIn.mishaps.push('half');
    await expect(s3().get(key).then(whole)).rejects.toThrow();
  });
});

describe('the environment', () => {
  it('means a folder when it says nothing', () => {
    expect([readObjectStore({}), readObjectStore({ OBJECT_STORE_URL: '' })]).toEqual([
      { kind: 'folder' },
      { kind: 'folder' },
    ]);
  });

  it('says where a service is, and a slash at the end does no harm', () => {
    const env = { OBJECT_STORE_URL: 'https://a.example/b/', OBJECT_STORE_KEY_ID: 'K', OBJECT_STORE_SECRET: 'S' };
    expect(readObjectStore(env)).toEqual({
      kind: 's3',
      url: 'https://a.example/b',
      region: 'us-east-1',
      keyId: 'K',
      secret: 'S',
    });
  });

  it.each([
    ['OBJECT_STORE_URL', { OBJECT_STORE_URL: 'bucket' }],
    ['OBJECT_STORE_URL', { OBJECT_STORE_URL: 'https://a.example/?b=c' }],
    ['OBJECT_STORE_KEY_ID', { OBJECT_STORE_URL: 'https://a.example', OBJECT_STORE_SECRET: 'S' }],
    ['OBJECT_STORE_SECRET', { OBJECT_STORE_URL: 'https://a.example', OBJECT_STORE_KEY_ID: 'K' }],
  ])('that is wrong is refused by the name of %s', (name, env) => {
    expect(() => readObjectStore(env)).toThrow(name);
  });
});
