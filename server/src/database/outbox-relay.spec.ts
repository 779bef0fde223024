// Does every event reach every listener, in order, whatever fails in between?
import { HandClock } from '../testing/hand-clock.js';
import { migratedDatabase } from '../testing/migrated-database.js';
import type { MigratedDatabase } from '../testing/migrated-database.js';
import { retryAfter } from './backoff.js';
import { IdempotencyEntity } from './idempotency.entity.js';
import { OutboxEntity, OutboxReceiptEntity } from './outbox.entity.js';
import { OutboxListeners } from './outbox-listeners.js';
import { LEASE_MS, MOST_ATTEMPTS, OutboxRelay } from './outbox-relay.js';
import { appendToOutbox } from './outbox.js';
import type { Transactions } from './transaction.js';

let database: MigratedDatabase;
let clock: HandClock;
let transactions: Transactions;
let listeners: OutboxListeners;
let relay: OutboxRelay;

beforeEach(async () => {
  clock = new HandClock('2026-11-24T09:00:00+08:00');
  database = await migratedDatabase(clock);
  ({ transactions } = database);
  listeners = new OutboxListeners();
  relay = new OutboxRelay(database.dataSource, transactions, listeners, clock);
});

afterEach(() => database.drop());

const happens = (topic: string, n = 0, subject?: string) =>
  transactions.run((tx) =>
    appendToOutbox(tx, { topic, payload: { n }, at: clock.now(), ...(subject === undefined ? {} : { subject }) }),
  );
const events = () => database.dataSource.manager.find(OutboxEntity, { order: { id: 'ASC' } });

describe('the relay', () => {
  it('gives an event to every listener of its topic and to nobody else', async () => {
    const heard: string[] = [];
    listeners.outside('bus.cancelled', 'a', async ({ payload }) => void heard.push(`a${String(payload['n'])}`));
    listeners.outside('bus.cancelled', 'b', async ({ payload }) => void heard.push(`b${String(payload['n'])}`));
    listeners.outside('other', 'c', async () => void heard.push('c'));
    await happens('bus.cancelled', 7);
    await relay.drain();
    expect(heard).toEqual(['a7', 'b7']);
    expect((await events())[0]?.deliveredAt).toEqual(clock.now());
  });

  it('delivers what nobody listens to, so that it does not wait for ever', async () => {
    await happens('nobody.listens');
    await relay.drain();
    expect((await events())[0]?.deliveredAt).not.toBeNull();
  });

  it('does the work of a listener together with its receipt or not at all', async () => {
    let dies = true;
    listeners.inside('t', 'inside', async (event, tx) => {
      await tx.insert(IdempotencyEntity, {
        id: event.id,
        caller: 'c',
        key: event.id,
        operation: 'o',
        bodyHash: '',
        answer: null,
        createdAt: clock.now(),
      });
      if (dies) throw new Error('dies after its write');
    });
    await happens('t');
    await relay.drain();
    expect(await database.dataSource.manager.count(IdempotencyEntity)).toBe(0);
    expect(await database.dataSource.manager.count(OutboxReceiptEntity)).toBe(0);
    dies = false;
    clock.pass(60_000);
    await relay.drain();
    expect(await database.dataSource.manager.count(IdempotencyEntity)).toBe(1);
  });

  it('does not ask a listener again that has done its work, when another one failed', async () => {
    const heard: string[] = [];
    let fails = true;
    listeners.outside('t', 'sound', async () => void heard.push('sound'));
    listeners.outside('t', 'weak', async () => {
      if (fails) throw new Error('weak');
      heard.push('weak');
    });
    await happens('t');
    await relay.drain();
    fails = false;
    clock.pass(60_000);
    await relay.drain();
    expect(heard).toEqual(['sound', 'weak']);
  });

  it('lets another one deliver what a dead process had taken, once its minute is over', async () => {
    const heard: string[] = [];
    let hang = true;
    listeners.outside('t', 'l', async () => {
      // A process that is killed never comes back from here.
      if (hang) await new Promise(() => undefined);
      heard.push('delivered');
    });
    await happens('t');
    void relay.round();
    await new Promise((resolve) => setTimeout(resolve, 100));
    hang = false;
    const second = new OutboxRelay(database.dataSource, transactions, listeners, clock);
    expect(await second.round()).toBe(0);
    clock.pass(LEASE_MS - 1);
    expect(await second.round()).toBe(0);
    clock.pass(1);
    expect(await second.round()).toBe(1);
    expect(heard).toEqual(['delivered']);
    expect((await events())[0]?.attempts).toBe(2);
  });

  it('writes an inside work once when two deliver the same event at the same time', async () => {
    listeners.inside('t', 'inside', async (event, tx) => {
      await tx.insert(IdempotencyEntity, {
        id: event.id,
        caller: 'c',
        key: event.id,
        operation: 'o',
        bodyHash: '',
        answer: null,
        createdAt: clock.now(),
      });
    });
    for (let n = 0; n < 30; n += 1) await happens('t', n);
    const second = new OutboxRelay(database.dataSource, transactions, listeners, clock);
    await Promise.all([relay.drain(), second.drain(), relay.drain()]);
    expect(await database.dataSource.manager.count(IdempotencyEntity)).toBe(30);
  });
});

describe('the order', () => {
  it('is kept among events of one subject, even when the first one fails for a while', async () => {
    const heard: string[] = [];
    let fails = 2;
    listeners.outside('t', 'l', async ({ payload }) => {
      if (payload['n'] === 1 && (fails -= 1) >= 0) throw new Error('not yet');
      heard.push(String(payload['n']));
    });
    await happens('t', 1, 'trip A');
    await happens('t', 2, 'trip A');
    await happens('t', 3, 'trip B');
    await relay.drain();
    expect(heard).toEqual(['3']);
    clock.pass(3_600_000);
    await relay.drain();
    expect(heard).toEqual(['3']);
    clock.pass(3_600_000);
    await relay.drain();
    expect(heard).toEqual(['3', '1', '2']);
  });

  it('does not wait for a dead letter', async () => {
    const heard: string[] = [];
    listeners.outside('t', 'l', async ({ payload }) => {
      if (payload['n'] === 1) throw new Error('never');
      heard.push(String(payload['n']));
    });
    await happens('t', 1, 'trip A');
    await happens('t', 2, 'trip A');
    for (let hour = 0; hour < MOST_ATTEMPTS; hour += 1) {
      await relay.drain();
      clock.pass(3_600_000);
    }
    expect(heard).toEqual(['2']);
  });
});

describe('trying again', () => {
  it('waits twice as long each time, up to an hour', () => {
    const now = new Date(0);
    const pauses = [1, 2, 3, 10, 11, 60].map(
      (attempts) => retryAfter(now, attempts, 5_000, 3_600_000).getTime() / 1_000,
    );
    expect(pauses).toEqual([5, 10, 20, 2_560, 3_600, 3_600]);
  });

  it('follows the clock: not a millisecond earlier', async () => {
    let attempts = 0;
    listeners.outside('t', 'l', async () => {
      attempts += 1;
      throw new Error('always');
    });
    await happens('t');
    await relay.drain();
    clock.pass(4_999);
    await relay.drain();
    expect(attempts).toBe(1);
    clock.pass(1);
    await relay.drain();
    expect(attempts).toBe(2);
    clock.pass(9_999);
    await relay.drain();
    expect(attempts).toBe(2);
  });

  it('ends in a dead letter that says which listener failed and how, but nothing of what the error says', async () => {
    listeners.outside('t', 'teller', async () => {
      throw new TypeError('张三 13812345678 is not a function');
    });
    await happens('t');
    for (let hour = 0; hour < 24; hour += 1) {
      await relay.drain();
      clock.pass(3_600_000);
    }
    const [letter] = await events();
    expect(letter).toMatchObject({ deliveredAt: null, attempts: MOST_ATTEMPTS, lastError: 'teller: TypeError' });
    expect(letter?.deadAt).not.toBeNull();
  });

  it('refuses two listeners of one name, whose receipts would be taken for each other', () => {
    listeners.outside('t', 'l', async () => undefined);
    expect(() => listeners.outside('t', 'l', async () => undefined)).toThrow('two listeners');
  });
});
