// What must be there before the first story begins?
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startCommanding } from './commanding.mjs';
import { startMariadb } from '../private-mariadb.mjs';
import { findMariadb } from '../programs.mjs';
import { makeTemplates } from '../templates.mjs';
import { bundle } from '../../../server/bundle.mjs';

/** Processes of the server's code: those that write and are killed, many times each, and the one that runs commands. */
const processes = ['announcing', 'cancelling', 'commanding', 'repeating'];

/** The seed of everything random in this run, one MariaDB for all files, databases to copy, and the built server. */
export default async function beforeAllFiles() {
  // Compiled and described as the sources are now: every answer is held against its shape. Quick when nothing changed.
  const built = spawnSync(process.execPath, [fileURLToPath(new URL('../../../server/build.mjs', import.meta.url))]);
  if (built.status !== 0)
    throw new Error(`the server cannot be built:\n${String(built.stdout)}${String(built.stderr)}`);
  const entries = Object.entries({ main: 'warming', ...Object.fromEntries(processes.map((name) => [name, name])) });
  await bundle({
    name: 'processes',
    entries: Object.fromEntries(entries.map(([entry, name]) => [entry, `../test/processes/${name}.mjs`])),
  });
  process.env['SEED'] ??= String(Date.now() % 1_000_000_007);
  process.stdout.write(`everything random in this run comes from SEED=${process.env['SEED']}\n`);
  await findOrStartMariadb();
  process.env['TEST_TEMPLATES'] = await makeTemplates(process.env['TEST_MARIADB_URL'] ?? '');
  const commanding = await startCommanding();
  process.env['TEST_COMMANDS'] = commanding.url;
  Object.assign(globalThis, { khyCommanding: commanding });
}

/** Whoever starts several runs, one after the other, may hand the same MariaDB to each. */
async function findOrStartMariadb() {
  if ((process.env['TEST_MARIADB_URL'] ?? '') !== '') return;
  const programs = findMariadb();
  if (!programs) {
    process.stdout.write('MariaDB is not installed: what needs it is skipped\n');
    return;
  }
  const mariadb = await startMariadb(programs);
  process.env['TEST_MARIADB_URL'] = mariadb.url;
  Object.assign(globalThis, { khyMariadb: mariadb });
}
