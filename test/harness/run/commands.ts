// How is a command of the server carried out for a story whose subject it is not?
import { exchange, jsonIn } from '../exchange.js';
import type { CommandOptions, CommandResult } from '../server-process.js';

/**
 * Has one of the server's commands carried out to its end, in the process that has loaded the server for all stories
 * (`commanding.mjs`). What is only true of a process of its own, such as that it ends, is tried with `runCommand`:
 * each command somewhere.
 */
export async function carryOut(
  name: string,
  words: readonly string[],
  { database, clock }: CommandOptions,
): Promise<CommandResult> {
  const env = { ...database.env, ...(clock === undefined ? {} : { START_AT: clock }) };
  const body = JSON.stringify({ typed: [name, ...words], env });
  const reply = await exchange(process.env['TEST_COMMANDS'] ?? '', { method: 'POST', path: '/', body });
  return jsonIn(reply) as CommandResult;
}
