// How does the server itself mean something for another bus?
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, TripDay } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { CLOCK } from '../../clock.js';
import type { NewFact } from '../../device-facts/device-fact-row.js';
import { ParcelBook } from '../custody/parcel-book.service.js';
import { ParcelNews } from '../custody/parcel-news.service.js';
import { parcelFactOf, SAYS_NOTHING_MORE } from '../custody/parcel-row-store.js';
import type { ParcelEventEntity } from '../custody/parcel.entity.js';
import type { LoadRefusal } from '../loading/trip-loads.service.js';
import { TripLoads } from '../loading/trip-loads.service.js';
import { unitName } from '../loading/trip-load-store.js';
import type { Unit } from '../loading/trip-load-store.js';

/** Names what the planner says. */
const NAMESPACE = '2d0f8f3b-5f0c-5d5d-9b2e-6c0a41f3c7d4';
/** Who says so: the server itself. */
export const PLANNER = 'replanning';

/** Something that is to go with another bus. */
export interface PlannedMove {
  /** Id of the event that is the reason: delivered again it means nothing twice. */
  readonly because: string;
  readonly unit: Unit;
  readonly trip: TripDay;
  /** Where it waits. */
  readonly fromPointId: string;
  readonly why: string;
}

/** Writes facts that the planner makes. */
@Injectable()
export class PlannedMoves {
  constructor(
    private readonly loads: TripLoads,
    private readonly book: ParcelBook,
    private readonly news: ParcelNews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Means it for the bus in the caller's transaction, or says why it cannot go with it; then nothing has changed. */
  async make(tx: EntityManager, move: PlannedMove): Promise<LoadRefusal | undefined> {
    const { because, unit, trip, fromPointId, why } = move;
    const at = this.clock.now();
    const row: NewFact<ParcelEventEntity> = {
      ...SAYS_NOTHING_MORE,
      ...{ tripId: trip.tripId, serviceDate: trip.serviceDate },
      eventId: uuidOf(`${because} ${unitName(unit)}`, NAMESPACE),
      ...{ actor: PLANNER, deviceId: PLANNER, deviceSeq: 0, occurredAt: at, happenedAt: at, receivedAt: at },
      timeQuality: 'measured',
      type: 'REPLANNED',
      source: 'office',
      pointId: fromPointId,
      parcelId: 'seal' in unit ? null : unit.parcelId,
      seal: 'seal' in unit ? unit.seal : null,
      reason: why.slice(0, 200),
    };
    await this.book.hold(tx, [row]);
    const fact = parcelFactOf({ ...row, batchId: '' }, row.parcelId ?? '');
    const refusal = await this.loads.take(tx, { unit, fact, trip });
    if (refusal !== undefined) return refusal;
    const changes = await this.book.add(tx, [row]);
    await this.loads.settle(tx, [unit]);
    await this.news.tell(tx, changes, at);
    return undefined;
  }
}
