// What was reported of buses? Rows are only ever added.
import type { TripFact } from '@kehuoyou/shared';
import { Entity, Index } from 'typeorm';
import { optional, Reference, Whole, Words } from '../../database/table-columns.js';
import { deviceFactOf, DeviceFactRow } from '../../device-facts/device-fact-row.js';

/** One report, counted once whatever its phone does. */
@Entity('trip_report')
@Index('ix_trip_report_trip', ['serviceDate', 'tripId'])
export class TripReportEntity extends DeviceFactRow {
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
}

/** A row as the fold takes it. */
export function factOf(row: TripReportEntity): TripFact {
  return {
    ...deviceFactOf(row),
    kind: row.kind,
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
