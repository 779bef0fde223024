// By which links may buyers look at which lines of an order?
import { Entity, Index } from 'typeorm';
import { BelongsTo, Id, Instant, optional, Reference, Whole, Words } from '../../database/table-columns.js';
import { ShipmentEntity } from './shipment.entity.js';

/** A link. Of what opens it only a hash is kept. */
@Entity('shipment_share')
@Index('uq_shipment_share_token', ['tokenHash'], { unique: true })
@Index('ix_shipment_share_shipment', ['shipmentId'])
export class ShipmentShareEntity {
  @Id()
  id!: string;

  @Reference()
  shipmentId!: string;

  @BelongsTo(() => ShipmentEntity, 'CASCADE')
  shipment?: ShipmentEntity;

  @Whole()
  line!: number;

  @Words(64)
  tokenHash!: string;

  @Instant()
  createdAt!: Date;

  @Instant(optional)
  withdrawnAt!: Date | null;
}
