// Which tables hold errands, what was said of them, and their pieces?
import type { ErrandFact, ErrandState } from '@kehuoyou/shared';
import { Entity, Index } from 'typeorm';
import {
  BelongsTo,
  Flag,
  Id,
  Instant,
  key,
  optional,
  Reference,
  Sealed,
  SealedText,
  Whole,
  Words,
} from '../../database/table-columns.js';
import type { ErrandPerson, KnownErrand } from './errand-contents.js';

/** Who buys: a shop in town, or the keeper of the point. */
export type BuyerKind = 'shop' | 'point';

/** The head. Its state follows from the facts, and is written where one is added. */
@Entity('errand')
@Index('ix_errand_account', ['accountId', 'askedAt'])
@Index('ix_errand_point', ['pointId', 'state'])
@Index('ix_errand_buyer', ['buyerKind', 'buyerId', 'state'])
@Index('ix_errand_state', ['state', 'answerBy'])
@Index('ix_errand_phone', ['phoneHash'])
@Index('ix_errand_ended', ['endedAt'])
export class ErrandEntity {
  @Id()
  id!: string;

  /** Who asked, or the keeper who wrote it down. */
  @Reference()
  accountId!: string;

  @Flag()
  forCaller!: boolean;

  @Words(64)
  pointId!: string;

  /** The shop that is to buy it; null where anybody may. */
  @Reference(optional)
  shopId!: string | null;

  @Words(16, optional)
  buyerKind!: BuyerKind | null;

  @Words(64, optional)
  buyerId!: string | null;

  @Words(16)
  state!: ErrandState;

  @Instant()
  stateAt!: Date;

  /** Raised by everybody who is about to add a fact: two that change it come one after the other. */
  @Whole()
  version!: number;

  /** `ErrandContents` as JSON. */
  @SealedText('errand.contents')
  contentsSealed!: string;

  /** `ErrandPerson` as JSON; null once nobody may know any more. */
  @Sealed('errand.person', optional)
  personSealed!: string | null;

  @Words(64, optional)
  phoneHash!: string | null;

  @Words(4, optional)
  phoneTail!: string | null;

  /** Last day on which it is of use. */
  @Words(10, optional)
  wantedBy!: string | null;

  @Instant()
  askedAt!: Date;

  /** While something is asked back: until when it waits. */
  @Instant(optional)
  answerBy!: Date | null;

  @Instant(optional)
  endedAt!: Date | null;
}

/** Something that was said of an errand. Rows are only ever added. */
@Entity('errand_event')
@Index('ix_errand_event_errand', ['errandId'])
@Index('ix_errand_event_actor', ['actor'])
export class ErrandEventEntity {
  @Reference(key)
  eventId!: string;

  @Reference()
  errandId!: string;

  @BelongsTo(() => ErrandEntity, 'CASCADE')
  errand?: ErrandEntity;

  @Words(16)
  type!: ErrandFact['type'];

  @Instant()
  at!: Date;

  @Instant()
  receivedAt!: Date;

  /** Null for the clock and for what was scanned. */
  @Reference(optional)
  actor!: string | null;

  /** The rest of the fact as JSON: words, lines, amounts. */
  @SealedText('errand_event.says')
  saysSealed!: string;
}

/** A piece of what was bought: a parcel of our own. */
@Entity('errand_piece')
@Index('uq_errand_piece', ['errandId', 'piece'], { unique: true })
@Index('uq_errand_piece_parcel', ['parcelId'], { unique: true })
export class ErrandPieceEntity {
  @Words(16, key)
  waybill!: string;

  @Reference()
  errandId!: string;

  @BelongsTo(() => ErrandEntity, 'CASCADE')
  errand?: ErrandEntity;

  /** From 1. */
  @Whole()
  piece!: number;

  @Reference()
  parcelId!: string;
}

/** An errand with all that is known of it. */
export interface WholeErrand extends KnownErrand {
  readonly row: ErrandEntity;
  /** Undefined once nobody may know any more. */
  readonly person: ErrandPerson | undefined;
  readonly facts: readonly ErrandFact[];
  /** Who said each, by its event; null for the clock and for what was scanned. */
  readonly actors: ReadonlyMap<string, string | null>;
  readonly pieces: readonly ErrandPieceEntity[];
}
