// How much of the server may those hold who keep it waiting?
//
// A connection costs whoever opens it nothing. Who says half a request and then a letter every minute holds it, and
// some thousands of them the server: so what has begun must go on, and nobody has more than their share of connections.
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';
import { shareOf } from './caller-address.js';

/** How long what has begun may stand still. */
export interface Patience {
  /** In which time the headers must be whole, from the first moment of the connection on, ms. */
  readonly headersMs: number;
  /** In how many ms so many bytes of a body must come: one that stands still is given up after one to two such times. */
  readonly bodyMs: number;
  readonly bodyBytes: number;
  /** In which time a request must be whole, however evenly it trickles, ms. */
  readonly wholeMs: number;
  /** After which silence a connection is given up, ms, also of whoever does not read what they are sent. */
  readonly silentMs: number;
}

/**
 * The slowest mobile network brings ten times as much of a body, the largest file comes in half an hour over any network
 * that an office has, and who waits for news waits half as long.
 */
export const usualPatience: Patience = {
  headersMs: 10_000,
  bodyMs: 10_000,
  bodyBytes: 2_048,
  wholeMs: 1_800_000,
  silentMs: 90_000,
};

/** An HTTP server that ends what no longer moves, and connections beyond the `most` of one address; undefined is no limit. */
export function createPatientServer(
  handler: RequestListener,
  most: number | undefined,
  patience: Patience = usualPatience,
): Server {
  const server = createServer(
    {
      headersTimeout: patience.headersMs,
      // A photo on a slow network takes minutes: what counts is that it goes on, and that it ends some time.
      requestTimeout: patience.wholeMs,
      connectionsCheckingInterval: Math.min(1_000, patience.headersMs / 2),
    },
    (request, response) => {
      keepMoving(request, patience);
      handler(request, response);
    },
  );
  server.timeout = patience.silentMs;
  if (most !== undefined) shareConnections(server, most);
  return server;
}

function shareConnections(server: Server, most: number): void {
  const held = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const who = shareOf(socket.remoteAddress ?? '');
    const count = held.get(who) ?? 0;
    if (count >= most) return void socket.destroy();
    held.set(who, count + 1);
    socket.once('close', () => {
      const left = (held.get(who) ?? 1) - 1;
      if (left === 0) held.delete(who);
      else held.set(who, left);
    });
  });
}

/** Hangs up on whoever sends a body so slowly that it is not meant to arrive; an honest phone sends it again. */
function keepMoving(request: IncomingMessage, { bodyMs, bodyBytes }: Patience): void {
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
  if (coding === undefined && Number(length ?? 0) === 0) return;
  const { socket } = request;
  let seen = socket.bytesRead;
  const look = setInterval(() => {
    if (request.complete) return clearInterval(look);
    if (socket.bytesRead - seen < bodyBytes) socket.destroy();
    seen = socket.bytesRead;
  }, bodyMs).unref();
  request.once('close', () => clearInterval(look));
}
