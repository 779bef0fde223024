// How do the requests of a mini-program reach the server, and how many are on their way?
import { gunzipSync } from 'node:zlib';
import { exchange } from '../exchange.js';
import { plain, settle } from './wx-options.js';
import type { Options } from './wx-options.js';

/** Requests that WeChat lets run at a time. */
const MOST_REQUESTS = 10;

/** What decides whether a request arrives. */
export interface Network {
  /** The server that every request goes to, whatever host the build was made for. */
  readonly apiUrl: string;
  online: boolean;
}

/** The requests of one start of the app. */
export class WxRequests {
  /** Requests that have not been answered yet; those that the server holds until there is news do not count. */
  underway = 0;
  /** Every request on its way, to be cut. */
  private readonly connections = new Set<AbortController>();
  private held = 0;
  private closed = false;

  constructor(
    private readonly world: Network,
    /** Told of every request as the app made it. */
    private readonly note: (options: Readonly<Record<string, unknown>>) => void,
  ) {}

  /** The app is closed: nothing is answered any more. */
  close(): void {
    this.closed = true;
    this.cut();
  }

  /** `wx.request`. */
  request(options: Options): object {
    this.note(plain(options));
    const connection = new AbortController();
    const isHeld = Number(new URL(String(options['url'])).searchParams.get('wait') ?? 0) > 0;
    let aborted = false;
    const count = (by: number): void => void (isHeld ? (this.held += by) : (this.underway += by));
    count(1);
    if (this.underway + this.held > MOST_REQUESTS) throw new Error('more requests at a time than WeChat lets run');
    this.connections.add(connection);
    void this.fetch(options, connection.signal)
      .catch((error: unknown) => ({ failure: `request:fail ${error instanceof Error ? error.message : 'error'}` }))
      .then((result) => {
        count(-1);
        this.connections.delete(connection);
        if (this.closed) return;
        if (aborted) settle('request', options, undefined, 'request:fail abort');
        else if ('failure' in result) settle('request', options, undefined, result.failure);
        else settle('request', options, result);
      });
    const abort = (): void => {
      aborted = true;
      connection.abort();
    };
    return {
      abort,
      onHeadersReceived: ignore,
      offHeadersReceived: ignore,
      onChunkReceived: ignore,
      offChunkReceived: ignore,
    };
  }

  /** Breaks every connection off. */
  cut(): void {
    for (const connection of this.connections) connection.abort();
  }

  private async fetch(
    options: Options,
    signal: AbortSignal,
  ): Promise<{ statusCode: number; header: object; data: unknown; cookies: [] }> {
    if (!this.world.online) throw new Error('connect error');
    const { pathname, search } = new URL(String(options['url']));
    const body = options['data'];
    const reply = await exchange(this.world.apiUrl, {
      method: String(options['method'] ?? 'GET'),
      path: `${pathname}${search}`,
      signal,
      headers: { 'accept-encoding': 'gzip', ...(options['header'] as Record<string, string> | undefined) },
      ...(body === undefined ? {} : { body: sendable(body) }),
    });
    if (!this.world.online) throw new Error('connect error');
    const text = (reply.headers['content-encoding'] === 'gzip' ? gunzipSync(reply.bytes) : reply.bytes).toString();
    const data = (options['dataType'] ?? 'json') === 'json' ? parsed(text) : text;
    return { statusCode: reply.status, header: reply.headers, data, cookies: [] };
  }
}

/** As WeChat sends it: text and bytes as they are, all else as JSON. The app's bytes are of a world of its own. */
function sendable(body: unknown): string | Buffer {
  if (typeof body === 'string') return body;
  if (Object.prototype.toString.call(body) === '[object ArrayBuffer]') return Buffer.from(body as ArrayBuffer);
  return JSON.stringify(body);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function ignore(): void {
  // WeChat would call back; nothing here ever happens that it would tell.
}
