// Which tables hold the notices, and what came of them?
import type { NoticeChannel, NoticeKind, NoticeOutcome } from '@kehuoyou/shared';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { MessageParts } from './notice-draft.js';

/** One thing to know, for one account. It is never changed; what came of it stands in `notice_outcome`. */
@Entity('notice')
@Index('uq_notice_event_account', ['eventId', 'accountId'], { unique: true })
@Index('ix_notice_account_happened', ['accountId', 'happenedAt', 'id'])
@Index('ix_notice_subject_account', ['subject', 'accountId'])
export class NoticeEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  /** The event that it tells of: an account hears of an event once. */
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId!: string;

  @Column({ name: 'account_id', type: 'varchar', length: 36 })
  accountId!: string;

  @Column({ type: 'varchar', length: 32 })
  kind!: NoticeKind;

  /** What it is about, such as `trip K12-3 2026-11-24`; a later notice of the same subject may take it back. */
  @Column({ type: 'varchar', length: 128 })
  subject!: string;

  @Column({ type: 'varchar', length: 64 })
  title!: string;

  @Column({ name: 'body', type: 'varchar', length: 500 })
  text!: string;

  @Column({ type: 'varchar', length: 600 })
  spoken!: string;

  @Column({ type: 'varchar', length: 100 })
  reason!: string;

  @Column({ type: 'varchar', length: 255, nullable: true })
  page!: string | null;

  @Column({ type: 'simple-json' })
  message!: MessageParts;

  /** Told at any hour. */
  @Column({ type: 'boolean', default: 0 })
  urgent!: boolean;

  @Column({ name: 'happened_at', type: 'datetime', precision: 3 })
  happenedAt!: Date;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  /** After this it is of no use to be told. */
  @Column({ name: 'expires_at', type: 'datetime', precision: 3, nullable: true })
  expiresAt!: Date | null;
}

/** The account has read the notice. */
@Entity('notice_reading')
@Index('ix_notice_reading_account', ['accountId'])
export class NoticeReadingEntity {
  @PrimaryColumn({ name: 'notice_id', type: 'varchar', length: 36 })
  noticeId!: string;

  @Column({ name: 'account_id', type: 'varchar', length: 36 })
  accountId!: string;

  @Column({ name: 'read_at', type: 'datetime', precision: 3 })
  readAt!: Date;

  @ManyToOne(() => NoticeEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'notice_id', foreignKeyConstraintName: 'fk_notice_reading_notice' })
  notice?: NoticeEntity;
}

/** What came of a notice on a channel. Rows are only ever added. */
@Entity('notice_outcome')
@Index('ix_notice_outcome_notice', ['noticeId'])
export class NoticeOutcomeEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'notice_id', type: 'varchar', length: 36 })
  noticeId!: string;

  @Column({ type: 'varchar', length: 16 })
  channel!: NoticeChannel;

  @Column({ type: 'varchar', length: 16 })
  outcome!: NoticeOutcome;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  /** The keeper who called. */
  @Column({ name: 'by_account', type: 'varchar', length: 36, nullable: true })
  byAccount!: string | null;

  @ManyToOne(() => NoticeEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'notice_id', foreignKeyConstraintName: 'fk_notice_outcome_notice' })
  notice?: NoticeEntity;
}

/** A notice that is still to be told on a channel beyond the inbox; closed once there is an outcome. */
@Entity('notice_delivery')
@Index('uq_notice_delivery_channel', ['noticeId', 'channel'], { unique: true })
@Index('ix_notice_delivery_point', ['pointId', 'closedAt'])
export class NoticeDeliveryEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'notice_id', type: 'varchar', length: 36 })
  noticeId!: string;

  @Column({ type: 'varchar', length: 16 })
  channel!: 'wechat' | 'keeper_call';

  @Column({ type: 'integer' })
  priority!: number;

  /** The point whose keeper calls if no message gets through. */
  @Column({ name: 'point_id', type: 'varchar', length: 36, nullable: true })
  pointId!: string | null;

  /** Whom the keeper calls; null means the account's owner. */
  @Column({ name: 'person_id', type: 'varchar', length: 36, nullable: true })
  personId!: string | null;

  /** Held back until the quiet hours are over. */
  @Column({ name: 'not_before', type: 'datetime', precision: 3 })
  notBefore!: Date;

  /** When an acceptance was spent on it; set once, so that trying again costs nothing. */
  @Column({ name: 'spent_at', type: 'datetime', precision: 3, nullable: true })
  spentAt!: Date | null;

  @Column({ name: 'closed_at', type: 'datetime', precision: 3, nullable: true })
  closedAt!: Date | null;

  @ManyToOne(() => NoticeEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'notice_id', foreignKeyConstraintName: 'fk_notice_delivery_notice' })
  notice?: NoticeEntity;
}
