// Which vehicle goes with a bus besides its own, to take what that one has no room for?
import { Entity, Index } from 'typeorm';
import { Id, Instant, optional, Reference, Words } from '../../database/table-columns.js';

/** 加车: a further vehicle of a trip on a day, until it is taken back. */
@Entity('trip_relief')
@Index('ix_trip_relief_trip', ['serviceDate', 'tripId'])
export class TripReliefEntity {
  @Id()
  id!: string;

  @Words(64)
  tripId!: string;

  @Words(10)
  serviceDate!: string;

  @Reference()
  vehicleId!: string;

  @Instant()
  addedAt!: Date;

  @Reference()
  addedBy!: string;

  @Instant(optional)
  withdrawnAt!: Date | null;
}
