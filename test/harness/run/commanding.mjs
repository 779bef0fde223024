// Who carries out the commands of all stories? One process of the server's code, which stands ready while they run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../../server/dist/processes/commanding.js', import.meta.url));

/**
 * Starts it in New York, as every process of the server's here; gives where it is, and what ends it.
 * @returns {Promise<{ url: string, stop: () => void }>}
 */
export async function startCommanding() {
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', TZ: 'America/New_York' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = () => void child.kill('SIGKILL');
  process.once('exit', stop);
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(() => [undefined]),
  ]);
  if (typeof line !== 'string') throw new Error('the process that carries out commands ended before it was there');
  return { url: line, stop };
}
