// Does every event reach every listener, in order, whatever fails in between?
import { HandClock } from '../../testing/hand-clock.js';
import { migratedDatabase } from '../../testing/migrated-database.js';
import type { MigratedDatabase } from '../../testing/migrated-database.js';
import { retryAfter } from './backoff.js';
import { IdempotencyEntity } from '../idempotency.entity.js';
import { OutboxEntity, OutboxReceiptEntity } from './outbox.entity.js';
import { OutboxListeners } from './outbox-listeners.js';
import { LEASE_MS, MOST_ATTEMPTS, OutboxRelay } from './outbox-relay.js';
import { appendToOutbox } from './outbox.js';
import { topic } from './topic.js';
import type { Topic } from './topic.js';
import type { Transactions } from '../transaction.js';

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

interface Numbered {
  readonly n: number;
  readonly subject: string;
}

const numbered = (name: string) => topic<Numbered>(name, ({ subject }) => subject);
const [cancelled, other] = [numbered('bus.cancelled'), numbered('other')];
/** Of a subject of its own unless one is given. */
const happens = (what: Topic<Numbered>, n = 0, subject = `alone ${n}`) =>
  transactions.run((tx) => appendToOutbox(tx, what, { n, subject }, clock.now()));
const events = () => database.dataSource.manager.find(OutboxEntity, { order: { id: 'ASC' } });

describe('the relay', () => {
  it('gives an event to every listener of its topic and to nobody else', async () => {
    const heard: string[] = [];
    listeners.outside(cancelled, 'a', async ({ payload }) => void heard.push(`a${String(payload.n)}`));
    listeners.outside(cancelled, 'b', async ({ payload }) => void heard.push(`b${String(payload.n)}`));
    listeners.outside(other, 'c', async () => void heard.push('c'));
    await happens(cancelled, 7);
    await relay.drain();
    expect(heard).toEqual(['a7', 'b7']);
    expect((await events())[0]?.deliveredAt).toEqual(clock.now());
  });

  it('delivers what nobody listens to, so that it does not wait for ever', async () => {
    await happens(other);
    await relay.drain();
    expect((await events())[0]?.deliveredAt).not.toBeNull();
  });

  it('does the work of a listener together with its receipt or not at all', async () => {
    let dies = true;
    listeners.inside(cancelled, 'inside', async (event, tx) => {
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
    await happens(cancelled);
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
    listeners.outside(cancelled, 'sound', async () => void heard.push('sound'));
    listeners.outside(cancelled, 'weak', async () => {
      if (fails) throw new Error('weak');
      heard.push('weak');
    });
    await happens(cancelled);
    await relay.drain();
    fails = false;
    clock.pass(60_000);
    await relay.drain();
    expect(heard).toEqual(['sound', 'weak']);
  });

  it('lets another one deliver what a dead process had taken, once its minute is over', async () => {
    const heard: string[] = [];
    let hang = true;
    listeners.outside(cancelled, 'l', async () => {
      // A process that is killed never comes back from here.
      if (hang) await new Promise(() => undefined);
      heard.push('delivered');
    });
    await happens(cancelled);
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
    listeners.inside(cancelled, 'inside', async (event, tx) => {
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
    for (let n = 0; n < 30; n += 1) await happens(cancelled, n);
    const second = new OutboxRelay(database.dataSource, transactions, listeners, clock);
    await Promise.all([relay.drain(), second.drain(), relay.drain()]);
    expect(await database.dataSource.manager.count(IdempotencyEntity)).toBe(30);
  });
});

describe('the order', () => {
  it('is that of what happened to one thing, whatever the topics, also when one waits for its time', async () => {
    const heard: string[] = [];
    const later = new Date(clock.now().getTime() + 60_000);
    for (const what of [cancelled, other])
      listeners.outside(what, 'l', async ({ payload }) => void heard.push(`${what.name} ${payload.n}`));
    await transactions.run((tx) => appendToOutbox(tx, cancelled, { n: 1, subject: 'trip A' }, clock.now(), later));
    await happens(other, 2, 'trip A');
    await happens(other, 3, 'trip B');
    await relay.drain();
    expect(heard).toEqual(['other 3']);
    clock.pass(60_000);
    await relay.drain();
    expect(heard).toEqual(['other 3', 'bus.cancelled 1', 'other 2']);
  });

  it('is kept among events of one subject, even when the first one fails for a while', async () => {
    const heard: string[] = [];
    let fails = 2;
    listeners.outside(cancelled, 'l', async ({ payload }) => {
      if (payload.n === 1 && (fails -= 1) >= 0) throw new Error('not yet');
      heard.push(String(payload.n));
    });
    await happens(cancelled, 1, 'trip A');
    await happens(cancelled, 2, 'trip A');
    await happens(cancelled, 3, 'trip B');
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
    listeners.outside(cancelled, 'l', async ({ payload }) => {
      if (payload.n === 1) throw new Error('never');
      heard.push(String(payload.n));
    });
    await happens(cancelled, 1, 'trip A');
    await happens(cancelled, 2, 'trip A');
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
    listeners.outside(cancelled, 'l', async () => {
      attempts += 1;
      throw new Error('always');
    });
    await happens(cancelled);
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
    listeners.outside(cancelled, 'teller', async () => {
      throw new TypeError('张三 13812345678 is not a function');
    });
    await happens(cancelled);
    for (let hour = 0; hour < 24; hour += 1) {
      await relay.drain();
      clock.pass(3_600_000);
    }
    const [letter] = await events();
    expect(letter).toMatchObject({ deliveredAt: null, attempts: MOST_ATTEMPTS, lastError: 'teller: TypeError' });
    expect(letter?.deadAt).not.toBeNull();
  });

  it('refuses two listeners of one name, whose receipts would be taken for each other', () => {
    listeners.outside(cancelled, 'l', async () => undefined);
    expect(() => listeners.outside(cancelled, 'l', async () => undefined)).toThrow('two listeners');
  });
});
