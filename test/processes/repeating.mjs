// Process: does the same keyed work as another process at the same time, and prints what it was answered.
//
// Words: first key, last key. Waits for a line on standard input before it begins, so that two can begin
// at once.
import { once } from 'node:events';
import { Failure } from '@kehuoyou/shared';
import { readConfig } from '../../server/dist/config.js';
import { clockFrom } from '../../server/dist/clock.js';
import { openDatabase } from '../../server/dist/open-database.js';
import { appendToOutbox } from '../../server/dist/database/outbox/outbox.js';
import { topic } from '../../server/dist/database/outbox/topic.js';
import { Transactions } from '../../server/dist/database/transaction.js';

/** @type {import('../../server/dist/database/outbox/topic.js').Topic<{ key: string }>} */
const happened = topic('test.fact', ({ key }) => key);
const [first = '1', last = '1'] = process.argv.slice(2);

void repeat();

async function repeat() {
  const config = readConfig(process.env);
  const clock = clockFrom(config.startAt);
  const dataSource = await openDatabase(config);
  const transactions = new Transactions(dataSource, clock);
  console.log('ready');
  await once(process.stdin, 'data');
  process.stdin.destroy();
  /** @type {Record<string, unknown>} */
  const answers = {};
  for (let number = Number(first); number <= Number(last); number += 1) {
    const key = `shared-${number}`;
    answers[key] = await persist(key, transactions, clock);
  }
  console.log(JSON.stringify(answers));
  await dataSource.destroy();
}

/**
 * Sends until it is answered, as a phone does.
 * @param {string} key
 * @param {Transactions} transactions
 * @param {import('@kehuoyou/shared').Clock} clock
 * @returns {Promise<unknown>}
 */
async function persist(key, transactions, clock) {
  for (;;) {
    try {
      return await transactions.once(
        { key, caller: 'villager', operation: 'POST /api/facts', body: { key } },
        async (tx) => {
          await appendToOutbox(tx, happened, { key }, clock.now());
          return { key, doneBy: process.pid };
        },
      );
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'idempotency_in_flight')) throw error;
    }
  }
}
