// Command: has the audit log been changed or cut off?
//
// The server notes in `audit-heads.log` how far the log was whole; this looks for the last of these ends, and for another
// one, `SEQUENCE:MARK`, that somebody has on paper or in a log. With `--accept` the present end holds from now on,
// as after a backup was brought back.
import type { CommandContext } from '../../command.js';
import { auditBreakWords } from './audit-break-words.js';
import type { AuditHead } from './audit-chain.js';
import { AuditService } from './audit.service.js';
import { NotedHeads } from './noted-heads-store.js';

const ACCEPT = '--accept';

export async function verifyAudit({ words, output, clock, config, services }: CommandContext): Promise<number> {
  const ends = words.filter((word) => word !== ACCEPT);
  const given = ends.map(headOf);
  if (ends.length > 1 || given.includes(undefined)) {
    output.error(`usage: verify-audit [SEQUENCE:MARK] [${ACCEPT}]`);
    return 2;
  }
  const audit = (await services()).get(AuditService);
  const noted = new NotedHeads(config.dataDir);
  const expected = [...given, noted.last()].filter((head) => head !== undefined);
  const { broken, head } = await audit.verify(...expected);
  if (broken) output.error(auditBreakWords(broken));
  else output.log(`the audit log is whole, up to ${head.sequence}:${head.mark}`);
  const accepts = words.includes(ACCEPT);
  if (accepts && broken) noted.add(await audit.accept(broken), clock.now(), true);
  else if (!broken && head.sequence > 0) noted.add(head, clock.now());
  return broken && !accepts ? 1 : 0;
}

function headOf(text: string): AuditHead | undefined {
  const [, sequence, mark] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  return sequence === undefined || mark === undefined ? undefined : { sequence: Number(sequence), mark };
}
