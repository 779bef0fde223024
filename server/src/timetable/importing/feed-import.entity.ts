// Which imports of feeds were begun, and what came of each?
import type { FeedImportState } from '@kehuoyou/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One upload of a feed. */
@Entity('feed_import')
@Index('ix_feed_import_started', ['startedAt'])
export class FeedImportEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ type: 'varchar', length: 16 })
  state!: FeedImportState;

  /** As the sender calls it; shown, never used as a path. */
  @Column({ name: 'file_name', type: 'varchar', length: 128 })
  fileName!: string;

  @Column({ type: 'integer' })
  bytes!: number;

  @Column({ name: 'rows_read', type: 'integer' })
  rowsRead!: number;

  /** The stored feed, once it was found sound. */
  @Column({ name: 'feed_id', type: 'varchar', length: 36, nullable: true })
  feedId!: string | null;

  /** What ran when the difference was drawn; publishing against anything else is refused. */
  @Column({ type: 'varchar', length: 80, nullable: true })
  basis!: string | null;

  /** Report and difference as packed JSON. */
  @Column({ type: 'blob', nullable: true })
  findings!: Buffer | null;

  @Column({ name: 'started_by', type: 'varchar', length: 36 })
  startedBy!: string;

  @Column({ name: 'started_at', type: 'datetime', precision: 3 })
  startedAt!: Date;

  /** Moves on while rows are read; when it stands still the server that read was stopped. */
  @Column({ name: 'progressed_at', type: 'datetime', precision: 3 })
  progressedAt!: Date;
}
