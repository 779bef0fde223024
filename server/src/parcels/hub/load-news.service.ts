// Who hears what becomes of the load of a bus: the hub where it lies, and the keepers to whom it goes?
import { Injectable } from '@nestjs/common';
import { pageAddress, parcelsPages } from '@kehuoyou/shared';
import type { TripDay } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { GrantsService } from '../../accounts/identity/grants.service.js';
import { NetworkService } from '../../network/network.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import type { ParcelWords } from '../telling/parcel-words.js';
import { HUB_REASON, LOAD_REASON, loadSubject } from './hub-words.js';

const NAMESPACE = '9b8d3c52-7a0e-5e56-8f36-0b9d7f0f3a11';

/** Something of a load, with where it lies and where it goes. */
export interface LoadedThing {
  /** Absent where no hub or station has it. */
  readonly fromPointId?: string;
  readonly toPointId: string | null;
}

/** What is told of a bus. */
export interface LoadTale<Thing extends LoadedThing> {
  /** The event that caused it, and when it happened. */
  readonly eventId: string;
  readonly at: Date;
  readonly trip: TripDay;
  readonly things: readonly Thing[];
  /** What the notice to a place takes the place of; that of the bus unless said. */
  readonly subjectOf?: (pointId: string) => string;
  /** To the keeper of the point of this name, or to the hub where it is undefined. */
  readonly words: (to: string | undefined, things: readonly Thing[]) => ParcelWords;
}

/** Tells hubs and keepers. */
@Injectable()
export class LoadNews {
  constructor(
    private readonly network: NetworkService,
    private readonly grants: GrantsService,
    private readonly notices: NoticesService,
  ) {}

  /** Tells each hub of what lies there, and each keeper of what comes to the point, in the caller's transaction. */
  async tell<Thing extends LoadedThing>(tx: EntityManager, tale: LoadTale<Thing>): Promise<void> {
    const { eventId, at, trip, things, words, subjectOf = (pointId) => loadSubject(trip, pointId) } = tale;
    const common = (pointId: string) => ({
      eventId: uuidOf(`${eventId} ${pointId}`, NAMESPACE),
      kind: 'parcels_replanned' as const,
      subject: subjectOf(pointId),
      happenedAt: at,
    });
    for (const hubId of new Set(things.flatMap(({ fromPointId }) => fromPointId ?? []))) {
      const place = this.network.jurisdictionOf(hubId);
      const clerks = place ? await this.grants.holders('hub_clerk', place) : [];
      const own = things.filter(({ fromPointId }) => fromPointId === hubId);
      await this.notices.tell(tx, {
        ...words(undefined, own),
        ...common(hubId),
        page: pageAddress(parcelsPages.hub, { point: hubId }),
        recipients: clerks.map((accountId) => ({ accountId, reason: HUB_REASON })),
      });
    }
    for (const pointId of new Set(things.flatMap(({ toPointId }) => toPointId ?? []))) {
      const keepers = await this.grants.keepersOf(tx, [pointId]);
      const own = things.filter(({ toPointId }) => toPointId === pointId);
      await this.notices.tell(tx, {
        ...words(this.network.findPoint(pointId)?.name ?? '', own),
        ...common(pointId),
        page: pageAddress(parcelsPages.bench, { point: pointId }),
        recipients: keepers.map(({ accountId }) => ({ accountId, reason: LOAD_REASON })),
      });
    }
  }
}
