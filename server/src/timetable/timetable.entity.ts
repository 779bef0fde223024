// Which tables hold the timetable? They are those of GTFS Schedule, kept per feed, and our trip_cargo.
//
// Every row belongs to a feed. An import writes a whole new feed and then makes it the current one in
// the same transaction, so that readers see the old timetable or the new one and never half of each.
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** One import of a GTFS feed. */
@Entity('gtfs_feed')
@Index('ix_gtfs_feed_current_since', ['currentSince'])
export class FeedEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ type: 'varchar', length: 64 })
  version!: string;

  @Column({ type: 'varchar', length: 128 })
  publisher!: string;

  @Column({ name: 'publisher_url', type: 'varchar', length: 255 })
  publisherUrl!: string;

  @Column({ type: 'varchar', length: 16 })
  lang!: string;

  @Column({ name: 'imported_at', type: 'datetime', precision: 3 })
  importedAt!: Date;

  /** The feed with the latest of these is the current one; null was never current. */
  @Column({ name: 'current_since', type: 'datetime', precision: 3, nullable: true })
  currentSince!: Date | null;
}

/** What all rows of a feed share. */
abstract class FeedRow {
  @PrimaryColumn({ name: 'feed_id', type: 'varchar', length: 36 })
  feedId!: string;
}

/** agency.txt */
@Entity('gtfs_agency')
export class AgencyEntity extends FeedRow {
  @PrimaryColumn({ name: 'agency_id', type: 'varchar', length: 64 })
  agencyId!: string;

  @Column({ type: 'varchar', length: 128 })
  name!: string;

  @Column({ type: 'varchar', length: 255 })
  url!: string;

  @Column({ type: 'varchar', length: 64 })
  timezone!: string;

  @Column({ type: 'varchar', length: 16, nullable: true })
  lang!: string | null;

  @Column({ type: 'varchar', length: 32, nullable: true })
  phone!: string | null;

  @ManyToOne(() => FeedEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'feed_id', foreignKeyConstraintName: 'fk_gtfs_agency_feed' })
  feed?: FeedEntity;
}

/** stops.txt */
@Entity('gtfs_stop')
export class StopEntity extends FeedRow {
  @PrimaryColumn({ name: 'stop_id', type: 'varchar', length: 64 })
  stopId!: string;

  @Column({ type: 'varchar', length: 128 })
  name!: string;

  /** WGS-84 degrees. */
  @Column({ type: 'double' })
  latitude!: number;

  @Column({ type: 'double' })
  longitude!: number;

  @ManyToOne(() => FeedEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'feed_id', foreignKeyConstraintName: 'fk_gtfs_stop_feed' })
  feed?: FeedEntity;
}

/** routes.txt */
@Entity('gtfs_route')
export class RouteEntity extends FeedRow {
  @PrimaryColumn({ name: 'route_id', type: 'varchar', length: 64 })
  routeId!: string;

  @Column({ name: 'agency_id', type: 'varchar', length: 64 })
  agencyId!: string;

  @Column({ name: 'short_name', type: 'varchar', length: 64 })
  shortName!: string;

  @Column({ name: 'long_name', type: 'varchar', length: 255 })
  longName!: string;

  @Column({ type: 'integer' })
  type!: number;

  @ManyToOne(() => FeedEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'feed_id', foreignKeyConstraintName: 'fk_gtfs_route_feed' })
  feed?: FeedEntity;
}

/** trips.txt */
@Entity('gtfs_trip')
export class TripEntity extends FeedRow {
  @PrimaryColumn({ name: 'trip_id', type: 'varchar', length: 64 })
  tripId!: string;

  @Column({ name: 'route_id', type: 'varchar', length: 64 })
  routeId!: string;

  @Column({ name: 'service_id', type: 'varchar', length: 64 })
  serviceId!: string;

  @Column({ type: 'varchar', length: 128 })
  headsign!: string;

  @Column({ name: 'direction_id', type: 'integer', nullable: true })
  directionId!: number | null;

  @ManyToOne(() => FeedEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'feed_id', foreignKeyConstraintName: 'fk_gtfs_trip_feed' })
  feed?: FeedEntity;
}

/** stop_times.txt; times are seconds past the start of the service day and may exceed 86,400. */
@Entity('gtfs_stop_time')
export class StopTimeEntity extends FeedRow {
  @PrimaryColumn({ name: 'trip_id', type: 'varchar', length: 64 })
  tripId!: string;

  @PrimaryColumn({ name: 'stop_sequence', type: 'integer' })
  stopSequence!: number;

  @Column({ name: 'stop_id', type: 'varchar', length: 64 })
  stopId!: string;

  @Column({ type: 'integer' })
  arrival!: number;

  @Column({ type: 'integer' })
  departure!: number;

  /** GTFS: 0 regular, 1 none, 2 phone the agency, 3 arrange with the driver. */
  @Column({ name: 'pickup_type', type: 'integer', default: 0 })
  pickupType!: number;

  @Column({ name: 'drop_off_type', type: 'integer', default: 0 })
  dropOffType!: number;

  /** GTFS: 1 exact, 0 approximate. */
  @Column({ type: 'integer', default: 1 })
  timepoint!: number;

  @ManyToOne(() => FeedEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'feed_id', foreignKeyConstraintName: 'fk_gtfs_stop_time_feed' })
  feed?: FeedEntity;
}

/** calendar.txt; dates are `YYYY-MM-DD`. */
@Entity('gtfs_calendar')
export class CalendarEntity extends FeedRow {
  @PrimaryColumn({ name: 'service_id', type: 'varchar', length: 64 })
  serviceId!: string;

  /** Bit 0 is Monday, bit 6 is Sunday. */
  @Column({ type: 'integer' })
  weekdays!: number;

  @Column({ name: 'start_date', type: 'varchar', length: 10 })
  startDate!: string;

  @Column({ name: 'end_date', type: 'varchar', length: 10 })
  endDate!: string;

  @ManyToOne(() => FeedEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'feed_id', foreignKeyConstraintName: 'fk_gtfs_calendar_feed' })
  feed?: FeedEntity;
}

/** calendar_dates.txt */
@Entity('gtfs_calendar_date')
export class CalendarDateEntity extends FeedRow {
  @PrimaryColumn({ name: 'service_id', type: 'varchar', length: 64 })
  serviceId!: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  date!: string;

  /** GTFS exception_type: 1 added, 2 removed. */
  @Column({ name: 'exception_type', type: 'integer' })
  exceptionType!: number;

  @ManyToOne(() => FeedEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'feed_id', foreignKeyConstraintName: 'fk_gtfs_calendar_date_feed' })
  feed?: FeedEntity;
}

/** trip_cargo.txt, an extension of ours: what a trip may carry besides passengers. */
@Entity('gtfs_trip_cargo')
export class TripCargoEntity extends FeedRow {
  @PrimaryColumn({ name: 'trip_id', type: 'varchar', length: 64 })
  tripId!: string;

  /** Cubic decimetres (litres), a whole number so that it can be counted down exactly. */
  @Column({ name: 'volume_litres', type: 'integer' })
  volumeLitres!: number;

  /** Grams. */
  @Column({ name: 'weight_grams', type: 'integer' })
  weightGrams!: number;

  @ManyToOne(() => FeedEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'feed_id', foreignKeyConstraintName: 'fk_gtfs_trip_cargo_feed' })
  feed?: FeedEntity;
}

/** An announced cancellation of a trip on a day, or the withdrawal of one. Rows are only ever added. */
@Entity('trip_cancellation')
@Index('ix_trip_cancellation_date', ['serviceDate'])
@Index('uq_trip_cancellation_withdraws', ['withdraws'], { unique: true })
export class TripCancellationEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  /** No foreign key: the fact stays true when a later feed no longer has the trip. */
  @Column({ name: 'trip_id', type: 'varchar', length: 64 })
  tripId!: string;

  @Column({ name: 'service_date', type: 'varchar', length: 10 })
  serviceDate!: string;

  @Column({ type: 'varchar', length: 200 })
  reason!: string;

  @Column({ name: 'announced_at', type: 'datetime', precision: 3 })
  announcedAt!: Date;

  /** Id of the cancellation that this row takes back; one can be taken back once. */
  @Column({ type: 'varchar', length: 36, nullable: true })
  withdraws!: string | null;
}
