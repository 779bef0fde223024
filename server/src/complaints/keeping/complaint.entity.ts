// Which tables hold what people say, and what was done about it?
import type {
  AboutPerson,
  BodyKind,
  ComplaintEvidence,
  ComplaintMove,
  ComplaintNote,
  ComplaintOutcome,
  ComplaintState,
  IdentityMode,
  Role,
  VoiceKind,
} from '@kehuoyou/shared';
import { Column, Entity, Index } from 'typeorm';
import {
  BelongsTo,
  Flag,
  Id,
  Instant,
  optional,
  Reference,
  Sealed,
  SealedText,
  Whole,
  Words,
} from '../../database/table-columns.js';

/** By which way it came in. */
export type ComplaintChannel = 'app' | 'caller' | 'open311';

/**
 * What the machine thinks of its words, before they may become public: `manual` where nobody but a person can look,
 * `risky` where one must.
 */
export type Screening = 'pending' | 'passed' | 'risky' | 'manual';

/** Something that somebody said. Its words never change; where it stands moves by the table of moves. */
@Entity('complaint')
@Index('uq_complaint_number', ['number'], { unique: true })
@Index('uq_complaint_receipt', ['receiptHash'], { unique: true })
@Index('ix_complaint_state', ['state', 'promisedBy'])
@Index('ix_complaint_area', ['areaCode', 'state'])
@Index('ix_complaint_body', ['bodyKind', 'bodyId', 'state'])
@Index('ix_complaint_account', ['accountId'])
@Index('ix_complaint_about_account', ['aboutAccount'])
@Index('ix_complaint_parent', ['parentId'])
@Index('ix_complaint_point', ['pointId', 'category', 'receivedAt'])
@Index('ix_complaint_trip', ['serviceDate', 'tripId'])
@Index('ix_complaint_ended', ['endedAt'])
@Index('ix_complaint_figures', [
  ...['kind', 'receivedAt', 'category', 'areaCode', 'state'],
  ...['promisedBy', 'answeredAt', 'answerDue', 'reopened'],
])
export class ComplaintEntity {
  @Id()
  id!: string;

  /** By which offices speak of it. */
  @Words(6)
  number!: string;

  /** Keyed: whoever reads this table can open nothing with it. */
  @Words(64)
  receiptHash!: string;

  /** Told again to the account that said it; null for an anonymous one. */
  @Sealed('complaint.receipt', optional)
  receiptSealed!: string | null;

  @Words(16)
  kind!: VoiceKind;

  @Words(32)
  category!: string;

  /** Version of the catalogue by which it was routed. */
  @Whole()
  catalogue!: number;

  @Words(16)
  channel!: ComplaintChannel;

  @Words(16)
  identity!: IdentityMode;

  /** Who said it; null for an anonymous one, and for somebody without an account. */
  @Reference(optional)
  accountId!: string | null;

  /** `ComplaintContact` as JSON. */
  @Sealed('complaint.contact', optional)
  contactSealed!: string | null;

  @Words(4, optional)
  phoneTail!: string | null;

  @SealedText('complaint.text', optional)
  textSealed!: string | null;

  @Words(100)
  placeName!: string;

  @Words(12, optional)
  areaCode!: string | null;

  @Words(64, optional)
  pointId!: string | null;

  @Words(64, optional)
  tripId!: string | null;

  @Words(10, optional)
  serviceDate!: string | null;

  @Words(64, optional)
  lineId!: string | null;

  @Words(64, optional)
  stopId!: string | null;

  @Reference(optional)
  parcelId!: string | null;

  @Reference(optional)
  shipmentId!: string | null;

  /** The company whose bus it is. */
  @Words(64, optional)
  companyId!: string | null;

  @Words(16, optional)
  about!: AboutPerson | null;

  /** The driver whom it is about, where that is known. */
  @Reference(optional)
  aboutAccount!: string | null;

  @Words(16, optional)
  bodyKind!: BodyKind | null;

  @Words(64, optional)
  bodyId!: string | null;

  @Words(16)
  state!: ComplaintState;

  @Instant()
  stateAt!: Date;

  @Instant()
  receivedAt!: Date;

  @Instant(optional)
  occurredAt!: Date | null;

  @Instant(optional)
  promisedBy!: Date | null;

  @Instant(optional)
  lawfulBy!: Date | null;

  /** Until when the office must have decided. */
  @Instant(optional)
  officeBy!: Date | null;

  /** When whoever said it was asked: that is done once. */
  @Instant(optional)
  askedAt!: Date | null;

  /** Until when they may say whether it is solved. */
  @Instant(optional)
  confirmBy!: Date | null;

  /** When it was first answered, and by when that was promised: neither changes when it is opened again. */
  @Instant(optional)
  answeredAt!: Date | null;

  @Instant(optional)
  answerDue!: Date | null;

  @Instant(optional)
  endedAt!: Date | null;

  /** What it was joined to. */
  @Reference(optional)
  parentId!: string | null;

  @Whole()
  reopened!: number;

  @Words(16)
  screening!: Screening;

  /** What our own records said when it came in. */
  @Column({ type: 'simple-json', nullable: true })
  evidence!: readonly ComplaintEvidence[] | null;

  /** Under which somebody outside has it. */
  @Words(40, optional)
  outsideNumber!: string | null;

  /** Of whose program it came, for what came by Open311. */
  @Reference(optional)
  programId!: string | null;
}

/** The columns of a complaint that say what it is about. */
export type PlaceColumns = Pick<
  ComplaintEntity,
  'placeName' | 'areaCode' | 'pointId' | 'tripId' | 'serviceDate' | 'lineId' | 'stopId' | 'companyId'
>;

/** Something was done about it. Rows are only ever added. */
@Entity('complaint_step')
@Index('ix_complaint_step_complaint', ['complaintId'])
export class ComplaintStepEntity {
  @Id()
  id!: string;

  @Reference()
  complaintId!: string;

  @BelongsTo(() => ComplaintEntity, 'CASCADE')
  complaint?: ComplaintEntity;

  @Words(16)
  step!: ComplaintMove | ComplaintNote;

  @Instant()
  at!: Date;

  /** Who did it in office; null where it was whoever said it, or the clock. */
  @Reference(optional)
  byAccount!: string | null;

  @Words(32, optional)
  byRole!: Role | null;

  /** True where whoever said it did it. */
  @Flag()
  own!: boolean;

  /** Who had it after that. */
  @Words(16, optional)
  bodyKind!: BodyKind | null;

  @Words(64, optional)
  bodyId!: string | null;

  @SealedText('complaint_step.text', optional)
  textSealed!: string | null;

  @Words(24, optional)
  outcome!: ComplaintOutcome | null;
}
