// What comes in, and what becomes of what does not?
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { UploadMedia } from '@kehuoyou/shared';
import { DAMAGE, FOREIGN_EVENT, MediaWorld, sha256 } from '../testing/media/media-world.js';
import { photo, svg } from '../testing/media/sample-pictures.js';
import { mediaOf } from './media-rows.js';

let world: MediaWorld;
let jpeg: Buffer;

describe('on its way in', () => {
  beforeAll(async () => {
    jpeg = await photo();
    world = await MediaWorld.start();
  });
  afterAll(() => world.close());
  afterEach(() => expect(world.incoming()).toEqual([]));

  /** What the server says first to an upload begun by hand. */
  const said = (socket: Socket): Promise<string> =>
    new Promise((resolve) => socket.once('data', (data) => resolve(data.toString())));

  it.each<[string, boolean, UploadMedia, string]>([
    ['nobody', false, { purpose: DAMAGE }, 'sign_in_needed'],
    ['somebody for what there is not', true, { purpose: 'lottery' }, 'not_allowed'],
    ['somebody for another’s event', true, { purpose: DAMAGE, eventId: FOREIGN_EVENT }, 'not_allowed'],
  ])('is not even read from %s', async (_who, isSignedIn, ask, code) => {
    // A body that never comes: whoever wanted to read it would wait.
    const socket = world.begin(ask, ['content-length: 9000000', 'idempotency-key: a'], isSignedIn);
    expect(await said(socket)).toContain(`"${code}"`);
    socket.destroy();
  });

  it.each([
    ['by what it says of itself', 'content-length: 50000000', Buffer.alloc(1_000_000)],
    [
      'as soon as it is too long',
      'transfer-encoding: chunked',
      Buffer.concat([Buffer.from('f4240\r\n'), Buffer.alloc(1_000_000), Buffer.from('\r\n')]),
    ],
  ])('of 50 MB is refused %s', async (_when, length, megabyte) => {
    const socket = world.begin({ purpose: DAMAGE }, [length, 'idempotency-key: b']);
    const answer = said(socket);
    for (let sent = 0; sent < 12; sent += 1) socket.write(megabyte);
    expect(await answer).toContain('"too_large"');
    socket.destroy();
  });

  it('that breaks off leaves nothing, and can be sent again', async () => {
    const before = (await world.rows()).length;
    const headers = [`content-length: ${jpeg.length}`, 'idempotency-key: broken'];
    const socket = world.begin({ purpose: DAMAGE }, headers);
    socket.write(jpeg.subarray(0, jpeg.length / 2));
    while (world.incoming().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    socket.destroy();
    while (world.incoming().length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await world.rows()).length).toBe(before);
    expect((await world.send(jpeg, { key: 'broken' })).status).toBe(201);
  });

  it('that arrives damaged is not kept', async () => {
    const before = (await world.rows()).length;
    expect((await world.send(jpeg, { ask: { sha256: sha256(Buffer.from('another')) } })).code).toBe('upload_damaged');
    expect((await world.rows()).length).toBe(before);
    expect((await world.send(jpeg, { ask: { sha256: sha256(jpeg) } })).status).toBe(201);
  });

  it.each<[string, () => Buffer, string, string]>([
    ['no picture', () => svg, 'image/svg+xml', 'unsupported_media'],
    ['no picture under another name', () => svg, 'image/jpeg', 'picture_format_not_taken'],
    ['a body that is no file', () => Buffer.from('{"data":"AAAA"}'), 'application/json', 'unsupported_media'],
    ['nothing', () => Buffer.alloc(0), 'image/png', 'picture_not_readable'],
  ])('is refused as %s', async (_what, bytes, type, code) => {
    expect((await world.send(bytes(), { type })).code).toBe(code);
  });

  it.each<[string, Partial<UploadMedia>]>([
    ['purpose', { purpose: 'A B' }],
    ['eventId', { eventId: 'e' }],
    ['sha256', { sha256: 'abc' }],
  ])('needs a sound %s', async (field, ask) => {
    expect(JSON.parse((await world.send(jpeg, { ask })).text)).toMatchObject({ code: 'invalid_field', field });
  });

  it('with the same key is taken once, and with another file refused', async () => {
    const first = (await world.send(jpeg, { key: 'once' })).answer.id;
    expect((await world.send(jpeg, { key: 'once' })).answer.id).toBe(first);
    expect((await world.send(await photo(400, 300), { key: 'once' })).code).toBe('idempotency_mismatch');
  });

  it('for the same event is kept once, however often and at once it is sent', async () => {
    const ask = { eventId: randomUUID() };
    const at = await Promise.all([1, 2, 3, 4, 5].map(() => world.send(jpeg, { ask })));
    const later = await world.send(jpeg, { ask });
    expect(new Set([...at, later].map(({ answer }) => answer.id)).size).toBe(1);
    const { manager } = world.server.database.dataSource;
    expect(await mediaOf(manager, DAMAGE, 'eventId', [ask.eventId])).toHaveLength(1);
    // Somebody else’s is their own.
    expect((await world.send(jpeg, { ask, token: world.neighbour })).answer.id).not.toBe(later.answer.id);
    expect((await world.send(await photo(400, 300), { ask })).answer.id).not.toBe(later.answer.id);
  });

  it('comes ten at a time', async () => {
    const photos = await Promise.all(Array.from({ length: 10 }, (_, index) => photo(3_000, 2_000 + index)));
    const replies = await Promise.all(photos.map((each) => world.send(each)));
    expect(replies.map(({ status }) => status)).toEqual(photos.map(() => 201));
    expect(
      new Set(await Promise.all(replies.map(async ({ answer }) => (await world.row(answer.id)).keptSha256))).size,
    ).toBe(10);
  });

  it('is acknowledged only once it is safe: a folder that cannot be written to is no success', async () => {
    const before = (await world.rows()).length;
    const own = await photo(500, 400);
    const folder = join(world.server.database.dataDir, 'incoming');
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'in the way');
    const reply = await world.send(own, { key: 'full' });
    expect([reply.code, reply.headers.get('retry-after')]).toEqual(['unavailable', '1']);
    rmSync(folder);
    const objects = join(world.server.database.dataDir, 'objects');
    const places = readdirSync(objects);
    rmSync(objects, { recursive: true });
    writeFileSync(objects, 'in the way');
    expect((await world.send(own, { key: 'full' })).code).toBe('unavailable');
    expect((await world.rows()).length).toBe(before);
    rmSync(objects);
    mkdirSync(objects);
    expect(places.length).toBeGreaterThan(0);
    const { id } = (await world.send(own, { key: 'full' })).answer;
    expect((await world.look(id, world.farmer)).status).toBe(200);
  });

  it('whose object is gone is an outage and no answer', async () => {
    const { id } = (await world.send(await photo(520, 400))).answer;
    const { keptSha256 } = await world.row(id);
    const path = join(world.server.database.dataDir, 'objects', (keptSha256 ?? '').slice(0, 2), keptSha256 ?? '');
    expect(readFileSync(path).length).toBeGreaterThan(0);
    rmSync(path);
    expect((await world.look(id, world.farmer)).status).toBe(503);
  });
});
