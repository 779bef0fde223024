// Command: list the events that could not be delivered, or try one (or `all`) again.
import 'reflect-metadata';
import { clockFrom } from '../clock.js';
import { readConfig } from '../config.js';
import { openDatabase } from '../open-database.js';
import { DeadLetters } from '../database/dead-letters.js';
import { Transactions } from '../database/transaction.js';

const MOST_SHOWN = 1_000;

const config = readConfig(process.env);
const clock = clockFrom(config.startAt);
const dataSource = await openDatabase(config);
const deadLetters = new DeadLetters(dataSource, clock);
try {
  await run(process.argv[2]);
} finally {
  await dataSource.destroy();
}

async function run(which: string | undefined): Promise<void> {
  const { letters, total } = await deadLetters.list(MOST_SHOWN);
  if (which === undefined) {
    for (const { id, topic, createdAt, attempts, lastError } of letters)
      console.log(`${id}  ${createdAt.toISOString()}  ${topic}  ${attempts} attempts  ${lastError ?? ''}`);
    console.log(total === 0 ? 'every event was delivered' : `${total} in all; try again with: retry-events ID|all`);
    return;
  }
  const wanted = letters.filter(({ id }) => which === 'all' || id === which);
  let revived = 0;
  for (const { id } of wanted)
    if (await new Transactions(dataSource, clock).run((tx) => deadLetters.revive(tx, id))) revived += 1;
  console.log(`${revived} will be tried again`);
  if (revived === 0 && which !== 'all') process.exitCode = 1;
}
