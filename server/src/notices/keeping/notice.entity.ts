// Which tables hold the notices, and what came of them?
import type { NoticeChannel, NoticeKind, NoticeOutcome } from '@kehuoyou/shared';
import { Column, Entity, Index } from 'typeorm';
import { BelongsTo, Flag, Id, Instant, key, optional, Reference, Whole, Words } from '../../database/table-columns.js';
import type { MessageParts } from './notice-draft.js';

/** One thing to know, for one account. It is never changed; what came of it stands in `notice_outcome`. */
@Entity('notice')
@Index('uq_notice_event_account', ['eventId', 'accountId'], { unique: true })
@Index('ix_notice_account_happened', ['accountId', 'happenedAt', 'id'])
@Index('ix_notice_subject_account', ['subject', 'accountId'])
export class NoticeEntity {
  @Id()
  id!: string;

  /** The event that it tells of: an account hears of an event once. */
  @Reference()
  eventId!: string;

  @Reference()
  accountId!: string;

  @Words(32)
  kind!: NoticeKind;

  /** What it is about, such as `trip K12-3 2026-11-24`; a later notice of the same subject may take it back. */
  @Words(128)
  subject!: string;

  @Words(64)
  title!: string;

  @Words(500, { name: 'body' })
  text!: string;

  @Words(600)
  spoken!: string;

  @Words(100)
  reason!: string;

  @Words(255, optional)
  page!: string | null;

  @Column({ type: 'simple-json' })
  message!: MessageParts;

  /** Told at any hour. */
  @Flag()
  urgent!: boolean;

  @Instant()
  happenedAt!: Date;

  @Instant()
  createdAt!: Date;

  /** After this it is of no use to be told. */
  @Instant(optional)
  expiresAt!: Date | null;
}

/** The account has read the notice. */
@Entity('notice_reading')
@Index('ix_notice_reading_account', ['accountId'])
export class NoticeReadingEntity {
  @Reference(key)
  noticeId!: string;

  @Reference()
  accountId!: string;

  @Instant()
  readAt!: Date;

  @BelongsTo(() => NoticeEntity, 'CASCADE')
  notice?: NoticeEntity;
}

/** What came of a notice on a channel. Rows are only ever added. */
@Entity('notice_outcome')
@Index('ix_notice_outcome_notice', ['noticeId'])
export class NoticeOutcomeEntity {
  @Id()
  id!: string;

  @Reference()
  noticeId!: string;

  @Words(16)
  channel!: NoticeChannel;

  @Words(16)
  outcome!: NoticeOutcome;

  @Instant()
  at!: Date;

  /** The keeper who called. */
  @Reference(optional)
  byAccount!: string | null;

  @BelongsTo(() => NoticeEntity, 'CASCADE')
  notice?: NoticeEntity;
}

/** A notice that is still to be told on a channel beyond the inbox; closed once there is an outcome. */
@Entity('notice_delivery')
@Index('uq_notice_delivery_channel', ['noticeId', 'channel'], { unique: true })
@Index('ix_notice_delivery_point', ['pointId', 'closedAt'])
export class NoticeDeliveryEntity {
  @Id()
  id!: string;

  @Reference()
  noticeId!: string;

  @Words(16)
  channel!: 'wechat' | 'keeper_call';

  @Whole()
  priority!: number;

  /** The point whose keeper calls if no message gets through. */
  @Reference(optional)
  pointId!: string | null;

  /** Whom the keeper calls; null means the account's owner. */
  @Reference(optional)
  personId!: string | null;

  /** Held back until the quiet hours are over. */
  @Instant()
  notBefore!: Date;

  /** When an acceptance was spent on it; set once, so that trying again costs nothing. */
  @Instant(optional)
  spentAt!: Date | null;

  @Instant(optional)
  closedAt!: Date | null;

  @BelongsTo(() => NoticeEntity, 'CASCADE')
  notice?: NoticeEntity;
}
