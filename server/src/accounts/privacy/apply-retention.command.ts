// Command: remove now what has outlived its purpose; the server does so by itself once a day.
import type { CommandContext } from '../../command.js';
import { ClockJumped } from './clock-jumped.js';
import { RetentionService } from './retention.service.js';

const CLOCK_IS_RIGHT = '--clock-is-right';

export async function applyRetention({ output, services, words }: CommandContext): Promise<number> {
  if (words.some((word) => word !== CLOCK_IS_RIGHT)) {
    output.error(`usage: apply-retention [${CLOCK_IS_RIGHT}]`);
    return 2;
  }
  const retention = (await services()).get(RetentionService);
  const removed = await (words.includes(CLOCK_IS_RIGHT) ? retention.apply() : retention.applyIfPlausible()).catch(
    (error: unknown) => {
      if (!(error instanceof ClockJumped)) throw error;
      output.error(error.message);
      return undefined;
    },
  );
  if (!removed) return 1;
  for (const [subject, count] of Object.entries(removed)) output.log(`${subject}: ${count}`);
  return 0;
}
