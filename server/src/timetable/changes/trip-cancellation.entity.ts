// Which cancellations were announced, before they were reported as everything else is?
import { Entity, Index } from 'typeorm';
import { Id, Instant, optional, Reference, Words } from '../../database/table-columns.js';

/** A cancellation of a trip on a day, or the withdrawal of one. They keep counting; nothing adds to them any more. */
@Entity('trip_cancellation')
@Index('ix_trip_cancellation_date', ['serviceDate'])
@Index('uq_trip_cancellation_withdraws', ['withdraws'], { unique: true })
export class TripCancellationEntity {
  @Id()
  id!: string;

  /** No foreign key: the fact stays true when a later feed no longer has the trip. */
  @Words(64)
  tripId!: string;

  @Words(10)
  serviceDate!: string;

  @Words(200)
  reason!: string;

  @Instant()
  announcedAt!: Date;

  /** Id of the cancellation that this row takes back; one can be taken back once. */
  @Reference(optional)
  withdraws!: string | null;
}
