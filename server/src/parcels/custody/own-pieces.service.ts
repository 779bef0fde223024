// How far are pieces that we send ourselves, what was bought for somebody?
import { Injectable } from '@nestjs/common';
import type { ParcelState, TripDay } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { ParcelEntity } from './parcel.entity.js';

/** A piece on its way. */
export interface OwnPiece {
  readonly state: ParcelState;
  /** When it came into this state. */
  readonly since?: Date;
  /** The point where it lies, else the one to which it goes. */
  readonly pointId?: string;
  /** Where it lies there. */
  readonly shelf?: string;
  /** Since when. */
  readonly shelvedAt?: Date;
  /** The bus on which it is. */
  readonly trip?: TripDay;
}

/** For features to the right that have announced parcels: where those are by now. */
@Injectable()
export class OwnPieces {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of these parcels that there are, by id. */
  async of(
    parcelIds: readonly string[],
    db: EntityManager = this.dataSource.manager,
  ): Promise<ReadonlyMap<string, OwnPiece>> {
    if (parcelIds.length === 0) return new Map();
    const rows = await db.find(ParcelEntity, {
      where: { id: In([...parcelIds]) },
    });
    return new Map(rows.map((row) => [row.id, ownPiece(row)] as const));
  }

  /** True where this number was never a parcel of this carrier's. */
  async isFree(db: EntityManager, waybill: string): Promise<boolean> {
    return !(await db.existsBy(ParcelEntity, { waybill }));
  }
}

function ownPiece(row: ParcelEntity): OwnPiece {
  const { state, since, holderKind, holderId, pointId, shelf, shelvedAt, tripId, serviceDate } = row;
  const at = holderKind === 'point' ? holderId : pointId;
  const rides = state === 'loaded' || state === 'in_transit';
  return {
    state,
    ...(since === null ? {} : { since }),
    ...(at === null ? {} : { pointId: at }),
    ...(state === 'ready' && shelf !== null ? { shelf } : {}),
    ...(state === 'ready' && shelvedAt !== null ? { shelvedAt } : {}),
    ...(rides && tripId !== null && serviceDate !== null ? { trip: { tripId, serviceDate } } : {}),
  };
}
