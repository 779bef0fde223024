// Four hundred who book, give back and book again at once: is no leg ever sold twice, and nobody refused for nothing?
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { busSpaceApi, quotesApi, shipmentsApi } from '@kehuoyou/shared';
import type { Quote, Shipment } from '@kehuoyou/shared';
import { jsonIn, refusalIn } from '../../harness/api-client.js';
import type { ApiClient } from '../../harness/api-client.js';
import { createDatabase, createSchema } from '../../harness/database.js';
import type { TestDatabase } from '../../harness/database.js';
import type { Reply } from '../../harness/exchange.js';
import { isLinearizable } from '../../harness/history/room-history.js';
import type { Deed, Verdict } from '../../harness/history/room-history.js';
import { describeWith } from '../../harness/needing.js';
import { startMariadb } from '../../harness/private-mariadb.mjs';
import type { PrivateMariadb } from '../../harness/private-mariadb.mjs';
import { findMariadb } from '../../harness/programs.mjs';
import { randomFor } from '../../harness/random.js';
import type { Random } from '../../harness/random.js';
import { runCommand } from '../../harness/server-process.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';

const CLOCK = '2026-12-01T19:00:00+08:00';
const TOMORROW = '2026-12-02';
/** The first bus of the morning: by the timetable 1,500 litres, which are fifty boxes of thirty. */
const BUS = 'K01-I01';
const ROOM = 50;
/** On its way, the last of them the last before the county: who gets on there rides the last leg only. */
const POINTS = ['P101209', 'P100205', 'P102212'];
const CLIENTS = 400;
const MOST_BOXES = 3;
/** Answers on which the same is sent once more. */
const AGAIN: ReadonlySet<string> = new Set(['unavailable', 'idempotency_in_flight']);

describe('the checker', () => {
  const taken = (called: number, answered: number, boxes: number, legs: Deed['legs'] = [0, 0]): Deed => ({
    ...{ called, answered, boxes, legs, what: 'taken' },
  });
  const refused = (called: number, answered: number, boxes: number, legs: Deed['legs'] = [0, 0]): Deed => ({
    ...{ called, answered, boxes, legs, what: 'refused' },
  });
  const given = (called: number, answered: number, boxes: number, of: number): Deed => ({
    ...{ called, answered, boxes, legs: [0, 0], what: 'given', of },
  });

  it.each<[string, Deed[], Verdict]>([
    ['one after the other', [taken(0, 1, 2), taken(2, 3, 2), refused(4, 5, 1)], 'yes'],
    ['at the same time', [taken(0, 9, 2), taken(0, 9, 2), refused(0, 9, 2)], 'yes'],
    ['refused before the one that filled it was answered', [refused(0, 5, 1), taken(1, 9, 4)], 'yes'],
    ['given back and taken again', [taken(0, 1, 4), given(2, 5, 4, 0), taken(3, 4, 4)], 'yes'],
    ['refused while it was being given back', [taken(0, 1, 4), given(2, 9, 4, 0), refused(3, 4, 1)], 'yes'],
    ['on legs that do not touch', [taken(0, 1, 4, [0, 0]), taken(2, 3, 4, [1, 1]), refused(4, 5, 1, [0, 1])], 'yes'],
    ['sold twice', [taken(0, 1, 3), taken(2, 3, 2)], 'no'],
    ['sold twice at the same time', [taken(0, 9, 3), taken(0, 9, 2)], 'no'],
    ['refused where there was room all the time', [taken(0, 1, 3), refused(2, 3, 1)], 'no'],
    ['refused after it was given back', [taken(0, 1, 4), given(2, 3, 4, 0), refused(4, 5, 1)], 'no'],
    ['taken before it was given back', [taken(0, 1, 4), taken(2, 3, 1), given(4, 5, 4, 0)], 'no'],
    ['sold twice on one leg of two', [taken(0, 1, 3, [0, 1]), taken(2, 3, 2, [1, 1])], 'no'],
    ['refused for a bus that filled up only later', [refused(0, 1, 1), taken(2, 3, 4)], 'no'],
  ])('knows of a history: %s', (_what, history, verdict) => {
    expect(isLinearizable(history, [4, 4])).toBe(verdict);
  });
});

/** Everything that clients do to one bus, with when each was asked and answered. */
class Crowd {
  readonly history: Deed[] = [];
  private readonly quotes = new Map<string, Quote>();

  constructor(
    private readonly keeper: Townsperson,
    private readonly random: Random,
  ) {}

  /** Each way of asking has its quote, before anybody begins. */
  async prepare(): Promise<void> {
    for (const pointId of POINTS)
      for (let count = 1; count <= MOST_BOXES; count += 1)
        this.quotes.set(
          `${pointId} ${count}`,
          await this.keeper.client.call(quotesApi.ask, {
            ...{ pointId, goods: '豆腐皮', grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250, date: TOMORROW },
            lines: [{ count, to: 'county_pickup' }],
          }),
        );
  }

  /** Takes some, most often gives them back, and takes some again. */
  async comeAndGo(): Promise<void> {
    const held = await this.takeSome();
    if (!held || this.random.next() < 0.2) return;
    await this.giveBack(held);
    await this.takeSome();
  }

  private async takeSome(): Promise<{ readonly id: string; readonly place: number } | undefined> {
    const [first, boxes] = [this.random.between(0, POINTS.length - 1), this.random.between(1, MOST_BOXES)];
    const quote = this.quotes.get(`${POINTS[first] ?? ''} ${boxes}`);
    if (!quote) throw new Error('each has a quote');
    const parts = [{ way: quote.ways.findIndex(({ rides }) => rides[0]?.tripId === BUS), boxes }];
    const called = performance.now();
    const reply = await this.untilAnswered((client) => client.ask(shipmentsApi.hold, { quoteId: quote.id, parts }));
    const answered = performance.now();
    const what = reply.status < 400 ? 'taken' : 'refused';
    if (what === 'refused') expect(refusalIn(reply).code).toBe('no_room');
    const place = this.history.push({ called, answered, boxes, legs: [first, POINTS.length - 1], what }) - 1;
    return what === 'taken' ? { id: (jsonIn(reply) as Shipment).id, place } : undefined;
  }

  private async giveBack({ id, place }: { readonly id: string; readonly place: number }): Promise<void> {
    const taken = this.history[place];
    if (!taken) throw new Error('only what was taken is given back');
    const called = performance.now();
    expect((await this.untilAnswered((client) => client.ask(shipmentsApi.cancel, { id }))).status).toBe(201);
    this.history.push({ ...taken, called, answered: performance.now(), what: 'given', of: place });
  }

  /**
   * Asks as the app does: where so many want the same that the server has to give up, nothing has happened, and the
   * same is sent again.
   */
  private async untilAnswered(ask: (client: ApiClient) => Promise<Reply>): Promise<Reply> {
    const client = this.keeper.client.with({ 'idempotency-key': randomUUID() });
    for (;;) {
      const reply = await ask(client);
      if (reply.status < 400 || !AGAIN.has(refusalIn(reply).code)) return reply;
      await pause(this.random.between(50, 500));
    }
  }
}

/** The story on one database. */
function bookAtOnce(create: () => Promise<TestDatabase>): void {
  const random = randomFor('rooms at once');
  let database: TestDatabase;
  let townspeople: Townspeople;
  let keeper: Townsperson;

  beforeAll(async () => {
    database = await create();
    townspeople = await Townspeople.start({ database, clock: CLOCK, talkative: true });
    keeper = await townspeople.signIn('keeper');
    const [administrator, office] = [await townspeople.administrator(), await townspeople.signIn('county_office')];
    await townspeople.hire(administrator, office, { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
    await townspeople.hire(office, keeper, { role: 'keeper', scopeKind: 'point', scopeId: 'P102212' });
    await townspeople.agree(keeper);
  });
  afterAll(async () => {
    await townspeople.stop();
    await database.drop();
  });

  it(`four hundred at once could have come one after the other, and the sheet adds up (${random.seed})`, async () => {
    const crowd = new Crowd(keeper, random);
    await crowd.prepare();
    await Promise.all(Array.from({ length: CLIENTS }, () => crowd.comeAndGo()));
    const { history } = crowd;
    const count = (what: Deed['what']): number => history.filter((deed) => deed.what === what).length;
    // All three things happened, again and again.
    expect(Math.min(count('taken'), count('refused'), count('given'))).toBeGreaterThan(3);
    expect(
      isLinearizable(
        history,
        POINTS.map(() => ROOM),
      ),
    ).toBe('yes');
    const kept = history.reduce(
      (sum, { what, boxes }) => sum + (what === 'taken' ? boxes : what === 'given' ? -boxes : 0),
      0,
    );
    const { ways } = await keeper.client.call(busSpaceApi.ofPoint, { pointId: 'P102212', date: TOMORROW });
    expect(ways.find(({ rides }) => rides[0]?.tripId === BUS)?.left.litres).toBe((ROOM - kept) * 30);
    expect((await runCommand('verify-loads', [], { database })).out).toMatch(/, 0 of them not the sum/);
  }, 300_000);
}

describe('on sqlite', () => bookAtOnce(() => createDatabase('sqlite')));
describeWith(findMariadb() !== undefined)('on mariadb', () => bookAtOnce(() => createDatabase('mariadb')));

describeWith(findMariadb() !== undefined)('on mariadb with snapshot isolation', () => {
  let mariadb: PrivateMariadb | undefined;

  bookAtOnce(async () => {
    const programs = findMariadb();
    if (!programs) throw new Error('MariaDB is not installed, and nothing may be skipped here');
    // One that is too old to know of it goes on without.
    mariadb = await startMariadb(programs, { settings: ['--loose-innodb-snapshot-isolation=ON'] });
    return createSchema(mariadb.url, 'empty');
  });
  // After the story has put away what stands on it.
  afterAll(() => mariadb?.stop());
});
