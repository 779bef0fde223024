// Of those who publish a timetable at the same moment, does exactly one win, and do the others learn why not?
import { join } from 'node:path';
import { clockFrom } from '../../server/dist/clock.js';
import { Transactions } from '../../server/dist/database/transaction.js';
import { basisNow, holdBasis } from '../../server/dist/timetable/changes/timetable-basis-store.js';
import { makeCurrent, publishedFeeds, storeFeed } from '../../server/dist/timetable/feed/feed-store.js';
import { countyFolder } from '../harness/county-files.js';
import { onEachDatabase } from '../harness/database.js';
import type { StoryDatabase } from '../harness/database.js';
import { openTables } from '../harness/opened-database.js';
import type { Tables } from '../harness/opened-database.js';
import { runCommand } from '../harness/server-process.js';

const CLOCK = '2026-11-24T09:00:00+08:00';
const clock = clockFrom(new Date(CLOCK));
const PROCESSES = 4;
const ROUNDS = 5;

function manager([first]: readonly Tables[]): Tables['manager'] {
  if (!first) throw new Error('no connection was opened');
  return first.manager;
}

onEachDatabase((database: StoryDatabase) => {
  const opened: Tables[] = [];
  afterEach(async () => {
    for (const tables of opened.splice(0)) await tables.destroy();
  });

  it('an empty database that several fill at once is filled once, and nobody fails', async () => {
    const made = await database.another();
    await (await openTables(made)).destroy();
    const outs = await Promise.all(
      Array.from({ length: PROCESSES }, () => runCommand('seed', [], { database: made, clock: CLOCK })),
    );
    expect(outs.map(({ code, err }) => [code, err])).toEqual(outs.map(() => [0, '']));
    expect(outs.filter(({ out }) => out === 'the database was filled with the county')).toHaveLength(1);
    const tables = await openTables(made);
    opened.push(tables);
    expect(await publishedFeeds(tables.manager)).toHaveLength(1);
  });

  it('feeds read against one timetable: one is published, the others are told that it changed', async () => {
    const made = await database.another();
    expect((await runCommand('seed', [], { database: made, clock: CLOCK })).code).toBe(0);
    // SQLite has one connection a process, whose writers stand in a queue; MariaDB one for each.
    const connections = database.engine === 'sqlite' ? 1 : PROCESSES;
    for (let each = 0; each < connections; each += 1) opened.push(await openTables(made));
    const writers = opened.map((tables) => new Transactions(tables, clock));
    const publishers = Array.from({ length: PROCESSES }, (_each, number) => writers[number % connections]);
    const info = { publisher: '县交通局', publisherUrl: 'https://example.org/', lang: 'zh', version: '2' };
    for (let round = 0; round < ROUNDS; round += 1) {
      // Everybody has read, for as long as that takes; then all publish at once.
      const basis = await basisNow(manager(opened));
      const outcomes = await Promise.allSettled(
        publishers.map((transactions) =>
          transactions?.run(async (tx) => {
            await holdBasis(tx, basis);
            const feedId = await storeFeed(tx, { info, files: [] }, clock.now());
            await makeCurrent(tx, feedId, clock.now());
            return feedId;
          }),
        ),
      );
      const won = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
      expect(won).toHaveLength(1);
      for (const each of outcomes)
        if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'timetable_changed' });
      const published = await publishedFeeds(manager(opened));
      expect([published.length, published[0]?.id]).toEqual([round + 2, won[0]]);
    }
  });

  it('processes that import at once are each done or told why not, and what was done is all there', async () => {
    const made = await database.another();
    expect((await runCommand('seed', [], { database: made, clock: CLOCK })).code).toBe(0);
    const words = ['import', join(countyFolder, 'gtfs')];
    const outs = await Promise.all(
      Array.from({ length: PROCESSES }, () => runCommand('timetable', words, { database: made, clock: CLOCK })),
    );
    const done = outs.filter(({ code }) => code === 0);
    expect(done.length).toBeGreaterThan(0);
    for (const { code, err } of outs)
      if (code !== 0) expect([code, err]).toEqual([1, expect.stringMatching(/^timetable_changed: /)]);
    const tables = await openTables(made);
    opened.push(tables);
    expect(await publishedFeeds(tables.manager)).toHaveLength(1 + done.length);
  });
});
