// What is claimed for boxes of an order, and what was done about it?
import type { Claim, ClaimKind, ClaimState, ClaimStep } from '@kehuoyou/shared';
import { Column, Entity, Index } from 'typeorm';
import { BelongsTo, Id, Instant, optional, Reference, SealedText, Whole, Words } from '../../database/table-columns.js';
import { ShipmentEntity } from './shipment.entity.js';

/** A claim. Its state goes by the table of moves. */
@Entity('shipment_claim')
@Index('ix_shipment_claim_shipment', ['shipmentId', 'filedAt'])
@Index('ix_shipment_claim_company', ['companyId', 'state', 'dueAt'])
@Index('ix_shipment_claim_hub', ['hubId', 'state', 'dueAt'])
export class ClaimEntity {
  @Id()
  id!: string;

  @Reference()
  shipmentId!: string;

  @BelongsTo(() => ShipmentEntity, 'CASCADE')
  shipment?: ShipmentEntity;

  /** Who filed it. */
  @Reference()
  accountId!: string;

  @Words(16)
  kind!: ClaimKind;

  @Column({ type: 'simple-json' })
  boxes!: readonly number[];

  @Words(16)
  state!: ClaimState;

  /** Who is to answer: the company of the bus; null where no bus is known, then the county office. */
  @Words(64, optional)
  companyId!: string | null;

  @Words(64)
  hubId!: string;

  @Whole()
  expectedFen!: number;

  /** What is to be paid, once somebody has said so. */
  @Whole(optional)
  agreedFen!: number | null;

  @SealedText('shipment_claim.words', optional)
  wordsSealed!: string | null;

  @Instant()
  filedAt!: Date;

  /** When the company answered; null before. */
  @Instant(optional)
  answeredAt!: Date | null;

  /** Until when whoever's turn it is has time; null when it is nobody's. */
  @Instant(optional)
  dueAt!: Date | null;
}

/** A step, added once. */
@Entity('shipment_claim_step')
@Index('ix_shipment_claim_step_claim', ['claimId', 'at'])
export class ClaimStepEntity {
  @Id()
  id!: string;

  @Reference()
  claimId!: string;

  @BelongsTo(() => ClaimEntity, 'CASCADE')
  claim?: ClaimEntity;

  @Words(16)
  move!: ClaimStep['move'];

  @Instant()
  at!: Date;

  @Reference(optional)
  actor!: string | null;

  @Words(200, optional)
  reason!: string | null;

  @Whole(optional)
  fen!: Claim['expectedFen'] | null;
}
