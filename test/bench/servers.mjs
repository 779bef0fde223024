// How are our server and its peer started for the bench, and what do they cost the machine?
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../harness/private-mariadb.mjs';

const START_MS = 60_000;

/**
 * @typedef {object} BenchedServer
 * @property {string} url
 * @property {number} pid
 * @property {() => Promise<void>} stop
 */

/**
 * Our own server as it is deployed, with the county in a database of its own, at six in the morning of a
 * working day, when the boards are full.
 * @returns {Promise<BenchedServer>}
 */
export async function startOurs() {
  const folder = await mkdtemp(join(tmpdir(), 'khy-bench-'));
  const port = await freePort();
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../server/dist/bundle/main.js', import.meta.url))], {
    env: {
      PATH: process.env['PATH'] ?? '',
      DATA_DIR: folder,
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'warn',
      START_AT: '2026-11-24T06:00:00+08:00',
      // All load comes from one address here; the limiter counts every request as ever.
      REQUESTS_PER_MINUTE: '1000000000',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    const ended = child.exitCode === null ? once(child, 'exit') : undefined;
    child.kill('SIGTERM');
    await ended;
    process.off('exit', kill);
    await rm(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  for (const deadline = Date.now() + START_MS; ; await pause(100)) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('our server did not start: build it first');
    const ready = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (ready?.ok) return { url, pid: child.pid ?? 0, stop };
  }
}

/**
 * @typedef {BenchedServer & { answer: (recorded: readonly import('./bare-server.mjs').Recorded[]) => Promise<void> }} BareServer
 */

/**
 * A bare node:http server in a process of its own.
 * @returns {Promise<BareServer>}
 */
export async function startBare() {
  const child = fork(fileURLToPath(new URL('bare-server.mjs', import.meta.url)));
  const [port] = await once(child, 'message');
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    answer: async (recorded) => {
      const taken = once(child, 'message');
      child.send([...recorded]);
      await taken;
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

/**
 * Processor time that a process has used so far, in microseconds; undefined where the system does not
 * tell (only Linux does in this way). The load comes from the same machine, so this says more than the
 * clock about what a request costs.
 * @param {number} pid
 * @returns {number | undefined}
 */
export function processorMicros(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks; utime and stime are the 12th and 13th field behind it, in hundredths.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return undefined;
  }
}
