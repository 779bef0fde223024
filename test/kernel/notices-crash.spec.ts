// Is any of 1,000 notices lost, shown twice or sent too often when the server is killed while they are under way?
import { setTimeout as pause } from 'node:timers/promises';
import { followingsApi, messagesApi } from '@kehuoyou/shared';
import { onEachDatabase } from '../harness/database.js';
import { openTables } from '../harness/opened-database.js';
import type { Tables } from '../harness/opened-database.js';
import { XIAXIE_STOP } from '../harness/places.js';
import { randomFor } from '../harness/random.js';
import { endOf, startProcess } from '../harness/server-process.js';
import { Townspeople } from '../harness/townspeople.js';

const CLOCK = '2026-11-24T09:00:00+08:00';
/** Longer than the minute for which whoever died had taken its events. */
const LIFE_APART_MS = 61_000;
const PEOPLE = [
  'grandmother',
  'neighbour',
  'daughter',
  'farmer',
  'keeper',
  'driver',
  'hub_clerk',
  'station_clerk',
  'county_office',
  'administrator',
];
const BUSES = 100;
const NOTICES = PEOPLE.length * BUSES;
/** Kills for each database; `NOTICE_CRASHES=50` for a long night. */
const CRASHES = Number(process.env['NOTICE_CRASHES'] ?? '4');
/** Workers of one server process: so many messages may be out, and not yet noted, when it dies. */
const workers = { sqlite: 1, mariadb: 3 } as const;
const DONE_MS = 120_000;

type Rows = Readonly<Record<string, string | number | null>>[];

onEachDatabase((database) => {
  const random = randomFor(`notices crash ${database.engine}`);
  let townspeople: Townspeople;
  let tables: Tables;

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    tables = await openTables(database);
    for (const person of PEOPLE) {
      const somebody = await townspeople.signIn(person);
      await somebody.client.call(followingsApi.follow, { kind: 'stop', id: XIAXIE_STOP });
      await somebody.client.call(messagesApi.accept, { templates: ['service_change'] });
      // WeChat must be able to take a message twice, or it could not be seen that it was sent twice.
      await townspeople.wechat.accept(person, 'service_change', 2 * BUSES);
    }
    await tables.query(`UPDATE message_budget SET left_count = ${BUSES} WHERE template = 'service_change'`);
    await townspeople.server.stop();
  }, 180_000);
  afterAll(async () => {
    await tables.destroy();
    await townspeople.stop();
  });

  const count = async (sql: string): Promise<number> => Number(((await tables.query(sql)) as Rows)[0]?.['many']);
  const sent = (): Promise<number> => count(`SELECT COUNT(*) AS many FROM notice_outcome WHERE channel = 'wechat'`);

  const cancelBuses = async (): Promise<void> => {
    const words = [XIAXIE_STOP, '2026-11-26', String(BUSES)];
    const child = startProcess({
      file: 'processes/cancelling',
      words,
      env: { ...database.env, START_AT: CLOCK },
    });
    let out = '';
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    expect(await endOf(child)).toMatchObject({ code: 0 });
    expect(out.trim()).toBe(String(BUSES));
  };

  /** Lets a server live until it has told `until`; gives how much was told when it was killed. */
  const liveAndDie = async (life: number, until: number): Promise<number> => {
    await townspeople.server.startAgain({ clock: new Date(Date.parse(CLOCK) + life * LIFE_APART_MS).toISOString() });
    for (const deadline = Date.now() + DONE_MS; (await sent()) < until && Date.now() < deadline;) await pause(50);
    // Somewhere between two looks, and in the middle of whatever it does.
    await pause(random.between(0, 100));
    await townspeople.server.kill();
    return sent();
  };

  it(`loses none of ${NOTICES}, shows each once, and sends none again but those that were out when it died (${random.seed})`, async () => {
    await cancelBuses();
    let told = 0;
    let deaths = 0;
    for (let life = 1; life <= CRASHES; life += 1) {
      const next = Math.min(NOTICES - 1, told + random.between(1, Math.floor((1.6 * NOTICES) / CRASHES)));
      told = await liveAndDie(life, next);
      if (told < NOTICES) deaths += 1;
    }
    expect(deaths).toBeGreaterThan(1);
    await townspeople.server.startAgain({
      clock: new Date(Date.parse(CLOCK) + (CRASHES + 1) * LIFE_APART_MS).toISOString(),
    });
    for (const deadline = Date.now() + DONE_MS; (await sent()) < NOTICES && Date.now() < deadline;) await pause(100);

    expect(await count('SELECT COUNT(*) AS many FROM notice')).toBe(NOTICES);
    expect(await count('SELECT COUNT(DISTINCT CONCAT(account_id, event_id)) AS many FROM notice')).toBe(NOTICES);
    expect(
      await count(`SELECT COUNT(*) AS many FROM notice_outcome WHERE channel = 'inbox' AND outcome = 'shown'`),
    ).toBe(NOTICES);
    expect(
      await count(
        `SELECT COUNT(DISTINCT notice_id) AS many FROM notice_outcome WHERE channel = 'wechat' AND outcome = 'sent'`,
      ),
    ).toBe(NOTICES);
    expect(await sent()).toBe(NOTICES);
    expect(await count('SELECT COUNT(*) AS many FROM outbox WHERE dead_at IS NOT NULL')).toBe(0);
    // No acceptance was spent twice, and none was lost.
    expect(await count(`SELECT SUM(left_count) AS many FROM message_budget WHERE template = 'service_change'`)).toBe(0);

    const messages = (await townspeople.wechat.messages()).map(
      ({ openId, data }) => `${openId} ${data['thing3'] ?? ''}`,
    );
    expect(new Set(messages).size).toBe(NOTICES);
    const again = messages.length - NOTICES;
    expect(again).toBeLessThanOrEqual(deaths * workers[database.engine]);
    process.stdout.write(`${database.engine}: killed ${deaths} times, ${again} of ${NOTICES} messages sent twice\n`);
  }, 600_000);
});
