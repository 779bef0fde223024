// From the upload of a zip to the board in the village: does only what was published ever run?
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { feedImportApi, timetableApi } from '@kehuoyou/shared';
import { v7 as uuid } from 'uuid';
import { smallFeed } from '../../testing/timetable/small-feed.js';
import {
  server,
  zipOf,
  upload,
  status,
  departures,
  serverForEachTest,
} from '../../testing/timetable/feed-import-server.js';

serverForEachTest();

describe('many timetables at once', () => {
  it('wait on disk, a few of them; the others are told to come again, and are taken then', async () => {
    const sent = Array.from({ length: 9 }, () => ({ key: uuid() }));
    const replies = await Promise.all(sent.map((each) => upload(zipOf(), each)));
    const taken = replies.filter(({ status: code }) => code === 201);
    expect(taken.length).toBeGreaterThan(1);
    expect(taken.length).toBeLessThan(6);
    const refused = replies.filter(({ status: code }) => code !== 201);
    expect(new Set(refused.map(({ status: code, body, retryAfter }) => `${code} ${body.code} ${retryAfter}`))).toEqual(
      new Set(['503 too_many_feeds_waiting 60']),
    );
    for (const { body } of taken) expect((await status(body.importId)).state).toBe('ready');
    const [again] = sent.filter((_each, index) => replies[index]?.status !== 201);
    expect((await upload(zipOf(), again)).status).toBe(201);
    expect(readdirSync(join(server.database.dataDir, 'incoming'))).toEqual([]);
  });
});

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
      validation: { errors: 0 },
      difference: {
        trips: { counts: { gained: 3, lost: 186 } },
        stops: { gained: [{ id: 'A' }, { id: 'B' }, { id: 'C' }] },
      },
    });
    expect(await departures()).toEqual(before);
    const published = await server.call(
      feedImportApi.publish,
      { importId: body.importId, basis: ready.basis ?? '' },
      { token: 'office' },
    );
    expect(published.body.state).toBe('published');
    expect(await departures()).toEqual(['T1', 'T3']);
    const { feeds } = (await server.call(feedImportApi.feeds, {}, { token: 'office' })).body;
    expect(feeds.map(({ isCurrent, version }) => [isCurrent, version])).toEqual([
      [true, '2026.2'],
      [false, '2026.1'],
    ]);
    const restored = await server.call(feedImportApi.restore, { feedId: feeds[1]?.feedId ?? '' }, { token: 'office' });
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
      validation: {
        errors: 1,
        issues: expect.arrayContaining([
          expect.objectContaining({ code: 'foreign_key_violation', file: 'stop_times.txt', row: 3 }),
        ]) as unknown,
      },
    });
    expect(
      (await server.call(feedImportApi.publish, { importId: body.importId, basis: 'x' }, { token: 'office' })).failure
        .code,
    ).toBe('import_not_ready');
    expect((await server.call(feedImportApi.feeds, {}, { token: 'office' })).body.feeds).toHaveLength(1);
    expect(await departures()).toEqual(before);
  });

  it('that is no zip is refused with the reason', async () => {
    const { body } = await upload(Buffer.from('hello'));
    expect((await status(body.importId)).validation?.issues[0]).toMatchObject({ code: 'invalid_zip' });
  });

  it('comes from the county’s own office only', async () => {
    for (const as of ['elsewhere', 'manager', 'villager']) expect((await upload(zipOf(), { as })).status).toBe(403);
    expect((await upload(zipOf(), { as: '' })).status).toBe(401);
    expect((await server.call(feedImportApi.list, {}, { token: 'office' })).body.imports).toEqual([]);
    expect((await server.call(feedImportApi.feeds, {}, { token: 'manager' })).failure.code).toBe('not_allowed');
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
    expect((await server.call(feedImportApi.list, {}, { token: 'office' })).body.imports).toEqual([]);
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
    // One file: a zip made two seconds later says so, and is another.
    const zip = zipOf();
    const first = await upload(zip, { key });
    const second = await upload(zip, { key });
    expect(second.body.importId).toBe(first.body.importId);
    expect((await upload(zipOf({ 'feed_info.txt': null }), { key })).body.code).toBe('idempotency_mismatch');
    expect((await server.call(feedImportApi.list, {}, { token: 'office' })).body.imports).toHaveLength(1);
  });

  it('whose difference was drawn against another timetable must be looked at again', async () => {
    const [one, two] = [await upload(zipOf()), await upload(zipOf({ 'feed_info.txt': null }))];
    const [first, second] = [await status(one.body.importId), await status(two.body.importId)];
    await server.call(
      feedImportApi.publish,
      { importId: first.importId, basis: first.basis ?? '' },
      { token: 'office' },
    );
    const late = await server.call(
      feedImportApi.publish,
      { importId: second.importId, basis: second.basis ?? '' },
      { token: 'office' },
    );
    expect(late.failure.code).toBe('timetable_changed');
    const again = await status(second.importId);
    expect(again.difference?.trips.counts).toEqual({ gained: 0, lost: 0, changed: 0, same: 3 });
    expect(
      (
        await server.call(
          feedImportApi.publish,
          { importId: second.importId, basis: again.basis ?? '' },
          { token: 'office' },
        )
      ).status,
    ).toBe(201);
  });

  it('is published once, however often and at once it is asked', async () => {
    const { body } = await upload(zipOf());
    const { basis = '' } = await status(body.importId);
    const ask = { importId: body.importId, basis };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => server.call(feedImportApi.publish, ask, { token: 'office' })),
    );
    expect(answers.map(({ status: code }) => code).sort()).toEqual([201, 409, 409, 409, 409]);
    const key = uuid();
    const [a, b] = [
      await server.call(feedImportApi.publish, ask, { token: 'office', key }),
      await server.call(feedImportApi.publish, ask, { token: 'office', key }),
    ];
    expect([a.failure.code, b.failure.code]).toEqual(['already_published', 'already_published']);
  });

  it('that was never published cannot be restored, nor one that is not there', async () => {
    const { body } = await upload(zipOf());
    const { feedId = '' } = await status(body.importId);
    for (const id of [feedId, 'nobody'])
      expect((await server.call(feedImportApi.restore, { feedId: id }, { token: 'office' })).failure.code).toBe(
        'feed_not_found',
      );
    expect((await server.call(feedImportApi.status, { importId: 'nobody' }, { token: 'office' })).failure.code).toBe(
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
    // However slow the machine is: it was asked before, and it is asked until the new one is seen.
    const until = async (isSeen: () => boolean): Promise<void> => {
      while (!isSeen()) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    await until(() => seen.length > 0);
    await server.call(feedImportApi.publish, { importId: body.importId, basis }, { token: 'office' });
    await until(() => seen.at(-1) === '2');
    asking = false;
    await asker;
    // The whole old board or the whole new one, never a part of either.
    expect([...new Set(seen)]).toHaveLength(2);
    expect(seen.at(-1)).toBe('2');
  });
});
