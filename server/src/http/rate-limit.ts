// How much may one address ask for?
import type { IncomingMessage } from 'node:http';
import type { Clock } from '@kehuoyou/shared';

/** What decides who is asking. */
export interface RateLimitOptions {
  readonly requestsPerMinute: number;
  readonly trustProxy: boolean;
}

const MINUTE_MS = 60_000;

/**
 * Counts requests by address over each minute. A request that the fast lane lets through to the
 * framework is counted once, by whoever answers it.
 *
 * It stands before every answer, and counts at once: the libraries answer by a promise, which costs a
 * hot answer as much again as all else that we do for it.
 */
export class RateLimit {
  private counts = new Map<string, number>();
  private began = -Infinity;

  constructor(
    private readonly options: RateLimitOptions,
    private readonly clock: Clock,
  ) {}

  /** Counts the request; false when its address has had its share. */
  allows(request: IncomingMessage): boolean {
    const now = this.clock.now().getTime();
    // A clock that was put back begins anew as well, so that nobody stays shut out.
    if (now < this.began || now >= this.began + MINUTE_MS) {
      this.counts = new Map();
      this.began = now;
    }
    const address = this.addressOf(request);
    const count = (this.counts.get(address) ?? 0) + 1;
    this.counts.set(address, count);
    return count <= this.options.requestsPerMinute;
  }

  private addressOf(request: IncomingMessage): string {
    const forwarded = this.options.trustProxy ? request.headers['x-forwarded-for'] : undefined;
    // The proxy appends the address that it saw; what stands before it may be made up by the caller.
    if (typeof forwarded === 'string') return forwarded.split(',').at(-1)?.trim() ?? '';
    return request.socket.remoteAddress ?? '';
  }
}
