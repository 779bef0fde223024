// What becomes of work that the database refuses, cannot keep, or that somebody else was quicker with?
import { QueryFailedError } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { HandClock } from '../testing/hand-clock.js';
import { migratedDatabase } from '../testing/migrated-database.js';
import type { MigratedDatabase } from '../testing/migrated-database.js';
import { IdempotencyEntity } from './idempotency.entity.js';
import { raiseRevision } from './revision.js';

let database: MigratedDatabase;
beforeAll(async () => {
  database = await migratedDatabase(new HandClock());
});
afterAll(() => database.drop());

/** What a driver says. */
const saying = (said: { code?: string; errno?: number }, message = 'no'): QueryFailedError =>
  new QueryFailedError('INSERT', [], Object.assign(new Error(message), said));
const duplicate = (column: string): QueryFailedError =>
  saying({ code: 'SQLITE_CONSTRAINT_UNIQUE' }, `UNIQUE constraint failed: ${column}`);
const parted = saying({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' });

/** Work that fails with these, one after the other, and then goes well; and how often it was begun. */
function failing(...errors: readonly Error[]): { begun: number; work: (tx: EntityManager) => Promise<string> } {
  const count = {
    begun: 0,
    work: async (tx: EntityManager): Promise<string> => {
      await raiseRevision(tx, 'network');
      const error = errors[count.begun];
      count.begun += 1;
      if (error) throw error;
      return 'done';
    },
  };
  return count;
}
const readOnly = (on: 'ON' | 'OFF'): Promise<unknown> => database.dataSource.query(`PRAGMA query_only = ${on}`);

describe('a database that keeps nothing', () => {
  it('is out of reach, not at fault, and is asked again until it keeps something', async () => {
    const { transactions } = database;
    await readOnly('ON');
    try {
      // Nothing was refused yet, so that nothing is tried.
      expect(await transactions.areKept()).toBe(true);
      await expect(transactions.run((tx) => raiseRevision(tx, 'network'))).rejects.toMatchObject({
        code: 'unavailable',
        cause: expect.any(QueryFailedError) as Error,
      });
      expect([await transactions.areKept(), await transactions.areKept()]).toEqual([false, false]);
    } finally {
      await readOnly('OFF');
    }
    expect(await transactions.areKept()).toBe(true);
    expect(await database.dataSource.manager.count(IdempotencyEntity)).toBe(0);
    await readOnly('ON');
    expect(await transactions.areKept()).toBe(true);
    await readOnly('OFF');
  });

  it('is not suspected for a fault of ours', async () => {
    await expect(database.transactions.run(failing(new Error('ours')).work)).rejects.toThrow('ours');
    await readOnly('ON');
    expect(await database.transactions.areKept()).toBe(true);
    await readOnly('OFF');
  });

  it('is told at once: only who waits for another may find that it was worth it', async () => {
    const [full, busy] = [failing(saying({ code: 'SQLITE_FULL' })), failing(saying({ code: 'SQLITE_BUSY_SNAPSHOT' }))];
    await expect(database.transactions.run(full.work)).rejects.toMatchObject({ code: 'unavailable' });
    expect(full.begun).toBe(1);
    const wrong = failing(saying({ errno: 1064 }));
    await expect(database.transactions.run(wrong.work)).rejects.toThrow(QueryFailedError);
    expect(wrong.begun).toBe(1);
    expect([await database.transactions.run(busy.work), busy.begun]).toEqual(['done', 2]);
  });
});

describe('whoever was overtaken', () => {
  it.each([
    ['already_registered', duplicate('idempotency.key')],
    ['changed_meanwhile', parted],
  ])('begins anew once, and is told %s when that was no use', async (code, error) => {
    const [once, always] = [failing(error), failing(error, error, error)];
    expect([await database.transactions.run(once.work), once.begun]).toEqual(['done', 2]);
    await expect(database.transactions.run(always.work)).rejects.toMatchObject({ code, cause: error });
    expect(always.begun).toBe(2);
  });

  it('is told the field only where they sent it: in the address, or in what they sent with it', async () => {
    const send = (body: unknown, ...columns: readonly string[]) =>
      database.transactions
        .once({ key: 'k', caller: 'c', operation: 'o', body }, failing(...columns.map(duplicate)).work)
        .then(
          () => undefined,
          (error: unknown) => (error as { field?: string }).field,
        );
    const twice = (column: string): [string, string] => [column, column];
    expect(await send({ id: 'a', body: { plate: 'b' } }, ...twice('vehicle.plate'))).toBe('plate');
    expect(await send({ plate: 'a', body: null }, ...twice('vehicle.plate'))).toBe('plate');
    expect(await send({ id: 'a', body: { other: 'b' } }, ...twice('vehicle.plate'))).toBeUndefined();
    expect(await send({ id: 'a', body: { deep: { plate: 'b' } } }, ...twice('vehicle.plate'))).toBeUndefined();
    for (const body of [null, undefined, 'plate', 7])
      expect(await send(body, ...twice('vehicle.plate'))).toBeUndefined();
    await expect(
      database.transactions.run(failing(...twice('vehicle.plate').map(duplicate)).work),
    ).rejects.toMatchObject({
      field: undefined,
    });
  });
});

describe('commands under way', () => {
  const command = (caller: string, key: string) => ({ caller, key, operation: 'o', body: null });

  it('stand in the way of the same one alone, until it is done, however it ended', async () => {
    const { transactions } = database;
    const both = failing(new Error('full')).work;
    const sent = [
      transactions.once(command('a', '1'), both),
      transactions.once(command('a', '2'), failing().work),
      transactions.once(command('b', '1'), failing().work),
      transactions.once(command('a', '1'), failing().work),
    ];
    const said = (await Promise.allSettled(sent)).map((each) =>
      each.status === 'fulfilled' ? each.value : ((each.reason as { code?: string }).code ?? 'failed'),
    );
    expect(said).toEqual(['failed', 'done', 'done', 'idempotency_in_flight']);
    expect(await transactions.once(command('a', '1'), failing().work)).toBe('done');
  });

  it('are still inside when another one ends', async () => {
    const { transactions } = database;
    const first = transactions.run(failing().work);
    const second = transactions.run(async () => {
      await first;
      await transactions.run(failing().work);
    });
    await expect(second).rejects.toThrow('inside another');
  });
});
