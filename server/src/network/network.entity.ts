// Which tables hold the areas and the service points?
import type {
  AreaKind,
  AreaLevel,
  KitItem,
  KitState,
  PointService,
  PointStatus,
  PointTier,
  PositionQuality,
} from '@kehuoyou/shared';
import { Column, Entity, Index } from 'typeorm';
import { BelongsTo, Flag, Id, Instant, key, optional, Reference, Whole, Words } from '../database/table-columns.js';

/** A county, township, village or community. */
@Entity('area')
@Index('ix_area_parent', ['parentCode'])
export class AreaEntity {
  /** Statistical code: 6, 9 or 12 digits. */
  @Words(12, key)
  code!: string;

  @Words(12, optional)
  parentCode!: string | null;

  @Words(16)
  level!: AreaLevel;

  @Words(16)
  kind!: AreaKind;

  @Words(64)
  name!: string;

  @Words(255)
  pinyin!: string;

  @Words(64)
  initials!: string;

  /** WGS-84 degrees. */
  @Column({ type: 'double' })
  latitude!: number;

  @Column({ type: 'double' })
  longitude!: number;

  @Words(16)
  positionQuality!: PositionQuality;
}

/** A hub, station or village point. */
@Entity('service_point')
@Index('ix_service_point_township', ['townshipCode'])
@Index('ix_service_point_village', ['villageCode'])
export class PointEntity {
  @Id()
  id!: string;

  @Words(24)
  tier!: PointTier;

  @Words(16)
  status!: PointStatus;

  @Words(64)
  name!: string;

  @Words(255)
  pinyin!: string;

  @Words(64)
  initials!: string;

  @Words(12)
  townshipCode!: string;

  @BelongsTo(() => AreaEntity, 'RESTRICT')
  township?: AreaEntity;

  /** Several points may serve one village; the hub and the stations belong to none. */
  @Words(12, optional)
  villageCode!: string | null;

  @BelongsTo(() => AreaEntity, 'RESTRICT')
  village?: AreaEntity | null;

  /** GTFS stop where one gets off for this point; no foreign key, because feeds come and go. */
  @Reference(optional)
  stopId!: string | null;

  @Words(32, optional)
  phone!: string | null;

  /** WGS-84 degrees. */
  @Column({ type: 'double' })
  latitude!: number;

  @Column({ type: 'double' })
  longitude!: number;

  @Words(16)
  positionQuality!: PositionQuality;

  /** True once the keeper has confirmed hours, phone, services and kit; until then they are examples. */
  @Flag()
  detailsConfirmed!: boolean;
}

/** A stretch of weekly opening hours. */
@Entity('service_point_hours')
export class PointHoursEntity {
  @Reference(key)
  pointId!: string;

  @BelongsTo(() => PointEntity, 'CASCADE')
  point?: PointEntity;

  /** 1 Monday to 7 Sunday. */
  @Whole(key)
  weekday!: number;

  /** Seconds past midnight. */
  @Whole(key)
  opens!: number;

  @Whole()
  closes!: number;
}

/** A date on which the weekly hours do not apply; a row without hours closes the whole day. */
@Entity('service_point_exception')
export class PointExceptionEntity {
  @Reference(key)
  pointId!: string;

  @BelongsTo(() => PointEntity, 'CASCADE')
  point?: PointEntity;

  @Words(10, key)
  date!: string;

  /** 0 for the first stretch of the date, 1 for the second … */
  @Whole(key)
  stretch!: number;

  @Whole(optional)
  opens!: number | null;

  @Whole(optional)
  closes!: number | null;

  @Words(200)
  reason!: string;
}

/** An announced pause, or the withdrawal of one. Rows are only ever added. */
@Entity('service_point_pause')
@Index('ix_service_point_pause_point', ['pointId'])
@Index('uq_service_point_pause_withdraws', ['withdraws'], { unique: true })
export class PointPauseEntity {
  @Id()
  id!: string;

  @Reference()
  pointId!: string;

  @BelongsTo(() => PointEntity, 'CASCADE')
  point?: PointEntity;

  @Instant()
  startsAt!: Date;

  @Instant(optional)
  endsAt!: Date | null;

  @Words(200)
  reason!: string;

  @Reference(optional)
  substitutePointId!: string | null;

  @Instant()
  announcedAt!: Date;

  /** Id of the pause that this row takes back; a pause can be taken back once. */
  @Reference(optional)
  withdraws!: string | null;
}

/** A service that a point offers. */
@Entity('service_point_service')
export class PointServiceEntity {
  @Reference(key)
  pointId!: string;

  @BelongsTo(() => PointEntity, 'CASCADE')
  point?: PointEntity;

  @Words(24, key)
  service!: PointService;
}

/** What the last inspection found of one piece of kit. */
@Entity('service_point_kit')
export class PointKitEntity {
  @Reference(key)
  pointId!: string;

  @BelongsTo(() => PointEntity, 'CASCADE')
  point?: PointEntity;

  @Words(24, key)
  item!: KitItem;

  @Words(16)
  state!: KitState;

  @Words(10, optional)
  checkedOn!: string | null;
}
