// How are hot public answers given without going through the framework?
//
// Boards, packs and nearest points are asked for by every phone every few minutes, and the answer is
// bytes that we already hold. The cache stands in front of the framework: what it knows it answers,
// all else (a first request, bad input, every write) goes the long way, so that there is one place
// that validates. `npm run bench` says what this is worth.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '@kehuoyou/shared';
import { varying } from './prepared.js';
import type { Prepared } from './prepared.js';
import type { RateLimit } from '../limits/rate-limit.js';

/** Answers a URL from memory, or gives undefined when it is not sure that it can. */
export type Shortcut = (url: string) => Prepared<unknown> | undefined;

/** Most answers kept by URL. The county has some 250 boards, packs and points; the rest are other days. */
const MOST_KEPT = 5_000;

/** A cache on the way must not give what was answered here to a page of another origin. */
function dependingOnOrigin(headers: readonly string[]): string[] {
  const at = headers.indexOf('vary');
  if (at < 0) return [...headers, 'vary', 'Origin'];
  return headers.map((each, index) => (index === at + 1 ? varying('Origin', each) : each));
}

/** Answers known by their URL, and shortcuts for those that are computed. */
export class AnswerCache {
  private kept = new Map<string, Prepared<unknown>>();
  private keptAt = -1;
  private readonly shortcuts: { readonly prefix: string; readonly answer: Shortcut }[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly limit: RateLimit,
    /** True when pages of other origins may call: to them an answer has headers that it lacks here. */
    private readonly ofOrigins = false,
  ) {}

  /** Lets `answer` try every GET whose URL begins with `prefix`. */
  addShortcut(prefix: string, answer: Shortcut): void {
    this.shortcuts.push({ prefix, answer });
  }

  /**
   * Keeps an answer for its URL until the minute is over or `forget` is called. Everything that
   * depends on the time (what is open, which bus is next) changes on the full minute, so no answer is
   * ever older than that.
   */
  keep(url: string, prepared: Prepared<unknown>): void {
    this.freshen();
    if (this.kept.size < MOST_KEPT) this.kept.set(url, prepared);
  }

  /** Drops every kept answer: the data behind them has changed. */
  forget(): void {
    this.kept = new Map();
  }

  /** Answers the request if it can; otherwise false, and nothing was sent. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== 'GET' || request.url === undefined) return false;
    const prepared = this.find(request.url);
    if (!prepared || !this.limit.allows(request)) return false;
    const { status, headers, body } = prepared.respond(
      request.headers['if-none-match'],
      request.headers['accept-encoding'] as string | undefined,
    );
    response.writeHead(status, this.ofOrigins ? dependingOnOrigin(headers) : headers);
    response.end(body, 'latin1');
    return true;
  }

  private find(url: string): Prepared<unknown> | undefined {
    this.freshen();
    const kept = this.kept.get(url);
    if (kept) return kept;
    for (const { prefix, answer } of this.shortcuts) if (url.startsWith(prefix)) return answer(url);
    return undefined;
  }

  private freshen(): void {
    const minute = Math.floor(this.clock.now().getTime() / 60_000);
    if (minute === this.keptAt) return;
    this.keptAt = minute;
    this.kept = new Map();
  }
}
