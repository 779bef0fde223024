// How many numbers may one look at?
import { Failure } from '@kehuoyou/shared';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { shareOf } from '../../http/limits/caller-address.js';

/** Of an hour, behind one address, which may be a village's: enough for everybody who wants to buy, too few for a list. */
const MOST = 60;
const HOUR_SECONDS = 3_600;

/** Counts numbers that were shown, in memory. */
export class NumberLimit {
  private readonly addresses = new RateLimiterMemory({ points: MOST, duration: HOUR_SECONDS });

  /** Takes one of the hour's; fails with `too_many_attempts` where none is left. */
  async take(address: string): Promise<void> {
    await this.addresses.consume(shareOf(address)).catch(() => {
      throw new Failure('too_many_attempts');
    });
  }
}
