// Command: has the audit log been changed? With `SEQUENCE:MARK`, noted earlier, also whether it was cut off.
//
// Note down what it prints, outside of the database: whoever can write the database could remove the
// newest lines and put the end back, and only an end noted elsewhere shows it.
import type { CommandContext } from '../../command.js';
import { AuditService } from './audit.service.js';

const problems = {
  changed: 'was changed, or the key is another one',
  missing: 'is missing',
  cut_off: 'and what followed it was cut off',
  beyond_end: 'stands behind the end of the log, where nobody of ours put it',
  unknown_start: 'is the first, and nothing says what became of those before it',
} as const;

export async function verifyAudit({ words: [end], output, services }: CommandContext): Promise<number> {
  const noted = /^(\d+):([0-9a-f]{64})$/.exec(end ?? '');
  if (end !== undefined && !noted) {
    output.error('usage: verify-audit [SEQUENCE:MARK]');
    return 2;
  }
  const expected = noted ? { sequence: Number(noted[1]), mark: noted[2] ?? '' } : undefined;
  const { broken, head } = await (await services()).get(AuditService).verify(expected);
  if (broken) output.error(`line ${broken.sequence} ${problems[broken.problem]}`);
  else output.log(`the audit log is whole, up to ${head.sequence}:${head.mark}`);
  return broken ? 1 : 0;
}
