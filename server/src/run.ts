// How is a command run that somebody types? `node server/dist/bundle/run.js NAME …`
import { carryOut } from './carry-out.js';

void carryOut(process.argv.slice(2), { env: process.env, output: console }).then(
  (code) => void (process.exitCode = code),
);
