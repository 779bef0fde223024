// What was said of those who wait for a full bus: that its company was asked, and what it answered? Rows are only added.
import { Entity, Index } from 'typeorm';
import type { PoolDecision } from '@kehuoyou/shared';
import { Id, Instant, optional, Reference, Words } from '../../database/table-columns.js';

/** A step of a pool; the latest answer of a bus holds. */
@Entity('shipment_pool')
@Index('ix_shipment_pool_trip', ['serviceDate', 'tripId'])
export class PoolStepEntity {
  @Id()
  id!: string;

  @Words(64)
  tripId!: string;

  @Words(10)
  serviceDate!: string;

  @Words(16)
  step!: 'proposed' | PoolDecision;

  @Instant()
  at!: Date;

  /** Null where the program asked. */
  @Reference(optional)
  actor!: string | null;

  @Reference(optional)
  vehicleId!: string | null;

  @Words(16, optional)
  plate!: string | null;

  @Words(64, optional)
  collectPointId!: string | null;

  @Words(40, optional)
  collectWhere!: string | null;

  /** `HH:MM`. */
  @Words(5, optional)
  collectAt!: string | null;

  @Words(100, optional)
  reason!: string | null;
}
