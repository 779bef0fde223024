// Which tables hold what was agreed to, and what was done that others may have to answer for?
import type { AuditAction, ConsentAct, ConsentKind } from '@kehuoyou/shared';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../account.entity.js';

/** A consent was given or withdrawn; the row with the highest sequence holds. Rows are only ever added. */
@Entity('consent')
@Index('uq_consent_sequence', ['accountId', 'kind', 'subject', 'sequence'], { unique: true })
export class ConsentEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'account_id', type: 'varchar', length: 36 })
  accountId!: string;

  @ManyToOne(() => AccountEntity, { onDelete: 'RESTRICT', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'fk_consent_account' })
  account?: AccountEntity;

  @Column({ type: 'varchar', length: 24 })
  kind!: ConsentKind;

  /** A point or a parcel; empty for the kinds that are about nothing in particular. */
  @Column({ type: 'varchar', length: 64 })
  subject!: string;

  @Column({ type: 'integer' })
  sequence!: number;

  @Column({ type: 'varchar', length: 16 })
  act!: ConsentAct;

  @Column({ type: 'varchar', length: 16 })
  version!: string;

  @Column({ type: 'text' })
  wording!: string;

  @Column({ name: 'acted_at', type: 'datetime', precision: 3 })
  actedAt!: Date;
}

/** A line of the audit log. Rows are only ever added; each carries the mark of the one before. */
@Entity('audit_entry')
@Index('ix_audit_entry_subject', ['subjectKind', 'subjectId'])
@Index('ix_audit_entry_actor', ['actorId'])
export class AuditEntryEntity {
  /** 1, 2, 3 … without gaps. */
  @PrimaryColumn({ type: 'integer' })
  sequence!: number;

  @Column({ name: 'occurred_at', type: 'datetime', precision: 3 })
  occurredAt!: Date;

  @Column({ type: 'varchar', length: 48 })
  action!: AuditAction;

  @Column({ name: 'actor_id', type: 'varchar', length: 36, nullable: true })
  actorId!: string | null;

  @Column({ name: 'subject_kind', type: 'varchar', length: 24 })
  subjectKind!: string;

  @Column({ name: 'subject_id', type: 'varchar', length: 64 })
  subjectId!: string;

  /** JSON exactly as it was marked; never a name or a number. */
  @Column({ type: 'text' })
  detail!: string;

  @Column({ name: 'previous_mark', type: 'varchar', length: 64 })
  previousMark!: string;

  @Column({ type: 'varchar', length: 64 })
  mark!: string;
}

/** The end of the audit log: one row, locked by whoever writes the next line. */
@Entity('audit_head')
export class AuditHeadEntity {
  @PrimaryColumn({ type: 'varchar', length: 16 })
  name!: string;

  @Column({ type: 'integer' })
  sequence!: number;

  @Column({ type: 'varchar', length: 64 })
  mark!: string;
}
