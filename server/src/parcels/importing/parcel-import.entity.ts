// Which lists of carriers came in as files, and which of their parcels still wait to be announced?
import type { ParcelImportMove, ParcelImportState } from '@kehuoyou/shared';
import { Column, Entity, Index } from 'typeorm';
import { BelongsTo, Id, Instant, optional, Reference, SealedText, Whole, Words } from '../../database/table-columns.js';

/** One upload of a list. */
@Entity('parcel_import')
@Index('ix_parcel_import_started', ['startedAt'])
@Index('ix_parcel_import_content', ['sha256'])
export class ParcelImportEntity {
  @Id()
  id!: string;

  @Words(16)
  state!: ParcelImportState;

  /** As the sender calls it; shown, never used as a path. */
  @Words(128)
  fileName!: string;

  /** Of the whole file: the same list is announced once. */
  @Words(64)
  sha256!: string;

  @Whole()
  bytes!: number;

  /** The hub whose list it is; null for the county's. */
  @Words(64, optional)
  pointId!: string | null;

  /** Whose parcels they are where the list does not say. */
  @Words(32, optional)
  carrier!: string | null;

  @Whole()
  rowsRead!: number;

  /** Preview, or why it was refused, as packed JSON. */
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

/** Something was done to an import. Rows are only ever added. */
@Entity('parcel_import_step')
@Index('ix_parcel_import_step_import', ['importId'])
export class ParcelImportStepEntity {
  @Id()
  id!: string;

  @Reference()
  importId!: string;

  @Words(16)
  move!: ParcelImportMove;

  @Instant()
  at!: Date;

  /** Null when the server did it by itself. */
  @Reference(optional)
  byAccount!: string | null;

  @BelongsTo(() => ParcelImportEntity, 'CASCADE', 'import_id')
  parcelImport?: ParcelImportEntity;
}

/** Some rows of a list that are announced together, or none of them. */
@Entity('parcel_import_part')
@Index('uq_parcel_import_part', ['importId', 'number'], { unique: true })
export class ParcelImportPartEntity {
  @Id()
  id!: string;

  @Reference()
  importId!: string;

  /** From 0, in the order of the list. */
  @Whole()
  number!: number;

  /** How many of its rows are announced. */
  @Whole()
  goodRows!: number;

  /** These rows as JSON; gone as soon as they are announced. */
  @SealedText('parcel_import_part.rows', optional)
  rowsSealed!: string | null;

  /** What is wrong with its rows, as packed JSON. */
  @Column({ type: 'blob', nullable: true })
  faults!: Buffer | null;

  /** When its rows were announced, how many for the first time and how many once more. */
  @Instant(optional)
  announcedAt!: Date | null;

  @Whole()
  announced!: number;

  @Whole()
  repeated!: number;

  @BelongsTo(() => ParcelImportEntity, 'CASCADE', 'import_id')
  parcelImport?: ParcelImportEntity;
}
