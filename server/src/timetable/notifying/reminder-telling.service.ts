// How does what is to be said of a reminder reach its owner?
import { Inject, Injectable } from '@nestjs/common';
import { awaitedUntil, pageAddress, timetablePages } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { NoticesService } from '../../notices/notices.service.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { GIVE_UP_MS, STALE_MS } from './reminder-judgement.js';
import { mistakenWords, reminderWords, vanishedWords } from './reminder-words.js';
import type { ReminderNews } from './reminder-words.js';
import type { Watched } from './reminder-watch.js';
import type { TripReminderEntity } from './trip-reminder.entity.js';
import { tripSubject } from '../timetable.events.js';
import { TimetableService } from '../boards/timetable.service.js';
import { tripWords } from './trip-sentence.js';

/** Why a reminder's owner gets a notice. */
export const REMINDER_REASON = '您要我们提醒这班车';

/** The notices of reminders, in the caller's transaction. They were asked for, so they come at any hour. */
@Injectable()
export class ReminderTelling {
  constructor(
    private readonly notices: NoticesService,
    private readonly current: CurrentTimetable,
    private readonly timetable: TimetableService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Tells a reminder, or how late its bus is. */
  async say(tx: EntityManager, row: TripReminderEntity, say: ReminderNews['say'], watched: Watched): Promise<void> {
    const now = this.clock.now();
    await this.notices.tell(tx, {
      ...reminderWords({ say, watched, minutes: row.minutes }, now),
      eventId: uuid(),
      kind: say === 'late' ? 'trip_late' : 'trip_reminder',
      subject: subjectOf(row),
      page: linePage(watched, row),
      urgent: true,
      happenedAt: now,
      expiresAt: usefulUntil(say, watched, now),
      recipients: [{ accountId: row.accountId, reason: REMINDER_REASON }],
    });
  }

  /** Takes back what was told because of a slip of somebody's finger, and says that it was one. */
  async mistaken(tx: EntityManager, row: TripReminderEntity, watched: Watched): Promise<void> {
    await this.notices.takeBack(tx, subjectOf(row));
    const now = this.clock.now();
    await this.notices.tell(tx, {
      ...mistakenWords(watched, now),
      eventId: uuid(),
      kind: 'trip_reminder',
      subject: subjectOf(row),
      page: linePage(watched, row),
      urgent: true,
      happenedAt: now,
      expiresAt: new Date(Math.max(awaitedUntil(watched.departure), now.getTime() + STALE_MS)),
      recipients: [{ accountId: row.accountId, reason: REMINDER_REASON }],
    });
  }

  /** Tells that the bus will not come, unless its owner has heard of that; false when they have. */
  async cancelled(tx: EntityManager, row: TripReminderEntity, watched: Watched | undefined): Promise<boolean> {
    if (await this.isKnown(tx, row)) return false;
    const { accountId, serviceDate, plannedAt } = row;
    // What was said of this bus before holds no longer.
    await this.notices.takeBack(tx, subjectOf(row));
    const now = this.clock.now();
    const words = watched
      ? tripWords({
          stopName: watched.stopName,
          departure: watched.departure,
          reason: watched.skipped ?? '',
          next: this.timetable.nextInstead(row.stopId, watched.departure),
        })
      : vanishedWords(serviceDate, plannedAt, this.stopName(row.stopId));
    await this.notices.tell(tx, {
      ...words,
      eventId: uuid(),
      kind: 'trip_cancelled',
      subject: tripSubject(row),
      page: pageAddress(timetablePages.board, { stop: row.stopId }),
      urgent: true,
      happenedAt: now,
      expiresAt: new Date(plannedAt.getTime() + GIVE_UP_MS),
      recipients: [{ accountId, reason: REMINDER_REASON }],
    });
    return true;
  }

  /** True when a reminder's owner has heard that the bus will not come. */
  async isKnown(db: EntityManager, row: TripReminderEntity): Promise<boolean> {
    const { accountId } = row;
    const about = { subject: tripSubject(row), kind: 'trip_cancelled', accountIds: [accountId] } as const;
    return (await this.notices.whoKnows(db, about)).has(accountId);
  }

  private stopName(stopId: string): string {
    const { timetable } = this.current.snapshot();
    return timetable.feed.stops[timetable.stopNumber.get(stopId) ?? -1]?.name ?? '';
  }
}

function subjectOf({ id }: TripReminderEntity): string {
  return `reminder ${id}`;
}

function linePage({ departure }: Watched, { stopId }: TripReminderEntity): string {
  return pageAddress(timetablePages.line, {
    line: departure.routeId,
    trip: departure.tripId,
    stop: stopId,
    date: departure.serviceDate,
  });
}

/** After this it would only make somebody run for nothing. */
function usefulUntil(say: ReminderNews['say'], { departure, seen }: Watched, now: Date): Date {
  if (say === 'seen' || say === 'gone') return new Date((seen?.at ?? now.getTime()) + STALE_MS);
  if (say === 'missed') return now;
  return new Date(awaitedUntil(departure));
}
