// Is any of 1,000 notices lost or shown twice when the process dies again and again while they are under way?
import type { Clock } from '@kehuoyou/shared';
import type { DataSource, EntityManager } from 'typeorm';
import { OutboxListeners } from '../database/outbox/outbox-listeners.js';
import { LEASE_MS, OutboxRelay } from '../database/outbox/outbox-relay.js';
import { appendAllToOutbox } from '../database/outbox/outbox.js';
import { topic } from '../database/outbox/topic.js';
import { Transactions } from '../database/transaction.js';
import { NoticesWorld } from '../testing/notices/notices-world.js';
import { seededRandom } from '../testing/seeded-random.js';
import { MessageBudgetEntity } from './keeping/message.entity.js';
import { MessageSender } from './sending/message-sender.service.js';
import { NoticeEntity, NoticeOutcomeEntity } from './keeping/notice.entity.js';
import { writeNotices } from './keeping/notice-store.js';
import { messageDue } from './notices.events.js';

const NOTICES = 1_000;
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
/** One transaction in so many is the last of its process. */
const DEADLY = 50;
const happened = topic<{ number: number; accountId: string }>('spec.happened', ({ number }) => `trip ${number}`);

const seed = Number(process.env['SEED'] ?? '20261124');

/** Thrown by everything that a killed process still tries. */
class Killed extends Error {}

/** When a process dies: before a transaction, or right after it was committed and before anybody learns of it. */
type Death = 'before' | 'after';

/**
 * Transactions of a process that may die at every boundary of one. What is committed stays, what is not
 * is gone, and nothing is written any more: the database cannot tell this from `kill -9`.
 */
class MortalTransactions extends Transactions {
  private dead = false;

  constructor(
    dataSource: DataSource,
    clock: Clock,
    /** Asked at every transaction. */
    private readonly fate: () => Death | undefined,
  ) {
    super(dataSource, clock);
  }

  override async run<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    if (this.dead) throw new Killed();
    const death = this.fate();
    if (death === 'before') this.die();
    const result = await super.run(work);
    if (death === 'after') this.die();
    return result;
  }

  private die(): never {
    this.dead = true;
    throw new Killed();
  }
}

let world: NoticesWorld;

beforeAll(async () => {
  // A slow machine must not look like a WeChat that does not answer.
  world = await NoticesWorld.begin(undefined, 20_000);
  for (const person of PEOPLE) await world.inWechat(person, person, NOTICES / PEOPLE.length);
  // A message may go out twice when the process dies before it has noted the first; WeChat must allow for that here.
  for (const person of PEOPLE)
    world.standIn.api.messages.accept(
      world.standIn.api.person(person).openId,
      world.messages.templateId('service_change') ?? '',
      NOTICES,
    );
}, 120_000);

afterAll(() => world.end());

/** A process with the whole way from the event to WeChat. */
function newProcess(fate: () => Death | undefined): OutboxRelay {
  const { dataSource } = world.database;
  const transactions = new MortalTransactions(dataSource, world.clock, fate);
  const listeners = new OutboxListeners();
  const sender = new MessageSender(
    dataSource,
    transactions,
    { openIdOf: async (id) => world.accounts.get(id) },
    world.messages,
    world.clock,
  );
  listeners.outside(messageDue, 'notices.send_message', (event) => sender.send(event));
  listeners.inside(happened, 'spec.tell', async ({ id, payload, at }, tx) => {
    const number = String(payload.number);
    await writeNotices(
      tx,
      {
        eventId: id,
        kind: 'trip_cancelled',
        subject: `trip ${number}`,
        title: number,
        text: number,
        spoken: number,
        message: { what: number, when: '11月25日', why: '路面塌方', now: '下一班10:40' },
        happenedAt: at,
        recipients: [{ accountId: payload.accountId, reason: '您关注了里田' }],
      },
      world.clock,
    );
  });
  return new OutboxRelay(dataSource, transactions, listeners, world.clock);
}

it(`loses none of ${NOTICES} and shows each once (SEED=${seed})`, async () => {
  const random = seededRandom(seed);
  const fate = (): Death | undefined => (random() < 1 / DEADLY ? (random() < 0.5 ? 'before' : 'after') : undefined);
  const payloads = Array.from({ length: NOTICES }, (_each, number) => ({
    number,
    accountId: PEOPLE[number % PEOPLE.length] ?? '',
  }));
  await world.database.transactions.run((tx) => appendAllToOutbox(tx, happened, payloads, world.clock.now()));
  let deaths = 0;
  for (let alive = false; !alive;) {
    alive = await newProcess(fate)
      .drain()
      .then(
        () => true,
        (error: unknown) => {
          if (!(error instanceof Killed)) throw error;
          return false;
        },
      );
    if (!alive) deaths += 1;
    // Whatever the dead process had taken is free again.
    world.clock.pass(LEASE_MS);
  }
  // The last one ended in peace; what it had put off falls due by and by.
  for (let rounds = 0; rounds < 5; rounds += 1) {
    await newProcess(() => undefined).drain();
    world.clock.pass(LEASE_MS);
  }

  const notices = await world.db.find(NoticeEntity);
  expect(notices.map(({ title }) => Number(title)).sort((a, b) => a - b)).toEqual(
    Array.from({ length: NOTICES }, (_each, number) => number),
  );
  const outcomes = await world.db.find(NoticeOutcomeEntity);
  expect(outcomes.filter(({ channel }) => channel === 'inbox')).toHaveLength(NOTICES);
  expect(outcomes.filter(({ channel, outcome }) => channel === 'wechat' && outcome === 'sent')).toHaveLength(NOTICES);
  expect(new Set(outcomes.filter(({ outcome }) => outcome === 'sent').map(({ noticeId }) => noticeId)).size).toBe(
    NOTICES,
  );

  const messages = world.standIn.api.messages.delivered.map(({ data }) => data['thing1']);
  expect(new Set(messages).size).toBe(NOTICES);
  // At least once: each death can let the one message that was out be sent again, and no other.
  expect(messages.length - NOTICES).toBeLessThanOrEqual(deaths);
  // And no acceptance was spent twice, nor lost.
  expect((await world.db.find(MessageBudgetEntity)).map(({ left }) => left)).toEqual(PEOPLE.map(() => 0));
  expect(deaths).toBeGreaterThan(50);
  console.log(`${deaths} deaths, ${messages.length - NOTICES} messages sent twice`);
}, 300_000);
