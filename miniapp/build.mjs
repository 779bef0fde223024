// How is the app built? `node miniapp/build.mjs h5 weapp`; a target whose sources did not change is left as it is.
//
// The build for WeChat is one to upload, and refuses settings with which no phone could work, unless it is told by
// `--local` that it stays on this machine.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { finishH5 } from './config/finish-h5.mjs';
import { finishWeapp } from './config/finish-weapp.mjs';
import { GUEST_APP_ID, LOCAL_API, releaseTroubles } from './config/release.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const require = createRequire(import.meta.url);

/** Everything that the output depends on. */
const inputs = [
  ...[
    'src',
    'config',
    'types',
    'build.mjs',
    'package.json',
    'babel.config.cjs',
    'project.config.json',
    'tsconfig.json',
  ].map((name) => join(here, name)),
  join(root, 'shared/src'),
  join(root, 'pnpm-lock.yaml'),
];
/** The build for browsers talks to whoever serves it. */
const settings = { h5: [], weapp: ['TARO_APP_API', 'TARO_APP_WECHAT_SI', 'WECHAT_APP_ID'] };

const targets = {
  h5: { proof: 'index.html', finish: finishH5 },
  weapp: { proof: 'app.json', finish: finishWeapp },
};

function filesUnder(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

function fingerprint(target) {
  const hash = createHash('sha256');
  for (const file of inputs.filter(existsSync).flatMap(filesUnder)) {
    if (/\.spec\.tsx?$/.test(file)) continue;
    hash.update(`${relative(root, file)}\0`).update(readFileSync(file));
  }
  for (const name of settings[target]) hash.update(`${name}=${process.env[name] ?? ''}\0`);
  if (target === 'weapp') hash.update(`local=${local}\0`);
  return hash.digest('hex');
}

function run(command, args, env = {}) {
  const result = spawnSync(command, args, {
    cwd: here,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1e8,
  });
  const said = `${result.stdout ?? ''}${result.stderr ?? ''}`;
  // Taro ends with 0 even when a module could not be compiled.
  if (result.status !== 0 || /✖ Errors|Compiled with some errors/.test(said)) {
    console.error(said);
    throw new Error(`${args.join(' ')} failed (${result.signal ?? result.error?.message ?? result.status})`);
  }
}

function demandRelease() {
  const troubles = releaseTroubles({ api: process.env.TARO_APP_API, appId: process.env.WECHAT_APP_ID });
  if (troubles.length === 0) return;
  for (const trouble of troubles) console.error(`weapp: ${trouble}`);
  console.error('weapp: nothing was built; --local makes one for this machine alone');
  process.exit(1);
}

async function build(target, stamp) {
  const started = Date.now();
  const output = join(here, 'dist', target);
  rmSync(output, { recursive: true, force: true });
  run(process.execPath, [require.resolve('typescript/bin/tsc', { paths: [root] }), '-b', join(root, 'shared')]);
  run(process.execPath, [require.resolve('@tarojs/cli/bin/taro'), 'build', '--type', target], {
    NODE_ENV: 'production',
    TARO_ENV: target,
  });
  if (!existsSync(join(output, targets[target].proof)))
    throw new Error(`${target}: no ${targets[target].proof} came out`);
  for (const file of filesUnder(output)) if (file.endsWith('.map')) rmSync(file);
  await targets[target].finish(output, filesUnder(output), { appId, local });
  writeFileSync(join(here, 'dist', `${target}.stamp`), stamp);
  console.log(`${target}: built in ${Math.round((Date.now() - started) / 1000)} s`);
}

const local = process.argv.includes('--local');
const asked = process.argv.slice(2).filter((word) => word !== '--local');
if (asked.length === 0 || asked.some((target) => !(target in targets))) {
  throw new Error(`say which targets to build: ${Object.keys(targets).join(' ')}`);
}
if (asked.includes('weapp') && !local) demandRelease();
if (local) process.env.TARO_APP_API ??= LOCAL_API;
const appId = local ? GUEST_APP_ID : process.env.WECHAT_APP_ID;
mkdirSync(join(here, 'dist'), { recursive: true });
for (const target of asked) {
  const stamp = fingerprint(target);
  const stampFile = join(here, 'dist', `${target}.stamp`);
  const unchanged =
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stamp &&
    existsSync(join(here, 'dist', target, targets[target].proof));
  if (unchanged) console.log(`${target}: unchanged since the last build`);
  else await build(target, stamp);
}
