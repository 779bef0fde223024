// Command: give a carrier, or another post's program, the key with which it announces parcels and hears of them.
//
// Prints the secret this once. For a name that has a key already it makes a new secret, and the old one is worth
// nothing; `--withdraw` takes the key away.
import { keyCommand } from '../../key-command.js';
import { PartnerKeys } from './partner-keys.service.js';

export const partnerKey = keyCommand({
  command: 'partner-key',
  giver: PartnerKeys,
  give: async (keys, name) => {
    const { key, secret } = await keys.give(name);
    return [`key: ${key}`, `secret: ${secret}`];
  },
});
