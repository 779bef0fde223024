// May the question of whoever asks here be carried to carriers, who count and charge each one?
//
// What is counted is who asks and for which number, never what is known of it: whoever is over their share hears what
// everybody hears, and learns nothing by it. The pace of a number with its carrier is kept besides, in the database.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import { CLOCK } from '../../clock.js';
import type { Caller } from '../../http/caller.js';
import { shareOf } from '../../http/limits/caller-address.js';
import { WindowCount } from '../../http/limits/window-count.js';
import { kuaidi100Pace } from '../../kuaidi100/kuaidi100-pace.js';

/** Somebody with a number in their hand. */
export interface Asker {
  readonly caller: Caller | undefined;
  readonly address: string;
}

const HOUR_MS = 3_600_000;
/** Questions in an hour that are carried on: of one account, of one address without one, and of all without one. */
const MOST = { account: 30, address: 60, everybody: 300 } as const;
/** Questions that are remembered; the oldest is forgotten first. */
const MOST_REMEMBERED = 20_000;

/** Counts in the memory of this process: after a restart the pace of each number still holds. */
@Injectable()
export class StrangersQuestions {
  private readonly asked = new Map<string, Date>();
  private readonly accounts: WindowCount;
  private readonly addresses: WindowCount;
  private readonly everybody: WindowCount;

  constructor(@Inject(CLOCK) private readonly clock: Clock) {
    this.accounts = new WindowCount(MOST.account, clock, HOUR_MS);
    this.addresses = new WindowCount(MOST.address, clock, HOUR_MS);
    this.everybody = new WindowCount(MOST.everybody, clock, HOUR_MS);
  }

  /**
   * When `question` was carried on last, and whether it is to be carried on now; undefined where it was not lately, and
   * whoever asks has had their share.
   */
  ask(question: string, asker: Asker): { readonly at: Date; readonly isNew: boolean } | undefined {
    const now = this.clock.now();
    const before = this.asked.get(question);
    const isLately =
      before !== undefined && Math.abs(now.getTime() - before.getTime()) < kuaidi100Pace.betweenQueriesMs;
    if (isLately) return { at: before, isNew: false };
    if (!this.isWithinShare(asker)) return before && { at: before, isNew: false };
    this.asked.delete(question);
    this.asked.set(question, now);
    const [oldest] = this.asked.keys();
    if (this.asked.size > MOST_REMEMBERED && oldest !== undefined) this.asked.delete(oldest);
    return { at: now, isNew: true };
  }

  private isWithinShare({ caller, address }: Asker): boolean {
    if (caller) return this.accounts.takes(caller.accountId);
    return this.addresses.takes(shareOf(address)) && this.everybody.takes('');
  }
}
