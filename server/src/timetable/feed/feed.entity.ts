// Which tables hold the feeds?
//
// A feed is kept as its files. An import writes a whole new feed and then makes it the current one in one
// transaction, so that readers see the old timetable or the new one and never half of each.
import { Column, Entity, Index } from 'typeorm';
import { BelongsTo, Id, Instant, key, optional, Reference, Whole, Words } from '../../database/table-columns.js';

/** One import of a GTFS feed. */
@Entity('gtfs_feed')
@Index('ix_gtfs_feed_current_since', ['currentSince'])
export class FeedEntity {
  @Id()
  id!: string;

  @Words(64)
  version!: string;

  @Words(128)
  publisher!: string;

  @Words(255)
  publisherUrl!: string;

  @Words(16)
  lang!: string;

  @Instant()
  importedAt!: Date;

  /** The feed with the latest of these is the current one; null was never current. */
  @Instant(optional)
  currentSince!: Date | null;
}

/** A piece of one of a feed's files, packed (deflate without a header). */
@Entity('gtfs_file')
export class FeedFileEntity {
  @Reference(key)
  feedId!: string;

  @Words(128, key)
  name!: string;

  @Whole(key)
  part!: number;

  @Column({ type: 'blob' })
  content!: Buffer;

  @BelongsTo(() => FeedEntity, 'CASCADE')
  feed?: FeedEntity;
}
