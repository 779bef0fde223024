// How much does a worker take at a time, and what becomes of it when it is told to stop?
import { HandClock } from '../../testing/hand-clock.js';
import { migratedDatabase } from '../../testing/migrated-database.js';
import type { MigratedDatabase } from '../../testing/migrated-database.js';
import { OutboxEntity } from './outbox.entity.js';
import { OutboxListeners } from './outbox-listeners.js';
import { OutboxRelay } from './outbox-relay.js';
import { appendToOutbox } from './outbox.js';
import { topic } from './topic.js';

const clock = new HandClock('2026-11-24T09:00:00+08:00');
const happened = topic<{ readonly n: number }>('batch', ({ n }) => `of ${n}`);
let database: MigratedDatabase;
let relay: OutboxRelay;
let heard: number[];
let hear: (n: number) => void;

beforeAll(async () => {
  database = await migratedDatabase(clock);
  const listeners = new OutboxListeners();
  listeners.outside(happened, 'l', async ({ payload }) => hear(payload.n));
  relay = new OutboxRelay(database.dataSource, database.transactions, listeners, clock);
});
afterAll(() => database.drop());
beforeEach(async () => {
  heard = [];
  hear = (n) => void heard.push(n);
  await database.dataSource.query('DELETE FROM outbox_receipt');
  await database.dataSource.query('DELETE FROM outbox');
});

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, each) => from + each);
const happen = (count: number): Promise<void> =>
  database.transactions.run(async (tx) => {
    for (const n of numbers(0, count)) await appendToOutbox(tx, happened, { n }, clock.now());
  });
const rows = () => database.dataSource.manager.find(OutboxEntity, { order: { id: 'ASC' } });

it('ten at a time, the oldest first', async () => {
  await happen(12);
  expect([await relay.round(), heard]).toEqual([10, numbers(0, 10)]);
  expect([await relay.round(), heard]).toEqual([2, numbers(0, 12)]);
  expect([await relay.round(), heard]).toEqual([0, numbers(0, 12)]);
});

it('until nothing is left', async () => {
  await happen(21);
  await relay.drain();
  expect(heard).toEqual(numbers(0, 21));
});

it('what a worker has taken is its own for a minute, and counted', async () => {
  await happen(1);
  let taken: OutboxEntity | undefined;
  const looking: Promise<void>[] = [];
  hear = () => void looking.push(rows().then(([row]) => void (taken = row)));
  await relay.round();
  await Promise.all(looking);
  const [row] = await rows();
  expect([taken?.attempts ?? row?.attempts, row?.attempts]).toEqual([1, 1]);
  expect(row).toMatchObject({
    deliveredAt: clock.now(),
    lastError: null,
    dueAt: new Date(clock.now().getTime() + 60_000),
  });
});

it('whoever is told to stop gives back what is left as if it had never been taken', async () => {
  await happen(3);
  const stopping = new AbortController();
  hear = (n) => {
    heard.push(n);
    clock.pass(1);
    stopping.abort();
  };
  expect(await relay.round(stopping.signal)).toBe(3);
  expect(heard).toEqual([0]);
  const [, ...left] = await rows();
  expect(left).toEqual(
    left.map(
      (row) =>
        expect.objectContaining({ id: row.id, attempts: 0, dueAt: clock.now(), deliveredAt: null }) as OutboxEntity,
    ),
  );
  expect(await relay.round(AbortSignal.abort())).toBe(2);
  expect(heard).toEqual([0]);
  await relay.drain();
  expect(heard).toEqual([0, 1, 2]);
  expect((await rows()).map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
});

it('what is not due yet, delivered or dead is not taken', async () => {
  await happen(4);
  const [due, later, delivered, dead] = await rows();
  const set = (row: OutboxEntity | undefined, to: Partial<OutboxEntity>) =>
    database.transactions.run((tx) => tx.update(OutboxEntity, { id: row?.id ?? '' }, to));
  await set(due, { dueAt: clock.now() });
  await set(later, { dueAt: new Date(clock.now().getTime() + 1) });
  await set(delivered, { deliveredAt: clock.now() });
  await set(dead, { deadAt: clock.now() });
  await relay.drain();
  expect(heard).toEqual([0]);
  clock.pass(1);
  await relay.drain();
  expect(heard).toEqual([0, 1]);
});
