// Is every zip that must not be taken refused, and nothing else?
import { randomBytes } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import { strFromU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { FeedIssues, FeedRejected } from '../feed/feed-issue.js';
import { unzipFeed, usualLimits, zipFeed } from './gtfs-zip.js';
import { feedWith } from '../../testing/timetable/small-feed.js';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** The first complaint about a zip. */
async function complaint(bytes: Uint8Array, limits = usualLimits): Promise<string> {
  const issues = new FeedIssues();
  const error: unknown = await unzipFeed(bytes, issues, limits).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined)
    return issues
      .validation()
      .issues.map(({ code, file }) => `${code} ${file}`)
      .join();
  if (!(error instanceof FeedRejected)) throw error;
  return error.validation.issues.map(({ code, file }) => `${code} ${file}`).join();
}

/** A zip of one file, made by the operating system's own library, which is quicker with large ones. */
function zipOf(name: string, content: Buffer): Uint8Array {
  const packed = deflateRawSync(content);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
  const directory = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, Buffer.alloc(14), Buffer.from(name)]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, directory, Buffer.from('PK\x05\x06'), end]);
}

const plain: Zippable = { 'stops.txt': text('stop_id\nA\n'), 'trips.txt': text('trip_id\nT\n'.repeat(5_000)) };

describe('a zip', () => {
  it('gives back every file that was packed, whatever its size', async () => {
    const files = new Map([...feedWith(), ['shapes.txt', Buffer.from(randomBytes(300_000).toString('hex'))]]);
    const unpacked = await unzipFeed(await zipFeed(files), new FeedIssues());
    expect([...unpacked].map(([name, bytes]) => [name, strFromU8(bytes)]).sort()).toEqual(
      [...files].map(([name, bytes]) => [name, strFromU8(bytes)]).sort(),
    );
  });

  it('is the same, byte for byte, for the same files', async () => {
    const files = feedWith();
    expect(Buffer.from(await zipFeed(files)).equals(Buffer.from(await zipFeed(new Map([...files].reverse()))))).toBe(
      true,
    );
  });

  it.each([
    ['a text', text('stop_id,stop_name\n')],
    ['nothing', new Uint8Array()],
    ['half a zip', zipSync(plain).subarray(0, 200)],
    ['a zip whose beginning is lost', zipSync(plain).subarray(60)],
  ])('that is %s is refused', async (_what, bytes) => {
    expect(await complaint(bytes)).toMatch(/^invalid_zip/);
  });

  it('with one changed byte in a file is refused, wherever the byte is', async () => {
    const whole = zipSync(plain, { level: 0 });
    for (let at = 40; at < whole.length - 200; at += 997) {
      const damaged = whole.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      expect(await complaint(damaged)).toMatch(/^invalid_zip/);
    }
  });

  it('made by another program is taken', async () => {
    const content = Buffer.from('stop_id\n'.repeat(10_000));
    const files = await unzipFeed(zipOf('stops.txt', content), new FeedIssues());
    expect(content.equals(files.get('stops.txt') ?? Buffer.alloc(0))).toBe(true);
  });

  it('that would unpack to 200 MB is refused before it has', async () => {
    const bomb = zipOf('stop_times.txt', Buffer.alloc(200 * 1_024 * 1_024));
    expect(bomb.length).toBeLessThan(250_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(await complaint(bomb)).toBe('zip_too_large stop_times.txt');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1_024 * 1_024);
  });

  it('of files that are large together is refused', async () => {
    const files = Object.fromEntries(
      ['stops', 'routes', 'trips', 'stop_times', 'shapes'].map((name) => [`${name}.txt`, randomBytes(30_000)]),
    );
    expect(await complaint(zipSync(files), { ...usualLimits, unpacked: 100_000 })).toMatch(/^zip_too_large stop_times/);
  });

  it('of too many files is refused', async () => {
    const files = Object.fromEntries(Array.from({ length: 1_001 }, (_each, index) => [`f${index}.txt`, text('a')]));
    expect(await complaint(zipSync(files))).toBe('zip_too_large zip');
  });

  it.each(['../stops.txt', '/etc/passwd.txt', 'C:\\stops.txt', '..\\stops.txt', 'a/../../b.txt'])(
    'with the path %s in it is refused',
    async (name) => {
      expect(await complaint(zipSync({ ...plain, [name]: text('x') }))).toMatch(/^invalid_zip/);
    },
  );

  it('whose tables need a password is refused', async () => {
    const bytes = zipSync({ 'stops.txt': text('x') });
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 10; at += 1) if (view.getUint32(at, true) === 0x02014b50) bytes[at + 8] = 1;
    expect(await complaint(bytes)).toBe('invalid_zip stops.txt');
  });
});
