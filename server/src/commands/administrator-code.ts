// Command: let the first administrator in; with `--another`, one more when all have lost their way.
//
// Prints a code to type into the browser, good for five minutes and once. Whoever may run this holds the
// database and the keys anyhow; the audit log says that it was done.
import { codeGroups } from '@kehuoyou/shared';
import { AdministratorsService } from '../accounts/staff/administrators.service.js';
import { readConfig } from '../config.js';
import { openServices } from './open-services.js';

const services = await openServices(readConfig(process.env));
const order = await services.get(AdministratorsService).code(process.argv.includes('--another'));
if (order) {
  console.log(`${codeGroups(order.code)}   until ${order.expiresAt}`);
} else {
  console.error('there is an administrator already: use --another to make one more');
  process.exitCode = 1;
}
await services.close();
