// How much may one address, and one account, ask for?
import type { IncomingMessage } from 'node:http';
import type { Clock } from '@kehuoyou/shared';
import { addressOf, shareOf } from './caller-address.js';
import { WindowCount } from './window-count.js';

/** What decides who is asking. */
export interface RateLimitOptions {
  readonly requestsPerMinute: number;
  readonly accountRequestsPerMinute: number;
  readonly trustProxy: boolean;
}

/**
 * Counts requests by address, and by account from wherever they come. A request that the answer cache lets
 * through to the framework is counted once, by whoever answers it.
 */
export class RateLimit {
  private readonly addresses: WindowCount;
  private readonly accounts: WindowCount;

  constructor(
    private readonly options: RateLimitOptions,
    clock: Clock,
  ) {
    this.addresses = new WindowCount(options.requestsPerMinute, clock);
    this.accounts = new WindowCount(options.accountRequestsPerMinute, clock);
  }

  /** Counts the request; false when its address has had its share. */
  allows(request: IncomingMessage): boolean {
    return this.addresses.takes(shareOf(addressOf(request, this.options.trustProxy)));
  }

  /** Counts a request of an account; false when it has had its share. */
  allowsAccount(accountId: string): boolean {
    return this.accounts.takes(accountId);
  }
}
