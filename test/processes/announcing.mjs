// Process: announces one cancelled trip after the other, and says of each that it is done once it is.
//
// Words: what to call its keys by, and how many are announced at a time. It runs until it is killed. Each
// line on standard output is one acknowledgement, written before the next write is begun.
import { writeSync } from 'node:fs';
import { openServices } from '../../server/dist/open-services.js';
import { readConfig } from '../../server/dist/config.js';
import { clockFrom } from '../../server/dist/clock.js';
import { appendToOutbox } from '../../server/dist/database/outbox/outbox.js';
import { topic } from '../../server/dist/database/outbox/topic.js';
import { Transactions } from '../../server/dist/database/transaction.js';
import { Snapshots } from '../../server/dist/database/snapshots.js';
import { OperatorReports } from '../../server/dist/timetable/driving/operator-reports.service.js';
import { addDays } from '@kehuoyou/shared';

/** @type {import('../../server/dist/database/outbox/topic.js').Topic<{ reason: string }>} */
const happened = topic('test.fact', ({ reason }) => reason);
const [name = 'a', lanes = '4'] = process.argv.slice(2);

void announce();

async function announce() {
  const config = readConfig(process.env);
  const clock = clockFrom(config.startAt);
  const services = await openServices(config);
  await services.get(Snapshots).refresh();
  say('ready');
  await Promise.all(Array.from({ length: Number(lanes) }, (_each, cache) => announceOn(cache, services, clock)));
}

/**
 * @param {number} cache
 * @param {Awaited<ReturnType<typeof openServices>>} services
 * @param {import('@kehuoyou/shared').Clock} clock
 */
async function announceOn(cache, services, clock) {
  const [transactions, reports] = [services.get(Transactions), services.get(OperatorReports)];
  for (let count = 0; ; count += 1) {
    // Every announcement is about another trip and day, so that each can be told from all others.
    const reason = `${name}/${cache}/${count}`;
    const serviceDate = addDays('2026-12-01', count % 700);
    const id = await reports.cancelTrip({ tripId: `K01-O0${1 + (cache % 4)}`, serviceDate, reason });
    say(`trip ${id} ${reason}`);
    const command = { key: reason, caller: name, operation: 'POST /api/facts', body: { reason } };
    const answer = await transactions.once(command, async (tx) => {
      await appendToOutbox(tx, happened, { reason }, clock.now());
      return { reason, cache };
    });
    say(`fact ${answer.reason}`);
  }
}

/** @param {string} line */
function say(line) {
  // Straight to the descriptor: what is said has left the process when this returns.
  writeSync(1, `${line}\n`);
}
