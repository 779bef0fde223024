// How does the compiled server become one file that starts at once?
//
// A start read some 3,000 small files, which took two thirds of it, and compiled them, which took half of the rest.
// `dist/bundle/` holds the same code in one, and beside it what V8 made of it (`warm.cjs`): the server and each of its
// commands begin with that. It is a build for the machine it was made on; another Node compiles it anew, as before.
// The processes that tests write with and kill are made in the same way, of the same code.
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('./', import.meta.url));

/**
 * What begins with one file.
 * @typedef {object} Bundle
 * @property {string} name Its folder in `dist`.
 * @property {Readonly<Record<string, string>>} entries What can be begun with, each loaded only when it is: a path from
 * here. `main` fulfils the `started` that it exports once all is there that a start needs.
 */

/** @type {Bundle} */
const server = { name: 'bundle', entries: { main: './dist/main.js', run: './dist/run.js' } };

/** A start on a slow machine, ms. */
const WARM_MS = 120_000;

/** Native code, and libraries that look for files beside their own. */
const kept = ['better-sqlite3', 'mysql2', 'mysql2/promise', 'pdfkit', 'sharp'];

/** Code that asks where it lies is told where it lay before: its data and its own packages are there. */
const whereItLay = {
  name: 'where it lay',
  /** @param {import('esbuild').PluginBuild} bundle */
  setup(bundle) {
    bundle.onLoad({ filter: /\.m?js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      return { contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)), loader: 'js' };
    });
  },
};

/** What a library takes only where it is installed, and is not installed here, is asked for when it runs, as before. */
const optional = {
  name: 'optional',
  /** @param {import('esbuild').PluginBuild} bundle */
  setup(bundle) {
    bundle.onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === optional) return undefined;
      const found = await bundle.resolve(path, { ...from, pluginData: optional });
      return found.errors.length > 0 ? { path, external: true } : found;
    });
  },
};

/**
 * Puts compiled code into one file, where that is not there yet as it is compiled now.
 * @param {Bundle} what The server and its commands unless given.
 */
export async function bundle({ name, entries } = server) {
  const folder = join(here, 'dist', name);
  /** Says of which compiled code it is. */
  const stamp = join(folder, 'made-of.txt');
  const madeOf = compiledAt(name === server.name ? [] : Object.values(entries));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === madeOf) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const begun = Object.entries(entries).map(([entry, path]) => `exports.${entry} = () => import('${path}');\n`);
  await put(begun.join(''), join(folder, 'server.cjs'));
  for (const file of ['load.cjs', 'warm.cjs']) copyFileSync(join(here, 'starting', file), join(folder, file));
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}\n');
  for (const entry of Object.keys(entries))
    writeFileSync(join(folder, `${entry}.js`), `require('./load.cjs')().${entry}();\n`);
  warm(folder);
  writeFileSync(stamp, madeOf);
}

/**
 * Puts everything that `contents` leads to into one file.
 * @param {string} contents
 * @param {string} outfile
 */
async function put(contents, outfile) {
  await build({
    absWorkingDir: here,
    stdin: { contents, resolveDir: here },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // What is asked for while it runs lies in the same file, or is kept out and can be required.
    supported: { 'dynamic-import': false },
    // Providers, tables and failures are told apart by the names of their classes.
    keepNames: true,
    legalComments: 'none',
    external: kept,
    plugins: [whereItLay, optional],
    banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
    footer: { js: '})' },
    logLevel: 'error',
  });
  spellOut(outfile);
}

/**
 * Writes in ASCII what esbuild leaves as it is, the letters of other scripts in patterns: a file of bytes that are each
 * a character is read the quickest.
 * @param {string} file
 */
function spellOut(file) {
  const escape = (/** @type {string} */ letter) =>
    Array.from(
      { length: letter.length },
      (_each, at) => `\\u${letter.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join('');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/\P{ASCII}/gu, escape));
}

/**
 * Starts it once, on a database of its own, and keeps what V8 compiled for it. Where that cannot be, it starts more slowly.
 * @param {string} folder
 */
function warm(folder) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'khy-warm-'));
  try {
    execFileSync(process.execPath, [join(folder, 'warm.cjs')], {
      env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataFolder, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: WARM_MS,
    });
  } catch (error) {
    console.error(`the server will start more slowly: what V8 makes of it could not be kept (${String(error)})`);
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/**
 * When it was compiled, and with which packages.
 * @param {readonly string[]} entries Those that are not compiled before.
 */
function compiledAt(entries) {
  const compiled = [
    'server/tsconfig.tsbuildinfo',
    'shared/tsconfig.tsbuildinfo',
    'pnpm-lock.yaml',
    'server/bundle.mjs',
    'server/starting/load.cjs',
    'server/starting/warm.cjs',
    ...entries.map((path) => join('server', path)),
  ];
  return [process.version, ...compiled.map((path) => statSync(join(here, '..', path)).mtimeMs)].join(' ');
}
