// Command: seal everything anew under the newest key; with `--new`, first put a new key into the key file.
//
// With keys from the environment: put the new one in front in DATA_KEYS, restart the servers, run this,
// and only then take the old one out. With the key file: stop the server, run this with `--new`, start it.
import type { CommandContext } from '../../command.js';
import { addKeyToFile } from '../safekeeping/key-store.js';
import { KeyRotationService } from './key-rotation.service.js';

export async function rotateKeys({ words, config, output, services }: CommandContext): Promise<number> {
  const isNew = words.includes('--new');
  if (isNew && config.accounts.keys) {
    output.error('the keys come from DATA_KEYS: put the new one in front there');
    return 2;
  }
  if (isNew) output.log(`new key: ${addKeyToFile(config.dataDir)}`);
  output.log(`sealed anew: ${await (await services()).get(KeyRotationService).run()} values`);
  return 0;
}
