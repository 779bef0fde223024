// Which tables hold what was agreed to, and what was done that others may have to answer for?
import type { AuditAction, ConsentAct, ConsentKind } from '@kehuoyou/shared';
import { Column, Entity, Index } from 'typeorm';
import { BelongsTo, Id, Instant, key, optional, Reference, Whole, Words } from '../../database/table-columns.js';
import { AccountEntity } from '../account.entity.js';

/** A consent was given or withdrawn; the row with the highest sequence holds. Rows are only ever added. */
@Entity('consent')
@Index('uq_consent_sequence', ['accountId', 'kind', 'subject', 'sequence'], { unique: true })
export class ConsentEntity {
  @Id()
  id!: string;

  @Reference()
  accountId!: string;

  @BelongsTo(() => AccountEntity, 'RESTRICT')
  account?: AccountEntity;

  @Words(24)
  kind!: ConsentKind;

  /** A point or a parcel; empty for the kinds that are about nothing in particular. */
  @Words(64)
  subject!: string;

  @Whole()
  sequence!: number;

  @Words(16)
  act!: ConsentAct;

  @Words(16)
  version!: string;

  @Column({ type: 'text' })
  wording!: string;

  @Instant()
  actedAt!: Date;
}

/** A line of the audit log. Rows are only ever added; each carries the mark of the one before. */
@Entity('audit_entry')
@Index('ix_audit_entry_subject', ['subjectKind', 'subjectId'])
@Index('ix_audit_entry_actor', ['actorId'])
export class AuditEntryEntity {
  /** 1, 2, 3 … without gaps. */
  @Whole(key)
  sequence!: number;

  @Instant()
  occurredAt!: Date;

  @Words(48)
  action!: AuditAction;

  @Reference(optional)
  actorId!: string | null;

  @Words(24)
  subjectKind!: string;

  @Words(64)
  subjectId!: string;

  /** JSON exactly as it was marked; never a name or a number. */
  @Column({ type: 'text' })
  detail!: string;

  @Words(64)
  previousMark!: string;

  @Words(64)
  mark!: string;
}

/** The end of the audit log: one row, locked by whoever writes the next line. */
@Entity('audit_head')
export class AuditHeadEntity {
  @Words(16, key)
  name!: string;

  @Whole()
  sequence!: number;

  @Words(64)
  mark!: string;
}

/** Which key is which: a mark made with it, by which it is known again. */
@Entity('key_check')
export class KeyCheckEntity {
  /** The id of a data key, or `HASH_KEY`. */
  @Words(24, key)
  keyId!: string;

  @Words(64)
  mark!: string;
}
