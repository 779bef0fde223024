// May these parcels be left where they go, and who said so?
import { Injectable } from '@nestjs/common';
import { isOwnPiece, leavingOf, standingFacts, wishFacts, wishOf } from '@kehuoyou/shared';
import type { Leaving, LeaveWish } from '@kehuoyou/shared';
import { DataSource, In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { parcelFactOf } from '../custody/parcel-row-store.js';
import { ParcelEventEntity } from '../custody/parcel.entity.js';
import type { ParcelEntity } from '../custody/parcel.entity.js';
import { HomeDeliveryEntity } from './home-delivery.entity.js';

/** Ids that one statement asks for. */
const CHUNK = 1_000;
/** What is needed of a parcel. */
type Placed = Pick<ParcelEntity, 'id' | 'carrier' | 'phoneHash' | 'pointId' | 'holderKind' | 'holderId'>;

/** Puts together what was said of each parcel, the point's list, and what its household agreed to. */
@Injectable()
export class Leavings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly recipients: RecipientsService,
  ) {}

  /** How it stands with each of these, by id. */
  async of(rows: readonly Placed[], db: EntityManager = this.dataSource.manager): Promise<Map<string, Leaving>> {
    const places = rows.flatMap((row) => {
      const pointId = placeOf(row);
      return row.phoneHash === null || pointId === null
        ? []
        : [{ parcelId: row.id, phoneHash: row.phoneHash, pointId }];
    });
    const [wishes, agreed, homes] = await Promise.all([
      wishesOf(
        db,
        rows.map(({ id }) => id),
      ),
      this.recipients.whichMayLeave(places, db),
      homesOf(db, [...new Set(places.map(({ phoneHash }) => phoneHash))]),
    ]);
    return new Map(
      rows.map((row) => [
        row.id,
        leavingOf({
          wish: wishes.get(row.id),
          onHomeList: homes.has(homeKey(row.phoneHash ?? '', placeOf(row) ?? '')),
          // Whoever had it bought said where they collect it.
          agreed: isOwnPiece(row) ? true : agreed.get(row.id),
        }),
      ]),
    );
  }
}

/** The point that has it, else the one to which it goes. */
function placeOf({ holderKind, holderId, pointId }: Placed): string | null {
  return holderKind === 'point' ? holderId : pointId;
}

async function wishesOf(db: EntityManager, ids: readonly string[]): Promise<Map<string, LeaveWish | undefined>> {
  const wishes = new Map<string, LeaveWish | undefined>();
  for (const some of chunks(ids)) {
    const rows = await db.findBy(ParcelEventEntity, {
      parcelId: In([...some]),
      type: In([...Object.values(wishFacts), 'RETRACTED']),
    });
    for (const id of new Set(rows.flatMap(({ parcelId }) => parcelId ?? []))) {
      const own = rows.filter(({ parcelId }) => parcelId === id);
      wishes.set(id, wishOf(standingFacts(own.map((row) => parcelFactOf(row, id)))));
    }
  }
  return wishes;
}

async function homesOf(db: EntityManager, phoneHashes: readonly string[]): Promise<ReadonlySet<string>> {
  const homes = new Set<string>();
  for (const some of chunks(phoneHashes))
    for (const row of await db.findBy(HomeDeliveryEntity, { phoneHash: In([...some]), endedAt: IsNull() }))
      homes.add(homeKey(row.phoneHash, row.pointId));
  return homes;
}

function homeKey(phoneHash: string, pointId: string): string {
  return `${phoneHash} ${pointId}`;
}

function* chunks<Each>(all: readonly Each[]): Generator<readonly Each[]> {
  for (let from = 0; from < all.length; from += CHUNK) yield all.slice(from, from + CHUNK);
}
