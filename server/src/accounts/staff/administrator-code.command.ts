// Command: let the first administrator in; with `--another`, one more when all have lost their way.
//
// Prints a code to type into the browser, good for five minutes and once. Whoever may run this holds the
// database and the keys anyhow; the audit log says that it was done.
import { codeGroups } from '@kehuoyou/shared';
import type { CommandContext } from '../../command.js';
import { AdministratorsService } from './administrators.service.js';

export async function administratorCode({ words, output, services }: CommandContext): Promise<number> {
  const order = await (await services()).get(AdministratorsService).code(words.includes('--another'));
  if (order) output.log(`${codeGroups(order.code)}   until ${order.expiresAt}`);
  else output.error('there is an administrator already: use --another to make one more');
  return order ? 0 : 1;
}
