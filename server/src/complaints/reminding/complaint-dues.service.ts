// Who is reminded, before a promise ends and when a clock is over?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { insertOnce } from '../../database/insert-once.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { Transactions } from '../../database/transaction.js';
import { Timers } from '../../timers/timers.service.js';
import { complaintDue } from '../complaints.events.js';
import { dueKinds } from './due-kind.js';
import type { DueKind } from './due-kind.js';
import { ComplaintDueEntity } from './due.entity.js';
import { isSoon } from './due-lead.js';
import { duesAfter, promisedSince } from './dues-store.js';
import type { Due } from './dues-store.js';

const MINUTES_5_MS = 300_000;
const BATCH = 200;

/** Looks at the clocks of all that nobody has answered. Each is told of once, whoever looks and however often. */
@Injectable()
export class ComplaintDues implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly timers: Timers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timers.add({
      name: 'complaints.dues',
      schedule: { everyMs: MINUTES_5_MS },
      run: (stopping) => this.sweep(stopping),
    });
  }

  /** Gives of how many somebody is told, where it was some. */
  async sweep(stopping?: AbortSignal): Promise<{ due: number } | undefined> {
    const now = this.clock.now();
    let due = 0;
    for (const kind of dueKinds) due += await this.sweepKind(kind, now, stopping);
    return due === 0 ? undefined : { due };
  }

  private async sweepKind(kind: DueKind, now: Date, stopping?: AbortSignal): Promise<number> {
    const { manager } = this.dataSource;
    let count = 0;
    for (let after = ''; stopping?.aborted !== true;) {
      const dues = await duesAfter(manager, kind, { now, after, take: BATCH });
      const since =
        kind === 'soon'
          ? await promisedSince(
              manager,
              dues.map(({ row }) => row),
            )
          : undefined;
      for (const due of dues) {
        const from = since?.get(due.row.id);
        if (from !== undefined && !isSoon({ since: from, until: due.dueAt, now })) continue;
        if (await this.note(due, now)) count += 1;
      }
      const [last] = dues.slice(-1);
      if (!last || dues.length < BATCH) break;
      after = last.row.id;
    }
    return count;
  }

  private note({ row, kind, dueAt }: Due, at: Date): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const id = uuid();
      if (!(await insertOnce(tx, ComplaintDueEntity, { id, complaintId: row.id, kind, dueAt, at }))) return false;
      await appendToOutbox(tx, complaintDue, { complaintId: row.id, dueId: id }, at);
      return true;
    });
  }
}
