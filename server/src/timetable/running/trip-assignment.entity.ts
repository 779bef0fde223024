// Who was given which trip of a day? Rows are only ever added.
import { Entity, Index } from 'typeorm';
import { Id, Instant, Reference, Words } from '../../database/table-columns.js';

/** Who drives a trip on a day, with which vehicle; the latest row of a trip and day holds. */
@Entity('trip_assignment')
@Index('ix_trip_assignment_trip', ['serviceDate', 'tripId'])
export class TripAssignmentEntity {
  @Id()
  id!: string;

  @Words(64)
  tripId!: string;

  @Words(10)
  serviceDate!: string;

  @Reference()
  driverId!: string;

  @Reference()
  vehicleId!: string;

  @Instant()
  assignedAt!: Date;

  @Reference()
  assignedBy!: string;
}
