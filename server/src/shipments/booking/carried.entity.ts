// How is kept what was done to boxes after the counter, as phones made it?
import type { ShipmentFactType } from '@kehuoyou/shared';
import { Column, Entity, Index } from 'typeorm';
import { DeviceFactRow } from '../../device-facts/device-fact-row.js';
import { BelongsTo, optional, Reference, Words } from '../../database/table-columns.js';
import { ShipmentEntity } from './shipment.entity.js';

/** A fact of boxes on their way. */
@Entity('shipment_carry')
@Index('ix_shipment_carry_shipment', ['shipmentId'])
@Index('ix_shipment_carry_trip', ['serviceDate', 'tripId'])
@Index('ix_shipment_carry_waybill', ['waybill'])
export class CarriedEntity extends DeviceFactRow {
  @Words(24)
  type!: ShipmentFactType;

  @Reference()
  shipmentId!: string;

  @BelongsTo(() => ShipmentEntity, 'CASCADE')
  shipment?: ShipmentEntity;

  /** Null where it concerns whatever is on the bus, or another fact. */
  @Column({ type: 'simple-json', nullable: true })
  boxes!: readonly number[] | null;

  @Words(64, optional)
  tripId!: string | null;

  @Words(10, optional)
  serviceDate!: string | null;

  @Words(200, optional)
  reason!: string | null;

  @Words(32, optional)
  waybill!: string | null;

  @Reference(optional)
  retracts!: string | null;
}

/** What such a fact says of its own, where it says nothing more than of which order. */
export const SAYS_NO_MORE = {
  ...{ boxes: null, tripId: null, serviceDate: null },
  ...{ reason: null, waybill: null, retracts: null },
} as const;
