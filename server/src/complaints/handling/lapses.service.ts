// What does the clock do to complaints by itself?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { complaintRules } from '@kehuoyou/shared';
import type { Clock, ComplaintMove } from '@kehuoyou/shared';
import { DataSource, LessThanOrEqual } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { tryMove } from '../../database/moves/moves.js';
import { Transactions } from '../../database/transaction.js';
import { Timers } from '../../timers/timers.service.js';
import { ComplaintClocks } from '../keeping/complaint-clocks.service.js';
import { complaintLifecycle } from '../keeping/complaint-store.js';
import { ComplaintEntity } from '../keeping/complaint.entity.js';

const DAY_MS = 86_400_000;
const MINUTES_5_MS = 300_000;
const MOST_AT_ONCE = 200;

/** Lets questions and answers lapse that nobody said anything to. An answer ends as 没有反馈, never as content. */
@Injectable()
export class ComplaintLapses implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly timers: Timers,
    private readonly clocks: ComplaintClocks,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timers.add({
      name: 'complaints.lapses',
      schedule: { everyMs: MINUTES_5_MS },
      run: (stopping) => this.sweep(stopping),
    });
  }

  /** Gives how many lapsed, where some did. */
  async sweep(stopping?: AbortSignal): Promise<{ lapsed: number } | undefined> {
    const { manager } = this.dataSource;
    const now = this.clock.now();
    const asked = new Date(now.getTime() - complaintRules.askDays * DAY_MS);
    const where = [
      { state: 'needs_info' as const, askedAt: LessThanOrEqual(asked) },
      { state: 'answered' as const, confirmBy: LessThanOrEqual(now) },
    ];
    let lapsed = 0;
    for (const row of await manager.find(ComplaintEntity, { where, take: MOST_AT_ONCE })) {
      if (stopping?.aborted === true) break;
      if (await this.lapse(row, now)) lapsed += 1;
    }
    return lapsed === 0 ? undefined : { lapsed };
  }

  private async lapse(row: ComplaintEntity, at: Date): Promise<boolean> {
    const isAsked = row.state === 'needs_info';
    const move: ComplaintMove = isAsked ? 'ask_lapses' : 'answer_lapses';
    const set: QueryDeepPartialEntity<ComplaintEntity> = isAsked ? this.clocks.resumed(row, at) : { endedAt: at };
    const moved = await this.transactions.run((tx) =>
      tryMove(tx, complaintLifecycle(this.vault), { id: row.id, move, at, by: null, set }),
    );
    return moved !== undefined;
  }
}
