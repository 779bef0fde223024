// Command: give somebody's civic program the key with which it reports by Open311.
//
// Prints the key this once. For a name that has one already it makes a new one, and the old one is worth nothing;
// `--withdraw` takes it away.
import { keyCommand } from '../../key-command.js';
import { Open311Keys } from './open311-keys.service.js';

export const open311Key = keyCommand({
  command: 'open311-key',
  giver: Open311Keys,
  give: async (keys, name) => [`api_key: ${await keys.give(name)}`],
});
