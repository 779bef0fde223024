// Which imports of feeds were begun, and what came of each?
import type { FeedImportMove, FeedImportState } from '@kehuoyou/shared';
import { Column, Entity, Index } from 'typeorm';
import { BelongsTo, Id, Instant, optional, Reference, Whole, Words } from '../../database/table-columns.js';

/** One upload of a feed. */
@Entity('feed_import')
@Index('ix_feed_import_started', ['startedAt'])
export class FeedImportEntity {
  @Id()
  id!: string;

  @Words(16)
  state!: FeedImportState;

  /** As the sender calls it; shown, never used as a path. */
  @Words(128)
  fileName!: string;

  @Whole()
  bytes!: number;

  @Whole()
  rowsRead!: number;

  /** The stored feed, once it was found sound. */
  @Reference(optional)
  feedId!: string | null;

  /** What ran when the difference was drawn; publishing against anything else is refused. */
  @Words(80, optional)
  basis!: string | null;

  /** Report and difference as packed JSON. */
  @Column({ type: 'blob', nullable: true })
  findings!: Buffer | null;

  @Reference()
  startedBy!: string;

  @Instant()
  startedAt!: Date;

  /** Moves on while rows are read; when it stands still the server that read was stopped. */
  @Instant()
  progressedAt!: Date;
}

/** Something was done to an import: by the reading itself, or by whoever published it. Rows are only ever added. */
@Entity('feed_import_step')
@Index('ix_feed_import_step_import', ['importId'])
export class FeedImportStepEntity {
  @Id()
  id!: string;

  @Reference()
  importId!: string;

  @Words(16)
  move!: FeedImportMove;

  @Instant()
  at!: Date;

  /** Null when the reading did it. */
  @Reference(optional)
  byAccount!: string | null;

  @BelongsTo(() => FeedImportEntity, 'CASCADE', 'import_id')
  feedImport?: FeedImportEntity;
}
