// Is anything acknowledged that is not kept: while the disk is full, the file locked, the database hung or gone?
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { followingsApi, timetableApi } from '@kehuoyou/shared';
import type { ApiClient } from '../harness/api-client.js';
import { refusalIn } from '../harness/api-client.js';
import { createDatabase, createSchema } from '../harness/database.js';
import type { TestDatabase } from '../harness/database.js';
import { eventually } from '../harness/eventually.js';
import { describeWith } from '../harness/needing.js';
import { openTables } from '../harness/opened-database.js';
import { COUNTY_STOP, LIUKENG_STOP, XIAXIE_STOP } from '../harness/places.js';
import { startMariadb } from '../harness/private-mariadb.mjs';
import type { PrivateMariadb } from '../harness/private-mariadb.mjs';
import { findMariadb, findPrlimit } from '../harness/programs.mjs';
import { Townspeople } from '../harness/townspeople.js';
import type { Townsperson } from '../harness/townspeople.js';

const CLOCK = '2026-11-24T09:00:00+08:00';
const STOPS = [XIAXIE_STOP, LIUKENG_STOP, COUNTY_STOP];

/** Follows a stop with a key of its own; gives `kept`, or the code of the refusal. */
async function follow(client: ApiClient, id: string, key = `to-follow-${id}`): Promise<string> {
  const reply = await client.with({ 'idempotency-key': key }).ask(followingsApi.follow, { kind: 'stop', id });
  if (reply.status < 400) return 'kept';
  expect(reply.headers['retry-after']).toBeDefined();
  return refusalIn(reply).code;
}

async function followed(client: ApiClient): Promise<string[]> {
  return (await client.call(followingsApi.list, {})).followings.map(({ id }) => id).sort();
}

/** What everybody may read is answered from memory, also to those who say who they are. */
async function publicGoesOn(townspeople: Townspeople, client: ApiClient): Promise<void> {
  for (const asker of [townspeople.server.client, client])
    expect((await asker.call(timetableApi.board, { stopId: COUNTY_STOP })).departures.length).toBeGreaterThan(0);
}

async function ready(townspeople: Townspeople): Promise<number> {
  return (await townspeople.server.client.send({ path: '/health/ready' })).status;
}

const prlimit = findPrlimit();
describeWith(prlimit !== undefined)('on SQLite, while its files may not grow', () => {
  let database: TestDatabase;
  let townspeople: Townspeople;
  let villager: Townsperson;

  beforeAll(async () => {
    database = await createDatabase('sqlite');
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    villager = await townspeople.signIn('grandmother');
  });
  afterAll(async () => {
    await townspeople.stop();
    await database.drop();
  });

  const mayGrowTo = async (bytes: string): Promise<void> => {
    await promisify(execFile)(prlimit ?? 'prlimit', [`--pid=${townspeople.server.pid}`, `--fsize=${bytes}:unlimited`]);
  };

  it.each([[STOPS.slice(0, 2)], [STOPS.slice(2)]])(
    'says so, and keeps what is sent again afterwards: %s',
    async (ids) => {
      const { client } = villager;
      const before = await followed(client);
      await mayGrowTo('4096');
      for (let twice = 0; twice < 2; twice += 1)
        for (const id of ids) expect([id, await follow(client, id)]).toEqual([id, 'unavailable']);
      expect(await ready(townspeople)).toBe(503);
      await publicGoesOn(townspeople, client);
      expect(await followed(client)).toEqual(before);

      await mayGrowTo('unlimited');
      await eventually(async () => expect(await ready(townspeople)).toBe(200));
      for (const id of ids) expect([id, await follow(client, id)]).toEqual([id, 'kept']);
    },
  );

  it('has all that it acknowledged after a power cut, and nothing else', async () => {
    await townspeople.server.kill();
    await townspeople.server.startAgain();
    expect(await followed(villager.client)).toEqual([...STOPS].sort());
  });

  it('goes on answering while another process writes, and waits for it outside of the way', async () => {
    const tables = await openTables(database);
    try {
      await tables.query('BEGIN IMMEDIATE');
      const writing = follow(villager.client, 'V104205', 'while-it-is-locked');
      await publicGoesOn(townspeople, villager.client);
      await tables.query('ROLLBACK');
      expect(await writing).not.toBe('unavailable');
      await tables.query('BEGIN IMMEDIATE');
      expect(await follow(villager.client, 'V104206', 'while-it-stays-locked')).toBe('unavailable');
      await tables.query('ROLLBACK');
    } finally {
      await tables.destroy();
    }
  });
});

const programs = findMariadb();
describeWith(programs !== undefined)('on a MariaDB that stands still or is gone', () => {
  let mariadb: PrivateMariadb;
  let database: TestDatabase;
  let townspeople: Townspeople;
  let villager: Townsperson;

  beforeAll(async () => {
    if (!programs) throw new Error('MariaDB is not installed, and nothing may be skipped here');
    mariadb = await startMariadb(programs);
    database = await createSchema(mariadb.url, 'empty');
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    villager = await townspeople.signIn('grandmother');
  }, 180_000);
  afterAll(async () => {
    mariadb.signal('SIGCONT');
    await townspeople.stop();
    await database.drop();
    await mariadb.stop();
  });

  it('says within seconds that it cannot be done now, goes on with what all may read, and does it afterwards', async () => {
    const { client } = villager;
    for (const [pausing, goingOn] of [
      [async () => mariadb.signal('SIGSTOP'), async () => mariadb.signal('SIGCONT')],
      [() => mariadb.kill(), () => mariadb.startAgain()],
    ] as const) {
      const id = STOPS[(await followed(client)).length] ?? XIAXIE_STOP;
      await pausing();
      const [said] = await Promise.all([follow(client, id), publicGoesOn(townspeople, client)]);
      expect(said).toBe('unavailable');
      expect(await ready(townspeople)).toBe(503);
      await goingOn();
      await eventually(async () => expect(await ready(townspeople)).toBe(200));
      expect(await follow(client, id)).toBe('kept');
    }
    expect(await followed(client)).toEqual(STOPS.slice(0, 2).sort());
  }, 120_000);
});
