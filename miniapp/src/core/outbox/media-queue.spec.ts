// Does every picture and recording that a person made reach the server once, whatever network and phone do?
import { createHash } from 'node:crypto';
import { CallFailure } from '../call-failure';
import { failureText } from '../failure-text';
import { filesInMemory, keptInMemory } from '../../testing/kept-in-memory';
import type { MemoryFiles, MemoryStorage } from '../../testing/kept-in-memory';
import { newKey } from '../uuid';
import { MediaQueue } from './media-queue';
import type { QueuedMedia } from './media-queue';

/** A server that keeps each key's picture once and answers the same again, as ours does. */
class OnceServer {
  readonly received: { readonly words: string; readonly picture: QueuedMedia }[] = [];
  readonly kept = new Map<string, string>();
  /** What the next ones come to. */
  readonly mishaps: (CallFailure | 'answer lost')[] = [];

  send = async (picture: QueuedMedia, bytes: ArrayBuffer): Promise<{ id: string }> => {
    const mishap = this.mishaps.shift();
    if (mishap instanceof CallFailure) throw mishap;
    const words = Buffer.from(bytes).toString();
    this.received.push({ words, picture });
    const id = this.kept.get(picture.key) ?? `P${this.kept.size + 1}`;
    this.kept.set(picture.key, id);
    if (mishap === 'answer lost') throw new CallFailure('slow_network');
    return { id };
  };
}

let storage: MemoryStorage;
let files: MemoryFiles;
let server: OnceServer;
let account: string | undefined;
let now: number;
let awaited: Set<string>;
let named: Set<string>;

/** The app, started on the same phone. */
function start(): MediaQueue {
  return new MediaQueue({
    storage,
    files,
    send: server.send,
    clock: { now: () => new Date(now) },
    newKey,
    owner: () => account,
    awaits: (receipt) => awaited.has(receipt),
    isNamed: (key) => named.has(key),
    sentenceOf: failureText,
  });
}

const bytesOf = (words: string): ArrayBuffer => Uint8Array.from(Buffer.from(words)).buffer;
const damage = { purpose: 'damage', eventId: 'E1', label: '照片：破损的包裹' };
const form = { purpose: 'announcement', label: '通知的图片' };

beforeEach(() => {
  storage = keptInMemory();
  files = filesInMemory();
  server = new OnceServer();
  account = 'A';
  awaited = new Set();
  named = new Set();
  now = Date.parse('2026-11-25T08:00:00+08:00');
});

it('keeps a picture with its hash until it is sent, and then nothing of it', async () => {
  const queue = start();
  const picture = await queue.add(damage, bytesOf('一'));
  expect(picture).toMatchObject({ ...damage, owner: 'A', state: 'waiting', at: now });
  expect(picture.sha256).toBe(createHash('sha256').update('一').digest('hex'));
  expect(files.bytes.size).toBe(1);
  await queue.replay();
  expect(server.received).toEqual([{ words: '一', picture }]);
  expect([storage.texts.size, files.bytes.size, queue.items()]).toEqual([0, 0, []]);
});

it('sends in the order in which they were taken, also after the app was killed and the clock set back', async () => {
  const queue = start();
  await queue.add(damage, bytesOf('一'));
  now -= 3_600_000;
  await queue.add(damage, bytesOf('二'));
  await start().replay();
  expect(server.received.map(({ words }) => words)).toEqual(['一', '二']);
});

it.each(['no_network', 'slow_network', 'unavailable', 'rate_limited', 'sign_in_needed'] as const)(
  'waits with everything while %s',
  async (code) => {
    const queue = start();
    await queue.add(damage, bytesOf('一'));
    await queue.add(damage, bytesOf('二'));
    server.mishaps.push(new CallFailure(code));
    await queue.replay();
    expect(server.received).toEqual([]);
    expect(queue.items().map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    await queue.replay();
    expect(server.received).toHaveLength(2);
  },
);

it('is kept once by the server although its answer was lost', async () => {
  const queue = start();
  await queue.add(damage, bytesOf('一'));
  server.mishaps.push('answer lost');
  await queue.replay();
  await queue.replay();
  expect([server.received.length, server.kept.size, queue.items()]).toEqual([2, 1, []]);
});

it('keeps and sends what was said like a picture, under a name by which WeChat plays it', async () => {
  const queue = start();
  const said = { purpose: 'complaint', open: true, label: '录音', media: 'recording', ms: 12_000 } as const;
  const { key } = await queue.add(said, bytesOf('说'));
  expect([...files.bytes.keys()]).toEqual([`${key}.mp3`]);
  expect(await queue.address(key)).toContain(key);
  queue.assign(key, 'R1');
  await start().replay();
  expect(server.received).toMatchObject([{ words: '说', picture: { media: 'recording', ms: 12_000, receipt: 'R1' } }]);
  expect([storage.texts.size, files.bytes.size]).toEqual([0, 0]);
});

it('says of a recording that the phone has lost that it is one', async () => {
  const queue = start();
  await queue.add({ ...form, media: 'recording' }, bytesOf('说'));
  files.bytes.clear();
  await queue.replay();
  expect(queue.items()).toMatchObject([{ state: 'refused', refusal: '手机里的这段录音不见了，请重新说一遍' }]);
});

it('sends one that needs no account once what it belongs to has arrived, whoever uses the phone', async () => {
  account = undefined;
  const said = { purpose: 'complaint', open: true, label: '照片' } as const;
  const { key } = await start().add(said, bytesOf('门'));
  await start().replay();
  expect(server.received).toEqual([]);
  awaited.add('R1');
  expect(start().assign(key, 'R1')).toBe(true);
  await start().replay();
  expect(server.received).toEqual([]);
  awaited.clear();
  account = 'B';
  await start().replay();
  expect(server.received).toMatchObject([{ words: '门', picture: { key, receipt: 'R1', eventId: key } }]);
  expect([storage.texts.size, files.bytes.size]).toEqual([0, 0]);
});

it('forgets one whose form nobody has sent for a week', async () => {
  account = undefined;
  await start().add({ purpose: 'complaint', open: true, label: '照片' }, bytesOf('门'));
  now += 8 * 86_400_000;
  await start().replay();
  expect([storage.texts.size, files.bytes.size]).toEqual([0, 0]);
});

it('says why one was refused, sends the rest, and tries it again when it is told to', async () => {
  const queue = start();
  await queue.add(damage, bytesOf('一'));
  await queue.add(damage, bytesOf('二'));
  server.mishaps.push(new CallFailure('picture_not_readable', { status: 400 }));
  await queue.replay();
  expect(server.received.map(({ words }) => words)).toEqual(['二']);
  expect(queue.items()).toMatchObject([{ state: 'refused', refusal: '这张图片打不开，请换一张 JPG 或 PNG 照片' }]);
  await queue.replay();
  expect(server.received).toHaveLength(1);
  queue.retry(queue.items()[0]?.key ?? '');
  await queue.replay();
  expect(server.received.map(({ words }) => words)).toEqual(['二', '一']);
});

it('gives up on one over which the server breaks down again and again', async () => {
  const queue = start();
  await queue.add(damage, bytesOf('一'));
  for (let round = 0; round < 5; round += 1) {
    expect(queue.items()[0]?.state).toBe('waiting');
    server.mishaps.push(new CallFailure('internal', { status: 500 }));
    await queue.replay();
  }
  expect(queue.items()[0]?.state).toBe('refused');
});

it('belongs to the account that took it: nobody else sends it, and it waits until that one is back', async () => {
  const queue = start();
  await queue.add(damage, bytesOf('一'));
  account = 'B';
  await queue.add(damage, bytesOf('二'));
  await queue.replay();
  account = undefined;
  await expect(queue.add(damage, bytesOf('三'))).rejects.toMatchObject({ code: 'sign_in_needed' });
  await queue.replay();
  expect(server.received.map(({ words }) => words)).toEqual(['二']);
  account = 'A';
  await start().replay();
  expect(server.received.map(({ words, picture }) => [words, picture.owner])).toEqual([
    ['二', 'B'],
    ['一', 'A'],
  ]);
});

it('remembers the id of one for a form, and its file to show, until the form is sent or a week is over', async () => {
  const queue = start();
  const { key } = await queue.add(form, bytesOf('一'));
  await queue.replay();
  expect([queue.items()[0]?.pictureId, files.bytes.size]).toEqual(['P1', 1]);
  expect(await queue.address(key)).toBe(`data:${key}`);
  expect(start().items()[0]?.pictureId).toBe('P1');
  now += 6 * 86_400_000;
  await queue.replay();
  expect(queue.items()).toHaveLength(1);
  now += 2 * 86_400_000;
  await queue.replay();
  expect([queue.items(), files.bytes.size]).toEqual([[], 0]);
  expect(await queue.address(key)).toBeUndefined();
  await queue.discard(key);
});

it('keeps what an unsent write names, however long whoever wrote it stays away', async () => {
  const queue = start();
  const { key } = await queue.add(form, bytesOf('一'));
  await queue.replay();
  named.add(key);
  now += 30 * 86_400_000;
  await start().replay();
  expect(start().find(key)).toMatchObject({ state: 'sent', pictureId: 'P1' });
  named.clear();
  await start().replay();
  expect([storage.texts.size, files.bytes.size]).toEqual([0, 0]);
});

it('forgets what went along with something, and tells of what did not, until that was seen', async () => {
  const queue = start();
  const [first, second] = [await queue.add(form, bytesOf('一')), await queue.add(form, bytesOf('二'))];
  server.mishaps.push(new CallFailure('picture_not_readable', { status: 400 }));
  await queue.replay();
  await queue.leave(first.key, '托人带盐');
  await queue.leave(second.key, '托人带盐');
  expect(start().items()).toMatchObject([{ key: first.key, state: 'refused', missedBy: '托人带盐' }]);
  await queue.discard(first.key);
  expect([storage.texts.size, files.bytes.size]).toEqual([0, 0]);
});

it('is not called kept when the phone has no room, and leaves nothing', async () => {
  files.full = true;
  await expect(start().add(damage, bytesOf('一'))).rejects.toMatchObject({ code: 'storage_full' });
  files.full = false;
  storage.full = true;
  await expect(start().add(damage, bytesOf('一'))).rejects.toMatchObject({ code: 'storage_full' });
  expect([storage.texts.size, files.bytes.size]).toEqual([0, 0]);
});

it('survives being killed at any moment: with its file it is sent, without it is forgotten, and no file is left', async () => {
  // Killed after its note and after its file, before its hash.
  for (const bytes of [undefined, bytesOf('一')]) {
    const key = newKey(now);
    const note = { ...damage, key, order: 1, sha256: '', at: now, owner: 'A', state: 'waiting' };
    storage.write(`pictures/${key}`, JSON.stringify(note));
    if (bytes) files.bytes.set(key, bytes);
    await start().replay();
    expect([storage.texts.size, files.bytes.size]).toEqual([0, 0]);
  }
  expect(server.received.map(({ words, picture }) => [words, picture.sha256.length])).toEqual([['一', 64]]);
  // Killed after it was sent, before it was forgotten.
  const queue = start();
  const { key } = await queue.add(damage, bytesOf('二'));
  const [sent] = queue.items();
  storage.write(`pictures/${key}`, JSON.stringify({ ...sent, state: 'sent', pictureId: 'P9' }));
  await start().replay();
  expect([storage.texts.size, files.bytes.size, server.received.length]).toEqual([0, 0, 1]);
});

it('says when the phone has lost its file', async () => {
  const queue = start();
  await queue.add(damage, bytesOf('一'));
  files.bytes.clear();
  await queue.replay();
  expect(queue.items()).toMatchObject([{ state: 'refused', refusal: '手机里的这张图片不见了，请重新拍一张' }]);
});

it('is taken away while it is on its way, and stays away', async () => {
  const queue = start();
  const { key } = await queue.add(form, bytesOf('一'));
  const underway = queue.replay();
  await queue.discard(key);
  await underway;
  expect([storage.texts.size, files.bytes.size]).toEqual([0, 0]);
});

it('is wiped with the phone, whoever took it', async () => {
  const queue = start();
  await queue.add(damage, bytesOf('一'));
  account = 'B';
  await queue.add(form, bytesOf('二'));
  await queue.forgetAll();
  expect([storage.texts.size, files.bytes.size, queue.items()]).toEqual([0, 0, []]);
});
