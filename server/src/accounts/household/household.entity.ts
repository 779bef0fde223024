// Which tables hold the people of a household, who follows them, and whose a number is?
import type { ConfirmationMethod } from '@kehuoyou/shared';
import { Entity, Index } from 'typeorm';
import {
  BelongsTo,
  Flag,
  Id,
  Instant,
  optional,
  Reference,
  Sealed,
  Whole,
  Words,
} from '../../database/table-columns.js';
import { AccountEntity } from '../account.entity.js';

/** Somebody whom an account keeps: its owner, or another on the same phone. Corrected in place, deleted for good. */
@Entity('person')
@Index('uq_person_self_of', ['selfOf'], { unique: true })
@Index('ix_person_kept_by', ['keptBy'])
@Index('ix_person_phone_hash', ['phoneHash'])
export class PersonEntity {
  @Id()
  id!: string;

  @Reference()
  keptBy!: string;

  @BelongsTo(() => AccountEntity, 'RESTRICT', 'kept_by')
  keeper?: AccountEntity;

  /** The account again for its owner, null for all others: an account has one owner. */
  @Reference(optional)
  selfOf!: string | null;

  @Sealed('person.name', optional)
  nameSealed!: string | null;

  @Sealed('person.phone', optional)
  phoneSealed!: string | null;

  /** Keyed hash of the number in its normal form; parcels are matched on it. */
  @Words(64, optional)
  phoneHash!: string | null;

  @Flag()
  underFourteen!: boolean;

  @Instant()
  addedAt!: Date;
}

/** An account follows a person whom another account keeps. */
@Entity('person_following')
@Index('uq_person_following_pair', ['personId', 'accountId'], { unique: true })
@Index('ix_person_following_account', ['accountId'])
export class FollowingEntity {
  @Id()
  id!: string;

  @Reference()
  personId!: string;

  @BelongsTo(() => PersonEntity, 'CASCADE')
  person?: PersonEntity;

  @Reference()
  accountId!: string;

  @BelongsTo(() => AccountEntity, 'RESTRICT')
  account?: AccountEntity;

  @Instant()
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
  @Id()
  id!: string;

  @Words(64)
  phoneHash!: string;

  @Whole()
  sequence!: number;

  /** Null: given up, nobody's until somebody claims it. */
  @Reference(optional)
  accountId!: string | null;

  @Words(16)
  method!: ConfirmationMethod | 'released';

  /** The keeper who saw the person. */
  @Reference(optional)
  confirmedBy!: string | null;

  @Reference(optional)
  pointId!: string | null;

  @Instant()
  claimedAt!: Date;
}
