// How often may somebody guess a code?
import { Failure } from '@kehuoyou/shared';
import type { FailureCode } from '@kehuoyou/shared';
import { RateLimiterMemory } from 'rate-limiter-flexible';

const LOCKED_SECONDS = 900;

/** What may be guessed at: our own codes, and WeChat's, where a wrong one costs us a call to WeChat. */
export type AttemptKind = 'code' | 'wechat';

/**
 * Wrong ones that a guesser has in a quarter of an hour. WeChat's codes are nobody's to guess, and a
 * village behind one address may well send a few that have expired.
 */
const mostWrong: Readonly<Record<AttemptKind, number>> = { code: 10, wechat: 100 };

/** Failures that cost a try. */
const wrong: readonly FailureCode[] = ['code_not_valid', 'wechat_refused'];

/**
 * Counts wrong codes and then locks out, whatever comes next, right codes included.
 *
 * The count lives in memory. Behind several processes, or after a restart, a guesser gets a few times
 * ten tries, against codes with 39 bits that live five minutes and codes with 78 bits that live days:
 * a write to the database for every wrong guess would be the better weapon for whoever wants to hurt us.
 *
 * Session tokens are not counted here. They have 256 bits, so nobody guesses one, and a whole village
 * behind one address must not be locked out because an old phone keeps sending its expired token.
 */
export class GuessLimit {
  private readonly limiters: Readonly<Record<AttemptKind, RateLimiterMemory>> = {
    code: new RateLimiterMemory({ points: mostWrong.code, duration: LOCKED_SECONDS }),
    wechat: new RateLimiterMemory({ points: mostWrong.wechat, duration: LOCKED_SECONDS }),
  };

  /**
   * Runs `work` for `who` (an account or an address). It costs a try if the code was wrong, and is
   * refused with `too_many_attempts` when there is none left. The try is taken first and given back
   * after, so that a hundred guesses at the same moment are a hundred tries.
   */
  async guard<Result>(kind: AttemptKind, who: string, work: () => Promise<Result>): Promise<Result> {
    const limiter = this.limiters[kind];
    try {
      await limiter.consume(who);
    } catch {
      throw new Failure('too_many_attempts');
    }
    try {
      const result = await work();
      await limiter.reward(who);
      return result;
    } catch (error) {
      if (!(error instanceof Failure && wrong.includes(error.code))) await limiter.reward(who);
      throw error;
    }
  }
}
