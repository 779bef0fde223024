// Command: give a carrier, or another post's program, the key with which it announces parcels and hears of them.
//
// Prints the secret this once. For a name that has a key already it makes a new secret, and the old one is worth
// nothing; `--withdraw` takes the key away.
import type { CommandContext } from '../../command.js';
import { PartnerKeys } from './partner-keys.service.js';

const LONGEST = 64;

export async function partnerKey({ words, output, services }: CommandContext): Promise<number> {
  const name = words
    .filter((word) => word !== '--withdraw')
    .join(' ')
    .trim();
  if (name === '' || name.length > LONGEST) {
    output.error(`say whose key it is, in at most ${LONGEST} characters: partner-key NAME`);
    return 2;
  }
  const keys = (await services()).get(PartnerKeys);
  if (words.includes('--withdraw')) {
    if (await keys.withdraw(name)) return 0;
    output.error(`there is no key for ${name}`);
    return 1;
  }
  const { key, secret } = await keys.give(name);
  output.log(`key: ${key}`);
  output.log(`secret: ${secret}`);
  return 0;
}
