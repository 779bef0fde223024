// Which tables hold the people of a household, who follows them, and whose a number is?
import type { ConfirmationMethod } from '@kehuoyou/shared';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../account.entity.js';

/** Somebody whom an account keeps: its owner, or another on the same phone. Corrected in place, deleted for good. */
@Entity('person')
@Index('uq_person_self_of', ['selfOf'], { unique: true })
@Index('ix_person_kept_by', ['keptBy'])
@Index('ix_person_phone_hash', ['phoneHash'])
export class PersonEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'kept_by', type: 'varchar', length: 36 })
  keptBy!: string;

  @ManyToOne(() => AccountEntity, { onDelete: 'RESTRICT', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'kept_by', foreignKeyConstraintName: 'fk_person_kept_by' })
  keeper?: AccountEntity;

  /** The account again for its owner, null for all others: an account has one owner. */
  @Column({ name: 'self_of', type: 'varchar', length: 36, nullable: true })
  selfOf!: string | null;

  @Column({ name: 'name_sealed', type: 'varchar', length: 512, nullable: true })
  nameSealed!: string | null;

  @Column({ name: 'phone_sealed', type: 'varchar', length: 512, nullable: true })
  phoneSealed!: string | null;

  /** Keyed hash of the number in its normal form; parcels are matched on it. */
  @Column({ name: 'phone_hash', type: 'varchar', length: 64, nullable: true })
  phoneHash!: string | null;

  @Column({ name: 'under_fourteen', type: 'boolean', default: 0 })
  underFourteen!: boolean;

  @Column({ name: 'added_at', type: 'datetime', precision: 3 })
  addedAt!: Date;
}

/** An account follows a person whom another account keeps. */
@Entity('person_following')
@Index('uq_person_following_pair', ['personId', 'accountId'], { unique: true })
@Index('ix_person_following_account', ['accountId'])
export class FollowingEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'person_id', type: 'varchar', length: 36 })
  personId!: string;

  @ManyToOne(() => PersonEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_person_following_person' })
  person?: PersonEntity;

  @Column({ name: 'account_id', type: 'varchar', length: 36 })
  accountId!: string;

  @ManyToOne(() => AccountEntity, { onDelete: 'RESTRICT', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'fk_person_following_account' })
  account?: AccountEntity;

  @Column({ type: 'datetime', precision: 3 })
  since!: Date;
}

/**
 * Whose phone a number rings at: the row with the highest sequence holds. A new claim must be the next
 * in the row of its number, so of two phones that claim one number at the same moment one is refused.
 */
@Entity('number_claim')
@Index('uq_number_claim_sequence', ['phoneHash', 'sequence'], { unique: true })
@Index('ix_number_claim_account', ['accountId'])
export class NumberClaimEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'phone_hash', type: 'varchar', length: 64 })
  phoneHash!: string;

  @Column({ type: 'integer' })
  sequence!: number;

  /** Null: given up, nobody's until somebody claims it. */
  @Column({ name: 'account_id', type: 'varchar', length: 36, nullable: true })
  accountId!: string | null;

  @Column({ type: 'varchar', length: 16 })
  method!: ConfirmationMethod | 'released';

  /** The keeper who saw the person. */
  @Column({ name: 'confirmed_by', type: 'varchar', length: 36, nullable: true })
  confirmedBy!: string | null;

  @Column({ name: 'point_id', type: 'varchar', length: 36, nullable: true })
  pointId!: string | null;

  @Column({ name: 'claimed_at', type: 'datetime', precision: 3 })
  claimedAt!: Date;
}
