// How much may one say in an hour?
import { Failure } from '@kehuoyou/shared';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { shareOf } from '../../http/limits/caller-address.js';
import type { Caller } from '../../http/caller.js';

/** What one account may say in an hour, what all may who stand behind one address, perhaps a village, and one program. */
const MOST = { account: 10, address: 60, program: 600 } as const;
const HOUR_SECONDS = 3_600;

/** Counts what is filed, in memory. What may hurt somebody is never counted: whoever calls sees to that. */
export class FilingLimit {
  private readonly accounts = new RateLimiterMemory({ points: MOST.account, duration: HOUR_SECONDS });
  private readonly addresses = new RateLimiterMemory({ points: MOST.address, duration: HOUR_SECONDS });

  private readonly programs = new RateLimiterMemory({ points: MOST.program, duration: HOUR_SECONDS });

  /** The same for a program that reports for many people. */
  async takeForProgram(programId: string): Promise<void> {
    await taken(this.programs.consume(programId));
  }

  /** Takes one of the hour's; fails with `too_many_complaints` where none is left. */
  async take({ caller, address }: { readonly caller: Caller | undefined; readonly address: string }): Promise<void> {
    const taking = caller ? this.accounts.consume(caller.accountId) : this.addresses.consume(shareOf(address));
    await taken(taking);
  }
}

async function taken(taking: Promise<unknown>): Promise<void> {
  await taking.catch(() => {
    throw new Failure('too_many_complaints');
  });
}
