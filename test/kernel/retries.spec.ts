// Is a write done exactly once, however often it is sent, from however many places, whatever the database does?
import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { clockFrom } from '../../server/dist/clock.js';
import { IdempotencyEntity } from '../../server/dist/database/idempotency.entity.js';
import { insertOnce } from '../../server/dist/database/insert-once.js';
import { OutboxReceiptEntity } from '../../server/dist/database/outbox/outbox.entity.js';
import { appendToOutbox } from '../../server/dist/database/outbox/outbox.js';
import { topic } from '../../server/dist/database/outbox/topic.js';
import { holdRevisions, raiseRevision } from '../../server/dist/database/revision.js';
import { Transactions } from '../../server/dist/database/transaction.js';
import type { Command } from '../../server/dist/database/transaction.js';
import { onEachDatabase } from '../harness/database.js';
import { openTables } from '../harness/opened-database.js';
import type { Tables } from '../harness/opened-database.js';
import { randomFor } from '../harness/random.js';
import { endOf, startProcess } from '../harness/server-process.js';

type Work<Answer> = Parameters<typeof Transactions.prototype.run<Answer>>[0];

const clock = clockFrom(new Date('2026-11-24T09:00:00+08:00'));
const happened = topic<{ name: string }>('test.fact', ({ name }) => name);
let nextKey = 0;

function command(changes: Partial<Command> = {}): Command {
  nextKey += 1;
  return { key: `key-${nextKey}`, caller: 'villager', operation: 'POST /api/facts', body: { boxes: 3 }, ...changes };
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? String(error);
}

onEachDatabase((database) => {
  let source: Tables;
  let transactions: Transactions;

  beforeAll(async () => {
    source = await openTables(database);
    transactions = new Transactions(source, clock);
  });
  afterAll(() => source.destroy());

  const factsOf = async (name: string): Promise<number> => {
    const rows = (await source.query('SELECT payload FROM outbox')) as { payload: string }[];
    return rows.filter(({ payload }) => (JSON.parse(payload) as { name?: string }).name === name).length;
  };
  const keysOf = async (key: string): Promise<number> => {
    const rows = (await source.query('SELECT idempotency_key FROM idempotency')) as { idempotency_key: string }[];
    return rows.filter((row) => row.idempotency_key === key).length;
  };
  const revision = async (name: string): Promise<number> => {
    const rows = (await source.query('SELECT name, value FROM revision')) as { name: string; value: number }[];
    return Number(rows.find((row) => row.name === name)?.value);
  };
  /** Writes one fact, and answers something that nobody could answer twice alike. */
  const fact =
    (name: string): Work<{ token: number }> =>
    async (tx) => {
      await appendToOutbox(tx, happened, { name }, clock.now());
      return { token: Math.random() };
    };
  /** Sends until it is answered, as a phone does. */
  const persist = async (sent: Command, name: string): Promise<{ token: number }> => {
    for (;;) {
      try {
        return await transactions.once(sent, fact(name));
      } catch (error) {
        if (codeOf(error) !== 'idempotency_in_flight') throw error;
        await pause(1);
      }
    }
  };

  it('does the same key sent 50 times at once one time, and answers all of them alike', async () => {
    const sent = command();
    const answers = await Promise.all(Array.from({ length: 50 }, () => persist(sent, 'fifty')));
    expect(new Set(answers.map(({ token }) => token)).size).toBe(1);
    expect([await factsOf('fifty'), await keysOf(sent.key)]).toEqual([1, 1]);
  });

  it('shows whoever waited for a row what the one before wrote, though it had looked before', async () => {
    const steps = new EventEmitter();
    const [hasHeld, hasLooked] = [once(steps, 'held'), once(steps, 'looked')];
    const seen = (tx: Parameters<Work<unknown>>[0]): Promise<{ payload: string }[]> =>
      tx.query(`SELECT payload FROM outbox WHERE payload LIKE '%"meanwhile"%'`);
    const first = transactions.run(async (tx) => {
      await holdRevisions(tx);
      steps.emit('held');
      // On SQLite the second does not even begin before this one has ended.
      await (database.engine === 'mariadb' ? hasLooked : undefined);
      await appendToOutbox(tx, happened, { name: 'meanwhile' }, clock.now());
    });
    await hasHeld;
    const second = transactions.run(async (tx) => {
      const before = await seen(tx);
      steps.emit('looked');
      await holdRevisions(tx);
      return { before: before.length, after: (await seen(tx)).length };
    });
    await first;
    expect(await second).toEqual({ before: database.engine === 'mariadb' ? 0 : 1, after: 1 });
  });

  it('answers as before when the first answer was lost on the way', async () => {
    const sent = command();
    const lost = await transactions.once(sent, fact('lost'));
    expect(await transactions.once(sent, fact('lost'))).toEqual(lost);
    expect(await factsOf('lost')).toBe(1);
  });

  it('refuses the same key with another body or for another operation', async () => {
    const sent = command();
    await transactions.once(sent, fact('body'));
    for (const other of [
      { ...sent, body: { boxes: 4 } },
      { ...sent, operation: 'POST /api/others' },
    ]) {
      await expect(transactions.once(other, fact('body'))).rejects.toMatchObject({ code: 'idempotency_mismatch' });
    }
    expect(await factsOf('body')).toBe(1);
  });

  it('says that the first is under way while it is, and answers as it once it is done', async () => {
    const sent = command();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let begun = (): void => undefined;
    const beginning = new Promise<void>((resolve) => (begun = resolve));
    const first = transactions.once(sent, async (tx) => {
      begun();
      await held;
      return fact('held')(tx);
    });
    await beginning;
    await expect(transactions.once(sent, fact('held'))).rejects.toMatchObject({ code: 'idempotency_in_flight' });
    release();
    expect(await transactions.once(sent, fact('held')).catch(codeOf)).toEqual(
      await first.then(() => 'idempotency_in_flight', codeOf),
    );
    expect(await transactions.once(sent, fact('held'))).toEqual(await first);
    expect(await factsOf('held')).toBe(1);
  });

  it('takes another caller’s equal key for another key', async () => {
    const sent = command();
    const mine = await transactions.once(sent, fact('mine'));
    const theirs = await transactions.once({ ...sent, caller: 'neighbour' }, fact('theirs'));
    expect(theirs).not.toEqual(mine);
    expect([await factsOf('mine'), await factsOf('theirs'), await keysOf(sent.key)]).toEqual([1, 1, 2]);
  });

  it('forgets a key whose work failed, with everything that the work had written', async () => {
    const sent = command();
    const failing = transactions.once(sent, async (tx) => {
      await fact('failed')(tx);
      throw new Error('no room on the bus');
    });
    await expect(failing).rejects.toThrow('no room on the bus');
    expect([await factsOf('failed'), await keysOf(sent.key)]).toEqual([0, 0]);
    await transactions.once(sent, fact('failed'));
    expect(await factsOf('failed')).toBe(1);
  });

  it('tells a row that is there already from one that cannot be written, which fails', async () => {
    const row = {
      id: 'once',
      caller: 'c',
      key: 'once',
      operation: 'o',
      bodyHash: '',
      answer: null,
      createdAt: clock.now(),
    };
    const write = (changes: Partial<IdempotencyEntity>): Promise<boolean> =>
      transactions.run((tx) => insertOnce(tx, IdempotencyEntity, { ...row, ...changes }));
    expect([await write({}), await write({ key: 'other' }), await write({ id: 'other' })]).toEqual([
      true,
      false,
      false,
    ]);
    const doneAt = clock.now();
    const ofNothing = transactions.run((tx) =>
      insertOnce(tx, OutboxReceiptEntity, { eventId: 'none', listener: 'l', doneAt }),
    );
    await expect(ofNothing).rejects.toMatchObject({ code: 'changed_meanwhile' });
    await expect(write({ id: 'null', key: 'null', caller: null as unknown as string })).rejects.toThrow(/null/i);
    if (database.engine === 'mariadb')
      await expect(write({ id: 'long', key: 'k'.repeat(200) })).rejects.toMatchObject({ code: 'invalid_field' });
    expect([await keysOf('null'), await keysOf('k'.repeat(128))]).toEqual([0, 0]);
  });

  it('does transactions that block each other again, each as a whole', async () => {
    const before = { network: await revision('network'), timetable: await revision('timetable') };
    const rounds = 12;
    let attempts = 0;
    for (let round = 0; round < rounds; round += 1) {
      await Promise.all(
        (['network', 'timetable'] as const).map((first) =>
          transactions.run(async (tx) => {
            attempts += 1;
            await raiseRevision(tx, first);
            // Long enough for the other to hold what this one wants next.
            await pause(15);
            await raiseRevision(tx, first === 'network' ? 'timetable' : 'network');
          }),
        ),
      );
    }
    const after = { network: await revision('network'), timetable: await revision('timetable') };
    expect([after.network - before.network, after.timetable - before.timetable]).toEqual([2 * rounds, 2 * rounds]);
    // SQLite's writers wait in a queue and never block each other; MariaDB's do, or this test proves nothing.
    if (database.engine === 'sqlite') expect(attempts).toBe(2 * rounds);
    else expect(attempts).toBeGreaterThan(2 * rounds);
  });

  const random = randomFor('storm');
  it(`loses nothing in a storm of many writers on few rows (${random.seed})`, async () => {
    const before = await revision('network');
    const writers = 60;
    await Promise.all(
      Array.from({ length: writers }, async (_each, index) => {
        await pause(random.between(0, 40));
        await transactions.once(command({ key: `storm-${index}` }), async (tx) => {
          const names = random.next() < 0.5 ? (['network', 'timetable'] as const) : (['timetable', 'network'] as const);
          for (const name of names) await raiseRevision(tx, name);
          return fact('storm')(tx);
        });
      }),
    );
    expect([(await revision('network')) - before, await factsOf('storm')]).toEqual([writers, writers]);
  });

  it('does each key once when two processes send the same ones at the same time', async () => {
    const keys = 25;
    const processes = [1, 2].map(() =>
      startProcess({
        file: 'processes/repeating',
        words: ['1', String(keys)],
        env: { ...database.env },
        input: true,
      }),
    );
    const outputs = processes.map(() => '');
    const errors = processes.map(() => '');
    const ends = processes.map((child) => endOf(child));
    await Promise.all(
      processes.map(async (child, index) => {
        child.stdout?.on('data', (chunk: Buffer) => (outputs[index] += chunk.toString()));
        child.stderr?.on('data', (chunk: Buffer) => (errors[index] += chunk.toString()));
        if (child.stdout) await once(child.stdout, 'data');
      }),
    );
    for (const child of processes) child.stdin?.write('go\n');
    await Promise.all(ends);
    expect(errors).toEqual(['', '']);
    const [mine, theirs] = outputs.map(
      (output) => JSON.parse(output.split('\n')[1] ?? '') as Record<string, { doneBy: number }>,
    );
    expect(Object.keys(mine ?? {})).toHaveLength(keys);
    expect(theirs).toEqual(mine);
    const rows = (await source.query(`SELECT payload FROM outbox`)) as { payload: string }[];
    const done = rows
      .map(({ payload }) => (JSON.parse(payload) as { key?: string }).key)
      .filter((key) => key !== undefined);
    expect(done.sort()).toEqual(Object.keys(mine ?? {}).sort());
  });

  if (database.engine === 'mariadb') {
    it('does the whole transaction again for a lock that is not given in time', async () => {
      const before = { network: await revision('network'), timetable: await revision('timetable') };
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      let taken = (): void => undefined;
      const taking = new Promise<void>((resolve) => (taken = resolve));
      const holder = transactions.run(async (tx) => {
        await raiseRevision(tx, 'network');
        taken();
        await released;
      });
      await taking;
      let attempts = 0;
      const waiter = transactions.run(async (tx) => {
        attempts += 1;
        await tx.query('SET SESSION innodb_lock_wait_timeout = 1');
        await tx.query('SELECT value FROM revision');
        await raiseRevision(tx, 'timetable');
        await raiseRevision(tx, 'network');
      });
      await pause(1_300);
      release();
      await Promise.all([holder, waiter]);
      expect(attempts).toBeGreaterThan(1);
      expect([(await revision('network')) - before.network, (await revision('timetable')) - before.timetable]).toEqual([
        2, 1,
      ]);
    });
  }
});
