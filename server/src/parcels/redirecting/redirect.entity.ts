// What is kept of parcels that are sent to another point than their own?
import type { RedirectAnswer } from '@kehuoyou/shared';
import { Entity, Index } from 'typeorm';
import { Id, Instant, optional, Reference, Words } from '../../database/table-columns.js';

/** Everything for one point goes to another, until it ends. */
@Entity('point_redirect')
@Index('ix_point_redirect_from', ['fromPointId', 'endedAt'])
export class PointRedirectEntity {
  @Id()
  id!: string;

  @Words(64)
  fromPointId!: string;

  @Words(64)
  toPointId!: string;

  @Words(200)
  reason!: string;

  /** Of the pause, where somebody said when it ends. */
  @Instant(optional)
  until!: Date | null;

  @Reference()
  saidBy!: string;

  @Instant()
  saidAt!: Date;

  @Reference(optional)
  endedBy!: string | null;

  @Instant(optional)
  endedAt!: Date | null;
}

/** One parcel of it. */
@Entity('redirect_question')
@Index('uq_redirect_question', ['redirectId', 'parcelId'], { unique: true })
@Index('ix_redirect_question_parcel', ['parcelId'])
@Index('ix_redirect_question_asked', ['askedAt'])
export class RedirectQuestionEntity {
  @Id()
  id!: string;

  @Reference()
  redirectId!: string;

  @Reference()
  parcelId!: string;

  /** `agreed`: its household had agreed to that point; `asked` on its phone; `call`: nobody there uses the app. */
  @Words(8)
  how!: 'agreed' | 'asked' | 'call';

  @Instant()
  askedAt!: Date;

  @Words(8, optional)
  answer!: RedirectAnswer | null;

  /** Whoever of the household said so, or who rang them up. */
  @Reference(optional)
  answeredBy!: string | null;

  @Instant(optional)
  answeredAt!: Date | null;
}
