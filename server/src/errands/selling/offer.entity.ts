// Which tables hold what people have to sell?
import type { OfferMove, OfferPlace, OfferState, OfferUnit } from '@kehuoyou/shared';
import { Entity, Index } from 'typeorm';
import {
  BelongsTo,
  Flag,
  Id,
  Instant,
  optional,
  Reference,
  Sealed,
  Whole,
  Words,
} from '../../database/table-columns.js';

/** Something that is for sale. Its row goes a month after its last day, or with the account. */
@Entity('offer')
@Index('uq_offer_account_day', ['accountId', 'putUpOn', 'ordinal'], { unique: true })
@Index('ix_offer_state', ['state', 'lastDay'])
@Index('ix_offer_township', ['townshipCode', 'state'])
@Index('ix_offer_last_day', ['lastDay'])
export class OfferEntity {
  @Id()
  id!: string;

  @Reference()
  accountId!: string;

  @Words(20)
  product!: string;

  @Whole()
  quantity!: number;

  @Words(8)
  unit!: OfferUnit;

  @Whole()
  priceFen!: number;

  @Words(8)
  per!: OfferUnit;

  @Words(200, optional)
  words!: string | null;

  @Words(12)
  villageCode!: string;

  @Words(12)
  townshipCode!: string;

  @Words(64)
  pointId!: string;

  @Words(8)
  fetchedAt!: OfferPlace;

  @Words(10)
  lastDay!: string;

  @Words(10)
  putUpOn!: string;

  /** Which of that day it is, from 1. */
  @Whole()
  ordinal!: number;

  @Instant()
  putUpAt!: Date;

  @Sealed('offer.name')
  nameSealed!: string;

  @Sealed('offer.phone')
  phoneSealed!: string;

  /** The seller lets whoever taps on it see the number. */
  @Flag()
  numberShown!: boolean;

  @Words(16)
  state!: OfferState;

  @Instant()
  stateAt!: Date;
}

/** What was done to it. Rows are only ever added. */
@Entity('offer_step')
@Index('ix_offer_step_offer', ['offerId'])
export class OfferStepEntity {
  @Id()
  id!: string;

  @Reference()
  offerId!: string;

  @BelongsTo(() => OfferEntity, 'CASCADE')
  offer?: OfferEntity;

  @Words(16)
  move!: OfferMove;

  @Instant()
  at!: Date;

  @Reference(optional)
  byAccount!: string | null;

  @Words(100, optional)
  reason!: string | null;
}
