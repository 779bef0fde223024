// What stands in the tables of parcels?
import type { CollectMethod, ParcelDue, ParcelEventType, ParcelState, ScanSource, Taker } from '@kehuoyou/shared';
import { Entity, Index } from 'typeorm';
import { Flag, Id, Instant, key, optional, Reference, Sealed, Whole, Words } from '../../database/table-columns.js';
import { DeviceFactRow } from '../../device-facts/device-fact-row.js';

/**
 * A parcel: its number, whose it is, and what its facts come to. What they come to is written in the transaction that
 * adds a fact, and always equals the fold; `verify-parcels` holds the whole table against it.
 */
@Entity('parcel')
@Index('uq_parcel_number', ['waybill', 'carrier'], { unique: true })
@Index('ix_parcel_phone', ['phoneHash'])
@Index('ix_parcel_holder', ['holderId', 'state'])
@Index('ix_parcel_point', ['pointId', 'state'])
@Index('ix_parcel_since', ['since'])
@Index('ix_parcel_seal', ['seal'])
@Index('ix_parcel_trip', ['serviceDate', 'tripId'])
export class ParcelEntity {
  @Id()
  id!: string;

  /** In its normal form (`normalWaybill`). */
  @Words(40)
  waybill!: string;

  /** Code of 快递100; empty until somebody says whose it is. */
  @Words(32)
  carrier!: string;

  @Words(16)
  state!: ParcelState;

  /** When it came into this state. */
  @Instant(optional)
  since!: Date | null;

  /** To which point it is to go. */
  @Words(64, optional)
  pointId!: string | null;

  @Words(16, optional)
  holderKind!: 'hub' | 'station' | 'point' | 'vehicle' | null;

  /** The point, or the trip. */
  @Words(64, optional)
  holderId!: string | null;

  /** The bus on which it is or was last. */
  @Words(64, optional)
  tripId!: string | null;

  @Words(10, optional)
  serviceDate!: string | null;

  @Words(32, optional)
  seal!: string | null;

  @Words(16, optional)
  shelf!: string | null;

  @Instant(optional)
  shelvedAt!: Date | null;

  /** The fact by which it counts as a piece. */
  @Reference(optional)
  firstShelved!: string | null;

  /** The fact with which it was handed out. */
  @Reference(optional)
  collectedBy!: string | null;

  /** Open exceptions, in the order in which they came up, with commas between. */
  @Words(99)
  exceptions!: string;

  /** How many of its facts somebody should look at. */
  @Whole()
  reviews!: number;

  @Whole()
  reminders!: number;

  @Flag()
  extended!: boolean;

  /** What the label says of whom it is for. */
  @Sealed('parcel.name', optional)
  nameSealed!: string | null;

  @Sealed('parcel.phone', optional)
  phoneSealed!: string | null;

  /** Keyed hash of the number; by it a household finds its parcels. */
  @Words(64, optional)
  phoneHash!: string | null;

  /** Last four digits of the number, all that some labels say. */
  @Words(4, optional)
  phoneTail!: string | null;

  /** 电商虚拟号: never matched by number. */
  @Words(32, optional)
  virtualNumber!: string | null;

  @Words(12, optional)
  villageCode!: string | null;

  @Words(10, optional)
  expectedOn!: string | null;

  /** What its recipient still owes the carrier. */
  @Words(8, optional)
  due!: ParcelDue | null;

  @Instant()
  firstSeenAt!: Date;

  /** Raised by everybody who is about to add a fact: the row is theirs until they have committed. */
  @Whole()
  version!: number;
}

/** What was said of a parcel, a bag or a bus. Rows are only ever added. */
@Entity('parcel_event')
@Index('ix_parcel_event_parcel', ['parcelId'])
@Index('ix_parcel_event_seal', ['seal'])
@Index('ix_parcel_event_trip', ['serviceDate', 'tripId'])
export class ParcelEventEntity extends DeviceFactRow {
  @Words(24)
  type!: ParcelEventType;

  @Words(16)
  source!: ScanSource;

  /** Null where it is about a bag or a bus. */
  @Reference(optional)
  parcelId!: string | null;

  @Words(32, optional)
  seal!: string | null;

  @Words(64, optional)
  pointId!: string | null;

  @Words(64, optional)
  toPointId!: string | null;

  @Words(64, optional)
  tripId!: string | null;

  @Words(10, optional)
  serviceDate!: string | null;

  /** What a bag weighs, and litres that it takes. */
  @Whole(optional)
  grams!: number | null;

  @Whole(optional)
  litres!: number | null;

  /** Fixed when it was first received. */
  @Words(16, optional)
  shelf!: string | null;

  @Words(200, optional)
  reason!: string | null;

  @Words(16, optional)
  method!: CollectMethod | null;

  /** Who took it, if not the recipient. */
  @Sealed('parcel_event.agent', optional)
  agentSealed!: string | null;

  @Words(8, optional)
  taker!: Taker | null;

  @Reference(optional)
  agentQuestion!: string | null;

  @Words(64, optional)
  photoSha256!: string | null;

  @Words(16, optional)
  toState!: ParcelState | null;

  @Flag()
  upheld!: boolean;

  @Reference(optional)
  retracts!: string | null;
}

/**
 * Something that facts of several parcels meet in: a number before it has a parcel, a bag, a bus, a point's shelves.
 * Whoever adds a fact that touches it raises its version first, so that two of them wait for each other.
 */
@Entity('custody_subject')
export class CustodySubjectEntity {
  @Words(120, key)
  name!: string;

  @Whole()
  version!: number;
}
