// Is work done all or nothing, at most once, whatever happens meanwhile?
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { QueryFailedError } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { HandClock } from '../testing/hand-clock.js';
import { migratedDatabase } from '../testing/migrated-database.js';
import type { MigratedDatabase } from '../testing/migrated-database.js';
import { IdempotencyEntity } from './idempotency.entity.js';
import { raiseRevision } from './revision.js';
import { RevisionEntity } from './revision.entity.js';
import { Transactions } from './transaction.js';
import type { Command } from './transaction.js';

const clock = new HandClock('2026-11-24T09:40:00+08:00');
let database: MigratedDatabase;

beforeAll(async () => {
  database = await migratedDatabase(clock);
});
afterAll(() => database.drop());
afterEach(async () => {
  await database.dataSource.query('UPDATE revision SET value = 0');
  await database.dataSource.query('DELETE FROM idempotency');
});

async function counter(): Promise<number> {
  const row = await database.dataSource.manager.findOneByOrFail(RevisionEntity, { name: 'network' });
  return row.value;
}

/** Transactions that note what the counter says whenever they make their process look anew. */
function watched(): { transactions: Transactions; seen: number[] } {
  const seen: number[] = [];
  const look = async (): Promise<void> => void seen.push(await counter());
  return { transactions: new Transactions(database.dataSource, clock, look), seen };
}

/** Reads, waits, and writes back what it read plus one: right only if nobody writes meanwhile. */
async function readThenWrite(tx: EntityManager): Promise<void> {
  const row = await tx.findOneByOrFail(RevisionEntity, { name: 'network' });
  await pause(1);
  await tx.update(RevisionEntity, { name: 'network' }, { value: row.value + 1 });
}

/** What MariaDB says when it has rolled a whole transaction back. */
function rolledBack(errno: number): QueryFailedError {
  return new QueryFailedError('UPDATE revision', [], Object.assign(new Error('try restarting transaction'), { errno }));
}

function command(changes: Partial<Command> = {}): Command {
  return { key: 'k-1', caller: 'a-1', operation: 'POST /api/notes', body: { text: '路灯不亮' }, ...changes };
}

describe('a transaction', () => {
  it('keeps all of its work and gives the result', async () => {
    const result = await database.transactions.run(async (tx) => {
      await raiseRevision(tx, 'network');
      await raiseRevision(tx, 'network');
      return 'done';
    });
    expect([result, await counter()]).toEqual(['done', 2]);
  });

  it('keeps nothing of its work when it fails, and the failure is told', async () => {
    const failing = database.transactions.run(async (tx) => {
      await raiseRevision(tx, 'network');
      throw new Error('no room on the bus');
    });
    await expect(failing).rejects.toThrow('no room on the bus');
    expect(await counter()).toBe(0);
  });

  it('may not be begun inside another, where it would be lost with it', async () => {
    const nested = database.transactions.run(async (tx) => {
      await raiseRevision(tx, 'network');
      await database.transactions.run((inner) => raiseRevision(inner, 'network'));
    });
    await expect(nested).rejects.toThrow('inside another');
    expect(await counter()).toBe(0);
    // Nor does the mistake block those who come after it.
    await database.transactions.run((tx) => raiseRevision(tx, 'network'));
    expect(await counter()).toBe(1);
  });

  it('may be begun by the next one in turn when the one before has failed', async () => {
    const results = await Promise.allSettled(
      [1, 2, 3].map((each) =>
        database.transactions.run(async (tx) => {
          await raiseRevision(tx, 'network');
          if (each === 2) throw new Error('refused');
        }),
      ),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await counter()).toBe(2);
  });

  it('waits for its turn: of 100 at once that read and then write, none is lost', async () => {
    await Promise.all(Array.from({ length: 100 }, () => database.transactions.run(readThenWrite)));
    expect(await counter()).toBe(100);
  });
});

describe('a transaction that the database gave up', () => {
  it.each([
    [1213, 'a deadlock'],
    [1205, 'a lock wait'],
    [1020, 'a changed snapshot'],
  ])('with %d (%s) is done again as a whole', async (errno) => {
    let attempts = 0;
    const result = await database.transactions.run(async (tx) => {
      attempts += 1;
      await raiseRevision(tx, 'network');
      if (attempts === 1) throw rolledBack(errno);
      return attempts;
    });
    expect([result, await counter()]).toEqual([2, 1]);
  });

  it('again and again is given up in the end', async () => {
    let attempts = 0;
    const failing = database.transactions.run(async () => {
      attempts += 1;
      throw rolledBack(1213);
    });
    await expect(failing).rejects.toThrow(QueryFailedError);
    expect(attempts).toBe(8);
    expect(await counter()).toBe(0);
  });

  it('because another process writes waits until it may', async () => {
    // The other process is a second connection to the same file; ours must not wait for it inside SQLite, which would stop both.
    await database.dataSource.query('PRAGMA busy_timeout = 0');
    const other = new Database(join(database.dataDir, 'kehuoyou.sqlite'));
    try {
      other.exec(`BEGIN IMMEDIATE; UPDATE revision SET value = 40 WHERE name = 'network'`);
      let attempts = 0;
      const waiting = database.transactions.run(async (tx) => {
        attempts += 1;
        await raiseRevision(tx, 'network');
      });
      await pause(25);
      expect(await counter()).toBe(0);
      other.exec('COMMIT');
      await waiting;
      expect(attempts).toBeGreaterThan(1);
      expect(await counter()).toBe(41);
    } finally {
      other.close();
    }
  });
});

describe('a command with a key', () => {
  /** Raises the counter and answers with what it has become. */
  const raise = async (tx: EntityManager): Promise<{ value: number }> => {
    await raiseRevision(tx, 'network');
    return { value: (await tx.findOneByOrFail(RevisionEntity, { name: 'network' })).value };
  };

  it('is done once, and repeated it gets the same answer', async () => {
    const answers = [
      await database.transactions.once(command(), raise),
      await database.transactions.once(command(), raise),
      await database.transactions.once(command(), raise),
    ];
    expect(answers).toEqual([{ value: 1 }, { value: 1 }, { value: 1 }]);
    expect(await counter()).toBe(1);
  });

  it('is remembered by the clock of the county', async () => {
    await database.transactions.once(command(), raise);
    expect(await database.dataSource.manager.find(IdempotencyEntity)).toEqual([
      expect.objectContaining({
        caller: 'a-1',
        key: 'k-1',
        operation: 'POST /api/notes',
        answer: '{"value":1}',
        createdAt: clock.now(),
      }),
    ]);
  });

  it('with another body, or for another operation, is refused', async () => {
    await database.transactions.once(command(), raise);
    await expect(database.transactions.once(command({ body: { text: '水管漏水' } }), raise)).rejects.toMatchObject({
      code: 'idempotency_mismatch',
    });
    await expect(database.transactions.once(command({ operation: 'POST /api/others' }), raise)).rejects.toMatchObject({
      code: 'idempotency_mismatch',
    });
    expect(await counter()).toBe(1);
  });

  it('of another caller is another command', async () => {
    await database.transactions.once(command(), raise);
    expect(await database.transactions.once(command({ caller: 'a-2' }), raise)).toEqual({ value: 2 });
  });

  it('that failed was not done and may be sent again', async () => {
    const failing = database.transactions.once(command(), async (tx) => {
      await raise(tx);
      throw new Error('the hold is full');
    });
    await expect(failing).rejects.toThrow('the hold is full');
    expect(await database.dataSource.manager.count(IdempotencyEntity)).toBe(0);
    expect(await database.transactions.once(command(), raise)).toEqual({ value: 1 });
  });

  it('sent 50 times at once is done once; the others are told that it is under way', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, () => database.transactions.once(command(), raise)),
    );
    const codes = results
      .map((each) => (each.status === 'fulfilled' ? 'done' : (each.reason as { code: string }).code))
      .sort();
    expect(codes).toEqual(['done', ...Array.from({ length: 49 }, () => 'idempotency_in_flight')].sort());
    expect(await database.transactions.once(command(), raise)).toEqual({ value: 1 });
    expect(await counter()).toBe(1);
  });

  it('that answers nothing is remembered as well', async () => {
    const work = async (tx: EntityManager): Promise<void> => raiseRevision(tx, 'network');
    await database.transactions.once(command(), work);
    expect(await database.transactions.once(command(), work)).toBeNull();
    expect(await counter()).toBe(1);
  });

  it('is retried as a whole, with its memory, when the database gives up', async () => {
    let attempts = 0;
    const answer = await database.transactions.once(command(), async (tx) => {
      attempts += 1;
      const raised = await raise(tx);
      if (attempts === 1) throw rolledBack(1213);
      return raised;
    });
    expect([answer, attempts, await counter()]).toEqual([{ value: 1 }, 2, 1]);
  });
});

describe('a transaction that changes what is kept in memory', () => {
  it('has its process look anew once it is committed, and before anybody is told', async () => {
    const { transactions, seen } = watched();
    await transactions.run(async (tx) => {
      await raiseRevision(tx, 'network');
      await raiseRevision(tx, 'timetable');
      expect(seen).toEqual([]);
    });
    expect(seen).toEqual([1]);
    await transactions.once(command(), (tx) => raiseRevision(tx, 'network'));
    expect(seen).toEqual([1, 2]);
  });

  it('does so once, however often it had to be tried', async () => {
    const { transactions, seen } = watched();
    let attempts = 0;
    await transactions.run(async (tx) => {
      await raiseRevision(tx, 'network');
      attempts += 1;
      if (attempts < 3) throw rolledBack(1213);
    });
    expect([attempts, seen]).toEqual([3, [1]]);
  });

  it('lets nobody look when nothing came of it, when it changed nothing of it, and when it is only repeated', async () => {
    const { transactions, seen } = watched();
    const full = () => Promise.reject(new Error('no room on the bus'));
    await expect(transactions.run((tx) => raiseRevision(tx, 'network').then(full))).rejects.toThrow('no room');
    await transactions.run((tx) => tx.existsBy(RevisionEntity, { name: 'network' }));
    expect(seen).toEqual([]);
    await transactions.once(command(), (tx) => raiseRevision(tx, 'network'));
    await transactions.once(command(), (tx) => raiseRevision(tx, 'network'));
    expect(seen).toEqual([1]);
  });

  it('may be sent again while its process still looks, and is answered alike', async () => {
    let shown = (): void => undefined;
    const looking = new Promise<void>((resolve) => (shown = resolve));
    const transactions = new Transactions(database.dataSource, clock, () => looking);
    const first = transactions.once(command(), async (tx) => {
      await raiseRevision(tx, 'network');
      return 'announced';
    });
    // The first is committed, and waits to be shown.
    while ((await counter()) === 0) await pause(1);
    await pause(1);
    expect(await transactions.once(command(), async () => 'announced twice')).toBe('announced');
    shown();
    expect(await first).toBe('announced');
  });
});
