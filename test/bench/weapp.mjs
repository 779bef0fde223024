// (c) How heavy is the mini-program: its packages, and what crosses to the screen before home can be seen?
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { register } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { check, figure, printTable } from './figures.mjs';
import { startOurs } from './servers.mjs';

const dist = fileURLToPath(new URL('../../miniapp/dist/weapp', import.meta.url));
const phoneSource = new URL('../harness/weapp/phone.ts', import.meta.url);
/** WeChat's limit for the main package and for each other one. */
const LIMIT_KB = 2_048;
const LONGEST_MS = 20_000;

/**
 * Bytes of every file below a folder, by its path in it.
 * @param {string} folder
 * @returns {Map<string, number>}
 */
function filesIn(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .map((name) => /** @type {const} */ ([name.replaceAll('\\', '/'), statSync(join(folder, name))]))
      .filter(([, stat]) => stat.isFile())
      .map(([name, stat]) => [name, stat.size]),
  );
}

/** Kilobytes of the main package and of each other one, as WeChat's tool counts them: every file of the build. */
function packages() {
  /** @type {{ subPackages?: { root: string }[], subpackages?: { root: string }[] }} */
  const app = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8'));
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/\/?$/, '/'));
  /** @type {Map<string, number>} */
  const bytes = new Map([['main', 0], ...roots.map((root) => /** @type {[string, number]} */ ([root, 0]))]);
  for (const [name, size] of filesIn(dist)) {
    if (/\.map$|^project\..*config\.json$/.test(name)) continue;
    const owner = roots.find((root) => name.startsWith(root)) ?? 'main';
    bytes.set(owner, (bytes.get(owner) ?? 0) + size);
  }
  return [...bytes].map(([name, size]) => ({ name, kilobytes: size / 1024 }));
}

/**
 * Waits until the page shows `words`; a busy machine may take its time to draw.
 * @param {import('../harness/weapp/phone.ts').WeappPhone} phone
 * @param {RegExp} words
 */
async function shows(phone, words) {
  for (const deadline = performance.now() + LONGEST_MS; performance.now() < deadline; await pause(20)) {
    if (phone.page.setDatas.length > 0 && phone.findAll(words).length > 0) return;
  }
  throw new Error(`${phone.page.route} never shows ${String(words)}: ${phone.complaints.join()}`);
}

/** What home sets in a phone that chose its village before, as on every morning. */
async function homeSetData() {
  register('./typescript-loader.mjs', import.meta.url);
  const { WeappPhone } = await import(phoneSource.href);
  const clock = '2026-11-24T06:00:00+08:00';
  const server = await startOurs();
  try {
    const first = await new WeappPhone({ apiUrl: server.url, clock }).launch();
    for (const words of [/^长校镇/, /^下谢村/]) {
      await shows(first, words);
      await first.tap(words);
    }
    await shows(first, /下谢村/);
    check(first.page.route === 'home/index', `the choice leads to ${first.page.route}`);
    first.close();
    const phone = await new WeappPhone({ apiUrl: server.url, clock, storage: first.storage }).launch();
    await shows(phone, /下谢村/);
    await phone.rest();
    phone.close();
    check(phone.complaints.length === 0, `home complains: ${phone.complaints.join()}`);
    const [drawn] = phone.page.setDatas;
    check(drawn !== undefined, 'home draws nothing');
    const all = phone.page.setDatas.reduce(
      (/** @type {number} */ sum, /** @type {{ bytes: number }} */ each) => sum + each.bytes,
      0,
    );
    return { firstBytes: drawn.bytes, times: phone.page.setDatas.length, allBytes: all };
  } finally {
    await server.stop();
  }
}

/** Measures the build for WeChat; what is not there is said and not measured. */
export async function measureWeapp() {
  if (!existsSync(join(dist, 'app.json'))) {
    console.log('  SKIPPED: miniapp/dist/weapp is not there; build it with `npm run build`.');
    return { skipped: ['miniapp/dist/weapp is not there'] };
  }
  const sizes = packages();
  printTable([
    ['package', 'KB', 'of the limit'],
    ...sizes.map(({ name, kilobytes }) => [name, figure(kilobytes), `${figure((kilobytes / LIMIT_KB) * 100)} %`]),
  ]);
  if (!existsSync(phoneSource)) {
    console.log('  SKIPPED: test/harness/weapp/phone.ts is not there, so nothing was drawn.');
    return { packages: sizes, skipped: ['test/harness/weapp/phone.ts is not there'] };
  }
  const home = await homeSetData();
  console.log(
    `  home of a phone that knows its village: first setData ${figure(home.firstBytes)} bytes; until it rests ${home.times} times, ${figure(home.allBytes)} bytes`,
  );
  return { packages: sizes, home, skipped: [] };
}
