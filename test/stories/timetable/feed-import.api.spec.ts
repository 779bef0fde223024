// The county's clerk imports a new timetable: a broken one is refused whole, a sound one is seen at once.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { timetableApi } from '@kehuoyou/shared';
import { countyFolder, hoursLater } from '../../harness/county-files.js';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE, XIAXIE_STOP } from '../../harness/places.js';
import { startServer } from '../../harness/running-server.js';
import type { RunningServer } from '../../harness/running-server.js';
import { runCommand } from '../../harness/server-process.js';
import { rowCount } from '../../harness/tables.js';

const CLOCK = '2026-11-24T00:05:00+08:00';
const gtfsTables = ['gtfs_feed', 'gtfs_file', 'feed_import', 'outbox'];

onEachDatabase((database) => {
  let server: RunningServer;
  let folder: string;

  beforeAll(async () => {
    server = await startServer({ database, clock: CLOCK });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'khy-feed-'));
    await cp(join(countyFolder, 'gtfs'), folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const edit = async (file: string, change: (text: string) => string): Promise<void> => {
    const path = join(folder, file);
    await writeFile(path, change(await readFile(path, 'utf8')));
  };
  /** Replaces line `number` (the header is 1). */
  const editLine =
    (number: number, change: (line: string) => string) =>
    (text: string): string =>
      text
        .split('\n')
        .map((line, index) => (index === number - 1 ? change(line) : line))
        .join('\n');
  const counts = async (): Promise<Record<string, number>> => rowCount(database, gtfsTables);

  it('is told every fault by file, line and reason, and nothing of the feed is kept', async () => {
    const before = await counts();
    const pack = await server.client.call(timetableApi.pack, { code: XIAXIE });
    await edit(
      'stop_times.txt',
      editLine(5, (line) => line.replace(/\d\d:\d\d:\d\d/, '6:77:00')),
    );
    await edit(
      'trips.txt',
      editLine(3, (line) => line.replace(/^[^,]+/, 'K99')),
    );
    await edit(
      'stops.txt',
      editLine(4, (line) => line.replace(/[\d.]+,[\d.]+$/, '126.1,north')),
    );
    await edit(
      'calendar.txt',
      editLine(2, (line) => line.replace(/,\d{8},/, ',20260231,')),
    );
    const { code, err } = await runCommand('seed', [folder], { database, clock: CLOCK });
    expect(code).toBe(1);
    expect(err.split('\n')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^ERROR invalid_time stop_times\.txt:5 arrival_time: “6:77:00”/),
        expect.stringMatching(/^ERROR foreign_key_violation trips\.txt:3 route_id: .*“K99”/),
        expect.stringMatching(/^ERROR number_out_of_range stops\.txt:4 stop_lat: 126\.1 /),
        expect.stringMatching(/^ERROR invalid_float stops\.txt:4 stop_lon: “north”/),
        expect.stringMatching(/^ERROR invalid_date calendar\.txt:2 start_date: “20260231”/),
      ]) as string[],
    );
    expect(err).toMatch(/nothing of it was imported$/);
    expect(await counts()).toEqual(before);
    expect(await server.client.call(timetableApi.pack, { code: XIAXIE })).toEqual(pack);
  });

  it.each<[string, string, (text: string) => string, RegExp]>([
    [
      'a file that lacks a column',
      'stops.txt',
      (text) => text.replace('stop_lat', 'latitude'),
      /^ERROR stop_without_location stops\.txt:2 stop_lat: [^]*INFO unknown_column stops\.txt:1 latitude/,
    ],
    [
      'a row that lacks a value',
      'routes.txt',
      editLine(2, (line) => line.replace(/,[^,]*$/, '')),
      /invalid_row_length routes\.txt:2/,
    ],
    [
      'a key that is there twice',
      'trips.txt',
      (text) => `${text.trimEnd()}\n${text.split('\n')[1]}\n`,
      /duplicate_key trips\.txt:188 trip_id: 和第 2 行/,
    ],
    [
      'a bus that arrives before it left',
      'stop_times.txt',
      editLine(3, (line) => line.replace(/\d\d:\d\d:\d\d,\d\d:\d\d:\d\d/, '01:00:00,01:00:00')),
      /arrival_before_previous_departure_time stop_times\.txt:3/,
    ],
    [
      'another country’s time',
      'agency.txt',
      (text) => text.replace('Asia/Shanghai', 'Europe/Berlin'),
      /inconsistent_agency_timezone agency\.txt:2/,
    ],
  ])('refuses %s', async (_what, file, change, wanted) => {
    const before = await counts();
    await edit(file, change);
    const { code, err } = await runCommand('seed', [folder], { database, clock: CLOCK });
    expect(code).toBe(1);
    expect(err).toMatch(wanted);
    expect(await counts()).toEqual(before);
  });

  it('is seen by everybody within seconds when it is sound, times past midnight and all', async () => {
    // The bus that left 下谢村 at 15:28 now does so at ten past midnight, on the same service day.
    await edit('stop_times.txt', hoursLater('Y104A-02', 9));
    await edit('feed_info.txt', (text) => text.replace('2026.1', '2026.2'));
    // The clerk's machine is an hour behind the server's: that must not make the new feed the older one.
    const { code, out } = await runCommand('seed', [folder], { database, clock: '2026-11-23T23:05:00+08:00' });
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(
        / 186 trips, 124 stops, 1708 stop times; 0 warnings\n[^]*~ Y104A-02 [^]*改点[^]*\nimported: /,
      ),
    ]);
    await eventually(async () =>
      expect((await server.client.call(timetableApi.pack, { code: XIAXIE })).feed.version).toBe('2026.2'),
    );

    const yesterday = await server.client.call(timetableApi.board, { stopId: XIAXIE_STOP, date: '2026-11-23' });
    expect(yesterday.departures.at(-1)).toMatchObject({
      tripId: 'Y104A-02',
      serviceDate: '2026-11-23',
      seconds: 88_080,
      departure: '2026-11-24T00:28:00+08:00',
    });
    // Five past midnight: yesterday's last bus is the next one.
    const now = await server.client.call(timetableApi.board, { stopId: XIAXIE_STOP });
    expect(now.departures.map(({ departure }) => departure)).toEqual([
      '2026-11-24T00:28:00+08:00',
      '2026-11-24T09:48:00+08:00',
      '2026-11-25T00:28:00+08:00',
    ]);
  });

  it('outlives a restart: the last feed that was imported is the one in force', async () => {
    await server.kill();
    await server.startAgain();
    expect((await server.client.call(timetableApi.pack, { code: XIAXIE })).feed.version).toBe('2026.2');
    expect((await counts())['gtfs_feed']).toBe(2);
  });
});
