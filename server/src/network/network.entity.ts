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
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** A county, township, village or community. */
@Entity('area')
@Index('ix_area_parent', ['parentCode'])
export class AreaEntity {
  /** Statistical code: 6, 9 or 12 digits. */
  @PrimaryColumn({ type: 'varchar', length: 12 })
  code!: string;

  @Column({ name: 'parent_code', type: 'varchar', length: 12, nullable: true })
  parentCode!: string | null;

  @Column({ type: 'varchar', length: 16 })
  level!: AreaLevel;

  @Column({ type: 'varchar', length: 16 })
  kind!: AreaKind;

  @Column({ type: 'varchar', length: 64 })
  name!: string;

  @Column({ type: 'varchar', length: 255 })
  pinyin!: string;

  @Column({ type: 'varchar', length: 64 })
  initials!: string;

  /** WGS-84 degrees. */
  @Column({ type: 'double' })
  latitude!: number;

  @Column({ type: 'double' })
  longitude!: number;

  @Column({ name: 'position_quality', type: 'varchar', length: 16 })
  positionQuality!: PositionQuality;
}

/** A hub, station or village point. */
@Entity('service_point')
@Index('ix_service_point_township', ['townshipCode'])
@Index('ix_service_point_village', ['villageCode'])
export class PointEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ type: 'varchar', length: 24 })
  tier!: PointTier;

  @Column({ type: 'varchar', length: 16 })
  status!: PointStatus;

  @Column({ type: 'varchar', length: 64 })
  name!: string;

  @Column({ type: 'varchar', length: 255 })
  pinyin!: string;

  @Column({ type: 'varchar', length: 64 })
  initials!: string;

  @Column({ name: 'township_code', type: 'varchar', length: 12 })
  townshipCode!: string;

  @ManyToOne(() => AreaEntity, { onDelete: 'RESTRICT', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'township_code', foreignKeyConstraintName: 'fk_service_point_township' })
  township?: AreaEntity;

  /** Several points may serve one village; the hub and the stations belong to none. */
  @Column({ name: 'village_code', type: 'varchar', length: 12, nullable: true })
  villageCode!: string | null;

  @ManyToOne(() => AreaEntity, { onDelete: 'RESTRICT', onUpdate: 'NO ACTION', nullable: true })
  @JoinColumn({ name: 'village_code', foreignKeyConstraintName: 'fk_service_point_village' })
  village?: AreaEntity | null;

  /** GTFS stop where one gets off for this point; no foreign key, because feeds come and go. */
  @Column({ name: 'stop_id', type: 'varchar', length: 36, nullable: true })
  stopId!: string | null;

  @Column({ type: 'varchar', length: 32, nullable: true })
  phone!: string | null;

  /** WGS-84 degrees. */
  @Column({ type: 'double' })
  latitude!: number;

  @Column({ type: 'double' })
  longitude!: number;

  @Column({ name: 'position_quality', type: 'varchar', length: 16 })
  positionQuality!: PositionQuality;

  /** True once the keeper has confirmed hours, phone, services and kit; until then they are examples. */
  @Column({ name: 'details_confirmed', type: 'boolean', default: 0 })
  detailsConfirmed!: boolean;
}

/** A stretch of weekly opening hours. */
@Entity('service_point_hours')
export class PointHoursEntity {
  @PrimaryColumn({ name: 'point_id', type: 'varchar', length: 36 })
  pointId!: string;

  @ManyToOne(() => PointEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'point_id', foreignKeyConstraintName: 'fk_service_point_hours_point' })
  point?: PointEntity;

  /** 1 Monday to 7 Sunday. */
  @PrimaryColumn({ type: 'integer' })
  weekday!: number;

  /** Seconds past midnight. */
  @PrimaryColumn({ type: 'integer' })
  opens!: number;

  @Column({ type: 'integer' })
  closes!: number;
}

/** A date on which the weekly hours do not apply; a row without hours closes the whole day. */
@Entity('service_point_exception')
export class PointExceptionEntity {
  @PrimaryColumn({ name: 'point_id', type: 'varchar', length: 36 })
  pointId!: string;

  @ManyToOne(() => PointEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'point_id', foreignKeyConstraintName: 'fk_service_point_exception_point' })
  point?: PointEntity;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  date!: string;

  /** 0 for the first stretch of the date, 1 for the second … */
  @PrimaryColumn({ type: 'integer' })
  stretch!: number;

  @Column({ type: 'integer', nullable: true })
  opens!: number | null;

  @Column({ type: 'integer', nullable: true })
  closes!: number | null;

  @Column({ type: 'varchar', length: 200 })
  reason!: string;
}

/** An announced pause, or the withdrawal of one. Rows are only ever added. */
@Entity('service_point_pause')
@Index('ix_service_point_pause_point', ['pointId'])
@Index('uq_service_point_pause_withdraws', ['withdraws'], { unique: true })
export class PointPauseEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'point_id', type: 'varchar', length: 36 })
  pointId!: string;

  @ManyToOne(() => PointEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'point_id', foreignKeyConstraintName: 'fk_service_point_pause_point' })
  point?: PointEntity;

  @Column({ name: 'starts_at', type: 'datetime', precision: 3 })
  startsAt!: Date;

  @Column({ name: 'ends_at', type: 'datetime', precision: 3, nullable: true })
  endsAt!: Date | null;

  @Column({ type: 'varchar', length: 200 })
  reason!: string;

  @Column({ name: 'substitute_point_id', type: 'varchar', length: 36, nullable: true })
  substitutePointId!: string | null;

  @Column({ name: 'announced_at', type: 'datetime', precision: 3 })
  announcedAt!: Date;

  /** Id of the pause that this row takes back; a pause can be taken back once. */
  @Column({ type: 'varchar', length: 36, nullable: true })
  withdraws!: string | null;
}

/** A service that a point offers. */
@Entity('service_point_service')
export class PointServiceEntity {
  @PrimaryColumn({ name: 'point_id', type: 'varchar', length: 36 })
  pointId!: string;

  @ManyToOne(() => PointEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'point_id', foreignKeyConstraintName: 'fk_service_point_service_point' })
  point?: PointEntity;

  @PrimaryColumn({ type: 'varchar', length: 24 })
  service!: PointService;
}

/** What the last inspection found of one piece of kit. */
@Entity('service_point_kit')
export class PointKitEntity {
  @PrimaryColumn({ name: 'point_id', type: 'varchar', length: 36 })
  pointId!: string;

  @ManyToOne(() => PointEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'point_id', foreignKeyConstraintName: 'fk_service_point_kit_point' })
  point?: PointEntity;

  @PrimaryColumn({ type: 'varchar', length: 24 })
  item!: KitItem;

  @Column({ type: 'varchar', length: 16 })
  state!: KitState;

  @Column({ name: 'checked_on', type: 'varchar', length: 10, nullable: true })
  checkedOn!: string | null;
}
