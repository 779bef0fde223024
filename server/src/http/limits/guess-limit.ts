// How often may somebody guess a code?
import { Failure } from '@kehuoyou/shared';
import type { FailureCode } from '@kehuoyou/shared';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { shareOf } from './caller-address.js';

const LOCKED_SECONDS = 900;

/** What may be guessed at: our own codes, WeChat's, where a wrong one costs us a call, and the end of a phone number. */
export type AttemptKind = 'code' | 'wechat' | 'phone_tail';

/**
 * Wrong ones that a guesser has in a quarter of an hour. WeChat's codes are nobody's to guess, and a
 * village behind one address may well send a few that have expired.
 */
const mostWrong: Readonly<Record<AttemptKind, number>> = { code: 10, wechat: 100, phone_tail: 10 };

/** Failures that cost a try. */
const wrong: readonly FailureCode[] = ['code_not_valid', 'wechat_refused', 'receipt_not_found'];

/** Who guesses: one account, or whoever stands behind an address. */
export type Guesser = { readonly account: string } | { readonly address: string };

/**
 * Counts wrong codes. An account that has had its tries is locked out, right codes included: whoever holds it is one
 * person, and nobody else suffers.
 *
 * Behind an address there may be a village, or all customers of a carrier: there a right code is always taken, and only
 * the wrong ones are answered `too_many_attempts` once there were too many. That gives a guesser no more than the rate
 * limit does, some 6,000 tries of an address within a code's five minutes; against codes with 39 bits, ten of which
 * are open, that is one chance in nine million.
 *
 * The count lives in memory. Behind several processes, or after a restart, an account gets a few times ten tries,
 * against codes with 39 bits that live five minutes and codes with 78 bits that live days: a write to the database for
 * every wrong guess would be the better weapon for whoever wants to hurt us.
 *
 * Session tokens are not counted here. They have 256 bits, so nobody guesses one, and a whole village
 * behind one address must not be locked out because an old phone keeps sending its expired token.
 */
export class GuessLimit {
  private readonly limiters: Readonly<Record<AttemptKind, RateLimiterMemory>> = {
    code: new RateLimiterMemory({ points: mostWrong.code, duration: LOCKED_SECONDS }),
    wechat: new RateLimiterMemory({ points: mostWrong.wechat, duration: LOCKED_SECONDS }),
    phone_tail: new RateLimiterMemory({ points: mostWrong.phone_tail, duration: LOCKED_SECONDS }),
  };

  /** Wrong guesses of late: who asks the same again, as a page that stays open does, has learned nothing by it. */
  private readonly guessed = new RateLimiterMemory({ points: 1, duration: LOCKED_SECONDS });

  /**
   * True when `guess` is right, which costs a try of this secret where it is not: what has four digits is counted by
   * what is guessed at, for a guesser has many addresses. Without a try left it fails with `too_many_attempts`, right or
   * wrong.
   */
  async guardSecret(kind: 'phone_tail', secret: string, guess: string, isRight: boolean): Promise<boolean> {
    const limiter = this.limiters[kind];
    const again = (await this.guessed.get(`${secret} ${guess}`)) !== null;
    const tries = again ? await limiter.get(secret) : await limiter.consume(secret).catch(() => undefined);
    if (tries === undefined || (tries?.consumedPoints ?? 0) > mostWrong[kind]) throw new Failure('too_many_attempts');
    if (again) return isRight;
    if (isRight) await limiter.reward(secret);
    else await this.guessed.consume(`${secret} ${guess}`).catch(() => undefined);
    return isRight;
  }

  /**
   * Runs `work` for `who`. It costs a try if the code was wrong; without a try left a wrong one is refused with
   * `too_many_attempts`, and from an account every one. The try is taken first and given back after, so that a hundred
   * guesses at the same moment are a hundred tries.
   */
  async guard<Result>(kind: AttemptKind, who: Guesser, work: () => Promise<Result>): Promise<Result> {
    const limiter = this.limiters[kind];
    const name = 'account' in who ? `account ${who.account}` : `address ${shareOf(who.address)}`;
    const hasTry = await limiter.consume(name).then(
      () => true,
      () => false,
    );
    if (!hasTry && 'account' in who) throw new Failure('too_many_attempts');
    try {
      const result = await work();
      if (hasTry) await limiter.reward(name);
      return result;
    } catch (error) {
      const isWrong = error instanceof Failure && wrong.includes(error.code);
      if (hasTry && !isWrong) await limiter.reward(name);
      throw !hasTry && isWrong ? new Failure('too_many_attempts') : error;
    }
  }
}
