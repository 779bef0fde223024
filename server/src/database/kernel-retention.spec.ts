// Does the kernel forget what is older than the limit, and of one account alone what it answered?
import { HandClock } from '../testing/hand-clock.js';
import { migratedDatabase } from '../testing/migrated-database.js';
import type { MigratedDatabase } from '../testing/migrated-database.js';
import { IdempotencyEntity } from './idempotency.entity.js';
import { insertRow } from './insert-rows.js';
import { answersTo, forgetAnswers, forgetAnswersTo, forgetDelivered } from './kernel-retention.js';
import { OutboxEntity } from './outbox/outbox.entity.js';

const LIMIT = new Date('2026-11-24T01:00:00Z');
const [before, after] = [new Date(LIMIT.getTime() - 1), new Date(LIMIT.getTime() + 1)];
let database: MigratedDatabase;

beforeAll(async () => {
  database = await migratedDatabase(new HandClock());
});
afterAll(() => database.drop());
beforeEach(() => database.dataSource.query('DELETE FROM idempotency'));

const answered = (id: string, row: Partial<IdempotencyEntity>): Promise<void> =>
  database.transactions.run((tx) =>
    insertRow(tx, IdempotencyEntity, {
      ...{ id, key: id, caller: 'me', operation: `POST /${id}`, bodyHash: '', answer: '1', createdAt: LIMIT },
      ...row,
    }),
  );
const left = async (): Promise<string[]> =>
  (await database.dataSource.manager.find(IdempotencyEntity)).map(({ id }) => id).sort();

it('answers from before the limit, whoever got them', async () => {
  await answered('old', { createdAt: before });
  await answered('unfinished', { createdAt: before, answer: null, caller: 'other' });
  await answered('now', {});
  await answered('new', { createdAt: after });
  expect(await database.transactions.run((tx) => forgetAnswers(tx, LIMIT))).toBe(2);
  expect(await left()).toEqual(['new', 'now']);
  expect(await database.transactions.run((tx) => forgetAnswers(tx, LIMIT))).toBe(0);
});

it('answers to one account, but not the command that asks for it; what they were is told, oldest first', async () => {
  await answered('c', { createdAt: after });
  await answered('b', {});
  await answered('a', {});
  await answered('asking', { createdAt: after, answer: null });
  await answered('theirs', { caller: 'other' });
  const told = await answersTo(database.dataSource.manager, 'me');
  expect(told.map(({ operation, createdAt }) => [operation, createdAt])).toEqual([
    ['POST /a', LIMIT],
    ['POST /b', LIMIT],
    ['POST /asking', after],
    ['POST /c', after],
  ]);
  expect(told.map((each) => Object.values(each).filter((value) => value === '1'))).toEqual([[], [], [], []]);
  await database.transactions.run((tx) => forgetAnswersTo(tx, 'me'));
  expect(await left()).toEqual(['asking', 'theirs']);
});

it('events that were delivered before the limit, and none that was not', async () => {
  const event = (id: string, deliveredAt: Date | null): Promise<void> =>
    database.transactions.run((tx) =>
      insertRow(tx, OutboxEntity, {
        ...{ id, topic: 't', subject: id, payload: {}, createdAt: before, dueAt: before, attempts: 0 },
        ...{ deliveredAt, deadAt: null, lastError: null },
      }),
    );
  for (const [id, at] of [
    ['old', before],
    ['now', LIMIT],
    ['new', after],
    ['waiting', null],
  ] as const)
    await event(id, at);
  expect(await database.transactions.run((tx) => forgetDelivered(tx, LIMIT))).toBe(1);
  const ids = (await database.dataSource.manager.find(OutboxEntity)).map(({ id }) => id);
  expect(ids.sort()).toEqual(['new', 'now', 'waiting']);
});
