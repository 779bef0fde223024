// Which tables hold the timetable?
//
// A feed is kept as its files. An import writes a whole new feed and then makes it the current one in one
// transaction, so that readers see the old timetable or the new one and never half of each.
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

/** A piece of one of a feed's files, packed (deflate without a header). */
@Entity('gtfs_file')
export class FeedFileEntity {
  @PrimaryColumn({ name: 'feed_id', type: 'varchar', length: 36 })
  feedId!: string;

  @PrimaryColumn({ type: 'varchar', length: 128 })
  name!: string;

  @PrimaryColumn({ type: 'integer' })
  part!: number;

  @Column({ type: 'blob' })
  content!: Buffer;

  @ManyToOne(() => FeedEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'feed_id', foreignKeyConstraintName: 'fk_gtfs_file_feed' })
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
