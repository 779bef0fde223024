// From the upload of a zip to the board in the village: does only what was published ever run?
import { Readable } from 'node:stream';
import { feedImportApi, gtfsApi, timetableApi } from '@kehuoyou/shared';
import type { FeedImport, Grant } from '@kehuoyou/shared';
import { zipSync } from 'fflate';
import { v7 as uuid } from 'uuid';
import { FeedImports } from './feed-import.service.js';
import { FeedIssues } from '../feed/feed-issue.js';
import { unzipFeed } from '../feed/gtfs-zip.js';
import { feedWith, smallFeed } from '../../testing/small-feed.js';
import { SpecServer } from '../../testing/timetable-server.js';
import { TimetableCommand } from '../../commands/timetable-command.js';
import { feedFilesIn } from '../../commands/feed-files.js';
import { countyFolder } from '../../database/seed/seed-county.js';

const people: Record<string, readonly Grant[]> = {
  office: [{ role: 'county_office', scope: { kind: 'area', id: '350423' } }],
  elsewhere: [{ role: 'county_office', scope: { kind: 'area', id: '350402' } }],
  manager: [{ role: 'company_manager', scope: { kind: 'company', id: 'MT' } }],
  villager: [],
};

let server: SpecServer;
beforeEach(async () => {
  server = await SpecServer.start('2026-11-24T08:00:00+08:00', people);
});
afterEach(() => server.stop());

function zipOf(changes: Record<string, string | null> = {}): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(feedWith(changes))));
}

interface UploadOptions {
  readonly as?: string;
  readonly key?: string;
  readonly type?: string;
}

async function upload(bytes: Buffer, { as = 'office', key = uuid(), type = 'application/zip' }: UploadOptions = {}) {
  const response = await server.app.inject({
    method: 'POST',
    url: '/api/timetable/imports?fileName=..%2F..%2Fgtfs.zip',
    headers: {
      ...(as === '' ? {} : { authorization: `Bearer ${as}` }),
      'idempotency-key': key,
      'content-type': type,
      'content-length': String(bytes.length),
    },
    payload: Readable.from([bytes]),
  });
  await server.app.get(FeedImports).settled();
  return { status: response.statusCode, body: response.json<FeedImport & { code: string }>() };
}

async function status(importId: string): Promise<FeedImport> {
  return (await server.call(feedImportApi.status, { importId }, { as: 'office' })).body;
}

async function departures(): Promise<string[]> {
  const { body } = await server.call(timetableApi.board, { stopId: 'COUNTY', date: '2026-11-25' });
  return body.departures.map(({ tripId }) => tripId);
}

async function scheduleZip(etag?: string) {
  return server.app.inject({
    method: 'GET',
    url: gtfsApi.schedule.path,
    headers: etag === undefined ? {} : { 'if-none-match': etag },
  });
}

describe('an uploaded timetable', () => {
  it('is read, shown with what it changes, and runs once it is published; the old one is one call away', async () => {
    const before = await departures();
    const { status: code, body } = await upload(zipOf());
    expect(code).toBe(201);
    expect(body).toMatchObject({ state: 'reading', fileName: 'gtfs.zip' });
    const ready = await status(body.importId);
    expect(ready).toMatchObject({
      state: 'ready',
      rowsRead: 20,
      report: { errors: 0 },
      difference: {
        trips: { counts: { gained: 3, lost: 186 } },
        stops: { gained: [{ id: 'A' }, { id: 'B' }, { id: 'C' }] },
      },
    });
    expect(await departures()).toEqual(before);
    const published = await server.call(
      feedImportApi.publish,
      { importId: body.importId, basis: ready.basis ?? '' },
      { as: 'office' },
    );
    expect(published.body.state).toBe('published');
    expect(await departures()).toEqual(['T1', 'T3']);
    const { feeds } = (await server.call(feedImportApi.feeds, {}, { as: 'office' })).body;
    expect(feeds.map(({ isCurrent, version }) => [isCurrent, version])).toEqual([
      [true, '2026.2'],
      [false, '2026.1'],
    ]);
    const restored = await server.call(feedImportApi.restore, { feedId: feeds[1]?.feedId ?? '' }, { as: 'office' });
    expect(restored.body.isCurrent).toBe(true);
    expect(await departures()).toEqual(before);
  });

  it('with an error is refused whole, and what runs goes on', async () => {
    const before = await departures();
    const { body } = await upload(
      zipOf({ 'stop_times.txt': (smallFeed['stop_times.txt'] ?? '').replace('A,2,0', 'X,2,0') }),
    );
    const refused = await status(body.importId);
    expect(refused).toMatchObject({
      state: 'refused',
      report: {
        errors: 1,
        issues: expect.arrayContaining([
          expect.objectContaining({ code: 'foreign_key_violation', file: 'stop_times.txt', row: 3 }),
        ]) as unknown,
      },
    });
    expect(
      (await server.call(feedImportApi.publish, { importId: body.importId, basis: 'x' }, { as: 'office' })).failure
        .code,
    ).toBe('import_not_ready');
    expect((await server.call(feedImportApi.feeds, {}, { as: 'office' })).body.feeds).toHaveLength(1);
    expect(await departures()).toEqual(before);
  });

  it('that is no zip is refused with the reason', async () => {
    const { body } = await upload(Buffer.from('hello'));
    expect((await status(body.importId)).report?.issues[0]).toMatchObject({ code: 'invalid_zip' });
  });

  it('comes from the county’s own office only', async () => {
    for (const as of ['elsewhere', 'manager', 'villager']) expect((await upload(zipOf(), { as })).status).toBe(403);
    expect((await upload(zipOf(), { as: '' })).status).toBe(401);
    expect((await server.call(feedImportApi.list, {}, { as: 'office' })).body.imports).toEqual([]);
    expect((await server.call(feedImportApi.feeds, {}, { as: 'manager' })).failure.code).toBe('not_allowed');
  });

  it('is refused beyond 32 MB, by what it says and by what it is', async () => {
    expect((await upload(Buffer.alloc(33 * 1_024 * 1_024))).body.code).toBe('too_large');
    const endless = async function* () {
      for (let part = 0; part < 600; part += 1) yield Buffer.alloc(65_536);
    };
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/timetable/imports',
      payload: Readable.from(endless()),
      headers: { authorization: 'Bearer office', 'idempotency-key': uuid(), 'content-type': 'application/zip' },
    });
    expect(response.json<{ code: string }>().code).toBe('too_large');
    expect((await server.call(feedImportApi.list, {}, { as: 'office' })).body.imports).toEqual([]);
  });

  it('is taken as a zip only, and a zip is taken nowhere else', async () => {
    expect((await upload(zipOf(), { type: 'text/csv' })).status).toBe(415);
    const elsewhere = await server.app.inject({
      method: 'POST',
      url: '/api/timetable/feeds/x/restore',
      payload: zipOf(),
      headers: { authorization: 'Bearer office', 'idempotency-key': uuid(), 'content-type': 'application/zip' },
    });
    expect(elsewhere.statusCode).toBe(415);
  });

  it('sent again with the same key is the same import, with another file a mistake', async () => {
    const key = uuid();
    const first = await upload(zipOf(), { key });
    const second = await upload(zipOf(), { key });
    expect(second.body.importId).toBe(first.body.importId);
    expect((await upload(zipOf({ 'feed_info.txt': null }), { key })).body.code).toBe('idempotency_mismatch');
    expect((await server.call(feedImportApi.list, {}, { as: 'office' })).body.imports).toHaveLength(1);
  });

  it('whose difference was drawn against another timetable must be looked at again', async () => {
    const [one, two] = [await upload(zipOf()), await upload(zipOf({ 'feed_info.txt': null }))];
    const [first, second] = [await status(one.body.importId), await status(two.body.importId)];
    await server.call(feedImportApi.publish, { importId: first.importId, basis: first.basis ?? '' }, { as: 'office' });
    const late = await server.call(
      feedImportApi.publish,
      { importId: second.importId, basis: second.basis ?? '' },
      { as: 'office' },
    );
    expect(late.failure.code).toBe('timetable_changed');
    const again = await status(second.importId);
    expect(again.difference?.trips.counts).toEqual({ gained: 0, lost: 0, changed: 0, same: 3 });
    expect(
      (
        await server.call(
          feedImportApi.publish,
          { importId: second.importId, basis: again.basis ?? '' },
          { as: 'office' },
        )
      ).status,
    ).toBe(201);
  });

  it('is published once, however often and at once it is asked', async () => {
    const { body } = await upload(zipOf());
    const { basis = '' } = await status(body.importId);
    const ask = { importId: body.importId, basis };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => server.call(feedImportApi.publish, ask, { as: 'office' })),
    );
    expect(answers.map(({ status: code }) => code).sort()).toEqual([201, 409, 409, 409, 409]);
    const key = uuid();
    const [a, b] = [
      await server.call(feedImportApi.publish, ask, { as: 'office', key }),
      await server.call(feedImportApi.publish, ask, { as: 'office', key }),
    ];
    expect([a.failure.code, b.failure.code]).toEqual(['already_published', 'already_published']);
  });

  it('that was never published cannot be restored, nor one that is not there', async () => {
    const { body } = await upload(zipOf());
    const { feedId = '' } = await status(body.importId);
    for (const id of [feedId, 'nobody'])
      expect((await server.call(feedImportApi.restore, { feedId: id }, { as: 'office' })).failure.code).toBe(
        'feed_not_found',
      );
    expect((await server.call(feedImportApi.status, { importId: 'nobody' }, { as: 'office' })).failure.code).toBe(
      'import_not_found',
    );
  });

  it('is swapped in while people ask, and nobody goes without an answer', async () => {
    const { body } = await upload(zipOf());
    const { basis = '' } = await status(body.importId);
    let asking = true;
    const seen: string[] = [];
    const asker = (async () => {
      while (asking) {
        const answer = await server.call(timetableApi.board, { stopId: 'COUNTY', date: '2026-11-25' });
        if (answer.status !== 200) throw new Error(`status ${answer.status}`);
        seen.push(`${answer.body.departures.length}`);
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await server.call(feedImportApi.publish, { importId: body.importId, basis }, { as: 'office' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    asking = false;
    await asker;
    // The whole old board or the whole new one, never a part of either.
    expect([...new Set(seen)]).toHaveLength(2);
    expect(seen.at(-1)).toBe('2');
  });
});

describe('the timetable as others fetch it', () => {
  it('is byte by byte what came in, unknown columns and files too', async () => {
    const files = feedWith({
      'stops.txt': (smallFeed['stops.txt'] ?? '')
        .replace('stop_lon', 'stop_lon,our_note')
        .replace(/(\d)\n/g, '$1,"一, 二"\n'),
      'signs.txt': 'sign,stop_id\n1,A\n',
    });
    const { body } = await upload(Buffer.from(zipSync(Object.fromEntries(files))));
    const { basis = '' } = await status(body.importId);
    await server.call(feedImportApi.publish, { importId: body.importId, basis }, { as: 'office' });
    const response = await scheduleZip();
    expect(response.headers['content-type']).toBe('application/zip');
    const out = await unzipFeed(response.rawPayload, new FeedIssues());
    expect([...out].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]).sort()).toEqual(
      [...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]).sort(),
    );
  });

  it('has an ETag that stays until something is published', async () => {
    const first = await scheduleZip();
    expect(first.headers['etag']).toMatch(/^"/);
    const again = await scheduleZip(String(first.headers['etag']));
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
    const county = await unzipFeed(first.rawPayload, new FeedIssues());
    expect([...county.keys()].sort()).toEqual([...feedFilesIn(`${countyFolder}/gtfs`).keys()].sort());
  });
});

describe('the command line', () => {
  async function run(...words: string[]): Promise<{ code: number; out: string }> {
    const lines: string[] = [];
    const code = await new TimetableCommand(server.dataSource, server.clock, {
      log: (line) => lines.push(line),
      error: (line) => lines.push(line),
    }).run(words);
    return { code, out: lines.join('\n') };
  }

  it('checks without keeping, imports, lists and goes back', async () => {
    const folder = `${countyFolder}/gtfs`;
    expect(await run('check', folder)).toMatchObject({
      code: 0,
      out: expect.stringContaining('trips +0 -0 ~0 =186') as unknown,
    });
    expect((await run('list')).out.split('\n')).toHaveLength(1);
    expect((await run('import', folder)).out).toContain('runs now');
    const [now = '', before = ''] = (await run('list')).out.split('\n').map((line) => line.split(' ')[0] ?? '');
    expect((await run('back')).out).toBe(`${before} runs now`);
    expect((await run('restore', now)).out).toBe(`${now} runs now`);
    expect((await run('restore', 'nobody')).code).toBe(1);
    expect((await run()).code).toBe(2);
  });
});
