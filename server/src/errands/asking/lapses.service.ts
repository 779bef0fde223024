// What does the clock do to errands by itself?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { dateAt, errandRules, Failure } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { DataSource, IsNull, LessThan, LessThanOrEqual } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { Transactions } from '../../database/transaction.js';
import { Timers } from '../../timers/timers.service.js';
import { addToErrand } from '../keeping/errand-store.js';
import { endWords } from '../keeping/errand-words.js';
import { ErrandEntity } from '../keeping/errand.entity.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MOST_AT_ONCE = 200;

/**
 * Lets questions lapse that nobody answered, and what nobody took by the day on which it was of use; what was said
 * without a day waits as long as one may be said ahead.
 */
@Injectable()
export class ErrandLapses implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly timers: Timers,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timers.add({
      name: 'errands.lapses',
      schedule: { everyMs: MINUTE_MS },
      run: (stopping) => this.sweep(stopping),
    });
  }

  /** Gives how many lapsed, where some did. */
  async sweep(stopping?: AbortSignal): Promise<{ lapsed: number } | undefined> {
    const now = this.clock.now();
    const where = [
      { state: 'asked_back' as const, answerBy: LessThanOrEqual(now) },
      { state: 'asked' as const, wantedBy: LessThan(dateAt(now)) },
      {
        ...{ state: 'asked' as const, wantedBy: IsNull() },
        askedAt: LessThan(new Date(now.getTime() - errandRules.byDays * DAY_MS)),
      },
    ];
    let lapsed = 0;
    for (const row of await this.dataSource.manager.find(ErrandEntity, { where, take: MOST_AT_ONCE })) {
      if (stopping?.aborted === true) break;
      if (await this.lapse(row, now)) lapsed += 1;
    }
    return lapsed === 0 ? undefined : { lapsed };
  }

  private async lapse({ id, state, wantedBy }: ErrandEntity, at: Date): Promise<boolean> {
    const reason = wantedBy === null ? endWords.nobodyAtAll : endWords.nobody;
    const fact = { type: 'lapse' as const, ...(state === 'asked' ? { reason } : {}) };
    try {
      await this.transactions.run((tx) =>
        addToErrand(tx, this.vault, id, {
          ...{ at, actor: null },
          // Somebody may have taken it, or answered, just now.
          fact: ({ row }) => {
            if (row.state !== state) throw new Failure('errand_over', 'id', row.state);
            return fact;
          },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof Failure) return false;
      throw error;
    }
  }
}
