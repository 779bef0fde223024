// What was reported of buses? Rows are only ever added.
import type { TripFact } from '@kehuoyou/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One report, counted once whatever its phone does. */
@Entity('trip_report')
@Index('ix_trip_report_trip', ['serviceDate', 'tripId'])
@Index('ix_trip_report_batch', ['batchId'])
export class TripReportEntity {
  /** Made on the phone. */
  @PrimaryColumn({ name: 'event_id', type: 'varchar', length: 36 })
  eventId!: string;

  /** The sending that brought it first. */
  @Column({ name: 'batch_id', type: 'varchar', length: 36 })
  batchId!: string;

  @Column({ type: 'varchar', length: 16 })
  kind!: TripFact['kind'];

  /** No foreign key: the report stays true when a later feed no longer has the trip. */
  @Column({ name: 'trip_id', type: 'varchar', length: 64 })
  tripId!: string;

  @Column({ name: 'service_date', type: 'varchar', length: 10 })
  serviceDate!: string;

  @Column({ name: 'stop_id', type: 'varchar', length: 64, nullable: true })
  stopId!: string | null;

  @Column({ name: 'stop_sequence', type: 'integer', nullable: true })
  stopSequence!: number | null;

  @Column({ type: 'integer', nullable: true })
  minutes!: number | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  reason!: string | null;

  @Column({ name: 'vehicle_id', type: 'varchar', length: 36, nullable: true })
  vehicleId!: string | null;

  @Column({ type: 'varchar', length: 36, nullable: true })
  retracts!: string | null;

  @Column({ type: 'varchar', length: 16 })
  source!: TripFact['source'];

  /** Account. */
  @Column({ type: 'varchar', length: 36 })
  actor!: string;

  /** By the phone's clock, as it was sent. */
  @Column({ name: 'occurred_at', type: 'datetime', precision: 3 })
  occurredAt!: Date;

  /** When it happened as far as we know: the phone's clock corrected by what it showed when sending. */
  @Column({ name: 'happened_at', type: 'datetime', precision: 3 })
  happenedAt!: Date;

  @Column({ name: 'device_seq', type: 'integer' })
  deviceSeq!: number;

  /** True when the phone's clock could not be taken as it was. */
  @Column({ name: 'time_estimated', type: 'boolean', default: false })
  timeEstimated!: boolean;

  @Column({ name: 'received_at', type: 'datetime', precision: 3 })
  receivedAt!: Date;
}

/** A row as the fold takes it. */
export function factOf(row: TripReportEntity): TripFact {
  return {
    eventId: row.eventId,
    kind: row.kind,
    at: row.happenedAt.getTime(),
    deviceSeq: row.deviceSeq,
    source: row.source,
    actor: row.actor,
    ...(row.stopId === null ? {} : { stopId: row.stopId }),
    ...(row.stopSequence === null ? {} : { stopSequence: row.stopSequence }),
    ...(row.minutes === null ? {} : { minutes: row.minutes }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.vehicleId === null ? {} : { vehicleId: row.vehicleId }),
    ...(row.retracts === null ? {} : { retracts: row.retracts }),
  };
}
