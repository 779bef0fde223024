// What is known of an order of boxes: its head, lines, boxes, ways, facts and amounts?
import type {
  AmountKind,
  BusRide,
  FoldedShipment,
  Quote,
  ShipmentFact,
  ShipmentFactType,
  ShipmentState,
} from '@kehuoyou/shared';
import { Column, Entity, Index } from 'typeorm';
import {
  BelongsTo,
  Flag,
  Id,
  Instant,
  key,
  optional,
  Reference,
  SealedText,
  Whole,
  Words,
} from '../../database/table-columns.js';

/** The head. Its state follows from the facts, and is written where they are added. */
@Entity('shipment')
@Index('ix_shipment_account', ['accountId', 'createdAt'])
@Index('ix_shipment_point', ['pointId', 'date'])
@Index('ix_shipment_state', ['state', 'holdEndsAt'])
@Index('ix_shipment_sender', ['senderPhoneHash'])
@Index('ix_shipment_hub', ['hubId', 'date'])
export class ShipmentEntity {
  @Id()
  id!: string;

  /** Who made it: the farmer, or a keeper for somebody. */
  @Reference()
  accountId!: string;

  @Flag()
  forCaller!: boolean;

  @Words(64)
  pointId!: string;

  @Words(64)
  hubId!: string;

  @Reference()
  quoteId!: string;

  @Words(32)
  state!: ShipmentState;

  /** Raised by every change: two that change it come one after the other. */
  @Whole()
  version!: number;

  @Whole()
  count!: number;

  /** The quote as it was given, as JSON. */
  @SealedText('shipment.contents')
  contentsSealed!: string;

  /** Name, number and address of the sender, as JSON; null before it is booked. */
  @SealedText('shipment.sender', optional)
  senderSealed!: string | null;

  @Words(64, optional)
  senderPhoneHash!: string | null;

  @Words(4, optional)
  senderTail!: string | null;

  @Instant()
  createdAt!: Date;

  /** Null once it is booked, and while it waits. */
  @Instant(optional)
  holdEndsAt!: Date | null;

  /** When its first bus leaves. */
  @Instant()
  leavesAt!: Date;

  /** The day of that. */
  @Words(10)
  date!: string;

  @Words(40)
  handInBy!: string;

  /** When nothing was left to do; null before. */
  @Instant(optional)
  endedAt!: Date | null;
}

/** Boxes that go to one place. */
@Entity('shipment_line')
@Index('uq_shipment_line', ['shipmentId', 'no'], { unique: true })
export class ShipmentLineEntity {
  @Id()
  id!: string;

  @Reference()
  shipmentId!: string;

  @BelongsTo(() => ShipmentEntity, 'CASCADE')
  shipment?: ShipmentEntity;

  @Whole()
  no!: number;

  /** Name, number and address, as JSON; null once nobody may know any more. */
  @SealedText('shipment_line.recipient', optional)
  recipientSealed!: string | null;
}

/** A box that was booked, by what is written on it. */
@Entity('shipment_box')
@Index('uq_shipment_box_code', ['pointId', 'date', 'code'], { unique: true })
@Index('ix_shipment_box_code', ['code', 'date'])
export class ShipmentBoxEntity {
  @Reference(key)
  shipmentId!: string;

  @BelongsTo(() => ShipmentEntity, 'CASCADE')
  shipment?: ShipmentEntity;

  @Whole(key)
  no!: number;

  @Words(64)
  pointId!: string;

  @Words(10)
  date!: string;

  @Words(4)
  code!: string;
}

/** A way that boxes of an order take or took. */
@Entity('shipment_way')
export class ShipmentWayEntity {
  @Reference(key)
  shipmentId!: string;

  @BelongsTo(() => ShipmentEntity, 'CASCADE')
  shipment?: ShipmentEntity;

  @Whole(key)
  no!: number;

  @Column({ type: 'simple-json' })
  rides!: readonly BusRide[];

  @Words(40)
  handInBy!: string;

  @Flag()
  chilled!: boolean;
}

/** A fact, added once. */
@Entity('shipment_event')
@Index('ix_shipment_event_shipment', ['shipmentId'])
export class ShipmentEventEntity {
  @Words(36, key)
  eventId!: string;

  @Reference()
  shipmentId!: string;

  @BelongsTo(() => ShipmentEntity, 'CASCADE')
  shipment?: ShipmentEntity;

  @Words(24)
  type!: ShipmentFactType;

  @Instant()
  at!: Date;

  /** Who said it; null where it follows from the clock or the bus. */
  @Reference(optional)
  actor!: string | null;

  /** Null for all of them. */
  @Column({ type: 'simple-json', nullable: true })
  boxes!: readonly number[] | null;

  @Whole(optional)
  way!: number | null;

  @Whole(optional)
  grams!: number | null;

  @Words(200, optional)
  reason!: string | null;

  @Words(32, optional)
  waybill!: string | null;

  /** Kind and last four signs of the document that the sender showed; of no other fact. */
  @Words(32, optional)
  document!: string | null;
}

/** A line of an order's ledger, never changed. */
@Entity('shipment_amount')
@Index('ix_shipment_amount_shipment', ['shipmentId'])
export class ShipmentAmountEntity {
  @Id()
  id!: string;

  @Reference()
  shipmentId!: string;

  @BelongsTo(() => ShipmentEntity, 'CASCADE')
  shipment?: ShipmentEntity;

  @Words(16)
  kind!: AmountKind;

  @Whole()
  fen!: number;

  @Instant()
  at!: Date;

  @Words(200)
  note!: string;

  @Reference(optional)
  actor!: string | null;
}

/** An order with everything that belongs to it. */
export interface WholeShipment {
  readonly row: ShipmentEntity;
  readonly quote: Quote;
  readonly lines: readonly ShipmentLineEntity[];
  readonly boxes: readonly ShipmentBoxEntity[];
  readonly ways: readonly ShipmentWayEntity[];
  readonly facts: readonly ShipmentFact[];
  readonly amounts: readonly ShipmentAmountEntity[];
  readonly folded: FoldedShipment;
}
