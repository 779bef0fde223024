// What is the fastest that node:http can send these bytes? The peer of our server: a look-up and nothing else.
//
// Started by the bench as a child process. It is told what to answer by messages, and tells its port.
import { createServer } from 'node:http';

/** @typedef {{ url: string, headers: Record<string, string>, body: string }} Recorded Body in base64. */

/** @type {Map<string, { headers: Record<string, string>, bytes: Buffer }>} */
let answers = new Map();

const server = createServer((request, response) => {
  const answer = answers.get(request.url ?? '');
  if (!answer) {
    response.writeHead(404);
    response.end();
    return;
  }
  response.writeHead(200, answer.headers);
  response.end(answer.bytes);
});

process.on('message', (/** @type {readonly Recorded[]} */ recorded) => {
  answers = new Map(recorded.map(({ url, headers, body }) => [url, { headers, bytes: Buffer.from(body, 'base64') }]));
  process.send?.('ready');
});
process.on('disconnect', () => process.exit());

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? address.port : 0);
});
