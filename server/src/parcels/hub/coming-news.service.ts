// How does a keeper hear that bags are on their way, and when they come?
import { Injectable } from '@nestjs/common';
import { pageAddress, parcelsPages } from '@kehuoyou/shared';
import type { TripDay } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { NoticesService } from '../../notices/notices.service.js';
import type { RunCall, TripRun } from '../../timetable/driving/trip-runs.service.js';
import { unitOf } from '../loading/trip-load-store.js';
import type { TripLoadEntity } from '../loading/trip-load.entity.js';
import { comingWords, LOAD_REASON, loadSubject } from './hub-words.js';

/** A bus that was to be there so long ago has been unloaded. */
const OF_USE_AFTER_ARRIVAL_MS = 3_600_000;

/** What is coming to a point with a bus. */
export interface Coming {
  readonly trip: TripDay;
  readonly run: TripRun;
  /** Where it is unloaded. */
  readonly call: RunCall;
  readonly pointId: string;
  readonly loads: readonly TripLoadEntity[];
  readonly keepers: readonly string[];
  readonly eventId: string;
  readonly happenedAt: Date;
  /** True where another time was told before. */
  readonly corrected?: true;
}

/** Tells keepers. */
@Injectable()
export class ComingNews {
  constructor(private readonly notices: NoticesService) {}

  /** In the place of what they were told of this bus before. */
  async tell(tx: EntityManager, coming: Coming): Promise<void> {
    const { trip, run, call, pointId, loads, keepers, eventId, happenedAt } = coming;
    await this.notices.tell(tx, {
      ...comingWords({
        ...{ routeName: run.routeName, arrival: call.arrival, corrected: coming.corrected === true },
        bags: loads.filter(({ unit }) => 'seal' in unitOf(unit)).length,
        pieces: loads.reduce((sum, { pieces }) => sum + pieces, 0),
      }),
      eventId,
      kind: 'parcels_coming',
      subject: loadSubject(trip, pointId),
      page: pageAddress(parcelsPages.bench, { point: pointId }),
      happenedAt,
      expiresAt: usefulUntil(call),
      recipients: keepers.map((accountId) => ({ accountId, reason: LOAD_REASON })),
    });
  }

  /** When each of these keepers was told that this bus comes, ms; absent for whoever was told nothing. */
  async toldOf(
    db: EntityManager,
    { trip, pointId, keepers }: Pick<Coming, 'trip' | 'pointId' | 'keepers'>,
  ): Promise<ReadonlyMap<string, number>> {
    const told = await this.notices.toldUntil(db, {
      subjects: [loadSubject(trip, pointId)],
      kinds: ['parcels_coming'],
      accountIds: keepers,
    });
    return new Map([...told].map(([keeper, until]) => [keeper, until.getTime() - OF_USE_AFTER_ARRIVAL_MS]));
  }
}

function usefulUntil({ arrival }: RunCall): Date {
  return new Date(new Date(arrival).getTime() + OF_USE_AFTER_ARRIVAL_MS);
}
