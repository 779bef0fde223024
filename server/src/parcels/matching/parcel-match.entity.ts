// What did keepers say of whom a parcel is for?
import { Entity, Index } from 'typeorm';
import { Flag, Id, Instant, Reference, Whole, Words } from '../../database/table-columns.js';

/** A keeper's word on a household that was proposed. Rows are only ever added; of one parcel the last one counts. */
@Entity('parcel_match')
@Index('uq_parcel_match_number', ['parcelId', 'number'], { unique: true })
@Index('ix_parcel_match_phone', ['phoneHash'])
export class ParcelMatchEntity {
  @Id()
  id!: string;

  @Reference()
  parcelId!: string;

  /** From 1, for each parcel. */
  @Whole()
  number!: number;

  @Words(64)
  phoneHash!: string;

  @Flag()
  yes!: boolean;

  @Words(64)
  pointId!: string;

  @Reference()
  saidBy!: string;

  @Instant()
  saidAt!: Date;
}
