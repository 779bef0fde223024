// Who was told something wrong because of a report that was taken back, and gets back what that cost them?
//
// Whoever pressed the wrong button takes it back within minutes, but by then somebody may have been sent to the bus,
// or told that it has gone. What was said is looked at again without that report: where it would not be said, it
// is taken back, its owner hears that it was a mistake, and the reminder waits again as if nothing had been told.
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { liveOverlay } from '../running/live-overlay.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';
import { loadFactsOf } from '../running/trip-report-store.js';
import { tripMistaken } from '../timetable.events.js';
import type { MistakenReport } from '../timetable.events.js';
import { judgeReminder, saidWrongly } from './reminder-judgement.js';
import { ReminderTelling } from './reminder-telling.service.js';
import { watchedCall } from './reminder-watch.js';
import { remindersOfTrip, setAnew, soFar, toldSince } from './trip-reminder-store.js';
import type { KeptReminder } from './trip-reminder-store.js';

/** Makes good what a mistaken report has done to reminders. */
@Injectable()
export class MistakeNotices implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly current: CurrentTimetable,
    private readonly telling: ReminderTelling,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(tripMistaken, 'timetable.make_good_mistake', (event, tx) => this.makeGood(event, tx));
  }

  private async makeGood({ payload }: DeliveredEvent<MistakenReport>, tx: EntityManager): Promise<void> {
    const { tripId, serviceDate, since } = payload;
    const reminders = await remindersOfTrip(tx, tripId, serviceDate);
    if (reminders.length === 0) return;
    const timetable = await this.withoutMistake(tx, payload);
    for (const kept of reminders) await this.makeGoodOne(tx, kept, { timetable, since: new Date(since) });
  }

  private async makeGoodOne(
    tx: EntityManager,
    kept: KeptReminder,
    { timetable, since }: { readonly timetable: TimetableSnapshot; readonly since: Date },
  ): Promise<void> {
    const { before, told } = toldSince(kept, since);
    if (told.length === 0) return;
    const watched = watchedCall(timetable, kept.row);
    const now = this.clock.now();
    if (!watched || !saidWrongly(told, judgeReminder(soFar(before), watched, now.getTime()))) return;
    await this.telling.mistaken(tx, kept.row, watched);
    await setAnew(tx, kept.row, now);
  }

  /** The trip as it is known now: what this process has read may be older than the report that was taken back. */
  private async withoutMistake(tx: EntityManager, { tripId, serviceDate }: MistakenReport): Promise<TimetableSnapshot> {
    const { timetable } = this.current.snapshot();
    const facts = (await loadFactsOf(tx, serviceDate, [tripId])).get(tripId) ?? [];
    return timetable.with(timetable.notRunning, liveOverlay(timetable, [{ tripId, date: serviceDate, facts }]));
  }
}
