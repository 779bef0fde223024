// Which tables hold the announcements?
import type { AnnouncementStatus, AnnouncementStep, AnnouncementTopic, Role } from '@kehuoyou/shared';
import { Column, Entity, Index } from 'typeorm';
import { BelongsTo, Flag, Id, Instant, optional, Reference, Words } from '../../database/table-columns.js';

/** An announcement. Its words never change; its status moves by the table of moves. */
@Entity('announcement')
@Index('ix_announcement_status', ['status', 'publishedAt'])
@Index('ix_announcement_area', ['areaCode', 'id'])
export class AnnouncementEntity {
  @Id()
  id!: string;

  @Words(12)
  areaCode!: string;

  @Words(16)
  topic!: AnnouncementTopic;

  @Words(40)
  title!: string;

  @Column({ type: 'text', name: 'body' })
  text!: string;

  @Flag()
  important!: boolean;

  @Reference()
  authorId!: string;

  @Words(32)
  authorRole!: Role;

  @Words(16)
  status!: AnnouncementStatus;

  @Instant()
  submittedAt!: Date;

  @Instant(optional)
  publishedAt!: Date | null;

  @Instant(optional)
  until!: Date | null;
}

/** Something was done to an announcement. Rows are only ever added. */
@Entity('announcement_step')
@Index('ix_announcement_step_announcement', ['announcementId'])
export class AnnouncementStepEntity {
  @Id()
  id!: string;

  @Reference()
  announcementId!: string;

  @Words(16)
  step!: AnnouncementStep['step'];

  @Instant()
  at!: Date;

  /** Null when a check did it. */
  @Reference(optional)
  byAccount!: string | null;

  @Words(200, optional)
  reason!: string | null;

  @BelongsTo(() => AnnouncementEntity, 'CASCADE')
  announcement?: AnnouncementEntity;
}
