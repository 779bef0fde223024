// Process: carries out the server's commands for whoever asks over HTTP, one after the other or at once.
//
// A command that somebody types begins by loading the server, which takes ten times as long as what it does. Stories
// whose subject is not the command ask this process, which has loaded it. The line on standard output says where it is.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { carryOut } from '../../server/dist/carry-out.js';

/**
 * @typedef {object} Asked
 * @property {readonly string[]} typed
 * @property {Readonly<Record<string, string>>} env All that it finds in its environment.
 */

const server = createServer((request, response) => {
  void text(request)
    .then((body) => done(/** @type {Asked} */ (JSON.parse(body))))
    .then((result) => response.end(JSON.stringify(result)));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});

/**
 * Its exit code and what it printed, as of a process of its own.
 * @param {Asked} asked
 */
async function done({ typed, env }) {
  /** @type {{ out: string[], err: string[] }} */
  const printed = { out: [], err: [] };
  const output = {
    log: (/** @type {string} */ line) => void printed.out.push(line),
    error: (/** @type {string} */ line) => void printed.err.push(line),
  };
  const code = await carryOut(typed, { env, output }).catch((/** @type {unknown} */ error) => {
    output.error(error instanceof Error ? String(error.stack) : String(error));
    return 1;
  });
  return { code, out: printed.out.join('\n').trim(), err: printed.err.join('\n').trim() };
}
