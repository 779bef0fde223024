// What is kept of parcels whose pickup codes at other stations are asked for?
import { Entity, Index } from 'typeorm';
import { Id, Instant, optional, Reference, SealedText, Words } from '../../database/table-columns.js';

/** A parcel that may come to a station that is not ours, of somebody who agreed that it is asked for. */
@Entity('station_parcel')
@Index('uq_station_parcel', ['accountId', 'waybill', 'carrier'], { unique: true })
@Index('ix_station_parcel_wanted', ['wantedAt'])
export class StationParcelEntity {
  @Id()
  id!: string;

  /** Who wants to know: with their word it is forgotten. */
  @Reference()
  accountId!: string;

  /** Keyed hash of the number for which it is asked, one of theirs. */
  @Words(64)
  phoneHash!: string;

  /** In its normal form. */
  @Words(40)
  waybill!: string;

  /** Code of 快递100. */
  @Words(32)
  carrier!: string;

  /** When somebody first wanted to know. */
  @Instant()
  wantedAt!: Date;

  /** When 快递100 was asked last, or was about to be. */
  @Instant()
  askedAt!: Date;

  /** When it took the parcel among those that it watches; null until then. */
  @Instant(optional)
  registeredAt!: Date | null;

  /** SHA-256 of its last push: the same again leads to no question, which may cost money. */
  @Words(64, optional)
  pushDigest!: string | null;

  /** When it told the code that stands here. */
  @Instant(optional)
  toldAt!: Date | null;

  /** Station, address and code as JSON; a code is as good as the parcel. Null until there is one. */
  @SealedText('station_parcel.code', optional)
  codeSealed!: string | null;
}
