// Command: push to a partner what happens to its parcels, signed with its key, instead of waiting until it asks.
//
// `partner-push NAME URL` from now on, `partner-push NAME --stop` no longer. The key stays as it is.
import type { CommandContext } from '../../command.js';
import { PartnerPush } from './partner-push.service.js';

export async function partnerPush({ words, output, services }: CommandContext): Promise<number> {
  const [last = '', name] = [words.at(-1), words.slice(0, -1).join(' ').trim()];
  if (name === '') {
    output.error('say whom and where: partner-push NAME URL, or partner-push NAME --stop');
    return 2;
  }
  const push = (await services()).get(PartnerPush);
  const refusal = await push.direct(name, last === '--stop' ? undefined : last);
  if (refusal === undefined) return 0;
  output.error(refusal === 'unknown' ? `there is no key for ${name}` : `${last} is not taken: ${refusal}`);
  return refusal === 'unknown' ? 1 : 2;
}
