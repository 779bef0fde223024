// What was reported of buses? Rows are only ever added.
import type { TripFact } from '@kehuoyou/shared';
import { Entity, Index } from 'typeorm';
import { Flag, Instant, key, optional, Reference, Whole, Words } from '../../database/table-columns.js';

/** One report, counted once whatever its phone does. */
@Entity('trip_report')
@Index('ix_trip_report_trip', ['serviceDate', 'tripId'])
@Index('ix_trip_report_batch', ['batchId'])
export class TripReportEntity {
  /** Made on the phone. */
  @Reference(key)
  eventId!: string;

  /** The sending that brought it first. */
  @Reference()
  batchId!: string;

  @Words(16)
  kind!: TripFact['kind'];

  /** No foreign key: the report stays true when a later feed no longer has the trip. */
  @Words(64)
  tripId!: string;

  @Words(10)
  serviceDate!: string;

  @Words(64, optional)
  stopId!: string | null;

  @Whole(optional)
  stopSequence!: number | null;

  @Whole(optional)
  minutes!: number | null;

  @Words(200, optional)
  reason!: string | null;

  @Reference(optional)
  vehicleId!: string | null;

  @Reference(optional)
  retracts!: string | null;

  @Words(16)
  source!: TripFact['source'];

  /** Account. */
  @Reference()
  actor!: string;

  /** By the phone's clock, as it was sent. */
  @Instant()
  occurredAt!: Date;

  /** When it happened as far as we know: the phone's clock corrected by what it showed when sending. */
  @Instant()
  happenedAt!: Date;

  @Whole()
  deviceSeq!: number;

  /** True when the phone's clock could not be taken as it was. */
  @Flag()
  timeEstimated!: boolean;

  @Instant()
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
