// Which households hear that their parcel leaves, or that it comes with another bus than they were told?
//
// A parcel that changes its bus on the way was planned so, and nobody hears of it; only what waits for a bus that does
// not come, or that comes after all, is another time than before.
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { pageAddress, parcelsPages } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { In, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { CLOCK } from '../../clock.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { NetworkService } from '../../network/network.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import { TripRuns } from '../../timetable/driving/trip-runs.service.js';
import { ParcelEntity, ParcelEventEntity } from '../custody/parcel.entity.js';
import { changeSubject, parcelMoved, parcelsChangedBus, parcelSubject } from '../parcels.events.js';
import type { OfMovedParcel, OfParcelsOfBus } from '../parcels.events.js';
import { BusAudience } from './bus-audience.service.js';
import { busChangedWords, onItsWayWords } from './bus-words.js';

const NAMESPACE = '7e6b3f54-16a5-5a39-8a0d-3a4c9e5d7b21';
const WALLET = pageAddress(parcelsPages.wallet);

/** What belongs to one change of plan happened within this. */
const TOGETHER_MS = 2 * 60_000;

/** What changed its bus in one act, and the last word on each bus, ms. */
interface MovedTogether {
  readonly rows: readonly ParcelEntity[];
  readonly saidAt: ReadonlyMap<string, number>;
}

/** Tells those who want to hear it. */
@Injectable()
export class BusNotices implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly notices: NoticesService,
    private readonly network: NetworkService,
    private readonly runs: TripRuns,
    private readonly audience: BusAudience,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(parcelsChangedBus, 'parcels.tell_bus_changed', (event, tx) => this.tellChanged(event, tx));
    this.listeners.inside(parcelMoved, 'parcels.tell_on_its_way', (event, tx) => this.tellOnItsWay(event, tx));
  }

  /** What stands in the database now: of a bus that was stopped and runs again meanwhile nothing is told. */
  private async tellChanged(event: DeliveredEvent<OfParcelsOfBus>, tx: EntityManager): Promise<void> {
    const { parcelIds, from } = event.payload;
    const moved = (await tx.findBy(ParcelEntity, { id: In([...parcelIds]) })).filter((row) => waitsFor(row, from));
    const { rows, saidAt } = await this.withTheirs(tx, moved, event.at);
    for (const { rows: own, recipients } of await this.audience.households(tx, rows, 'busChanges')) {
      const [first] = own;
      const point = this.network.findPoint(first?.pointId ?? '');
      if (!first || !point || first.tripId === null || first.serviceDate === null) continue;
      const trips = [from, { tripId: first.tripId, serviceDate: first.serviceDate }];
      const [before, after] = trips.map((trip) => this.audience.arrivalAt(trip, point.stopId));
      if (after !== undefined && Date.parse(after) < this.clock.now().getTime()) continue;
      const [old, now] = trips.map((trip) => this.runs.run(trip));
      await this.notices.tell(tx, {
        ...busChangedWords({
          ...{ tails: own.map(({ waybill }) => waybill.slice(-4)), pointName: point.name, at: event.at },
          ...{ routeName: now?.routeName ?? '', before, after, cancelled: old?.cancelled },
        }),
        eventId: uuidOf(nameOf(from, own, saidAt), NAMESPACE),
        kind: 'parcel_bus_changed',
        subject: changeSubject(first),
        page: WALLET,
        happenedAt: event.at,
        ...(after === undefined ? {} : { expiresAt: new Date(after) }),
        recipients,
      });
    }
  }

  /**
   * Bag after bag is planned anew, each with a word of its own: by the first one all of them lie where they go, and a
   * household hears of its parcels together.
   */
  private async withTheirs(tx: EntityManager, moved: readonly ParcelEntity[], at: Date): Promise<MovedTogether> {
    const where = moved.flatMap(({ phoneHash, pointId, tripId, serviceDate, state }) =>
      phoneHash === null || pointId === null || tripId === null || serviceDate === null
        ? []
        : [{ phoneHash, pointId, tripId, serviceDate, state }],
    );
    if (where.length === 0) return { rows: [], saidAt: new Map() };
    const buses = where.map(({ tripId, serviceDate }) => ({ tripId, serviceDate }));
    const since = new Date(at.getTime() - TOGETHER_MS);
    const facts = await tx.findBy(
      ParcelEventEntity,
      buses.map((bus) => ({ ...bus, type: 'REPLANNED' as const, happenedAt: MoreThan(since) })),
    );
    const said = new Set(facts.flatMap(({ parcelId, seal }) => [parcelId, seal].filter((each) => each !== null)));
    const rows = await tx.find(ParcelEntity, { where, order: { id: 'ASC' } });
    return {
      rows: rows.filter(({ id, seal }) => said.has(id) || (seal !== null && said.has(seal))),
      saidAt: lastByBus(facts),
    };
  }

  private async tellOnItsWay(event: DeliveredEvent<OfMovedParcel>, tx: EntityManager): Promise<void> {
    if (event.payload.late === true) return;
    const row = await tx.findOneBy(ParcelEntity, { id: event.payload.parcelId });
    const point = this.network.findPoint(row?.pointId ?? '');
    if (!row || !point || row.state !== 'in_transit' || row.tripId === null || row.serviceDate === null) return;
    const { tripId, serviceDate } = row;
    const arrival = this.audience.arrivalAt({ tripId, serviceDate }, point.stopId);
    for (const { recipients } of await this.audience.households(tx, [row], 'onItsWay')) {
      const about = { subject: parcelSubject({ parcelId: row.id }), kind: 'parcel_on_its_way' as const };
      const accountIds = recipients.map(({ accountId }) => accountId);
      // It leaves with every bus on its way; that it comes is told once.
      const knowing = await this.notices.whoKnows(tx, { ...about, accountIds });
      await this.notices.tell(tx, {
        ...onItsWayWords({ tail: row.waybill.slice(-4), pointName: point.name, at: event.at, arrival }),
        ...about,
        eventId: event.id,
        page: WALLET,
        happenedAt: event.at,
        ...(arrival === undefined ? {} : { expiresAt: new Date(arrival) }),
        recipients: recipients.filter(({ accountId }) => !knowing.has(accountId)),
      });
    }
  }
}

/** It lies somewhere, and is meant for another bus than `from`. */
function waitsFor({ state, tripId, serviceDate }: ParcelEntity, from: OfParcelsOfBus['from']): boolean {
  return (state === 'sorted' || state === 'loaded') && !(tripId === from.tripId && serviceDate === from.serviceDate);
}

/** One change of plan of these parcels, whichever of them it is said of: by the last word on the bus that takes them. */
function nameOf(from: OfParcelsOfBus['from'], rows: readonly ParcelEntity[], saidAt: MovedTogether['saidAt']): string {
  const [bus] = rows.map(busKey);
  return [from.serviceDate, from.tripId, ...rows.map(({ id }) => id), bus, saidAt.get(bus ?? '')].join(' ');
}

function busKey({ tripId, serviceDate }: Pick<ParcelEventEntity, 'tripId' | 'serviceDate'>): string {
  return `${serviceDate ?? ''} ${tripId ?? ''}`;
}

function lastByBus(facts: readonly ParcelEventEntity[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const fact of facts) last.set(busKey(fact), Math.max(last.get(busKey(fact)) ?? 0, fact.happenedAt.getTime()));
  return last;
}
