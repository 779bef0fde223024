// Who gets to see a picture or hear a recording, wherever it is kept, and when is it gone?
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { recordingsApi } from '@kehuoyou/shared';
import sharp from 'sharp';
import { clockFrom } from '../clock.js';
import { DAMAGE, MediaWorld, PUBLIC, sha256 } from '../testing/media/media-world.js';
import { S3StandIn } from '../testing/media/s3-stand-in.js';
import { photo } from '../testing/media/sample-pictures.js';
import { mp3 } from '../testing/media/sample-recordings.js';
import { MediaSweep } from './media-sweep.service.js';

const DAY = 24 * 3_600_000;

let standIn: S3StandIn;
let world: MediaWorld;
let jpeg: Buffer;

beforeAll(async () => {
  standIn = await S3StandIn.start(clockFrom(undefined));
  jpeg = await photo();
});
afterAll(() => standIn.stop());

describe.each([
  ['a folder', () => ({})],
  ['a service that speaks S3', () => standIn.env],
])('with %s behind it', (kind, env: () => Record<string, string>) => {
  beforeAll(async () => {
    world = await MediaWorld.start(env());
  });
  afterAll(() => world.close());

  const objects = (): string[] => {
    if (kind !== 'a folder') return [...standIn.objects.keys()].sort();
    const folder = join(world.server.database.dataDir, 'objects');
    return readdirSync(folder)
      .flatMap((each) => readdirSync(join(folder, each)))
      .sort();
  };

  it('a picture comes in, is kept once by its content, and is told of by its two hashes', async () => {
    const { id } = (await world.send(jpeg)).answer;
    const kept = await world.row(id);
    const response = await world.look(id, world.farmer);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([kept.sentSha256, kept.keptSha256, kept.bytes]).toEqual([sha256(jpeg), sha256(bytes), bytes.length]);
    expect(kept).toMatchObject({ kind: 'picture', mediaType: 'image/jpeg', width: 1_600, height: 1_200 });
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(objects()).toContain(kept.keptSha256);
    const again = (await world.send(jpeg)).answer.id;
    expect(again).not.toBe(id);
    expect((await world.row(again)).keptSha256).toBe(kept.keptSha256);
    expect(objects().filter((each) => each === kept.keptSha256)).toHaveLength(1);
    expect(world.incoming()).toEqual([]);
  });

  it('is its sender’s alone, and a foreign one and none are answered alike', async () => {
    const { id } = (await world.send(jpeg)).answer;
    const own = await world.look(id, world.farmer);
    expect([own.status, own.headers.get('cache-control'), own.headers.get('etag')]).toEqual([200, 'no-store', null]);
    const visible = async (response: Response): Promise<unknown> => {
      const { requestId: _requestId, ...body } = (await response.json()) as { requestId: string };
      const headers = [...response.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
      return [response.status, headers, body];
    };
    const missing = await visible(await world.look(randomUUID(), world.neighbour));
    for (const token of [world.neighbour, undefined]) {
      expect(await visible(await world.look(id, token))).toEqual(missing);
      // Tied to something, its feature is asked.
    }
    await world.tie(id, 'parcel 1');
    expect((await world.look(id, world.farmer)).status).toBe(200);
    expect(await visible(await world.look(id, world.neighbour))).toEqual(missing);
    expect((await world.look(id, world.farmer, { under: 'recordings' })).status).toBe(404);
  });

  it('is everybody’s by decision, and not sent again to those who have it, who ask each time whether it still is', async () => {
    const { id } = (await world.send(jpeg)).answer;
    await world.tie(id, PUBLIC);
    const response = await world.look(id);
    const etag = response.headers.get('etag') ?? '';
    expect(response.headers.get('cache-control')).toBe('public, no-cache');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Number(response.headers.get('content-length'))).toBe((await response.arrayBuffer()).byteLength);
    const asked = standIn.requests.length;
    const known = await world.look(id, undefined, { headers: { 'if-none-match': `"other", ${etag}` } });
    expect([known.status, known.headers.get('etag'), await known.text()]).toEqual([304, etag, '']);
    expect(standIn.requests.length).toBe(asked);
  });

  it('goes with the sweep when its row does, and not before', async () => {
    const own = await photo(300, 200);
    const { id } = (await world.send(own)).answer;
    const { keptSha256 } = await world.row(id);
    const sweep = world.server.app.get(MediaSweep);
    const now = (): Date => world.server.clock.now();
    world.server.clock.pass(2 * DAY);
    await sweep.sweepOrphans(now());
    expect(objects()).toContain(keptSha256);
    expect(await sweep.sweepUnused(new Date(now().getTime() - DAY))).toBeGreaterThan(0);
    expect((await world.look(id, world.farmer)).status).toBe(404);
    await sweep.sweepOrphans(now());
    expect(objects()).not.toContain(keptSha256);
    // Those that were tied to something are still there.
    expect((await world.rows()).map(({ subjectId }) => subjectId)).toEqual(
      expect.arrayContaining(['parcel 1', PUBLIC]),
    );
    expect(
      (await world.look((await world.rows()).find(({ subjectId }) => subjectId === PUBLIC)?.id ?? '')).status,
    ).toBe(200);
    // The same picture can be kept anew.
    expect((await world.look((await world.send(own)).answer.id, world.farmer)).status).toBe(200);
  });
});

describe('a recording', () => {
  beforeAll(async () => {
    world = await MediaWorld.start();
  });
  afterAll(() => world.close());

  it('comes in and goes out by the same rules', async () => {
    const bytes = mp3(9_000);
    const file = { bytes, type: 'audio/mpeg' };
    const { id } = (await world.server.call(recordingsApi.upload, { purpose: DAMAGE }, { token: world.farmer, file }))
      .answer;
    expect(await world.row(id)).toMatchObject({ kind: 'recording', durationMs: 9_000, width: null });
    const listen = (token: string): Promise<Response> => world.look(id, token, { under: 'recordings' });
    const response = await listen(world.farmer);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(await (await listen(world.neighbour)).json()).toMatchObject({ code: 'recording_not_found', field: 'id' });
  });

  it('of more than a megabyte, or in what a browser records, is refused', async () => {
    const upload = (bytes: Buffer, type: string) =>
      world.server.call(recordingsApi.upload, { purpose: DAMAGE }, { token: world.farmer, file: { bytes, type } });
    expect((await upload(Buffer.alloc(1_000_001), 'audio/mpeg')).code).toBe('too_large');
    expect((await upload(mp3(500), 'audio/webm')).code).toBe('unsupported_media');
    expect((await upload(jpeg, 'audio/mpeg')).code).toBe('recording_not_readable');
    expect((await world.send(mp3(500))).code).toBe('picture_not_readable');
  });
});
