// Command: has the audit log been changed? With `SEQUENCE:MARK`, noted earlier, also whether it was cut off.
//
// Note down what it prints, outside of the database: whoever can write the database could remove the
// newest lines and put the end back, and only an end noted elsewhere shows it.
import { AuditService } from '../accounts/safekeeping/audit.service.js';
import { readConfig } from '../config.js';
import { openServices } from './open-services.js';

const problems = {
  changed: 'was changed, or the key is another one',
  missing: 'is missing',
  cut_off: 'and what followed it was cut off',
  unknown_start: 'is the first, and nothing says what became of those before it',
} as const;

const noted = /^(\d+):([0-9a-f]{64})$/.exec(process.argv[2] ?? '');
if (process.argv[2] !== undefined && !noted) {
  console.error('usage: verify-audit [SEQUENCE:MARK]');
  process.exitCode = 2;
} else {
  const services = await openServices(readConfig(process.env));
  const expected = noted ? { sequence: Number(noted[1]), mark: noted[2] ?? '' } : undefined;
  const { broken, head } = await services.get(AuditService).verify(expected);
  if (broken) {
    console.error(`line ${broken.sequence} ${problems[broken.problem]}`);
    process.exitCode = 1;
  } else {
    console.log(`the audit log is whole, up to ${head.sequence}:${head.mark}`);
  }
  await services.close();
}
