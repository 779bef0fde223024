// Command: list the events that could not be delivered, or try one (or `all`) again.
import type { CommandContext } from '../../command.js';
import { DeadLetters } from './dead-letters.js';
import { Transactions } from '../transaction.js';

const MOST_SHOWN = 1_000;

export async function retryEvents({ words: [which], clock, output, database }: CommandContext): Promise<number> {
  const dataSource = await database();
  const deadLetters = new DeadLetters(dataSource, clock);
  const { letters, total } = await deadLetters.list(MOST_SHOWN);
  if (which === undefined) {
    for (const { id, topic, createdAt, attempts, lastError } of letters)
      output.log(`${id}  ${createdAt.toISOString()}  ${topic}  ${attempts} attempts  ${lastError ?? ''}`);
    output.log(total === 0 ? 'every event was delivered' : `${total} in all; try again with: retry-events ID|all`);
    return 0;
  }
  const wanted = letters.filter(({ id }) => which === 'all' || id === which);
  let revived = 0;
  for (const { id } of wanted)
    if (await new Transactions(dataSource, clock).run((tx) => deadLetters.revive(tx, id))) revived += 1;
  output.log(`${revived} will be tried again`);
  return revived === 0 && which !== 'all' ? 1 : 0;
}
