// What if the timetable changes while somebody still reads what they will publish?
import Sqlite from 'better-sqlite3';
import { feedImportApi, timetableEditApi } from '@kehuoyou/shared';
import type { TimetableEdit } from '@kehuoyou/shared';
import { zipOf, server, serverForEachTest, status, upload } from '../../testing/timetable/feed-import-server.js';
import { TimetableCommand } from './timetable.command.js';
import { countyFolder } from '../../database/seed/county-files.js';
import { basisNow } from '../changes/timetable-basis-store.js';
import { publishedFeeds } from '../feed/feed-store.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';

serverForEachTest();

const edit = (tripId: string): TimetableEdit => ({
  kind: 'cancel',
  tripId,
  reason: '修路',
  days: { from: '2026-11-25', until: '2026-11-25', on: 'every_day' },
});
const basis = async (): Promise<string> => (await basisNow(server.dataSource.manager)) ?? '';
const publishEdit = (tripId: string, seen: string) =>
  server.call(timetableEditApi.publish, { basis: seen, edits: [edit(tripId)] }, { token: 'manager' });
const feeds = async (): Promise<string[]> =>
  (await server.call(feedImportApi.feeds, {}, { token: 'office' })).body.feeds.map(({ feedId }) => feedId);

/** Lets `meanwhile` happen the next time that the server reads something to publish, after it has begun. */
function whileReading(what: 'prepare' | 'withEdits', meanwhile: () => Promise<unknown>): void {
  const current = server.app.get(CurrentTimetable);
  const read = current[what].bind(current) as (input: never) => Promise<never>;
  Object.assign(current, {
    [what]: async (input: never) => {
      Object.assign(current, { [what]: read });
      const done = await read(input);
      await meanwhile();
      return done;
    },
  });
}

it('changes that were read against what runs no longer are refused, and those published meanwhile stay', async () => {
  const seen = await basis();
  whileReading('withEdits', () => publishEdit('K01-O02', seen));
  const late = await publishEdit('K01-O01', seen);
  expect([late.status, late.failure.code, late.failure.field]).toEqual([409, 'timetable_changed', 'basis']);
  const { edits } = (await server.call(timetableEditApi.list, {}, { token: 'manager' })).body;
  expect(edits.map(({ tripId }) => tripId)).toEqual(['K01-O02']);
});

it('an earlier timetable that was read again is not put over what was published meanwhile', async () => {
  const { body } = await upload(zipOf());
  const ready = await status(body.importId);
  const ask = { importId: body.importId, basis: ready.basis ?? '' };
  await server.call(feedImportApi.publish, ask, { token: 'office' });
  const [now = '', before = ''] = await feeds();
  const dayOff = { date: '2026-11-26', kind: 'rest' as const, name: '校运会' };
  whileReading('prepare', () => server.call(timetableEditApi.setDay, dayOff, { token: 'office' }));
  const late = await server.call(feedImportApi.restore, { feedId: before }, { token: 'office' });
  expect([late.status, late.failure.code]).toEqual([409, 'timetable_changed']);
  expect((await feeds())[0]).toBe(now);
  const again = await server.call(feedImportApi.restore, { feedId: before }, { token: 'office' });
  expect([again.status, (await feeds())[0]]).toEqual([201, before]);
});

it('of a feed and a change that are published at once, one is, and the other is told why not', async () => {
  for (let round = 0; round < 3; round += 1) {
    const { body } = await upload(
      zipOf({ 'calendar_dates.txt': `service_id,date,exception_type\nDAILY,2027010${round + 1},2\n` }),
    );
    const { basis: seen = '' } = await status(body.importId);
    // Whichever runs: the one that was published in the round before, or not.
    const trip = server.app.get(CurrentTimetable).snapshot().feed.trips[round]?.tripId ?? '';
    const answers = await Promise.all([
      server.call(feedImportApi.publish, { importId: body.importId, basis: seen }, { token: 'office' }),
      publishEdit(trip, seen),
    ]);
    expect(answers.map((each) => each.status).sort()).toEqual([201, 409]);
    expect(answers.find((each) => each.status === 409)?.failure.code).toBe('timetable_changed');
  }
});

it('the command line refuses what it read when the timetable was changed before it was done', async () => {
  const published = await publishedFeeds(server.dataSource.manager);
  const other = new Sqlite(String(server.dataSource.options.database));
  const lines: string[] = [];
  const log = (line: string): void => {
    lines.push(line);
    // It has told what will change, and has not begun to write.
    if (line.startsWith('lines '))
      other
        .prepare(`INSERT INTO calendar_day (id, date, kind, name, decided_at, decided_by) VALUES (?, ?, ?, ?, ?, ?)`)
        .run('day', '2026-11-26', 'rest', '校运会', '2026-11-24 00:00:00.000', 'office');
  };
  const command = new TimetableCommand(server.dataSource, server.clock, { log, error: log });
  expect(await command.run(['import', `${countyFolder}/gtfs`])).toBe(1);
  other.close();
  expect(lines.at(-1)).toMatch(/^timetable_changed: .*nothing was imported/);
  expect(await publishedFeeds(server.dataSource.manager)).toEqual(published);
  expect(await command.run(['restore', published[0]?.id ?? ''])).toBe(0);
});
