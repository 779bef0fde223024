// Which tables hold what can be settled at a point, and which licences it has?
import type { LicenceKind } from '@kehuoyou/shared';
import { Entity } from 'typeorm';
import { BelongsTo, Flag, key, optional, Reference, Whole, Words } from '../database/table-columns.js';
import { PointEntity } from './network.entity.js';

/** An everyday service of a point: what its keeper says of it, and whether the office lets it be given. */
@Entity('service_point_everyday')
export class PointEverydayEntity {
  @Reference(key)
  pointId!: string;

  @BelongsTo(() => PointEntity, 'CASCADE')
  point?: PointEntity;

  /** A row of `everydayServices`. */
  @Words(24, key)
  service!: string;

  @Flag()
  offered!: boolean;

  @Flag(1)
  allowed!: boolean;

  @Words(100, optional)
  note!: string | null;

  @Words(40, optional)
  hours!: string | null;

  @Whole(optional)
  costFen!: number | null;

  @Words(20, optional)
  helper!: string | null;
}

/** A licence that a point holds. */
@Entity('service_point_licence')
export class PointLicenceEntity {
  @Reference(key)
  pointId!: string;

  @BelongsTo(() => PointEntity, 'CASCADE')
  point?: PointEntity;

  @Words(16, key)
  kind!: LicenceKind;

  @Words(30)
  number!: string;

  /** Last day on which it holds. */
  @Words(10)
  validUntil!: string;
}
