// Which columns has every table of facts from phones?
import type { DeviceFact, TimeQuality } from '@kehuoyou/shared';
import { Id, Instant, Reference, Whole, Words } from '../database/table-columns.js';

/**
 * A fact as it is kept. Rows are only ever added, and what one of them says of its time is fixed at its first
 * receipt. The id is the table's only unique key: a second one would make new facts look like known ones.
 */
export abstract class DeviceFactRow {
  /** Made on the phone. */
  @Id()
  eventId!: string;

  /** The sending that brought it first: whoever adds it knows by this that it is theirs. */
  @Reference()
  batchId!: string;

  /** Account that made it. */
  @Reference()
  actor!: string;

  /** The phone, or the account where the phone has no name or the server itself made the fact. */
  @Reference()
  deviceId!: string;

  @Whole()
  deviceSeq!: number;

  /** By the phone's clock, as it was sent. */
  @Instant()
  occurredAt!: Date;

  /** When it happened as far as we know. */
  @Instant()
  happenedAt!: Date;

  @Words(16)
  timeQuality!: TimeQuality;

  @Instant()
  receivedAt!: Date;
}

/** What a feature adds to the columns that every fact has. */
export type OwnColumns<Row extends DeviceFactRow> = Omit<Row, keyof DeviceFactRow>;

/** A fact that is to be kept, if it is not there already. */
export type NewFact<Row extends DeviceFactRow> = OwnColumns<Row> & Omit<DeviceFactRow, 'batchId'>;

/** What a row says of its place in the order of facts. */
export function deviceFactOf({ eventId, deviceId, deviceSeq, happenedAt, timeQuality }: DeviceFactRow): DeviceFact {
  return {
    eventId,
    deviceId,
    deviceSeq,
    at: happenedAt.getTime(),
    ...(timeQuality === 'measured' ? {} : { timeQuality }),
  };
}
