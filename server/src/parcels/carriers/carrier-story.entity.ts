// What is kept of what carriers say of a parcel?
import type { CarrierReason, CarrierStatus } from '@kehuoyou/shared';
import { Entity, Index } from 'typeorm';
import { Instant, key, optional, Whole, Words } from '../../database/table-columns.js';
import type { AskedBefore } from '../../kuaidi100/kuaidi100-pace.js';

/** A parcel as its carrier sees it, and how often it was asked for. */
@Entity('carrier_parcel')
@Index('ix_carrier_parcel_told', ['toldAt'])
export class CarrierParcelEntity implements AskedBefore {
  /** In its normal form. */
  @Words(40, key)
  waybill!: string;

  /** Code of 快递100. */
  @Words(32, key)
  carrier!: string;

  /** Null until something was told. */
  @Words(24, optional)
  status!: CarrierStatus | null;

  @Words(24, optional)
  reason!: CarrierReason | null;

  /** As it was received. */
  @Words(60, optional)
  raw!: string | null;

  /** Time of the newest line. */
  @Instant(optional)
  toldAt!: Date | null;

  /** Last digits of the number for which it told that, where it wants to hear them; who says them may read it too. */
  @Words(4, optional)
  phoneTail!: string | null;

  @Instant(optional)
  queriedAt!: Date | null;

  @Words(16)
  watching!: AskedBefore['watching'];

  @Instant(optional)
  watchedSince!: Date | null;

  @Words(7)
  month!: string;

  @Whole()
  subscriptions!: number;
}

/** One line of a carrier's story, masked. Rows are only ever added. */
@Entity('carrier_track')
@Index('ix_carrier_track_parcel', ['waybill', 'carrier', 'at'])
@Index('ix_carrier_track_received', ['receivedAt'])
export class CarrierTrackEntity {
  /** SHA-256 of parcel, time and text: the same line twice is one. */
  @Words(64, key)
  digest!: string;

  @Words(40)
  waybill!: string;

  @Words(32)
  carrier!: string;

  @Instant()
  at!: Date;

  @Words(400)
  text!: string;

  @Words(60, optional)
  place!: string | null;

  @Words(24)
  status!: CarrierStatus;

  @Words(24, optional)
  reason!: CarrierReason | null;

  @Words(60)
  raw!: string;

  @Instant()
  receivedAt!: Date;
}
