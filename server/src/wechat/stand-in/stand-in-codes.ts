// Which codes has the stand-in handed out, and are they still good?
import { randomBytes } from 'node:crypto';
import type { Clock } from '@kehuoyou/shared';

/** A code of WeChat's is good for five minutes, and once. */
const LIFE_MS = 5 * 60_000;

/** What became of a code: the person that it stands for, or WeChat's number for why it does not. */
export type Redeemed = { readonly personId: string } | { readonly errcode: 40029 | 40163 };

/** Codes of one kind, such as those of `wx.login`. */
export class StandInCodes {
  private readonly given = new Map<string, { readonly personId: string; readonly until: number; used: boolean }>();

  constructor(private readonly clock: Clock) {}

  /** A new code for a person. */
  give(personId: string): string {
    const code = randomBytes(16).toString('hex');
    this.given.set(code, { personId, until: this.clock.now().getTime() + LIFE_MS, used: false });
    return code;
  }

  /** Takes a code; a second time, or after its life, it fails as it does with WeChat. */
  redeem(code: string): Redeemed {
    const entry = this.given.get(code);
    if (!entry || this.clock.now().getTime() >= entry.until) return { errcode: 40029 };
    if (entry.used) return { errcode: 40163 };
    entry.used = true;
    return { personId: entry.personId };
  }
}
