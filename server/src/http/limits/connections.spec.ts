// Does whoever holds a connection without using it lose it, and nobody else?
import { once } from 'node:events';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { answerBrokenRequest } from '../broken-request.js';
import { createPatientServer, usualPatience } from './connections.js';
import type { Patience } from './connections.js';

const patience: Patience = { headersMs: 300, bodyMs: 400, bodyBytes: 100, wholeMs: 2_500, silentMs: 1_200 };
let server: Server;
const open: Socket[] = [];

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Answers with the length of what was sent. */
const echo: RequestListener = (request, response) => {
  bodyOf(request).then(
    (body) => response.end(`length ${body.length}`),
    () => undefined,
  );
};

async function listen(most: number | undefined, handler = echo, patient = patience): Promise<void> {
  server = createPatientServer(handler, most, patient);
  server.on('clientError', answerBrokenRequest);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

async function connected(): Promise<Socket> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
  open.push(socket);
  await once(socket, 'connect');
  return socket;
}

/** Whether it ends well or not. */
async function closing(socket: Socket): Promise<void> {
  await new Promise<void>((resolve) => socket.once('close', () => resolve()));
}

/** All that comes until the server hangs up. */
async function heard(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  if (!socket.destroyed) await closing(socket);
  return text;
}

afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const HEAD = 'POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n';

/** Sends `pieces`, one every so many ms, as long as it may. */
async function drip(socket: Socket, pieces: readonly string[], ms: number): Promise<void> {
  for (const piece of pieces) {
    if (socket.destroyed) return;
    socket.write(piece);
    await pause(ms);
  }
}

it.each<[string, readonly string[]]>([
  ['says nothing at all', []],
  ['says half of its first line', ['GET / HT']],
  ['says a letter of its headers from time to time', [...`GET / HTTP/1.1\r\nx: ${'a'.repeat(600)}`]],
  ['says a letter of its body from time to time', [`${HEAD}content-length: 600\r\n\r\n`, ...'b'.repeat(600)]],
  [
    'sends its body in pieces of one letter',
    [`${HEAD}transfer-encoding: chunked\r\n\r\n`, ...Array<string>(600).fill('1\r\nc\r\n')],
  ],
])('who %s is hung up on', async (_what, pieces) => {
  await listen(undefined);
  const socket = await connected();
  void drip(socket, pieces, 30);
  expect(await heard(socket)).toBe('');
});

it.each<[string, readonly string[]]>([
  ['after its headers', [`${HEAD}content-length: 600\r\n\r\n`]],
  ['in its midst', [`${HEAD}content-length: 600\r\n\r\n${'b'.repeat(300)}`]],
  ['in the midst of a piece', [`${HEAD}transfer-encoding: chunked\r\n\r\n`, '100\r\nabc']],
])(
  'a body that stalls %s is hung up on for that alone, not only when its time or the silence is over',
  async (_where, pieces) => {
    await listen(undefined, echo, { ...patience, wholeMs: 600_000, silentMs: 600_000 });
    const socket = await connected();
    void drip(socket, pieces, 5);
    expect(await heard(socket)).toBe('');
  },
);

it('a body that trickles just fast enough ends all the same, when its whole time is over', async () => {
  await listen(undefined);
  const socket = await connected();
  const began = performance.now();
  void drip(socket, [`${HEAD}content-length: 60000\r\n\r\n`, ...Array<string>(600).fill('e'.repeat(100))], 30);
  expect(await heard(socket)).toBe('');
  expect(performance.now() - began).toBeGreaterThanOrEqual(patience.wholeMs);
});

it('a server has the patience that the README speaks of', () => {
  expect(usualPatience).toMatchObject({ headersMs: 10_000, bodyMs: 10_000, bodyBytes: 2_048, wholeMs: 30 * 60_000 });
});

it('a body that takes long is taken as long as it goes on', async () => {
  await listen(undefined);
  const socket = await connected();
  const pieces = Array<string>(40).fill('d'.repeat(200));
  void drip(socket, [`${HEAD}content-length: 8000\r\n\r\n`, ...pieces], 30);
  expect(await heard(socket)).toContain('length 8000');
});

it('an answer that takes long is waited for, whatever was sent', async () => {
  const slow: RequestListener = (request, response) => {
    request.resume();
    setTimeout(() => response.end('at last'), 900);
  };
  await listen(undefined, slow);
  const socket = await connected();
  socket.write(`${HEAD}content-length: 1\r\n\r\nx`);
  expect(await heard(socket)).toContain('at last');
});

it('one address has its share of connections, and one that ends is another’s', async () => {
  await listen(3);
  const taken: Socket[] = [];
  server.on('connection', (socket: Socket) => taken.push(socket));
  const held = await Promise.all([connected(), connected(), connected()]);
  expect(await heard(await connected())).toBe('');
  expect(held.some(({ destroyed }) => destroyed)).toBe(false);
  const [ending] = taken;
  if (!ending) throw new Error('nobody was let in');
  const ended = closing(ending);
  for (const socket of held) if (socket.localPort === ending.remotePort) socket.destroy();
  await ended;
  const next = await connected();
  next.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  expect(await heard(next)).toContain('length 0');
});
