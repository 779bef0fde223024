// Is a timetable taken whatever lies around it in the zip, and is all of that told and kept?
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { today } from '../../testing/timetable/feed-cases.js';
import { hardFeed } from '../../testing/timetable/hard-feeds.js';
import { feedWith } from '../../testing/timetable/small-feed.js';
import { FeedIssues } from '../feed/feed-issue.js';
import { readFeed } from '../feed/feed-reader.js';
import { unzipFeed } from './gtfs-zip.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

async function read(zip: Uint8Array) {
  const issues = new FeedIssues();
  const files = await unzipFeed(zip, issues);
  return { files, ...(await readFeed(files, { today, issues })) };
}

const tables = Object.fromEntries([...feedWith()].map(([name, bytes]) => [name, new Uint8Array(bytes)]));

/** What people and their computers leave in a zip. */
const strangers = [
  'readme.txt',
  'LICENSE',
  'licence.txt',
  '._stops.txt',
  '说明.docx',
  'docs/index.html',
  'docs/stops.txt',
  'docs/图/地图.png',
  'old/trips.txt',
  'stops.txt.bak',
  'stop_times.csv',
  'constructor.txt',
];

describe('a zip of a sound feed', () => {
  it('is read as ever with any strangers in it, under any folder, and they are kept as they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...strangers)),
        fc.constantFrom('', 'gtfs/', '清流 时刻表/2026/', './', 'feed\\'),
        fc.uint8Array({ maxLength: 40 }),
        async (names, folder, content) => {
          const around = Object.fromEntries(names.map((name) => [name, content]));
          const { files, feed, validation } = await read(
            zipSync(
              Object.fromEntries(
                Object.entries({ ...around, ...tables }).map(([name, each]) => [`${folder}${name}`, each]),
              ),
            ),
          );
          expect(feed.trips).toHaveLength(3);
          expect(validation.errors).toBe(0);
          for (const name of names) expect(Buffer.from(files.get(name) ?? 'lost').equals(content)).toBe(true);
          expect(validation.counts.unknown_file ?? 0).toBe(names.length);
        },
      ),
      { seed, numRuns: 60 },
    );
  });

  it('passes over what a Mac or Windows adds', async () => {
    const litter = {
      '__MACOSX/._stops.txt': tables['stops.txt'],
      '.DS_Store': randomBytes(9),
      'Thumbs.db': randomBytes(9),
    };
    const { files, validation } = await read(zipSync({ ...tables, ...litter } as Record<string, Uint8Array>));
    expect([files.size, validation.counts.unknown_file]).toEqual([feedWith().size, undefined]);
  });

  it('is read with more photographs than can be kept, which are told', async () => {
    const photos = Object.fromEntries([1, 2, 3].map((each) => [`photos/${each}.jpg`, randomBytes(10 * 1_048_576)]));
    const { files, validation } = await read(zipSync({ ...tables, ...photos }, { level: 0 }));
    expect([...files.keys()].filter((name) => name.startsWith('photos/'))).toHaveLength(2);
    expect(validation.issues).toContainEqual(
      expect.objectContaining({ code: 'unknown_file', severity: 'INFO', file: 'photos/3.jpg' }),
    );
  });

  it('that holds two feeds in two folders says which one to leave', async () => {
    const two = Object.entries(tables).flatMap(([name, bytes]) => [
      [`a/${name}`, bytes],
      [`b/${name}`, bytes],
    ]);
    const issues = new FeedIssues();
    await unzipFeed(zipSync(Object.fromEntries(two) as Record<string, Uint8Array>), issues);
    expect(issues.validation().issues[0]).toMatchObject({
      code: 'invalid_input_files_in_subfolder',
      severity: 'ERROR',
      reason: expect.stringContaining('a/、b/') as unknown,
    });
  });

  it('is read when its names are in capitals, or its sizes in ZIP64', async () => {
    const capitals = Object.fromEntries(Object.entries(tables).map(([name, bytes]) => [name.toUpperCase(), bytes]));
    expect((await read(zipSync(capitals))).feed.trips).toHaveLength(3);
    const zip64 = hardFeed('zip64.zip');
    expect((await read(zip64)).feed.trips).toHaveLength(2);
  });

  it.each(['readme.zip', 'appledouble_root.zip'])('%s is taken, and its stranger kept', async (name) => {
    const { files, feed, validation } = await read(hardFeed(name));
    expect([feed.trips.length, validation.errors, validation.warnings]).toEqual([2, 0, 0]);
    const [stranger] = validation.issues.filter(({ code }) => code === 'unknown_file');
    expect(stranger?.severity).toBe('INFO');
    expect(files.get(stranger?.file ?? '')?.length).toBeGreaterThan(0);
  });
});
