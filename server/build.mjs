// How is the server built? Compiles shared and server, then writes down which shape everything has that it takes and gives.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeShapes } from './shapes.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');

const { status } = spawnSync(process.execPath, [compiler, '-b', here], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
await describeShapes();
