// Whose parcels are brought to the door at a point?
import type { HomeReason } from '@kehuoyou/shared';
import { Entity, Index } from 'typeorm';
import { Id, Instant, optional, Reference, Sealed, Words } from '../../database/table-columns.js';

/** Somebody on a point's list, from one moment to another. Of why no more is known than its kind. */
@Entity('home_delivery')
@Index('ix_home_delivery_point', ['pointId'])
@Index('ix_home_delivery_phone', ['phoneHash'])
export class HomeDeliveryEntity {
  @Id()
  id!: string;

  @Words(64)
  pointId!: string;

  @Sealed('home_delivery.name')
  nameSealed!: string;

  @Words(64)
  phoneHash!: string;

  @Words(4)
  phoneTail!: string;

  @Words(16)
  reason!: HomeReason;

  @Reference()
  addedBy!: string;

  @Instant()
  addedAt!: Date;

  /** Null as long as it holds. */
  @Instant(optional)
  endedAt!: Date | null;

  @Reference(optional)
  endedBy!: string | null;
}
