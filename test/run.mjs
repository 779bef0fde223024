// What does `npm test` do? Builds, checks types, lints, runs every test, and counts.
//
// `node test/run.mjs check` stops after types and lint. The last line is always the plain count.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMariadb } from './harness/private-mariadb.mjs';
import { everythingIsRequired, findChromium, findMariadb, findPacker, INSTALL_PACKER } from './harness/programs.mjs';
import { sweepLeftovers } from './harness/run/roomy-folder.mjs';
import { carryOut } from './harness/run/step.mjs';
import { failedFiles, Tally } from './harness/run/tally.mjs';

const TSC = 'node_modules/typescript/bin/tsc';

/** What everything else is built and checked on. @type {import('./harness/run/step.mjs').Step} */
const foundation = { name: 'build of shared and server', words: ['server/build.mjs'], quiet: true };

/** @type {readonly import('./harness/run/step.mjs').Step[]} */
const builds = [
  { name: 'build of the app for browsers', words: ['miniapp/build.mjs', 'h5'], quiet: true },
  { name: 'build of the app for WeChat', words: ['miniapp/build.mjs', 'weapp', '--local'], quiet: true },
];

/** @type {readonly import('./harness/run/step.mjs').Step[]} */
const checks = [
  { name: 'types of shared', words: [TSC, '-p', 'shared/tsconfig.spec.json'], quiet: true },
  // Its specs are compiled on the way: see server/jest.whole.config.mjs.
  { name: 'types of server', words: [TSC, '-p', 'server/tsconfig.spec.json'], quiet: true },
  { name: 'types of miniapp', words: [TSC, '-p', 'miniapp/tsconfig.json'], quiet: true },
  { name: 'types of test', words: [TSC, '-p', 'test/tsconfig.json'], quiet: true },
  { name: 'lint', words: ['node_modules/eslint/bin/eslint.js', '.'], quiet: true },
];

/** How files are written; it needs nothing that is built. @type {import('./harness/run/step.mjs').Step} */
const format = {
  name: 'format',
  words: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '**/*.{ts,tsx,mjs,cjs,js}'],
  quiet: true,
};

/** Packages with tests, those that others build on first. */
const packages = ['shared', 'server', 'miniapp', 'test'];
/** Those whose tests use the database. */
const onDatabase = new Set(['server', 'test']);

const onlyCheck = process.argv[2] === 'check';
const tally = new Tally();
const began = Date.now();
const total = 2 + checks.length + (onlyCheck ? 0 : builds.length + packages.length);
let done = 0;
/** What could not be run, and why. @type {string[]} */
const missing = [];
/** How the database ended under the tests. @type {readonly import('./harness/private-mariadb.mjs').UnexpectedEnd[]} */
let ends = [];
/** What was run again because of that, which nobody may overlook. @type {string[]} */
const again = [];

// What was compiled before may be of files that are gone.
rmSync(new URL('../server/dist-spec/', import.meta.url), { recursive: true, force: true });
process.env['SEED'] ??= String(Date.now() % 1_000_000_007);
await inTurn([foundation]);
// The two have nothing to do with each other, and each keeps one core busy.
await Promise.all([inTurn(onlyCheck ? [format] : [...builds, format]), inTurn(checks)]);
if (!onlyCheck) await runTests();
report();

/** @param {readonly import('./harness/run/step.mjs').Step[]} steps */
async function inTurn(steps) {
  for (const step of steps) tally.addOne(step.name, await announced(step.name, () => carryOut(step)));
}

async function runTests() {
  sweepLeftovers();
  const programs = findMariadb();
  const mariadb = programs ? await startMariadb(programs, { goesOn: true }) : undefined;
  ends = mariadb?.ends ?? [];
  if (!mariadb) missing.push('everything on MariaDB: it is not installed (Debian: apt-get install mariadb-server)');
  if (findChromium() === undefined)
    missing.push(
      'everything in a browser: neither Chromium nor Chrome is installed (Debian: apt-get install chromium-headless-shell fonts-noto-cjk)',
    );
  if (findPacker() === undefined)
    missing.push(`packing as WeChat does before an upload: miniprogram-ci is not installed (${INSTALL_PACKER})`);
  const reports = mkdtempSync(join(tmpdir(), 'khy-reports-'));
  try {
    for (const name of packages) await runJest(name, join(reports, `${name}.json`), mariadb?.url ?? '');
  } finally {
    await mariadb?.stop();
    rmSync(reports, { recursive: true, force: true });
  }
}

/**
 * @param {string} name
 * @param {string} reportPath
 * @param {string} mariadbUrl
 */
async function runJest(name, reportPath, mariadbUrl) {
  // Stories wait much of their time, for clocks and for pages to come to rest: two more keep every core busy.
  const workers = Math.max(2, Math.min(4, availableParallelism())) + (name === 'test' ? 2 : 0);
  const run = (/** @type {string} */ path, /** @type {readonly string[]} */ files) =>
    carryOut({
      name,
      cwd: name,
      words: [
        'node_modules/jest/bin/jest.js',
        ...(name === 'server' ? ['--config', 'jest.whole.config.mjs'] : []),
        '--ci',
        '--json',
        `--outputFile=${path}`,
        `--maxWorkers=${workers}`,
        ...(files.length === 0 ? [] : ['--runTestsByPath', ...files]),
      ],
      env: {
        TEST_MARIADB_URL: mariadbUrl,
        NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
      },
    });
  const before = ends.length;
  const exitedWell = await announced(`tests of ${name}`, () => run(reportPath, []));
  const hit = onDatabase.has(name) && ends.length > before ? failedFiles(reportPath) : [];
  tally.addJest(name, { reportPath, exitedWell: exitedWell || hit.length > 0, without: hit });
  if (hit.length === 0) return;
  again.push(...hit.map((file) => `${name}: ${file}`));
  console.log(`******** MariaDB was ended under the tests: ${hit.length} files are run again`);
  tally.addJest(name, { reportPath: `${reportPath}.again`, exitedWell: await run(`${reportPath}.again`, hit) });
}

/**
 * Says what is being done, how it ended, and how long it took.
 * @param {string} name
 * @param {() => Promise<boolean>} work
 */
async function announced(name, work) {
  done += 1;
  const number = `[${done}/${total}]`;
  console.log(`${number} ${name} …`);
  const start = Date.now();
  const passed = await work();
  console.log(`${number} ${name}: ${passed ? 'good' : 'FAILED'} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  return passed;
}

function report() {
  console.log(
    `\nall of it took ${((Date.now() - began) / 1000).toFixed(0)} s; everything random came from SEED=${process.env['SEED']}`,
  );
  tally.addEnds(ends);
  for (const failure of tally.failures) console.log(`FAILED  ${failure}`);
  if (missing.length > 0) console.log('\n******** NOT EVERYTHING WAS RUN ********');
  for (const part of missing) {
    console.log(`SKIPPED ${part}`);
    if (everythingIsRequired()) tally.fail(part);
  }
  for (const { told } of ends) console.log(`ENDED   ${told}`);
  for (const file of again) console.log(`AGAIN   ${file}: what failed of it while MariaDB was ended is not counted`);
  console.log('');
  console.log(tally.line);
  if (tally.failed > 0) process.exitCode = 1;
}
