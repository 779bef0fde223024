// Which numbers does somebody keep among their parcels?
import { Entity, Index } from 'typeorm';
import { Flag, Id, Instant, optional, Reference, Words } from '../../database/table-columns.js';

/** A number that an account keeps. */
@Entity('kept_number')
@Index('uq_kept_number', ['accountId', 'waybill', 'carrier'], { unique: true })
@Index('ix_kept_number_waybill', ['waybill'])
@Index('ix_kept_number_kept', ['keptAt'])
export class KeptNumberEntity {
  @Id()
  id!: string;

  @Reference()
  accountId!: string;

  /** In its normal form. */
  @Words(40)
  waybill!: string;

  /** Code of 快递100; empty where nobody said whose it is. */
  @Words(32)
  carrier!: string;

  /** What they said of the phone, for carriers that want it; whether it was right shows when there is a parcel. */
  @Words(4, optional)
  phoneTail!: string | null;

  /** Call me when it is there. */
  @Flag()
  calls!: boolean;

  @Instant()
  keptAt!: Date;
}
