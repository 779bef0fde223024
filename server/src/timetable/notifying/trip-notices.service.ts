// Who is told that a bus does not run, and in which words?
//
// The event says no more than what happened: which trip, which day. It is put into words here, by the
// feature that knows lines, stops and the next bus, when it is delivered and not when it is written: by
// then the cancellation may have been taken back, and then there is nothing to tell. And each follower
// hears it from their own stop, which no single sentence in the event could say.
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Failure, instantOf, pageAddress, timetablePages, URGENT_WITHIN_MS } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { GrantsService } from '../../accounts/identity/grants.service.js';
import { CLOCK } from '../../clock.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { NetworkService } from '../../network/network.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import type { Recipient } from '../../notices/notices.service.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { notRunning } from '../running/not-running-store.js';
import { REMINDER_REASON } from './reminder-telling.service.js';
import { tripCancelled, tripRestored, tripSubject } from '../timetable.events.js';
import type { TripOnDay } from '../timetable.events.js';
import { TimetableService } from '../boards/timetable.service.js';
import type { Boarding } from '../boards/timetable.service.js';
import { openRemindersOfTrip } from './trip-reminder-store.js';
import type { TripReminderEntity } from './trip-reminder.entity.js';
import { tripWords } from './trip-sentence.js';

/** Why a keeper gets a notice: people ask at the point, and what was to come with the bus does not. */
const KEEPER_REASON = '这班车停您的服务点';
/** By then every process has read a new feed. */
const FEED_SEEN_WITHIN_MS = 60_000;

/** Tells followers of stops, villages and lines about cancelled and restored trips. */
@Injectable()
export class TripNotices implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly grants: GrantsService,
    private readonly notices: NoticesService,
    private readonly network: NetworkService,
    private readonly timetable: TimetableService,
    private readonly current: CurrentTimetable,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(tripCancelled, 'timetable.tell_trip_cancelled', (event, tx) =>
      this.tell(event, tx, 'trip_cancelled'),
    );
    this.listeners.inside(tripRestored, 'timetable.tell_trip_restored', (event, tx) =>
      this.tell(event, tx, 'trip_restored'),
    );
  }

  private async tell(
    event: DeliveredEvent<TripOnDay>,
    tx: EntityManager,
    kind: 'trip_cancelled' | 'trip_restored',
  ): Promise<void> {
    const { tripId, serviceDate } = event.payload;
    const subject = tripSubject(event.payload);
    // Held first: of what a reminder's owner hears elsewhere meanwhile nothing must be missed.
    const reminders = await openRemindersOfTrip(tx, tripId, serviceDate);
    const stands = await notRunning(tx, this.current.snapshot(), tripId, serviceDate);
    // Taken back meanwhile, or cancelled anew: the event that did that will say so.
    if ((stands !== undefined) !== (kind === 'trip_cancelled')) return;
    const now = this.clock.now();
    const boardings = this.timetable.boardingsOf(tripId, serviceDate);
    // This process may not have read a feed yet that another one has just imported: try again shortly.
    if (boardings.length === 0 && now.getTime() - event.at.getTime() < FEED_SEEN_WITHIN_MS)
      throw new Failure('unavailable');
    const missed = boardings.filter(({ call }) => call >= (stands?.fromCall ?? 0));
    const reason = stands?.reason;
    const owners = stands ? await this.unknowing(tx, subject, reminders) : reminders;
    for (const [boarding, recipients] of await this.recipients(tx, missed, owners)) {
      const { stopId, stopName, departure } = boarding;
      const leavesAt = instantOf(serviceDate, departure.seconds);
      if (leavesAt <= now) continue;
      const next = this.timetable.nextInstead(stopId, departure);
      const words = tripWords({ stopName, departure, reason, next, mistaken: event.payload.mistaken === true });
      await this.notices.tell(tx, {
        ...words,
        eventId: event.id,
        kind,
        subject,
        page: pageAddress(timetablePages.board, { stop: stopId }),
        urgent: leavesAt.getTime() - now.getTime() < URGENT_WITHIN_MS,
        happenedAt: event.at,
        expiresAt: leavesAt,
        recipients,
      });
    }
  }

  /**
   * Whom to tell, by the stop from which they would have gone. Somebody may keep a point there, wait for this
   * very bus and follow the stop, the village and the line at once; the first of these tells them.
   */
  private async recipients(
    tx: EntityManager,
    boardings: readonly Boarding[],
    owners: readonly TripReminderEntity[],
  ): Promise<Map<Boarding, Recipient[]>> {
    const found = new FirstReasons(({ stopId }) => this.network.pointAtStop(this.timetable.stopsAt(stopId))?.id);
    // Who calls the others needs no call.
    for (const { accountId, pointId } of await this.grants.keepersOf(
      tx,
      boardings.flatMap((each) => found.pointAt(each) ?? []),
    )) {
      const boarding = boardings.find((each) => found.pointAt(each) === pointId);
      found.add(boarding, accountId, KEEPER_REASON, false);
    }
    for (const { accountId, stopId } of owners)
      found.add(
        boardings.find((each) => this.timetable.stopsAt(each.stopId).includes(stopId)),
        accountId,
        REMINDER_REASON,
      );
    await this.addFollowers(tx, boardings, found);
    return found.recipients;
  }

  /** Followers of the stops, of the villages and of the line, in this order. */
  private async addFollowers(tx: EntityManager, boardings: readonly Boarding[], found: FirstReasons): Promise<void> {
    const boardingAt = (ids: readonly string[]): Boarding | undefined =>
      boardings.find(({ stopId }) => this.timetable.stopsAt(stopId).some((id) => ids.includes(id)));
    for (const { accountId, place } of await this.notices.followersOf(
      tx,
      'stop',
      boardings.flatMap(({ stopId }) => this.timetable.stopsAt(stopId)),
    )) {
      const boarding = boardingAt([place.id]);
      found.add(boarding, accountId, `您关注了${boarding?.stopName ?? ''}`);
    }
    for (const { accountId, place } of await this.notices.followersOfVillagesIn(tx, '')) {
      const stops = this.network.stopsOfVillage(place.id) ?? [];
      const boarding = boardingAt(stops);
      found.add(boarding, accountId, '您关注了这个村的班车');
    }
    const [first] = boardings;
    for (const { accountId } of first ? await this.notices.followersOf(tx, 'line', [first.departure.routeId]) : []) {
      found.add(first, accountId, `您关注了${first?.departure.routeName ?? ''}路`);
    }
  }

  /** Those whom the rounds of reminders have not told yet. */
  private async unknowing(
    tx: EntityManager,
    subject: string,
    reminders: readonly TripReminderEntity[],
  ): Promise<TripReminderEntity[]> {
    const accountIds = [...new Set(reminders.map(({ accountId }) => accountId))];
    const knowing = await this.notices.whoKnows(tx, { subject, kind: 'trip_cancelled', accountIds });
    return reminders.filter(({ accountId }) => !knowing.has(accountId));
  }
}

/** Whom to tell of which boarding; whoever has several reasons hears the one that was added first. */
class FirstReasons {
  readonly recipients = new Map<Boarding, Recipient[]>();
  private readonly seen = new Set<string>();

  /** `pointAt` is the point whose keeper can call people at a boarding. */
  constructor(readonly pointAt: (boarding: Boarding) => string | undefined) {}

  /** Adds somebody, unless they are there already or would board nowhere. `called` is false for who needs no call. */
  add(boarding: Boarding | undefined, accountId: string, reason: string, called = true): void {
    if (!boarding || this.seen.has(accountId)) return;
    this.seen.add(accountId);
    const recipients = this.recipients.get(boarding) ?? [];
    const callFrom = called ? this.pointAt(boarding) : undefined;
    recipients.push({ accountId, reason, ...(callFrom === undefined ? {} : { callFrom }) });
    this.recipients.set(boarding, recipients);
  }
}
