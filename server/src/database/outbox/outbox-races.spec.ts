// What comes of an event that two workers deliver, because the first was slower than its lease?
import type { EntityManager } from 'typeorm';
import { HandClock } from '../../testing/hand-clock.js';
import { migratedDatabase } from '../../testing/migrated-database.js';
import type { MigratedDatabase } from '../../testing/migrated-database.js';
import { Transactions } from '../transaction.js';
import { OutboxEntity, OutboxReceiptEntity } from './outbox.entity.js';
import { OutboxListeners } from './outbox-listeners.js';
import { LEASE_MS, MOST_ATTEMPTS, OutboxRelay } from './outbox-relay.js';
import { appendToOutbox } from './outbox.js';
import { topic } from './topic.js';

const cancelled = topic<object>('bus.cancelled', () => 'trip A');
let database: MigratedDatabase;
let clock: HandClock;
let transactions: Transactions;
let listeners: OutboxListeners;

beforeEach(async () => {
  clock = new HandClock('2026-11-24T09:00:00+08:00');
  database = await migratedDatabase(clock);
  ({ transactions } = database);
  listeners = new OutboxListeners();
});
afterEach(() => database.drop());

const another = (): OutboxRelay => new OutboxRelay(database.dataSource, transactions, listeners, clock);
const happens = () => transactions.run((tx) => appendToOutbox(tx, cancelled, {}, clock.now()));
const events = () => database.dataSource.manager.find(OutboxEntity, { order: { id: 'ASC' } });

describe('a worker that comes back after its minute', () => {
  type End = 'well' | 'badly';
  /** Ends of the calls of the listener that are under way, in the order in which they began. */
  let under: ((end: End) => void)[];
  /** What was told of events that died. */
  let buried: string[];

  /** A worker takes the event and hangs in the listener; its minute passes. */
  const hang = async (): Promise<{ readonly comesBack: (end: End) => Promise<void> }> => {
    const before = under.length;
    const relay = another();
    relay.report = ({ lastError }) => buried.push(lastError);
    const round = relay.round();
    while (under.length === before) await new Promise((resolve) => setImmediate(resolve));
    clock.pass(LEASE_MS);
    const comesBack = async (end: End): Promise<void> => {
      under[before]?.(end);
      expect(await round).toBe(1);
    };
    return { comesBack };
  };

  beforeEach(async () => {
    under = [];
    buried = [];
    listeners.outside(cancelled, 'slow', async () => {
      const end = await new Promise<End>((resolve) => void under.push(resolve));
      if (end === 'badly') throw new Error('too late');
    });
    await happens();
  });

  it.each<End>(['well', 'badly'])(
    'and ends %s changes nothing of what another has delivered meanwhile',
    async (end) => {
      const first = await hang();
      const second = await hang();
      await second.comesBack('well');
      const [delivered] = await events();
      expect(delivered).toMatchObject({ deliveredAt: clock.now(), attempts: 2 });
      clock.pass(1_000);
      await first.comesBack(end);
      expect(await events()).toEqual([delivered]);
      expect(await database.dataSource.manager.count(OutboxReceiptEntity)).toBe(1);
    },
  );

  it('and fails leaves the event to whoever has it now', async () => {
    const first = await hang();
    const second = await hang();
    const [taken] = await events();
    await first.comesBack('badly');
    expect(await events()).toEqual([taken]);
    await second.comesBack('well');
    expect((await events())[0]?.deliveredAt).toEqual(clock.now());
  });

  it('and has done its work has delivered the event, whatever becomes of the other', async () => {
    const first = await hang();
    const second = await hang();
    await first.comesBack('well');
    const [delivered] = await events();
    expect(delivered?.deliveredAt).toEqual(clock.now());
    await second.comesBack('badly');
    expect(await events()).toEqual([delivered]);
  });

  it('does not bury what another one tries by now', async () => {
    const last = { attempts: MOST_ATTEMPTS - 1 };
    await transactions.run((tx) => tx.update(OutboxEntity, { topic: cancelled.name }, last));
    const first = await hang();
    const second = await hang();
    await first.comesBack('badly');
    expect([(await events())[0], buried]).toMatchObject([{ deadAt: null, lastError: null }, []]);
    await second.comesBack('well');
    expect((await events())[0]).toMatchObject({ deadAt: null, deliveredAt: clock.now() });
  });
});

it('an inside work is done once, also by a worker that looked for its receipt before another wrote it', async () => {
  let done = 0;
  let open: (() => void) | undefined;
  listeners.inside(cancelled, 'inside', async () => void (done += 1));
  await happens();
  /** Its first transaction takes the event; the one of the work has to wait. */
  class Slow extends Transactions {
    private begun = 0;

    override async run<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
      this.begun += 1;
      if (this.begun === 2) await new Promise<void>((resolve) => (open = resolve));
      return super.run(work);
    }
  }
  const slow = new OutboxRelay(database.dataSource, new Slow(database.dataSource, clock), listeners, clock).round();
  while (!open) await new Promise((resolve) => setImmediate(resolve));
  clock.pass(LEASE_MS);
  await another().drain();
  expect(done).toBe(1);
  open();
  await slow;
  expect(done).toBe(1);
  expect(await database.dataSource.manager.count(OutboxReceiptEntity)).toBe(1);
});
