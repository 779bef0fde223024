// How is the server built? Compiles shared and server, writes down which shape everything has that it takes and
// gives, and puts what a start reads into few files.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';
import { describeShapes } from './shapes.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');

const { status } = spawnSync(process.execPath, [compiler, '-b', here], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
await describeShapes();
await bundle();
