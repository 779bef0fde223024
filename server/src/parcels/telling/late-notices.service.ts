// Which households and keepers hear that the bus with their parcels comes at another time than they were told?
//
// Nothing is said of some minutes, and nothing twice: what counts is the time that somebody was told last, else that of
// the timetable.
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { pageAddress, parcelsPages, TELL_LATE_MINUTES } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { CLOCK } from '../../clock.js';
import { isStillToCome } from '../../database/outbox/outbox.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { NetworkService } from '../../network/network.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import { TimetableService } from '../../timetable/boards/timetable.service.js';
import { tripTimed } from '../../timetable/timetable.events.js';
import type { TripOnDay } from '../../timetable/timetable.events.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { changeSubject, parcelSubject } from '../parcels.events.js';
import { BusAudience } from './bus-audience.service.js';
import type { Together } from './bus-audience.service.js';
import { busLateWords } from './bus-words.js';

const NAMESPACE = '3c6e1b0a-9a43-5b5e-8d2b-6f0b1d2c7e90';

/** A bus at a point: what was planned, and what is expected, ms. */
interface Times {
  readonly planned: number;
  readonly now: number;
}

/** Corrects what was told of when parcels come. */
@Injectable()
export class LateNotices implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly notices: NoticesService,
    private readonly network: NetworkService,
    private readonly timetable: TimetableService,
    private readonly audience: BusAudience,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(tripTimed, 'parcels.tell_late', (event, tx) => this.tell(event, tx));
  }

  private async tell(event: DeliveredEvent<TripOnDay>, tx: EntityManager): Promise<void> {
    // The last report says it all.
    if (await isStillToCome(tx, tripTimed, event)) return;
    const { tripId, serviceDate } = event.payload;
    const rows = await tx.find(ParcelEntity, {
      where: { tripId, serviceDate, state: In(['sorted', 'loaded', 'in_transit']) },
      order: { id: 'ASC' },
    });
    for (const together of await this.audience.households(tx, rows, 'busChanges'))
      await this.tellHousehold(event, tx, together);
  }

  private async tellHousehold(event: DeliveredEvent<TripOnDay>, tx: EntityManager, together: Together): Promise<void> {
    const { rows, recipients } = together;
    const [first] = rows;
    const point = this.network.findPoint(first?.pointId ?? '');
    const times = this.timesAt(event.payload, point?.stopId);
    if (!first || !point || !times || times.now < this.clock.now().getTime()) return;
    const told = await this.notices.toldUntil(tx, {
      subjects: rows.flatMap((row) => [changeSubject(row), parcelSubject({ parcelId: row.id })]),
      kinds: ['parcel_bus_changed', 'parcel_on_its_way'],
      accountIds: recipients.map(({ accountId }) => accountId),
    });
    const beforeOf = (accountId: string): number => told.get(accountId)?.getTime() ?? times.planned;
    const off = recipients.filter(({ accountId }) => isFarFrom(beforeOf(accountId), times.now));
    for (const before of new Set(off.map(({ accountId }) => beforeOf(accountId))))
      await this.notices.tell(tx, {
        ...busLateWords({
          tails: rows.map(({ waybill }) => waybill.slice(-4)),
          ...{ pointName: point.name, before: new Date(before), after: new Date(times.now) },
        }),
        eventId: uuidOf(`${event.id} ${first.id} ${before}`, NAMESPACE),
        kind: 'parcel_bus_changed',
        subject: changeSubject(first),
        page: pageAddress(parcelsPages.wallet),
        happenedAt: event.at,
        expiresAt: new Date(times.now),
        recipients: off.filter(({ accountId }) => beforeOf(accountId) === before),
      });
  }

  /** Undefined where it does not stop, or does not come: of that others tell. */
  private timesAt({ tripId, serviceDate }: TripOnDay, stopId: string | undefined): Times | undefined {
    const call = stopId === undefined ? undefined : this.timetable.callAt(tripId, serviceDate, stopId);
    if (call === undefined || call.cancelled !== undefined) return undefined;
    return { planned: Date.parse(call.planned ?? call.arrival), now: Date.parse(call.arrival) };
  }
}

function isFarFrom(told: number, now: number): boolean {
  return Math.abs(now - told) >= TELL_LATE_MINUTES * 60_000;
}
