// Which tables hold the bytes of pictures from before there was an object store? Nothing is added to them.
import { Column, Entity, Index } from 'typeorm';
import { BelongsTo, Id, Instant, key, optional, Reference, Whole, Words } from '../database/table-columns.js';

/** A picture of that time. What is true of it now stands in `media`, under the same id. */
@Entity('picture')
@Index('ix_picture_announcement', ['announcementId'])
@Index('ix_picture_trace', ['traceId'])
export class OldPictureEntity {
  @Id()
  id!: string;

  @Reference()
  uploadedBy!: string;

  @Instant()
  uploadedAt!: Date;

  @Reference(optional)
  announcementId!: string | null;

  @Whole()
  position!: number;

  @Words(64, optional)
  traceId!: string | null;
}

/** A piece of it: MariaDB's `blob` holds 64 KiB, and a larger type has no name that SQLite reads back. */
@Entity('picture_part')
export class OldPicturePartEntity {
  @Reference(key)
  pictureId!: string;

  @Whole(key)
  part!: number;

  @Column({ type: 'blob' })
  bytes!: Buffer;

  @BelongsTo(() => OldPictureEntity, 'CASCADE')
  picture?: OldPictureEntity;
}
