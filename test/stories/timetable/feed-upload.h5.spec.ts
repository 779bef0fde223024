// The county office brings a new timetable in over HTTP: does only what is sound and published ever run?
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { feedImportApi, gtfsApi, timetableApi } from '@kehuoyou/shared';
import type { FeedImport } from '@kehuoyou/shared';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { jsonIn, refusalIn } from '../../harness/api-client.js';
import { countyFeed, countyFolder, hoursLater } from '../../harness/county-files.js';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE, XIAXIE_STOP } from '../../harness/places.js';
import { rowCount } from '../../harness/tables.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';

const CLOCK = '2026-11-24T09:00:00+08:00';
const DAY = '2026-11-25';

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let office: Townsperson;
  let uploads = 0;

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    office = await townspeople.signIn('county_office');
    await townspeople.hire(await townspeople.administrator(), office, {
      role: 'county_office',
      scopeKind: 'area',
      scopeId: '350423',
    });
  }, 120_000);
  afterAll(() => townspeople.stop());

  const begin = async (zip: Uint8Array): Promise<FeedImport> => {
    uploads += 1;
    const headers = { 'content-type': 'application/zip', 'idempotency-key': `upload-${database.engine}-${uploads}` };
    return jsonIn(
      await office.client.send({
        method: 'POST',
        path: `${feedImportApi.start.path}?fileName=gtfs.zip`,
        headers,
        body: zip,
      }),
    ) as FeedImport;
  };
  const untilRead = (importId: string): Promise<FeedImport> =>
    eventually(async () => {
      const found = await office.client.call(feedImportApi.status, { importId });
      if (found.state === 'reading') throw new Error('it is still being read');
      return found;
    }, 60_000);
  const morning = async (): Promise<string | undefined> => {
    const { departures } = await townspeople.server.client.call(timetableApi.board, { stopId: XIAXIE_STOP, date: DAY });
    return departures.find(({ tripId }) => tripId === 'Y104A-01')?.departure.slice(11, 16);
  };
  const schedule = async (): Promise<Buffer> =>
    (await townspeople.server.client.send({ path: gtfsApi.schedule.path })).bytes;
  const kept = async (): Promise<Record<string, number>> => rowCount(database, ['gtfs_feed', 'gtfs_file']);

  it('hands the timetable out as it came in, file by file', async () => {
    const files = unzipSync(await schedule());
    for (const name of await readdir(join(countyFolder, 'gtfs'))) {
      expect([name, strFromU8(files[name] ?? new Uint8Array())]).toEqual([
        name,
        await readFile(join(countyFolder, 'gtfs', name), 'utf8'),
      ]);
    }
  });

  it('shows what would change before it changes, publishes while many ask and none goes without an answer, and brings the old one back', async () => {
    const before = await morning();
    const { importId } = await begin(
      countyFeed({
        'stop_times.txt': hoursLater('Y104A-01', 1),
        'feed_info.txt': (text) => text.replace('2026.1', '2026.2'),
      }),
    );
    const read = await untilRead(importId);
    expect(read).toMatchObject({ state: 'ready', rowsRead: 2246, validation: { issues: [] } });
    expect(read.difference?.trips).toMatchObject({
      changed: [{ id: 'Y104A-01', change: '改点：08:35→09:35' }],
      counts: { changed: 1, gained: 0, lost: 0, same: 185 },
    });
    expect(await morning()).toBe(before);

    let asking = true;
    let answered = 0;
    const versions = new Set<string>();
    const askers = Array.from({ length: 8 }, async () => {
      while (asking) {
        const reply = await townspeople.server.client.send({ path: timetableApi.pack.path.replace(':code', XIAXIE) });
        if (reply.status !== 200) throw new Error(`a villager was answered ${reply.status}`);
        versions.add((jsonIn(reply) as { feed: { version: string } }).feed.version);
        answered += 1;
      }
    });
    await eventually(() => Promise.resolve(expect(answered).toBeGreaterThan(50)), 20_000);
    expect(await office.client.call(feedImportApi.publish, { importId, basis: read.basis ?? '' })).toMatchObject({
      state: 'published',
    });
    await eventually(() => Promise.resolve(expect(versions).toEqual(new Set(['2026.1', '2026.2']))), 20_000);
    asking = false;
    await Promise.all(askers);
    const hour = String(Number(before?.slice(0, 2)) + 1).padStart(2, '0');
    expect(await morning()).toBe(`${hour}${before?.slice(2)}`);

    const { feeds } = await office.client.call(feedImportApi.feeds, {});
    expect(feeds.map(({ version, isCurrent }) => [version, isCurrent])).toEqual([
      ['2026.2', true],
      ['2026.1', false],
    ]);
    await office.client.call(feedImportApi.restore, { feedId: feeds[1]?.feedId ?? '' });
    expect(await morning()).toBe(before);
  }, 120_000);

  it.each<[string, string, () => Uint8Array]>([
    ['lacks a file that every feed has', 'missing_required_file', () => countyFeed({ 'stops.txt': null })],
    [
      'speaks of a line that it does not have',
      'foreign_key_violation',
      () => countyFeed({ 'trips.txt': (text) => text.replace('K01,', 'K99,') }),
    ],
    [
      'has a bus that arrives before it left',
      'stop_time_with_arrival_before_previous_departure_time',
      () =>
        countyFeed({
          'stop_times.txt': (text) =>
            text.replace(/^(K01-O01,)(\d\d:\d\d:\d\d),(\d\d:\d\d:\d\d)(.*,2,?.*)$/m, '$100:01:00,00:01:00$4'),
        }),
    ],
    [
      'names a trip twice',
      'duplicate_key',
      () => countyFeed({ 'trips.txt': (text) => `${text.trimEnd()}\n${text.split('\n')[1] ?? ''}\n` }),
    ],
    [
      'has a day that no calendar has',
      'invalid_date',
      () => countyFeed({ 'calendar.txt': (text) => text.replace('20260101', '20260231') }),
    ],
    [
      'is written in GBK',
      'invalid_character',
      () =>
        countyFeed({
          'stops.txt': (text) =>
            Buffer.concat([
              Buffer.from(text.split('\n')[0] ?? ''),
              Buffer.from('\nX1,'),
              Buffer.from([0xc7, 0xe5, 0xc1, 0xf7]),
              Buffer.from(',26.1,116.8\n'),
            ]),
        }),
    ],
    ['names a path outside', 'invalid_zip', () => countyFeed({ '../../stops.txt': () => 'x' })],
    [
      'would unpack to 200 MB',
      'zip_too_large',
      () => countyFeed({ 'stop_times.txt': () => new Uint8Array(200 * 1_024 * 1_024) }),
    ],
    ['is no zip at all', 'invalid_zip', () => strToU8('hello')],
  ])(
    'a feed that %s is refused by name (%s), nothing of it is kept, and what runs goes on',
    async (_what, code, make) => {
      const [before, zip] = [{ rows: await kept(), schedule: await schedule() }, make()];
      const { importId } = await begin(zip);
      const read = await untilRead(importId);
      expect(read.state).toBe('refused');
      expect(read.validation?.issues.map((issue) => issue.code)).toContain(code);
      expect(refusalIn(await office.client.ask(feedImportApi.publish, { importId, basis: 'x' })).code).toBe(
        'import_not_ready',
      );
      expect({ rows: await kept(), schedule: await schedule() }).toEqual(before);
    },
    180_000,
  );

  it('a reading that a power cut ended is called so, keeps nothing, and can be sent again', async () => {
    const before = await kept();
    // Large enough to be read for seconds: every trip fifty times.
    const many = countyFeed({
      'trips.txt': (text) => repeated(text, 3),
      'stop_times.txt': (text) => repeated(text, 1),
    });
    const { importId } = await begin(many);
    await townspeople.server.kill();
    await townspeople.server.startAgain({ clock: '2026-11-24T09:30:00+08:00' });
    expect((await office.client.call(feedImportApi.status, { importId })).state).toBe('interrupted');
    expect(await kept()).toEqual(before);
    expect((await untilRead((await begin(many)).importId)).state).toBe('ready');
  }, 120_000);
});

/** The rows of a table fifty times, each time with other trips; `column` is the number of the trip's (from 1). */
function repeated(text: string, column: number): string {
  const [header = '', ...rows] = text.trimEnd().split('\n');
  const copies = Array.from({ length: 50 }, (_each, copy) =>
    rows.map((row) =>
      row
        .split(',')
        .map((cell, index) => (index === column - 1 && copy > 0 ? `${cell}-${copy}` : cell))
        .join(','),
    ),
  );
  return `${[header, ...copies.flat()].join('\n')}\n`;
}
