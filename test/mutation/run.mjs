// What does `npm run mutate` do? Changes the core a little, thousands of times, and asks the specs each time.
//
//   npm run mutate                  every group, hours
//   npm run mutate -- NAME …        these groups
//   npm run mutate -- --since NAME  asks only what its files or specs changed since, and believes the last answers else
//
// It fails when a mutation survives that `survivors.mjs` gives no reason for, or more than one in twenty of a group.
import { readFileSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';
import { groups } from './groups.mjs';
import { survivors } from './survivors.mjs';

/** What survives of a group at most, of all mutations. */
const MOST_SURVIVING = 1 / 20;
/** Where copies and last answers lie. */
const FOLDER = 'dist/mutation';
/** So that the same run gives the same answer. */
process.env['SEED'] ??= '1';

/** @typedef {{ file: string, line: string, from: string, to: string }} Mutation */

const words = process.argv.slice(2);
const names = words.filter((word) => word !== '--since');
const unknown = names.filter((name) => !Object.hasOwn(groups, name));
if (unknown.length > 0) {
  console.error(`there is no ${unknown.join(', ')}; there are ${Object.keys(groups).join(', ')}`);
  process.exit(2);
}
let failed = false;
for (const name of names.length > 0 ? names : Object.keys(groups)) failed = !(await holds(name)) || failed;
process.exitCode = failed ? 1 : 0;

/**
 * Mutates a group and tells what came of it; true when all is well.
 * @param {string} name
 */
async function holds(name) {
  const group = groups[name];
  if (!group) return false;
  const results = await new Stryker(optionsOf(name, group)).runMutationTest();
  const asked = results.filter(({ status }) => ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status));
  const alive = asked.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').map(mutationOf);
  const news = alive.filter((each) => !survivors.some((known) => isSame(known, each)));
  const gone = survivors.filter(
    (known) => group.files.includes(known.file) && !alive.some((each) => isSame(known, each)),
  );
  for (const { file, line, from, to } of news) console.log(JSON.stringify({ file, line, from, to, why: '' }));
  for (const { file, line, to } of gone) console.log(`noticed by now, strike it off: ${file}: ${line} -> ${to}`);
  const late = asked.filter(({ status }) => status === 'Timeout').length;
  const share = asked.length === 0 ? 1 : alive.length / asked.length;
  console.log(
    `${name}: ${asked.length} mutations, ${alive.length} survive (${(share * 100).toFixed(1)} %), ` +
      `${news.length} of them without a reason; ${late} were noticed because they did not end`,
  );
  return news.length === 0 && share < MOST_SURVIVING;
}

/**
 * @param {string} name
 * @param {import('./groups.mjs').Group} group
 * @returns {ConstructorParameters<typeof Stryker>[0]}
 */
function optionsOf(name, group) {
  return {
    mutate: [...group.files],
    plugins: ['@stryker-mutator/jest-runner'],
    testRunner: 'jest',
    testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    jest: {
      projectType: 'custom',
      configFile: `${group.in}/jest.config.mjs`,
      config: { testMatch: group.specs.map((spec) => `**/${spec}`) },
      enableFindRelatedTests: false,
    },
    coverageAnalysis: 'perTest',
    concurrency: 2,
    // The machine may be busy: what takes long is not wrong for that.
    timeoutMS: 60_000,
    timeoutFactor: 3,
    incremental: words.includes('--since'),
    incrementalFile: `${FOLDER}/${name}.json`,
    tempDirName: `${FOLDER}/copy`,
    // Packages are linked, not copied.
    ignorePatterns: ['**', '!shared/**', '!server/**', '!*.json', '**/node_modules', '**/dist'],
    reporters: ['progress-append-only'],
    allowConsoleColors: false,
  };
}

/**
 * @param {Awaited<ReturnType<Stryker['runMutationTest']>>[number]} result
 * @returns {Mutation}
 */
function mutationOf({ fileName, location: { start, end }, replacement = '' }) {
  const lines = readFileSync(fileName, 'utf8').split('\n');
  // Counted from 1.
  const line = lines[start.line - 1] ?? '';
  const from = line.slice(start.column - 1, end.line === start.line ? end.column - 1 : undefined);
  return { file: relative(fileName), line: line.trim(), from, to: replacement.split('\n')[0] ?? '' };
}

/** @param {string} file */
function relative(file) {
  return file.slice(file.search(/(shared|server)\/src\//));
}

/**
 * @param {Mutation} one
 * @param {Mutation} other
 */
function isSame(one, other) {
  return one.file === other.file && one.line === other.line && one.from === other.from && one.to === other.to;
}
