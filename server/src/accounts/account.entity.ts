// Which tables hold the accounts and their sign-ins?
import type { CodePurpose, SessionKind } from '@kehuoyou/shared';
import { Entity, Index } from 'typeorm';
import { BelongsTo, Flag, Id, Instant, optional, Reference, Sealed, Whole, Words } from '../database/table-columns.js';

/** Somebody who has signed in. Name and number are a `person`'s; an account alone says nothing of anybody. */
@Entity('account')
export class AccountEntity {
  @Id()
  id!: string;

  @Instant()
  createdAt!: Date;

  /** Moved on at most once an hour. */
  @Instant()
  lastSeenAt!: Date;

  /** A sample person of the embedded default. */
  @Flag()
  sample!: boolean;

  /** What is left of a deleted account is this row, for the facts that the law makes us keep. */
  @Instant(optional)
  deletedAt!: Date | null;

  /** Written by whoever counts what is the account's, so that of two who count at once the second counts anew. */
  @Whole({ default: 0 })
  turns!: number;
}

/** How an account is recognised when it comes back: `wechat` by openid, `sample` by role. */
@Entity('account_identity')
@Index('uq_account_identity_subject', ['kind', 'subjectHash'], { unique: true })
@Index('ix_account_identity_account', ['accountId'])
export class IdentityEntity {
  @Id()
  id!: string;

  @Reference()
  accountId!: string;

  @BelongsTo(() => AccountEntity, 'RESTRICT')
  account?: AccountEntity;

  @Words(16)
  kind!: 'wechat' | 'sample';

  /** Keyed hash of the openid. */
  @Words(64)
  subjectHash!: string;

  /** The openid, sealed; messages are sent to it. */
  @Sealed('identity.subject')
  subjectSealed!: string;

  @Instant()
  createdAt!: Date;
}

/** An account was shut out or let in again; the row with the highest sequence holds. Rows are only ever added. */
@Entity('account_disabling')
@Index('uq_account_disabling_sequence', ['accountId', 'sequence'], { unique: true })
export class DisablingEntity {
  @Id()
  id!: string;

  @Reference()
  accountId!: string;

  @BelongsTo(() => AccountEntity, 'RESTRICT')
  account?: AccountEntity;

  @Whole()
  sequence!: number;

  @Flag()
  disabled!: boolean;

  @Sealed('disabling.reason', {}, 1024)
  reasonSealed!: string;

  @Reference()
  decidedBy!: string;

  @Instant()
  decidedAt!: Date;
}

/** A signed-in phone or browser. */
@Entity('session')
@Index('uq_session_token_hash', ['tokenHash'], { unique: true })
@Index('ix_session_account', ['accountId'])
@Index('ix_session_expires_at', ['expiresAt'])
export class SessionEntity {
  @Id()
  id!: string;

  @Reference()
  accountId!: string;

  @BelongsTo(() => AccountEntity, 'RESTRICT')
  account?: AccountEntity;

  /** SHA-256 of the token, in hex. */
  @Words(64)
  tokenHash!: string;

  @Words(16)
  kind!: SessionKind;

  @Instant()
  openedAt!: Date;

  @Instant()
  lastSeenAt!: Date;

  @Instant()
  expiresAt!: Date;

  @Instant(optional)
  endedAt!: Date | null;
}

/** A code that works once: only a keyed hash of it is kept. */
@Entity('one_time_code')
@Index('uq_one_time_code_hash', ['codeHash'], { unique: true })
@Index('ix_one_time_code_account', ['accountId'])
export class OneTimeCodeEntity {
  @Id()
  id!: string;

  @Words(16)
  purpose!: CodePurpose;

  @Words(64)
  codeHash!: string;

  /** Whose code it is. */
  @Reference()
  accountId!: string;

  @BelongsTo(() => AccountEntity, 'RESTRICT')
  account?: AccountEntity;

  /** The person or the invitation that it is about. */
  @Reference(optional)
  subjectId!: string | null;

  @Instant()
  issuedAt!: Date;

  @Instant()
  expiresAt!: Date;

  /** Set once, by one conditional update: whoever sets it has used the code. */
  @Instant(optional)
  usedAt!: Date | null;

  @Reference(optional)
  usedBy!: string | null;
}
