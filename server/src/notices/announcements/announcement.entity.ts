// Which tables hold the announcements and their pictures?
import type { AnnouncementStatus, AnnouncementStep, AnnouncementTopic, Role } from '@kehuoyou/shared';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { ContentVerdict } from '../../wechat/wechat-content-safety.js';

/** An announcement. Its words never change; its status moves by the table of moves. */
@Entity('announcement')
@Index('ix_announcement_status', ['status', 'publishedAt'])
@Index('ix_announcement_area', ['areaCode', 'id'])
export class AnnouncementEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'area_code', type: 'varchar', length: 12 })
  areaCode!: string;

  @Column({ type: 'varchar', length: 16 })
  topic!: AnnouncementTopic;

  @Column({ type: 'varchar', length: 40 })
  title!: string;

  @Column({ name: 'body', type: 'text' })
  text!: string;

  @Column({ type: 'boolean', default: 0 })
  important!: boolean;

  @Column({ name: 'author_id', type: 'varchar', length: 36 })
  authorId!: string;

  @Column({ name: 'author_role', type: 'varchar', length: 32 })
  authorRole!: Role;

  @Column({ type: 'varchar', length: 16 })
  status!: AnnouncementStatus;

  @Column({ name: 'submitted_at', type: 'datetime', precision: 3 })
  submittedAt!: Date;

  @Column({ name: 'published_at', type: 'datetime', precision: 3, nullable: true })
  publishedAt!: Date | null;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  until!: Date | null;
}

/** Something was done to an announcement. Rows are only ever added. */
@Entity('announcement_step')
@Index('ix_announcement_step_announcement', ['announcementId'])
export class AnnouncementStepEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'announcement_id', type: 'varchar', length: 36 })
  announcementId!: string;

  @Column({ type: 'varchar', length: 16 })
  step!: AnnouncementStep['step'];

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  /** Null when a check did it. */
  @Column({ name: 'by_account', type: 'varchar', length: 36, nullable: true })
  byAccount!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  reason!: string | null;

  @ManyToOne(() => AnnouncementEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'announcement_id', foreignKeyConstraintName: 'fk_announcement_step_announcement' })
  announcement?: AnnouncementEntity;
}

/** A picture; whoever knows its id (122 random bits) may fetch it, as WeChat must for its check. */
@Entity('picture')
@Index('ix_picture_announcement', ['announcementId'])
@Index('ix_picture_trace', ['traceId'])
export class PictureEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'uploaded_by', type: 'varchar', length: 36 })
  uploadedBy!: string;

  @Column({ name: 'uploaded_at', type: 'datetime', precision: 3 })
  uploadedAt!: Date;

  @Column({ name: 'announcement_id', type: 'varchar', length: 36, nullable: true })
  announcementId!: string | null;

  @Column({ type: 'integer' })
  position!: number;

  /** Under which WeChat checks it. */
  @Column({ name: 'trace_id', type: 'varchar', length: 64, nullable: true })
  traceId!: string | null;
}

/** What WeChat found in a picture; it may come before we have noted under which trace it looks. */
@Entity('picture_verdict')
export class PictureVerdictEntity {
  @PrimaryColumn({ name: 'trace_id', type: 'varchar', length: 64 })
  traceId!: string;

  /** `unchecked`: WeChat could not look. */
  @Column({ type: 'varchar', length: 16 })
  verdict!: ContentVerdict | 'unchecked';

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;
}

/** A piece of a picture: MariaDB's `blob` holds 64 KiB, and a larger type has no name that SQLite reads back. */
@Entity('picture_part')
export class PicturePartEntity {
  @PrimaryColumn({ name: 'picture_id', type: 'varchar', length: 36 })
  pictureId!: string;

  @PrimaryColumn({ type: 'integer' })
  part!: number;

  @Column({ type: 'blob' })
  bytes!: Buffer;

  @ManyToOne(() => PictureEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'picture_id', foreignKeyConstraintName: 'fk_picture_part_picture' })
  picture?: PictureEntity;
}
