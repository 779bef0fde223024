// Does a schema come out right whenever whoever makes it is killed, however many make it at once, and is a strange one left alone?
import { setTimeout as pause } from 'node:timers/promises';
import { bringUpToDate, takeBack } from '../../server/dist/database/schema/bring-up-to-date.js';
import { readConfig } from '../../server/dist/config.js';
import { everyTable } from '../../server/dist/open-database.js';
import { createDatabase, onEachDatabase } from '../harness/database.js';
import type { Content, TestDatabase } from '../harness/database.js';
import { connectWith } from '../harness/opened-database.js';
import type { Tables } from '../harness/opened-database.js';
import { randomFor } from '../harness/random.js';
import { endOf, runCommand, startProcess } from '../harness/server-process.js';
import { rowsIn, schemaOf } from './whole-database.js';

const tables = await everyTable();

/** Who lives twice as long after every fourth death comes to an end before that. */
const MOST_DEATHS = 60;

class Death extends Error {}

type Query = (...given: unknown[]) => Promise<unknown>;

/** Lets a connection die at its `nth` statement, before it or after it, with whatever was not committed. */
function mortal(source: Tables, nth: number, isAfter: boolean): void {
  const make = source.createQueryRunner.bind(source);
  let left = nth;
  let isDead = false;
  const known = new WeakSet<object>();
  // That it failed is what this is about.
  Object.assign(source.logger, { logMigration: () => undefined });
  source.createQueryRunner = (...given) => {
    const runner = make(...given);
    if (known.has(runner)) return runner;
    known.add(runner);
    const query = runner.query.bind(runner) as Query;
    const die = async (): Promise<never> => {
      const { databaseConnection } = runner as unknown as { databaseConnection?: { destroy?: () => void } };
      if (!isDead) databaseConnection?.destroy?.();
      isDead = true;
      throw new Death();
    };
    const told: Query = async (...what) => {
      if (isDead) return die();
      left -= 1;
      if (left === 0 && !isAfter) return die();
      const answer = await query(...what);
      return left === 0 ? die() : answer;
    };
    return Object.assign(runner, { query: told });
  };
}

const random = randomFor('killed migrations');
const made: TestDatabase[] = [];
const fresh = async (engine: TestDatabase['engine'], content: Content): Promise<TestDatabase> => {
  const database = await createDatabase(engine, content);
  made.push(database);
  return database;
};
afterAll(async () => {
  for (const database of made) await database.drop();
});

/** Does `work` on connections that die, until one does not; gives how many did. */
async function throughDeaths(database: TestDatabase, work: (source: Tables) => Promise<unknown>): Promise<number> {
  for (let deaths = 0; deaths < MOST_DEATHS; deaths += 1) {
    const source = await connectWith(database, tables.migrations);
    // Rows that are moved in one transaction are moved by whoever lives long enough.
    mortal(source, random.between(1, 40 * 2 ** Math.floor(deaths / 4)), random.pick([true, false]));
    try {
      await work(source);
      return deaths;
    } catch (error) {
      if (!(error instanceof Death)) throw error;
    } finally {
      await source.destroy();
    }
  }
  throw new Error('it never came to an end');
}

async function whole(database: TestDatabase): Promise<object> {
  const source = await connectWith(database, tables.migrations);
  try {
    return {
      schema: await schemaOf(source),
      rows: await rowsIn(source),
      ran: await source.query('SELECT name FROM migrations ORDER BY timestamp'),
    };
  } finally {
    await source.destroy();
  }
}

const up = (database: TestDatabase) => (source: Tables) => bringUpToDate(source, readConfig(database.env));
const once = async (database: TestDatabase, work: (source: Tables) => Promise<unknown>): Promise<void> => {
  const source = await connectWith(database, tables.migrations);
  await work(source).finally(() => source.destroy());
};

onEachDatabase(({ engine }) => {
  it(`is what it would be, however often its makers die (${random.seed})`, async () => {
    const [clean, killed] = [await fresh(engine, 'empty'), await fresh(engine, 'empty')];
    await once(clean, up(clean));
    expect(await throughDeaths(killed, up(killed))).toBeGreaterThan(0);
    expect(await whole(killed)).toEqual(await whole(clean));
  });

  it(`is taken back and made again with the county in it, however often they die (${random.seed})`, async () => {
    const [clean, killed] = [await fresh(engine, 'county'), await fresh(engine, 'county')];
    // Down to the days in which each file of a feed was a table.
    const steps = tables.migrations.length - tables.migrations.findIndex(({ name }) => name.startsWith('FeedFiles'));
    let deaths = 0;
    for (let left = tables.migrations.length - 1; left >= tables.migrations.length - steps; left -= 1) {
      await once(clean, takeBack);
      deaths += await throughDeaths(killed, async (source) => {
        // Whoever dies after the end has done it.
        const [{ count }] = (await source.query('SELECT COUNT(*) AS count FROM migrations')) as [{ count: number }];
        if (Number(count) > left) await takeBack(source);
      });
    }
    expect(await whole(killed)).toEqual(await whole(clean));
    await once(clean, up(clean));
    deaths += await throughDeaths(killed, up(killed));
    expect(await whole(killed)).toEqual(await whole(clean));
    expect(deaths).toBeGreaterThan(10);
  });

  it('is what it would be when the process is killed, and when several begin at once', async () => {
    const [clean, killed] = [await fresh(engine, 'empty'), await fresh(engine, 'empty')];
    await once(clean, up(clean));
    for (let kills = 0; kills < 4; kills += 1) {
      const child = startProcess({ file: 'bundle/run', words: ['migrate'], env: killed.env });
      const ended = endOf(child);
      await pause(random.between(400, 1_900));
      child.kill('SIGKILL');
      await ended;
    }
    const ends = await Promise.all([1, 2, 3].map(() => runCommand('migrate', [], { database: killed })));
    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(await whole(killed)).toEqual(await whole(clean));
  });
});
