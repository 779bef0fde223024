// How is one step of the run carried out: a command, its time, and its output when it matters?
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Top of the workspace. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** No step takes this long; one that hangs must not hang the run. */
const LONGEST_MS = 45 * 60_000;

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} words Words for Node: a script and its arguments.
 * @property {string} [cwd] Folder, from the top of the workspace.
 * @property {boolean} [quiet] True when its output is of interest only if it fails.
 * @property {Readonly<Record<string, string>>} [env]
 */

/**
 * Carries a step out; true when it went well.
 * @param {Step} step
 * @returns {Promise<boolean>}
 */
export async function carryOut({ words, cwd = '.', quiet = false, env = {} }) {
  const child = spawn(process.execPath, [...words], {
    cwd: fileURLToPath(new URL(`${cwd}/`, new URL('../../../', import.meta.url))),
    env: { ...process.env, ...env },
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  /** @type {Buffer[]} */
  const output = [];
  child.stdout?.on('data', (/** @type {Buffer} */ chunk) => output.push(chunk));
  child.stderr?.on('data', (/** @type {Buffer} */ chunk) => output.push(chunk));
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', resolve);
  });
  if (code !== 0 && quiet) process.stdout.write(Buffer.concat(output));
  return code === 0;
}
