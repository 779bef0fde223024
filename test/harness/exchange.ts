// What does one HTTP request get back, byte by byte as the server sent it?
import { request } from 'node:http';
import type { Agent, IncomingHttpHeaders } from 'node:http';
import { gunzipSync } from 'node:zlib';

/** What to send. `path` is sent exactly as it is written, however odd. */
export interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Hangs up when it is raised. */
  readonly signal?: AbortSignal;
}

/** What came back, before any unpacking. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

/** Sends one request on a connection of its own, or on one of those that `lines` keeps open between requests. */
export async function exchange(baseUrl: string, sent: Sent, lines: Agent | false = false): Promise<Reply> {
  const { hostname, port } = new URL(baseUrl);
  // Node says by itself how long a body is, but not that of a DELETE.
  const length = sent.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(sent.body)) };
  return new Promise((resolve, reject) => {
    let answered = false;
    const outgoing = request(
      {
        hostname,
        port,
        path: sent.path,
        method: sent.method ?? 'GET',
        headers: { ...length, ...sent.headers },
        agent: lines,
        ...(sent.signal ? { signal: sent.signal } : {}),
      },
      (incoming) => {
        answered = true;
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, bytes: Buffer.concat(chunks) }),
        );
      },
    );
    outgoing.on('error', (error) => {
      // A server that has seen enough answers, and reads the rest of what is sent no more.
      if (answered) return;
      // The server let go of the line while nothing was on it: that is no answer to what was sent.
      if (outgoing.reusedSocket && /ECONNRESET|EPIPE/.test(String(Object.values(error))))
        resolve(exchange(baseUrl, sent));
      else reject(error);
    });
    outgoing.end(sent.body);
  });
}

/** The JSON of a reply, unpacked where it came packed. */
export function jsonIn(reply: Reply): unknown {
  const bytes = reply.headers['content-encoding'] === 'gzip' ? gunzipSync(reply.bytes) : reply.bytes;
  return JSON.parse(bytes.toString()) as unknown;
}
