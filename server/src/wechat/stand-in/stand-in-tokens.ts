// Which access tokens does the stand-in take, and when does it hand out the next one?
import { randomBytes } from 'node:crypto';
import type { Clock } from '@kehuoyou/shared';

const LIFE_MS = 7_200_000;
/** In its last five minutes a token has a successor, and both are taken. */
const OVERLAP_MS = 5 * 60_000;
const FORCE_PAUSE_MS = 30_000;
const MOST_FORCED = 20;

/** Tokens as `getStableAccessToken` gives them. */
export class StandInTokens {
  private readonly until = new Map<string, number>();
  private newest = '';
  private forcedAt = Number.NEGATIVE_INFINITY;
  private forced = 0;
  /** How many tokens were made; tests count them. */
  made = 0;

  constructor(private readonly clock: Clock) {}

  /** The token of the moment and how many seconds it has left; undefined when forced too often. */
  ask(force: boolean): { readonly token: string; readonly seconds: number } | undefined {
    const now = this.clock.now().getTime();
    if (force && now - this.forcedAt >= FORCE_PAUSE_MS) {
      if (this.forced >= MOST_FORCED) return undefined;
      this.forced += 1;
      this.forcedAt = now;
      this.until.clear();
      this.newest = '';
    }
    if ((this.until.get(this.newest) ?? 0) - now < OVERLAP_MS) this.make(now);
    return { token: this.newest, seconds: Math.floor(((this.until.get(this.newest) ?? now) - now) / 1_000) };
  }

  /** WeChat's number for what is wrong with a token, or 0. */
  errcodeOf(token: string | null): 0 | 40001 | 41001 | 42001 {
    if (token === null || token === '') return 41001;
    const until = this.until.get(token);
    if (until === undefined) return 40001;
    return this.clock.now().getTime() < until ? 0 : 42001;
  }

  /** Makes every token invalid at once, as when somebody else forces a new one. */
  revokeAll(): void {
    this.until.clear();
    this.newest = '';
  }

  private make(now: number): void {
    this.made += 1;
    this.newest = randomBytes(48).toString('base64url');
    this.until.set(this.newest, now + LIFE_MS);
  }
}
