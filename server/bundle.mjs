// How does the compiled server become a few files that start at once?
//
// A start read some 3,000 small files, which took two thirds of it. `dist/bundle/` holds the same code in a few: the
// server and its commands, with what they share in common chunks. It is a build for the machine it was made on.
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('./', import.meta.url));
const folder = join(here, 'dist/bundle');
/** Says of which compiled code it is. */
const stamp = join(folder, 'made-of.txt');

/** Native code, libraries that look for files beside their own, and those that `hasDefault` speaks of. */
const kept = [
  'better-sqlite3',
  'class-transformer',
  'class-transformer/*',
  'class-validator',
  'mysql2',
  'mysql2/promise',
  'pdfkit',
  'pino',
  'sharp',
];

/**
 * A bundled CommonJS package that is imported while the program runs has no names but `default`: whoever imports it
 * so must be content with that, or it is kept out.
 */
const hasDefault = /@fastify\/(static|cors)\/index\.js$/;

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

/** Puts the compiled server and its commands into few files, where they are not there yet as they are compiled now. */
export async function bundle() {
  if (!isOld()) return;
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: here,
    entryPoints: ['dist/main.js', 'dist/run.js'],
    outdir: folder,
    outbase: 'dist',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Providers, tables and failures are told apart by the names of their classes.
    keepNames: true,
    external: kept,
    plugins: [whereItLay, optional],
    banner: {
      js: `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);`,
    },
    metafile: true,
    logLevel: 'error',
  });
  refuseNameless(metafile);
  writeFileSync(stamp, compiledAt());
}

function isOld() {
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== compiledAt();
}

/** When it was compiled, and with which packages. */
function compiledAt() {
  const compiled = [
    'server/tsconfig.tsbuildinfo',
    'shared/tsconfig.tsbuildinfo',
    'pnpm-lock.yaml',
    'server/bundle.mjs',
  ];
  return compiled.map((path) => statSync(join(here, '..', path)).mtimeMs).join(' ');
}

/** @param {import('esbuild').Metafile} metafile */
function refuseNameless({ inputs }) {
  for (const { imports } of Object.values(inputs))
    for (const { kind, path } of imports)
      if (kind === 'dynamic-import' && inputs[path]?.format === 'cjs' && !hasDefault.test(path))
        throw new Error(`${path} loses its names in the bundle: keep it out`);
}
