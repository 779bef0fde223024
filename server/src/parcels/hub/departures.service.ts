// How do parcels learn that their bus has left, and who hears how many come?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { GrantsService } from '../../accounts/identity/grants.service.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import type { NewFact } from '../../device-facts/device-fact-row.js';
import { NetworkService } from '../../network/network.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import { TripReports } from '../../timetable/driving/trip-report.service.js';
import { callAt, TripRuns } from '../../timetable/driving/trip-runs.service.js';
import { tripDeparted } from '../../timetable/timetable.events.js';
import type { TripOnDay } from '../../timetable/timetable.events.js';
import { ParcelBook } from '../custody/parcel-book.service.js';
import { ParcelNews } from '../custody/parcel-news.service.js';
import { SAYS_NOTHING_MORE } from '../custody/parcel-row-store.js';
import { ParcelEventEntity } from '../custody/parcel.entity.js';
import { loadedOn, pointsOf } from '../loading/trip-load-store.js';
import { ComingNews } from './coming-news.service.js';
import { loadSubject } from './hub-words.js';

/** Names what follows from a report of the timetable. */
const NAMESPACE = '0d6f4a1e-52a1-5c0c-9d0f-6a1d5f6b7c22';

/** Lets what is on a bus leave with it. */
@Injectable()
export class Departures implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly reports: TripReports,
    private readonly runs: TripRuns,
    private readonly network: NetworkService,
    private readonly grants: GrantsService,
    private readonly notices: NoticesService,
    private readonly coming: ComingNews,
    private readonly book: ParcelBook,
    private readonly news: ParcelNews,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(tripDeparted, 'parcels.note_departure', (event, tx) => this.note(event, tx));
  }

  /** Adds the fact that it left, or takes it back, as the reports of the bus say now. */
  private async note(event: DeliveredEvent<TripOnDay>, tx: EntityManager): Promise<void> {
    const { tripId, serviceDate } = event.payload;
    const trip = { tripId, serviceDate };
    const left = await this.reports.leftBy(tx, trip);
    const standing = await this.standing(tx, trip);
    // It leaves every stop of its way; that it is on its way is news once.
    if (left && standing.some(({ eventId }) => eventId === followsFrom(left.eventId))) return;
    const facts: NewFact<ParcelEventEntity>[] = [];
    // A clerk's scan says it of the parcels by itself.
    const isSaid = left !== undefined && (await tx.existsBy(ParcelEventEntity, { eventId: left.eventId }));
    if (left && !isSaid) facts.push({ ...factOf(left), ...trip, eventId: followsFrom(left.eventId), type: 'DEPARTED' });
    for (const slip of standing)
      facts.push({
        ...factOf(slip),
        ...trip,
        eventId: followsFrom(`retract ${slip.eventId}`),
        type: 'RETRACTED',
        retracts: slip.eventId,
      });
    const changes = await this.book.add(tx, facts);
    await this.news.tell(tx, changes, event.at);
    if (left) return this.tellKeepers(tx, trip, left);
    for (const pointId of pointsOf(await loadedOn(tx, trip)))
      await this.notices.takeBack(tx, loadSubject(trip, pointId));
  }

  /** What was said by this service of this bus, and not taken back. */
  private async standing(tx: EntityManager, trip: TripOnDay): Promise<ParcelEventEntity[]> {
    const said = await tx.findBy(ParcelEventEntity, {
      tripId: trip.tripId,
      serviceDate: trip.serviceDate,
      parcelId: IsNull(),
      seal: IsNull(),
    });
    const gone = new Set(said.flatMap(({ retracts }) => retracts ?? []));
    // What somebody scanned themselves they take back themselves.
    return said.filter(
      ({ type, eventId, deviceSeq }) => type === 'DEPARTED' && deviceSeq === OF_A_REPORT && !gone.has(eventId),
    );
  }

  private async tellKeepers(
    tx: EntityManager,
    trip: TripOnDay,
    { eventId, happenedAt }: Pick<ParcelEventEntity, 'eventId' | 'happenedAt'>,
  ): Promise<void> {
    const run = this.runs.run(trip);
    const loads = await loadedOn(tx, trip);
    for (const pointId of pointsOf(loads)) {
      const call = run?.calls[callAt(run, this.network.findPoint(pointId)?.stopId) ?? -1];
      if (!run || !call) continue;
      const keepers = await this.grants.keepersOf(tx, [pointId]);
      await this.coming.tell(tx, {
        ...{ trip, run, call, pointId, happenedAt, eventId: uuidOf(`${eventId} ${pointId}`, NAMESPACE) },
        loads: loads.filter((load) => load.toPointId === pointId),
        keepers: keepers.map(({ accountId }) => accountId),
      });
    }
  }
}

/** Of facts that follow from a report of the bus; a phone counts from 1. */
const OF_A_REPORT = 0;

function followsFrom(eventId: string): string {
  return uuidOf(eventId, NAMESPACE);
}

type Said = Pick<ParcelEventEntity, 'actor' | 'deviceId' | 'occurredAt' | 'happenedAt' | 'timeQuality' | 'receivedAt'>;

/** Who said it, when, as the report or the fact has it. */
function factOf({ actor, deviceId, occurredAt, happenedAt, timeQuality, receivedAt }: Said) {
  return {
    ...SAYS_NOTHING_MORE,
    ...{ actor, deviceId, occurredAt, happenedAt, timeQuality, receivedAt },
    deviceSeq: OF_A_REPORT,
    source: 'driver' as const,
  };
}
