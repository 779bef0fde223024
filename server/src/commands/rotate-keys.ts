// Command: seal everything anew under the newest key; with `--new`, first put a new key into the key file.
//
// With keys from the environment: put the new one in front in DATA_KEYS, restart the servers, run this,
// and only then take the old one out. With the key file: stop the server, run this with `--new`, start it.
import { addKeyToFile } from '../accounts/safekeeping/key-store.js';
import { KeyRotationService } from '../accounts/privacy/key-rotation.service.js';
import { readConfig } from '../config.js';
import { openServices } from './open-services.js';

const config = readConfig(process.env);
if (process.argv.includes('--new') && config.accounts.keys) {
  console.error('the keys come from DATA_KEYS: put the new one in front there');
  process.exitCode = 2;
} else {
  if (process.argv.includes('--new')) console.log(`new key: ${addKeyToFile(config.dataDir)}`);
  const services = await openServices(config);
  console.log(`sealed anew: ${await services.get(KeyRotationService).run()} values`);
  await services.close();
}
