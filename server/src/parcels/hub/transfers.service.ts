// Who hears that bags change from one bus to another on the way, and when they come now?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { NetworkService } from '../../network/network.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import { TripRuns } from '../../timetable/driving/trip-runs.service.js';
import type { TripRun } from '../../timetable/driving/trip-runs.service.js';
import { ParcelEntity, ParcelEventEntity } from '../custody/parcel.entity.js';
import { unitName } from '../loading/trip-load-store.js';
import { TripLoadEntity } from '../loading/trip-load.entity.js';
import { bagsTransferred } from '../parcels.events.js';
import type { OfBus } from '../parcels.events.js';
import { transferredWords, transferSubject } from './hub-words.js';
import { LoadNews } from './load-news.service.js';

/** Something that was taken over, and still lies on the bus. */
interface TakenOver {
  readonly fromPointId?: string;
  readonly toPointId: string | null;
  readonly isBag: boolean;
  readonly pieces: number;
  /** Where it gets off, ISO 8601. */
  readonly arrival: string;
}

/** Tells of bags that changed their bus. */
@Injectable()
export class Transfers implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly runs: TripRuns,
    private readonly network: NetworkService,
    private readonly notices: NoticesService,
    private readonly loadNews: LoadNews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(bagsTransferred, 'parcels.tell_transferred', (event, tx) => this.tell(event, tx));
  }

  /** Everything that this bus has taken over so far: bag after bag is scanned, and the last notice says it all. */
  private async tell(event: DeliveredEvent<OfBus>, tx: EntityManager): Promise<void> {
    const run = this.runs.run(event.payload);
    if (!run) return;
    const { tripId, serviceDate } = event.payload;
    const facts = await tx.findBy(ParcelEventEntity, { tripId, serviceDate, type: 'TRANSFERRED' });
    const things = await this.takenOver(tx, run, facts);
    await this.loadNews.tell(tx, {
      ...{ eventId: event.id, at: event.at, trip: run, things },
      subjectOf: (pointId) => transferSubject(run, pointId),
      words: (to, some) =>
        transferredWords({
          ...{ routeName: run.routeName, departure: run.calls[0]?.planned ?? '', to },
          arrival: some[0]?.arrival ?? '',
          bags: some.filter(({ isBag }) => isBag).length,
          pieces: some.reduce((sum, { pieces }) => sum + pieces, 0),
        }),
    });
    const told = new Set(things.map(({ toPointId }) => toPointId));
    for (const pointId of await pointsOf(tx, facts))
      if (!told.has(pointId)) await this.notices.takeBack(tx, transferSubject(run, pointId));
  }

  /** What of it lies on the bus and is not there yet: what was a slip does not, and what was set down is no news. */
  private async takenOver(
    tx: EntityManager,
    { tripId, serviceDate, calls }: TripRun,
    facts: readonly ParcelEventEntity[],
  ): Promise<TakenOver[]> {
    const names = facts.map(({ seal, parcelId }) => unitName(parcelId === null ? { seal: seal ?? '' } : { parcelId }));
    const loads = await tx.findBy(TripLoadEntity, { tripId, serviceDate, loaded: true, unit: In(names) });
    const hub = this.network.hub();
    return loads.flatMap(({ unit, toSequence, toPointId, pieces }): TakenOver[] => {
      const arrival = calls.find(({ sequence }) => sequence === toSequence)?.arrival;
      if (arrival === undefined || new Date(arrival) < this.clock.now()) return [];
      const from = hub === undefined ? {} : { fromPointId: hub.id };
      return [{ ...from, toPointId, pieces, arrival, isBag: unit.startsWith('bag ') }];
    });
  }
}

/** Where everything goes that anybody said was taken over. */
async function pointsOf(tx: EntityManager, facts: readonly ParcelEventEntity[]): Promise<ReadonlySet<string>> {
  const [seals, ids] = [facts.flatMap(({ seal }) => seal ?? []), facts.flatMap(({ parcelId }) => parcelId ?? [])];
  const rows = await tx.find(ParcelEntity, {
    select: { id: true, pointId: true },
    where: [{ seal: In(seals) }, { id: In(ids) }],
  });
  return new Set(rows.flatMap(({ pointId }) => pointId ?? []));
}
