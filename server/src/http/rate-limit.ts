// How much may one address, and one account, ask for?
import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/** What decides who is asking. */
export interface RateLimitOptions {
  readonly requestsPerMinute: number;
  readonly accountRequestsPerMinute: number;
  readonly trustProxy: boolean;
}

/**
 * Counts requests by address over a minute. A request that the fast lane lets through to the framework
 * is counted once, by whoever answers it.
 */
export class RateLimit {
  private readonly limiter: RateLimiterMemory;
  private readonly accounts: RateLimiterMemory;

  constructor(private readonly options: RateLimitOptions) {
    this.limiter = new RateLimiterMemory({ points: options.requestsPerMinute, duration: 60 });
    this.accounts = new RateLimiterMemory({ points: options.accountRequestsPerMinute, duration: 60 });
  }

  /** Counts the request; false when its address has had its share. */
  async allows(request: IncomingMessage): Promise<boolean> {
    try {
      await this.limiter.consume(this.addressOf(request));
      return true;
    } catch {
      return false;
    }
  }

  /** Counts a request of an account, from wherever it comes; false when it has had its share. */
  async allowsAccount(accountId: string): Promise<boolean> {
    try {
      await this.accounts.consume(accountId);
      return true;
    } catch {
      return false;
    }
  }

  private addressOf(request: IncomingMessage): string {
    const forwarded = this.options.trustProxy ? request.headers['x-forwarded-for'] : undefined;
    // The proxy appends the address that it saw; what stands before it may be made up by the caller.
    if (typeof forwarded === 'string') return forwarded.split(',').at(-1)?.trim() ?? '';
    return request.socket.remoteAddress ?? '';
  }
}
