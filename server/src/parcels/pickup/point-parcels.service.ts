// What stands at a point, what comes to it, and what left it today?
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  dateAt,
  instantOf,
  keepingOf,
  maskName,
  MOST_POINT_PARCELS,
  pointParcelPolicy,
  virtualKey,
} from '@kehuoyou/shared';
import type { Clock, Leaving, ParcelFact, PointBag, PointParcel, PointParcels } from '@kehuoyou/shared';
import { DataSource, In, Like, MoreThanOrEqual } from 'typeorm';
import type { FindOptionsWhere } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { withoutNames } from '../../device-facts/without-names.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { factsOf } from '../custody/custody-store.js';
import { ParcelPhotos } from '../custody/parcel-photos.service.js';
import { exceptionsOf, parcelFactOf } from '../custody/parcel-row-store.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import type { ParcelEventEntity } from '../custody/parcel.entity.js';
import { NextBuses } from '../hub/next-buses.service.js';
import { Leavings } from '../leaving/leavings.service.js';
import { USUAL_PIECE } from '../loading/trip-load-store.js';
import { Matches } from '../matching/matches.service.js';
import type { MatchKnown } from '../matching/matches.service.js';
import { isElsewhere, ParcelPlaces } from './parcel-places.service.js';

/** States in which a parcel comes to its point. */
const COMING = ['sorted', 'loaded', 'in_transit', 'at_town', 'at_point'] as const;

/** A dispute is settled within this, or is a matter for others than the counter, ms. */
const DISPUTED_FOR_MS = 30 * 86_400_000;

/** What stands in other tables of a parcel. */
interface ToldOfParcel {
  readonly facts: readonly ParcelEventEntity[];
  readonly photos: ReadonlyMap<string, string>;
  readonly leaving: Leaving | undefined;
  readonly match: MatchKnown | undefined;
}

/** A point's parcels. */
@Injectable()
export class PointParcelsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly network: NetworkService,
    private readonly places: ParcelPlaces,
    private readonly buses: NextBuses,
    private readonly photos: ParcelPhotos,
    private readonly leavings: Leavings,
    private readonly matches: Matches,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What whoever serves the point needs to see; a foreign point and a missing one answer alike. */
  async list(caller: Caller, id: string): Promise<PointParcels> {
    authorise(caller, pointParcelPolicy.list, this.network.jurisdictionOf(id), 'point_not_found', 'id');
    const midnight = instantOf(dateAt(this.clock.now()), 0);
    const { waiting, coming, today } = await this.rowsAt(id, midnight);
    const facts = await factsOf(
      this.dataSource.manager,
      [...waiting, ...coming, ...today].map(({ id: parcelId }) => parcelId),
    );
    const photos = await this.photos.of(this.dataSource.manager, [...facts.values()].flat());
    const here = [...waiting, ...coming];
    const [leavings, matches] = [await this.leavings.of(here), await this.matches.of(id, here)];
    const viewOf = (row: ParcelEntity): PointParcel =>
      this.view(
        row,
        { facts: facts.get(row.id) ?? [], photos, leaving: leavings.get(row.id), match: matches.get(row.id) },
        caller.accountId,
      );
    const views = waiting.map(viewOf);
    return {
      pointId: id,
      waiting: views,
      coming: coming.map(viewOf),
      bags: this.bagsOf(coming),
      today: today.map(viewOf),
      counts: {
        waiting: waiting.length,
        coming: coming.length,
        overdue: views.filter(({ keeping, reminders }) => (keeping?.overdueLevel ?? 0) > reminders).length,
        shelvedToday: [...waiting, ...today].filter(({ shelvedAt }) => shelvedAt !== null && shelvedAt >= midnight)
          .length,
        collectedToday: today.filter(({ state, since }) => state === 'collected' && since !== null && since >= midnight)
          .length,
      },
    };
  }

  private async rowsAt(id: string, midnight: Date) {
    const waiting = await this.find([{ holderId: id, state: 'ready' }], 'ASC');
    const coming = await this.find(
      [
        { pointId: id, state: In([...COMING]) },
        { holderId: id, state: 'at_point' },
      ],
      'ASC',
    );
    const today = await this.over(id, midnight);
    return { waiting, coming, today };
  }

  /** What ended here since midnight, and what a household says it did not take. */
  private over(pointId: string, midnight: Date): Promise<ParcelEntity[]> {
    return this.find(
      [
        {
          pointId,
          state: In(['collected', 'returning', 'returned', 'lost', 'held']),
          since: MoreThanOrEqual(midnight),
        },
        // Whoever took it may have done so days ago: it stays in view until somebody has found out.
        {
          pointId,
          state: 'collected',
          since: MoreThanOrEqual(new Date(midnight.getTime() - DISPUTED_FOR_MS)),
          exceptions: Like('%disputed%'),
        },
      ],
      'DESC',
    );
  }

  private find(where: FindOptionsWhere<ParcelEntity>[], direction: 'ASC' | 'DESC'): Promise<ParcelEntity[]> {
    return this.dataSource.manager.find(ParcelEntity, {
      where,
      order: { since: direction, id: 'ASC' },
      take: MOST_POINT_PARCELS,
    });
  }

  /** Where what stands here belongs, and the bus that brings it there. */
  private goesTo(row: ParcelEntity): Pick<PointParcel, 'goesTo'> {
    const { pointId, holderId } = row;
    if (!isElsewhere(row) || pointId === null || holderId === null) return {};
    const name = this.network.findPoint(pointId)?.name ?? pointId;
    const { next } = this.buses.to(holderId, pointId, USUAL_PIECE.grams);
    if (next === undefined) return { goesTo: { pointId, name } };
    const { tripId, serviceDate, routeName, departure } = next;
    return { goesTo: { pointId, name, bus: { tripId, serviceDate, routeName, departure } } };
  }

  private bagsOf(coming: readonly ParcelEntity[]): PointBag[] {
    const bags = new Map<string, ParcelEntity[]>();
    for (const row of coming) if (row.seal !== null) bags.set(row.seal, [...(bags.get(row.seal) ?? []), row]);
    return [...bags].map(([seal, [first, ...others]]) => {
      const bus = first && this.places.busOf(first);
      return {
        seal,
        pieces: 1 + others.length,
        state: first?.state ?? 'sorted',
        ...(bus === undefined ? {} : { bus }),
      };
    });
  }

  private view(row: ParcelEntity, { facts, photos, leaving, match }: ToldOfParcel, own: string): PointParcel {
    const { id, waybill, carrier, state, since, shelf, shelvedAt, extended, seal, phoneTail } = row;
    const bus = this.places.busOf(row);
    const [household, key] = [householdOf(row), virtualKey(row.virtualNumber ?? '')];
    const shown = facts.flatMap(({ eventId }) => photos.get(eventId) ?? []);
    const name = row.nameSealed === null ? undefined : maskName(this.vault.open(row.nameSealed, `parcel.name:${id}`));
    return {
      id,
      waybill,
      carrier,
      ...(name === undefined ? {} : { recipient: name }),
      ...(phoneTail === null ? {} : { phoneTail }),
      ...(household === undefined ? {} : { household }),
      ...match,
      ...(key === undefined ? {} : { virtualKey: key }),
      state,
      ...(since === null ? {} : { since: since.toISOString() }),
      ...(state === 'ready' && shelf !== null ? { shelf } : {}),
      ...(state === 'ready' && shelvedAt !== null
        ? { keeping: keepingOf({ shelvedAt, extended }, this.clock.now()) }
        : {}),
      ...(seal === null ? {} : { seal }),
      ...(bus === undefined ? {} : { bus }),
      ...(leaving === undefined ? {} : { leaving }),
      ...this.goesTo(row),
      ...(row.due === null ? {} : { due: row.due }),
      exceptions: exceptionsOf(row),
      reminders: row.reminders,
      ...(shown.length === 0 ? {} : { photos: shown }),
      review: row.reviews > 0,
      facts: withoutNames(
        facts.map((fact) => factTold(parcelFactOf(fact, id))),
        own,
      ),
    };
  }
}

/** Without its reason, which may name somebody and changes no fold. */
function factTold({ reason: _reason, ...fact }: ParcelFact): ParcelFact {
  return fact;
}

/** Tells households apart without saying anything of their number; parcels of one shop's number lie together, too. */
function householdOf({ phoneHash, virtualNumber }: ParcelEntity): string | undefined {
  const known = phoneHash ?? (virtualNumber === null ? undefined : `virtual ${virtualNumber}`);
  return known === undefined ? undefined : createHash('sha256').update(`household ${known}`).digest('hex').slice(0, 12);
}
