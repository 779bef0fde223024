// Are events that could not be delivered seen, and can they be tried again?
import { HandClock } from '../../testing/hand-clock.js';
import { migratedDatabase } from '../../testing/migrated-database.js';
import type { MigratedDatabase } from '../../testing/migrated-database.js';
import { DeadLetters } from './dead-letters.js';
import { OutboxListeners } from './outbox-listeners.js';
import { OutboxRelay } from './outbox-relay.js';
import { appendToOutbox } from './outbox.js';
import { topic } from './topic.js';

const told = topic<object>('t', () => 'alone');

let database: MigratedDatabase;
let clock: HandClock;

beforeEach(async () => {
  clock = new HandClock('2026-11-24T09:00:00+08:00');
  database = await migratedDatabase(clock);
});

afterEach(() => database.drop());

it('a dead letter is listed, told to whoever watches, and delivered once it is tried again and works', async () => {
  const heard: string[] = [];
  const died: string[] = [];
  let broken = true;
  const listeners = new OutboxListeners();
  listeners.outside(told, 'teller', async ({ id }) => {
    if (broken) throw new Error('broken');
    heard.push(id);
  });
  const relay = new OutboxRelay(database.dataSource, database.transactions, listeners, clock);
  relay.report = ({ topic, lastError }) => died.push(`${topic} ${lastError}`);
  const deadLetters = new DeadLetters(database.dataSource, clock);
  await database.transactions.run((tx) => appendToOutbox(tx, told, {}, clock.now()));
  for (let hour = 0; hour < 24; hour += 1) {
    await relay.drain();
    clock.pass(3_600_000);
  }
  const { letters, total } = await deadLetters.list(10);
  expect(total).toBe(1);
  expect(died).toEqual(['t teller: Error']);
  const id = letters[0]?.id ?? '';
  broken = false;
  await relay.drain();
  expect(heard).toEqual([]);
  expect(await database.transactions.run((tx) => deadLetters.revive(tx, 'none'))).toBe(false);
  expect(await database.transactions.run((tx) => deadLetters.revive(tx, id))).toBe(true);
  expect(await database.transactions.run((tx) => deadLetters.revive(tx, id))).toBe(false);
  await relay.drain();
  expect(heard).toEqual([id]);
  expect((await deadLetters.list(10)).total).toBe(0);
});
