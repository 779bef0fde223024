// What is kept of programs that announce parcels and hear how they go on?
import type { ParcelState } from '@kehuoyou/shared';
import { Entity, Index } from 'typeorm';
import { Id, Instant, key, optional, Reference, Sealed, Whole, Words } from '../../database/table-columns.js';

/** A carrier or another post's program, by its key. */
@Entity('partner')
@Index('uq_partner_name', ['name'], { unique: true })
export class PartnerEntity {
  /** Its key, which is no secret. */
  @Id()
  id!: string;

  /** Whose it is. */
  @Words(64)
  name!: string;

  /** A signature can only be checked by whoever has the secret, so it is not hashed. */
  @Sealed('partner.secret')
  secretSealed!: string;

  @Instant()
  madeAt!: Date;

  @Instant(optional)
  withdrawnAt!: Date | null;

  /** Number of the last event that it can hear. */
  @Whole()
  lastEvent!: number;

  /** Where it is told by itself; null for one that asks. */
  @Words(512, optional)
  pushUrl!: string | null;

  /** Number of the last event that it has taken there. */
  @Whole({ default: 0 })
  pushedUpTo!: number;
}

/** A nonce that was used: SHA-256 of key and nonce. Kept as long as a request of that time would be taken. */
@Entity('partner_nonce')
@Index('ix_partner_nonce_used', ['usedAt'])
export class PartnerNonceEntity {
  @Words(64, key)
  digest!: string;

  @Instant()
  usedAt!: Date;
}

/** A parcel of which a partner hears, because it has announced it or asked to be told. */
@Entity('partner_parcel')
export class PartnerParcelEntity {
  @Words(36, key)
  parcelId!: string;

  @Words(36, key)
  partnerId!: string;
}

/** What a partner can hear, in the order in which it was committed: numbers of one partner have no gaps. */
@Entity('partner_event')
@Index('ix_partner_event_parcel', ['parcelId'])
@Index('ix_partner_event_written', ['writtenAt'])
export class PartnerEventEntity {
  @Words(36, key)
  partnerId!: string;

  @Whole(key)
  number!: number;

  @Reference()
  parcelId!: string;

  @Words(16)
  state!: ParcelState;

  /** Open exceptions, with commas between. */
  @Words(99)
  exceptions!: string;

  @Instant()
  since!: Date;

  @Words(64, optional)
  pointId!: string | null;

  @Instant()
  writtenAt!: Date;
}
