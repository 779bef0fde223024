// Is every acknowledged scan still there, once and whole, after server and MariaDB were killed under a load of scans?
import { setTimeout as pause } from 'node:timers/promises';
import { createDatabase, createSchema } from '../../harness/database.js';
import type { TestDatabase } from '../../harness/database.js';
import { describeWith } from '../../harness/needing.js';
import { openTables } from '../../harness/opened-database.js';
import { startMariadb } from '../../harness/private-mariadb.mjs';
import type { PrivateMariadb } from '../../harness/private-mariadb.mjs';
import { findMariadb } from '../../harness/programs.mjs';
import { randomFor } from '../../harness/random.js';
import { runCommand } from '../../harness/server-process.js';
import { Townspeople } from '../../harness/townspeople.js';
import { BusyPhone } from './busy-phone.js';

/** Some time after the bus of the phones has left. */
const CLOCK = '2026-11-24T07:10:00+08:00';
const [HUB, POINT] = ['HUB', 'P102212'];
/** Random moments in all; `SCAN_CRASHES=200` for a long night. */
const CRASHES = Number(process.env['SCAN_CRASHES'] ?? '8');
/** Of these so many are those of a server on SQLite; the others are its, MariaDB's, or both's. */
const ON_SQLITE = Math.ceil(CRASHES / 4);
/** Nobody waits so long, ms, for a server that has begun. */
const IDLE_MS = 60_000;
/** A server is at work so long at most, ms, before something is killed. */
const LIFE_MS = 400;
/** The whole table is held against its facts after so many. */
const LOOKS = 3;

/** What is killed at some moment. */
type Victim = 'server' | 'mariadb' | 'both';

/** A server under the load of four phones. */
class Crashing {
  private readonly random;
  private began = Date.now();
  private townspeople!: Townspeople;
  private phones: readonly BusyPhone[] = [];
  /** What a phone was told that no phone should be told. */
  private broken: unknown;

  constructor(
    private readonly database: TestDatabase,
    private readonly mariadb?: PrivateMariadb,
  ) {
    this.random = randomFor(`scans crash ${database.engine}`);
  }

  private readonly now = (): Date => new Date(Date.parse(CLOCK) + Date.now() - this.began);

  async begin(): Promise<void> {
    this.townspeople = await Townspeople.start({ database: this.database, clock: CLOCK });
    this.began = Date.now();
    const office = await this.townspeople.signIn('county_office');
    const [clerk, keeper] = [await this.townspeople.signIn('hub_clerk'), await this.townspeople.signIn('keeper')];
    const administrator = await this.townspeople.administrator();
    await this.townspeople.hire(administrator, office, {
      role: 'county_office',
      scopeKind: 'area',
      scopeId: '350423',
    });
    await this.townspeople.hire(office, clerk, { role: 'hub_clerk', scopeKind: 'point', scopeId: HUB ?? '' });
    await this.townspeople.hire(office, keeper, { role: 'keeper', scopeKind: 'point', scopeId: POINT ?? '' });
    // Several handsets of one point: they meet in the same parcels, bags and shelves.
    this.phones = [clerk, clerk, keeper, keeper].map(
      ({ client }, index) =>
        new BusyPhone(client, {
          work: index < 2 ? 'hub' : 'point',
          random: randomFor(`busy phone ${index}`),
          now: this.now,
          places: { hub: HUB ?? '', point: POINT ?? '' },
        }),
    );
  }

  /** Kills so many times at random moments, and starts again what was killed; gives how often what was killed. */
  async crash(times: number): Promise<Record<Victim, number>> {
    const killed = { server: 0, mariadb: 0, both: 0 };
    const { server } = this.townspeople;
    // A phone that is told what none should be told ends the run at once, and says what it was.
    const working = this.phones.map((phone) =>
      phone.work().catch((error: unknown) => {
        this.broken ??= error;
      }),
    );
    for (let crash = 1; crash <= times; crash += 1) {
      await this.underLoad();
      await pause(this.random.between(0, LIFE_MS));
      const victim: Victim = this.mariadb ? this.random.pick(['server', 'mariadb', 'both']) : 'server';
      killed[victim] += 1;
      await Promise.all([
        victim === 'mariadb' ? undefined : server.kill(),
        victim === 'server' ? undefined : this.mariadb?.kill(),
      ]);
      if (victim !== 'server') await this.mariadb?.startAgain();
      if (victim !== 'mariadb') await server.startAgain({ clock: this.now().toISOString() });
      if (crash % LOOKS === 0) await this.verify();
    }
    for (const phone of this.phones) phone.stop();
    // What was under way when it stopped is sent until it is answered, as phones do.
    await Promise.all(working);
    if (this.broken !== undefined) throw this.broken;
    return killed;
  }

  /** Holds the tables against what the phones know; gives how many events there are. */
  async check(): Promise<number> {
    await this.verify();
    const tables = await openTables(this.database);
    try {
      const rows = (await tables.query('SELECT event_id AS id FROM parcel_event')) as { id: string }[];
      const made = this.phones.flatMap(({ acknowledged }) => [...acknowledged]);
      expect(rows.map(({ id }) => id).sort()).toEqual(made.sort());
      const twice = (await tables.query(
        'SELECT waybill FROM parcel GROUP BY waybill HAVING COUNT(*) > 1',
      )) as unknown[];
      const dead = (await tables.query('SELECT id FROM outbox WHERE dead_at IS NOT NULL')) as unknown[];
      expect([twice, dead]).toEqual([[], []]);
      return made.length;
    } finally {
      await tables.destroy();
    }
  }

  /** Resolves when something was taken since it was called: whoever is killed is killed at work. */
  private async underLoad(): Promise<void> {
    const before = this.acknowledged;
    for (const deadline = Date.now() + IDLE_MS; this.acknowledged === before;) {
      if (this.broken !== undefined) throw this.broken;
      if (Date.now() > deadline)
        throw new Error(
          `nothing is taken any more; last ${this.phones.map(({ lastAnswer }) => lastAnswer).join(', ')}`,
        );
      await pause(5);
    }
  }

  private get acknowledged(): number {
    return this.phones.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
  }

  /** Sendings that got no answer, or none that counts. */
  get unanswered(): number {
    return this.phones.reduce((sum, { unanswered }) => sum + unanswered, 0);
  }

  async end(): Promise<void> {
    for (const phone of this.phones) phone.giveUp();
    await this.townspeople.stop();
    await this.database.drop();
  }

  /** Beside the server at work as well as after it: whoever looks sees parcels and buses as they are at one moment. */
  private async verify(): Promise<void> {
    for (const command of ['verify-parcels', 'verify-loads'])
      expect([command, await runCommand(command, [], { database: this.database })]).toMatchObject([
        command,
        { code: 0, err: '' },
      ]);
  }
}

/** Tells of one run and fails when anything is lost, doubled or not what its facts say. */
async function run(crashing: Crashing, times: number, name: string): Promise<void> {
  try {
    await crashing.begin();
    const began = Date.now();
    const killed = await crashing.crash(times);
    const events = await crashing.check();
    expect(events).toBeGreaterThan(times);
    const seconds = Math.round((Date.now() - began) / 1_000);
    process.stdout.write(
      `${name}: killed server ${killed.server}, MariaDB ${killed.mariadb}, both ${killed.both} times in ${seconds} s; ` +
        `${events} events, ${crashing.unanswered} sendings unanswered\n`,
    );
  } finally {
    await crashing.end();
  }
}

it(
  `a server on SQLite loses and doubles no scan (${randomFor('scans crash').seed})`,
  async () => run(new Crashing(await createDatabase('sqlite')), ON_SQLITE, 'sqlite'),
  120_000 + ON_SQLITE * 30_000,
);

describeWith(findMariadb() !== undefined)('with a MariaDB of its own', () => {
  const times = CRASHES - ON_SQLITE;
  it(
    'neither it nor the server loses or doubles a scan',
    async () => {
      const programs = findMariadb();
      if (!programs) throw new Error('MariaDB is not installed, and nothing may be skipped here');
      const mariadb = await startMariadb(programs);
      try {
        await run(new Crashing(await createSchema(mariadb.url, 'empty'), mariadb), times, 'mariadb');
      } finally {
        await mariadb.stop();
      }
    },
    120_000 + times * 30_000,
  );
});
