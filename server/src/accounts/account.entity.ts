// Which tables hold the accounts and their sign-ins?
import type { CodePurpose, SessionKind } from '@kehuoyou/shared';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** Somebody who has signed in. Name and number are a `person`'s; an account alone says nothing of anybody. */
@Entity('account')
export class AccountEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  /** Moved on at most once an hour. */
  @Column({ name: 'last_seen_at', type: 'datetime', precision: 3 })
  lastSeenAt!: Date;

  /** A sample person of the embedded default. */
  @Column({ type: 'boolean', default: 0 })
  sample!: boolean;

  /** What is left of a deleted account is this row, for the facts that the law makes us keep. */
  @Column({ name: 'deleted_at', type: 'datetime', precision: 3, nullable: true })
  deletedAt!: Date | null;
}

/** How an account is recognised when it comes back: `wechat` by openid, `sample` by role. */
@Entity('account_identity')
@Index('uq_account_identity_subject', ['kind', 'subjectHash'], { unique: true })
@Index('ix_account_identity_account', ['accountId'])
export class IdentityEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'account_id', type: 'varchar', length: 36 })
  accountId!: string;

  @ManyToOne(() => AccountEntity, { onDelete: 'RESTRICT', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'fk_account_identity_account' })
  account?: AccountEntity;

  @Column({ type: 'varchar', length: 16 })
  kind!: 'wechat' | 'sample';

  /** Keyed hash of the openid. */
  @Column({ name: 'subject_hash', type: 'varchar', length: 64 })
  subjectHash!: string;

  /** The openid, sealed; messages are sent to it. */
  @Column({ name: 'subject_sealed', type: 'varchar', length: 512 })
  subjectSealed!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;
}

/** An account was shut out or let in again; the row with the highest sequence holds. Rows are only ever added. */
@Entity('account_disabling')
@Index('uq_account_disabling_sequence', ['accountId', 'sequence'], { unique: true })
export class DisablingEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'account_id', type: 'varchar', length: 36 })
  accountId!: string;

  @ManyToOne(() => AccountEntity, { onDelete: 'RESTRICT', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'fk_account_disabling_account' })
  account?: AccountEntity;

  @Column({ type: 'integer' })
  sequence!: number;

  @Column({ type: 'boolean', default: 0 })
  disabled!: boolean;

  @Column({ name: 'reason_sealed', type: 'varchar', length: 1024 })
  reasonSealed!: string;

  @Column({ name: 'decided_by', type: 'varchar', length: 36 })
  decidedBy!: string;

  @Column({ name: 'decided_at', type: 'datetime', precision: 3 })
  decidedAt!: Date;
}

/** A signed-in phone or browser. */
@Entity('session')
@Index('uq_session_token_hash', ['tokenHash'], { unique: true })
@Index('ix_session_account', ['accountId'])
@Index('ix_session_expires_at', ['expiresAt'])
export class SessionEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'account_id', type: 'varchar', length: 36 })
  accountId!: string;

  @ManyToOne(() => AccountEntity, { onDelete: 'RESTRICT', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'fk_session_account' })
  account?: AccountEntity;

  /** SHA-256 of the token, in hex. */
  @Column({ name: 'token_hash', type: 'varchar', length: 64 })
  tokenHash!: string;

  @Column({ type: 'varchar', length: 16 })
  kind!: SessionKind;

  @Column({ name: 'opened_at', type: 'datetime', precision: 3 })
  openedAt!: Date;

  @Column({ name: 'last_seen_at', type: 'datetime', precision: 3 })
  lastSeenAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt!: Date;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  endedAt!: Date | null;
}

/** A code that works once: only a keyed hash of it is kept. */
@Entity('one_time_code')
@Index('uq_one_time_code_hash', ['codeHash'], { unique: true })
@Index('ix_one_time_code_account', ['accountId'])
export class OneTimeCodeEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ type: 'varchar', length: 16 })
  purpose!: CodePurpose;

  @Column({ name: 'code_hash', type: 'varchar', length: 64 })
  codeHash!: string;

  /** Whose code it is. */
  @Column({ name: 'account_id', type: 'varchar', length: 36 })
  accountId!: string;

  @ManyToOne(() => AccountEntity, { onDelete: 'RESTRICT', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'fk_one_time_code_account' })
  account?: AccountEntity;

  /** The person or the invitation that it is about. */
  @Column({ name: 'subject_id', type: 'varchar', length: 36, nullable: true })
  subjectId!: string | null;

  @Column({ name: 'issued_at', type: 'datetime', precision: 3 })
  issuedAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt!: Date;

  /** Set once, by one conditional update: whoever sets it has used the code. */
  @Column({ name: 'used_at', type: 'datetime', precision: 3, nullable: true })
  usedAt!: Date | null;

  @Column({ name: 'used_by', type: 'varchar', length: 36, nullable: true })
  usedBy!: string | null;
}
