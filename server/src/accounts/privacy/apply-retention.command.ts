// Command: remove now what has outlived its purpose; the server does so by itself once a day.
import type { CommandContext } from '../../command.js';
import { RetentionService } from './retention.service.js';

export async function applyRetention({ output, services }: CommandContext): Promise<number> {
  const removed = await (await services()).get(RetentionService).apply();
  for (const [subject, count] of Object.entries(removed)) output.log(`${subject}: ${count}`);
  return 0;
}
