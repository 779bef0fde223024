// How does somebody set a reminder of a bus, see those that they have, and take one back?
import { Inject, Injectable } from '@nestjs/common';
import { addDays, dateAt, Failure, isToBeTaken, MOST_REMINDERS, REMINDER_DAYS, USUAL_MINUTES } from '@kehuoyou/shared';
import type { Clock, TripReminder, TripReminderAsk, TripReminders } from '@kehuoyou/shared';
import { DataSource, MoreThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AccountsService } from '../../accounts/identity/accounts.service.js';
import { CLOCK } from '../../clock.js';
import { insertOnce } from '../../database/insert-once.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { firstCallAt, watchedCall } from './reminder-watch.js';
import type { WatchedCall } from './reminder-watch.js';
import { addStep, withSteps } from './trip-reminder-store.js';
import type { KeptReminder } from './trip-reminder-store.js';
import { TripReminderEntity } from './trip-reminder.entity.js';
import { reminderView } from './trip-reminder.view.js';

/** A call with when the bus leaves it by the timetable, ms since the epoch. */
type PlannedCall = WatchedCall & { readonly plannedAt: number };

/** Reminders of the caller's own. */
@Injectable()
export class TripReminderService {
  constructor(
    private readonly current: CurrentTimetable,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(caller: Caller): Promise<TripReminders> {
    return this.of(this.dataSource.manager, caller.accountId);
  }

  /** Sets one. The same again is no failure; with other minutes it takes the place of the one before. */
  async set(caller: Caller, ask: TripReminderAsk, command: Command): Promise<TripReminders> {
    const { accountId } = caller;
    const call = this.callOf(ask);
    const minutes = ask.kind === 'before' ? (ask.minutes ?? USUAL_MINUTES) : null;
    return this.transactions.once(command, async (tx) => {
      // Many that are sent at once are counted one after the other.
      await this.accounts.lock(tx, accountId);
      const { tripId, serviceDate, stopSequence } = call;
      const earlier = await withSteps(
        tx,
        await tx.findBy(TripReminderEntity, { accountId, kind: ask.kind, tripId, serviceDate, stopSequence }),
      );
      const standing = earlier.filter(isStanding);
      if (standing.some(({ row }) => row.minutes === minutes)) return this.of(tx, accountId);
      const at = this.clock.now();
      for (const { row } of standing) await addStep(tx, row.id, 'withdrawn', at);
      const { plannedAt, ...which } = call;
      // Of two that are sent at once the unique key lets one in, which is enough.
      await insertOnce(tx, TripReminderEntity, {
        id: uuid(),
        accountId,
        kind: ask.kind,
        ...which,
        minutes,
        turn: earlier.length,
        plannedAt: new Date(plannedAt),
        setAt: at,
      });
      const answer = await this.of(tx, accountId);
      if (answer.reminders.filter(({ state }) => state === 'waiting').length > MOST_REMINDERS)
        throw new Failure('too_many_reminders');
      return answer;
    });
  }

  /** Takes one back; a foreign one and one that is not there answer alike. */
  async takeBack(caller: Caller, id: string, command: Command): Promise<TripReminders> {
    const { accountId } = caller;
    return this.transactions.once(command, async (tx) => {
      if (!(await tx.existsBy(TripReminderEntity, { id, accountId }))) throw new Failure('reminder_not_found', 'id');
      await addStep(tx, id, 'withdrawn', this.clock.now());
      return this.of(tx, accountId);
    });
  }

  private async of(db: EntityManager, accountId: string): Promise<TripReminders> {
    // Since yesterday morning: whoever looks in the morning sees what came of last night's.
    const since = new Date(this.clock.now().getTime() - 24 * 3_600_000);
    const rows = await db.find(TripReminderEntity, {
      where: { accountId, plannedAt: MoreThanOrEqual(since) },
      order: { plannedAt: 'ASC', id: 'ASC' },
    });
    return { reminders: this.views((await withSteps(db, rows)).filter((each) => !isWithdrawn(each))) };
  }

  private views(kept: readonly KeptReminder[]): TripReminder[] {
    const { timetable } = this.current.snapshot();
    return kept.map(({ row, steps }) => {
      const stop = timetable.feed.stops[timetable.stopNumber.get(row.stopId) ?? -1];
      return reminderView(row, steps, watchedCall(timetable, row), stop?.name ?? row.stopId);
    });
  }

  /** The call that is meant, if one can still be reminded of it. */
  private callOf({ tripId, serviceDate, stopId, stopSequence, kind }: TripReminderAsk): PlannedCall {
    const { timetable } = this.current.snapshot();
    const now = this.clock.now();
    if (!timetable.tripNumber.has(tripId)) throw new Failure('trip_not_found', 'tripId');
    if (serviceDate > addDays(dateAt(now), REMINDER_DAYS)) throw new Failure('reminder_too_early', 'serviceDate');
    const sequence = stopSequence ?? firstCallAt(timetable, { tripId, serviceDate, stopId });
    const call = { tripId, serviceDate, stopId, stopSequence: sequence ?? -1 };
    const watched = sequence === undefined ? undefined : watchedCall(timetable, call);
    if (!watched)
      throw new Failure(
        timetable.runs(timetable.tripNumber.get(tripId) ?? -1, serviceDate) ? 'stop_not_found' : 'trip_not_found',
        'stopId',
      );
    if (watched.skipped !== undefined) throw new Failure('trip_is_cancelled', 'tripId');
    const gone =
      kind === 'before'
        ? !isToBeTaken(watched.departure, now)
        : watched.seen !== undefined || watched.endsAt < now.getTime();
    if (gone) throw new Failure('reminder_too_late', 'tripId');
    return { ...call, plannedAt: Date.parse(watched.departure.departure) };
  }
}

function isWithdrawn({ steps }: KeptReminder): boolean {
  return steps.some(({ kind }) => kind === 'withdrawn');
}

/** Told ones stand as well: whoever was reminded of this bus is not reminded of it anew. */
function isStanding(kept: KeptReminder): boolean {
  return !isWithdrawn(kept);
}
