// Who is to be reminded now?
//
// At least once and told once: what is said and the note that it was said are written in one transaction,
// and the unique key of the note keeps a second worker from saying it too. On MariaDB workers pass by what
// another one holds; on SQLite writers wait in a queue.
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { bestKnownAt } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { Transactions } from '../../database/transaction.js';
import { Timers } from '../../timers/timers.service.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { AHEAD_MS, judgeReminder, SEEN_UNTIL_MS } from './reminder-judgement.js';
import type { ReminderVerdict } from './reminder-judgement.js';
import { ReminderTelling } from './reminder-telling.service.js';
import { watchedCall } from './reminder-watch.js';
import { addStep, openReminders, soFar, takenReminder } from './trip-reminder-store.js';
import type { KeptReminder } from './trip-reminder-store.js';

/** A trip that takes longer than this from a stop to its end is none of this county's, ms. */
const LONGEST_RIDE_MS = 12 * 3_600_000;

/** Milliseconds between two rounds: a reminder is not later than this. */
const EVERY_MS = 5_000;

/** Looks through the reminders. */
@Injectable()
export class ReminderRounds implements OnModuleInit {
  constructor(
    private readonly current: CurrentTimetable,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly draft: ReminderTelling,
    private readonly timers: Timers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timers.add({
      name: 'timetable.reminders',
      schedule: { everyMs: EVERY_MS },
      run: async (stopping) => void (await this.round(stopping)),
    });
  }

  /** Says what is to be said now; gives how many reminders that were. `stopping` ends it after the one under way. */
  async round(stopping?: AbortSignal): Promise<number> {
    if (!this.current.isLoaded()) return 0;
    const now = this.clock.now().getTime();
    const from = new Date(now - SEEN_UNTIL_MS - LONGEST_RIDE_MS);
    const open = await openReminders(this.dataSource.manager, from, new Date(now + AHEAD_MS));
    let count = 0;
    for (const kept of open) {
      if (stopping?.aborted === true) break;
      const { say } = this.verdict(kept);
      if (say === 'nothing') continue;
      // A cancelled bus stays in the rounds, for it may run after all; who knows of it costs a look and no transaction.
      if (say === 'cancelled' && (await this.draft.isKnown(this.dataSource.manager, kept.row))) continue;
      if (await this.transactions.run((tx) => this.act(tx, kept.row.id))) count += 1;
    }
    return count;
  }

  private verdict(kept: KeptReminder): ReminderVerdict {
    return judgeReminder(
      soFar(kept),
      watchedCall(this.current.snapshot().timetable, kept.row),
      this.clock.now().getTime(),
    );
  }

  /** Judges it anew under its lock; another worker may have been there since it was read. */
  private async act(tx: EntityManager, id: string): Promise<boolean> {
    const kept = await takenReminder(tx, id);
    if (!kept) return false;
    const verdict = this.verdict(kept);
    const at = this.clock.now();
    switch (verdict.say) {
      case 'nothing':
        return false;
      case 'end':
        return addStep(tx, id, 'done', at);
      case 'cancelled':
        return this.draft.cancelled(tx, kept.row, verdict.watched);
      case 'due':
      case 'late':
      case 'doubtful':
      case 'assured': {
        const { departure } = verdict.watched;
        const kind = verdict.say === 'due' ? 'told' : verdict.say;
        if (!(await addStep(tx, id, kind, at, new Date(bestKnownAt(departure))))) return false;
        // Told that it is time, one hears at once that the bus may not come.
        if (verdict.say === 'due' && departure.doubt) await addStep(tx, id, 'doubtful', at);
        await this.draft.say(tx, kept.row, verdict.say, verdict.watched);
        return true;
      }
      case 'gone':
      case 'missed':
      case 'seen':
        if (!(await addStep(tx, id, 'told', at))) return false;
        await addStep(tx, id, 'done', at);
        await this.draft.say(tx, kept.row, verdict.say, verdict.watched);
        return true;
    }
  }
}
