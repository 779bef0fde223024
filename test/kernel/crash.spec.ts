// Is every acknowledged write still there, once and whole, after the process or the database was killed?
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { timetableApi } from '@kehuoyou/shared';
import { createSchema, onEachDatabase } from '../harness/database.js';
import { openTables } from '../harness/opened-database.js';
import type { Located, Tables } from '../harness/opened-database.js';
import { startMariadb } from '../harness/private-mariadb.mjs';
import type { PrivateMariadb } from '../harness/private-mariadb.mjs';
import { describeWith } from '../harness/needing.js';
import { findMariadb } from '../harness/programs.mjs';
import { randomFor } from '../harness/random.js';
import { startServer } from '../harness/running-server.js';
import { endOf, runCommand, startProcess } from '../harness/server-process.js';

const CLOCK = '2026-11-24T09:00:00+08:00';
/** Kills for each database; `CRASHES=200` for a long night. */
const CRASHES = Number(process.env['CRASHES'] ?? '4');

/** A process that writes without end, and every line that it has said. */
class Writer {
  readonly said: string[] = [];
  private readonly child: ChildProcess;
  readonly ended: ReturnType<typeof endOf>;

  constructor(name: string, database: Located) {
    this.child = startProcess({
      file: 'processes/announcing',
      words: [name, '4'],
      env: { ...database.env, START_AT: CLOCK },
    });
    this.ended = endOf(this.child);
    if (this.child.stdout) createInterface(this.child.stdout).on('line', (line) => this.said.push(line));
  }

  /** Resolves when it has begun to write. */
  async writing(): Promise<this> {
    while (this.said.length < 2)
      await Promise.race([pause(10), this.ended.then(() => Promise.reject(new Error('the writer ended early')))]);
    return this;
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

/** Everything in the tables that the writers left, and what does not fit together in it. */
async function ledger(source: Tables): Promise<{ trips: Map<string, string>; facts: Set<string>; faults: string[] }> {
  const cancellations = (await source.query(
    'SELECT event_id AS id, trip_id, service_date, reason FROM trip_report',
  )) as Record<string, string>[];
  const events = (
    (await source.query('SELECT topic, payload FROM outbox')) as { topic: string; payload: string }[]
  ).map(({ topic, payload }) => ({ topic, ...(JSON.parse(payload) as Record<string, string>) }));
  const keys = (await source.query('SELECT idempotency_key, operation, answer FROM idempotency')) as {
    idempotency_key: string;
    operation: string;
    answer: string | null;
  }[];
  const keysOf = (operation: string): string[] =>
    keys.filter((row) => row.operation === operation).map((row) => row.idempotency_key);
  const revisions = (await source.query(`SELECT value FROM revision WHERE name = 'live'`)) as { value: number }[];
  const nameOf = (row: Record<string, string | undefined>): string =>
    `${row['trip_id'] ?? row['tripId']} ${row['service_date'] ?? row['serviceDate']}`;
  const sorted = (list: readonly string[]): string => JSON.stringify([...list].sort());
  const facts = events
    .filter(({ topic }) => topic === 'test.fact')
    .map((event) => (event as Record<string, string>)['reason'] ?? '');
  const faults: string[] = [];
  if (
    sorted(cancellations.map(nameOf)) !==
    sorted(events.filter(({ topic }) => topic === 'timetable.trip_cancelled').map(nameOf))
  )
    faults.push('cancellations and their events differ');
  if (new Set(cancellations.map((row) => row['reason'])).size !== cancellations.length)
    faults.push('a cancellation is there twice');
  if (new Set(facts).size !== facts.length) faults.push('a fact is there twice');
  if (sorted(facts) !== sorted(keysOf('POST /api/facts'))) faults.push('facts and their keys differ');
  if (keysOf('announce').length !== cancellations.length) faults.push('cancellations and their keys differ');
  if (keys.some(({ answer }) => answer === null)) faults.push('a key is remembered without its answer');
  if (Number(revisions[0]?.value) !== cancellations.length)
    faults.push('the revision counter does not count the cancellations');
  return {
    trips: new Map(cancellations.map((row) => [row['id'] ?? '', row['reason'] ?? ''])),
    facts: new Set(facts),
    faults,
  };
}

/** Checks that everything in `said` is there. */
async function check(database: Located, said: readonly string[]): Promise<number> {
  const source = await openTables(database);
  try {
    const { trips, facts, faults } = await ledger(source);
    expect(faults).toEqual([]);
    const lost = said.filter((line) => {
      const [kind, first = '', second] = line.split(' ');
      if (kind === 'trip') return trips.get(first) !== second;
      return kind === 'fact' && !facts.has(first);
    });
    expect(lost).toEqual([]);
    return trips.size + facts.size;
  } finally {
    await source.destroy();
  }
}

onEachDatabase((database) => {
  const random = randomFor(`crash ${database.engine}`);

  it(
    `keeps every acknowledged write when two writers are killed at random moments (${random.seed})`,
    async () => {
      expect((await runCommand('seed', [], { database, clock: CLOCK })).code).toBe(0);
      const said: string[] = [];
      for (let crash = 0; crash < CRASHES; crash += 1) {
        const writers = await Promise.all(['a', 'b'].map((name) => new Writer(`${name}${crash}`, database).writing()));
        await pause(random.between(0, 400));
        await Promise.all(writers.map((writer) => writer.kill()));
        said.push(...writers.flatMap((writer) => writer.said));
        await check(database, said);
      }
      expect(said.filter((line) => line !== 'ready').length).toBeGreaterThan(CRASHES * 4);
    },
    CRASHES * 30_000 + 60_000,
  );

  it('starts without repair after all that, and shows what was written', async () => {
    const server = await startServer({ database, clock: CLOCK });
    try {
      const board = await server.client.call(timetableApi.board, { stopId: 'COUNTY', date: '2026-12-01' });
      expect(board.departures.filter(({ status }) => status === 'cancelled').length).toBeGreaterThan(0);
      // Killed while it answers, and started again, it is as before.
      const asking = Array.from({ length: 20 }, () =>
        server.client.call(timetableApi.board, { stopId: 'COUNTY' }).catch(() => undefined),
      );
      await server.kill();
      await Promise.all(asking);
      await server.startAgain();
      expect(await server.client.call(timetableApi.board, { stopId: 'COUNTY', date: '2026-12-01' })).toEqual(board);
    } finally {
      await server.stop();
    }
  });
});

const programs = findMariadb();
describeWith(programs !== undefined)('a MariaDB of its own', () => {
  let mariadb: PrivateMariadb;

  beforeAll(async () => {
    if (!programs) throw new Error('MariaDB is not installed, and nothing may be skipped here');
    mariadb = await startMariadb(programs);
  }, 120_000);
  afterAll(() => mariadb.stop());

  const random = randomFor('crash of mariadb');
  it(`keeps every acknowledged write when it is killed itself, and the server goes on answering meanwhile (${random.seed})`, async () => {
    const database = await createSchema(mariadb.url, 'empty');
    const server = await startServer({ database, clock: CLOCK });
    const said: string[] = [];
    try {
      for (let crash = 0; crash < 3; crash += 1) {
        const writer = await new Writer(`m${crash}`, database).writing();
        await pause(random.between(0, 500));
        await mariadb.kill();
        await writer.kill();
        said.push(...writer.said);
        // What is in memory is answered without the database; that it is away is said to whoever runs us.
        const board = await server.client.call(timetableApi.board, { stopId: 'COUNTY' });
        expect(board.departures.length).toBeGreaterThan(0);
        expect((await server.client.refusesPath('/health/ready')).code).toBe('unavailable');
        await mariadb.startAgain();
        await check(database, said);
      }
      expect((await server.client.send({ path: '/health/ready' })).status).toBe(200);
    } finally {
      await server.stop();
      await database.drop();
    }
  }, 240_000);
});
