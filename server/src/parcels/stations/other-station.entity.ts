// What is kept of pickup codes: those of other stations, and which of ours were told?
import { Entity, Index } from 'typeorm';
import { Id, Instant, key, optional, Reference, SealedText, Words } from '../../database/table-columns.js';

/** What waits elsewhere for one number. A code is as good as the parcel: it is sealed. */
@Entity('other_station')
@Index('ix_other_station_asked', ['askedAt'])
@Index('ix_other_station_account', ['accountId'])
export class OtherStationEntity {
  /** Keyed hash of the number. */
  @Words(64, key)
  phoneHash!: string;

  /** Whose number it is: with their word it is forgotten. */
  @Reference()
  accountId!: string;

  /** When 快递100 was asked last, or was about to be. */
  @Instant()
  askedAt!: Date;

  /** When it last answered. */
  @Instant(optional)
  toldAt!: Date | null;

  /** Its last answer as JSON; null until there is one. */
  @SealedText('other_station.codes', optional)
  codesSealed!: string | null;
}

/** A parcel of ours of which 快递100 was told where it waits. */
@Entity('pickup_registration')
@Index('ix_pickup_registration_at', ['registeredAt'])
export class PickupRegistrationEntity {
  @Id()
  parcelId!: string;

  /** What one says at the counter, as it was told. */
  @Words(20)
  code!: string;

  @Instant()
  registeredAt!: Date;
}
