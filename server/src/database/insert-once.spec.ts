// Is a row that is there already told apart from one that cannot be written at all?
import { QueryFailedError } from 'typeorm';
import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import { HandClock } from '../testing/hand-clock.js';
import { migratedDatabase } from '../testing/migrated-database.js';
import type { MigratedDatabase } from '../testing/migrated-database.js';
import { IdempotencyEntity } from './idempotency.entity.js';
import { insertOnce } from './insert-once.js';
import { OutboxReceiptEntity } from './outbox/outbox.entity.js';
import { isDuplicate } from './refused-row.js';

const clock = new HandClock();
let database: MigratedDatabase;

beforeAll(async () => {
  database = await migratedDatabase(clock);
});
afterAll(() => database.drop());

const inOne = <Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> =>
  database.transactions.run(work);
const row = (changes: Partial<IdempotencyEntity> = {}): IdempotencyEntity => ({
  ...{ id: 'a', caller: 'c', key: 'k', operation: 'POST /api/notes', bodyHash: '', answer: null },
  createdAt: clock.now(),
  ...changes,
});
const rows = (): Promise<number> => database.dataSource.manager.count(IdempotencyEntity);

it('is written once, whichever of its unique keys says that it is there', async () => {
  expect(await inOne((tx) => insertOnce(tx, IdempotencyEntity, row()))).toBe(true);
  expect(await inOne((tx) => insertOnce(tx, IdempotencyEntity, row({ key: 'other' })))).toBe(false);
  expect(await inOne((tx) => insertOnce(tx, IdempotencyEntity, row({ id: 'b' })))).toBe(false);
  expect(await inOne((tx) => insertOnce(tx, IdempotencyEntity, row({ id: 'b', key: 'other' })))).toBe(true);
  expect(await rows()).toBe(2);
});

it.each<[string, (tx: EntityManager) => Promise<boolean>, object]>([
  [
    'belongs to nothing that there is',
    (tx) => insertOnce(tx, OutboxReceiptEntity, { eventId: 'none', listener: 'l', doneAt: clock.now() }),
    { code: 'changed_meanwhile' },
  ],
  [
    'lacks what it must have',
    (tx) => {
      const { caller: _caller, ...rest } = row({ id: 'c', key: 'third' });
      return insertOnce(tx, IdempotencyEntity, rest as QueryDeepPartialEntity<IdempotencyEntity>);
    },
    { name: 'QueryFailedError' },
  ],
  [
    'has no table',
    (tx) => tx.query('DROP TABLE outbox_receipt').then(() => insertOnce(tx, OutboxReceiptEntity, {})),
    { name: 'QueryFailedError' },
  ],
])('a row that %s fails, and what went before it in the transaction is undone', async (_what, work, failure) => {
  const before = await rows();
  const failing = inOne(async (tx) => {
    await insertOnce(tx, IdempotencyEntity, row({ id: 'before', key: 'before' }));
    return work(tx);
  });
  await expect(failing).rejects.toMatchObject(failure);
  expect(await rows()).toBe(before);
});

describe('a duplicate', () => {
  const saying = (said: object): QueryFailedError =>
    new QueryFailedError('INSERT', [], Object.assign(new Error(), said));

  it.each([
    [{ errno: 1062 }, true],
    [{ code: 'SQLITE_CONSTRAINT_UNIQUE' }, true],
    [{ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' }, true],
    // Belongs to nothing, lacks a value, too long, a deadlock, busy.
    [{ errno: 1452 }, false],
    [{ errno: 1048 }, false],
    [{ errno: 1406 }, false],
    [{ errno: 1213 }, false],
    [{ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' }, false],
    [{ code: 'SQLITE_CONSTRAINT_NOTNULL' }, false],
    [{ code: 'SQLITE_CONSTRAINT' }, false],
    [{ code: 'SQLITE_BUSY' }, false],
    [{}, false],
  ])('is told by %j: %s', (said, is) => {
    expect(isDuplicate(saying(said))).toBe(is);
  });

  it('is nothing that did not come from the database', () => {
    expect(isDuplicate(Object.assign(new Error(), { errno: 1062, code: 'SQLITE_CONSTRAINT_UNIQUE' }))).toBe(false);
    expect(isDuplicate(undefined)).toBe(false);
  });
});
