// What was changed in the timetable, and by which calendars? Rows are only ever added.
import type { TimetableEdit, TimetableEditKind } from '@kehuoyou/shared';
import { Column, Entity, Index } from 'typeorm';
import { BelongsTo, Id, Instant, optional, Reference, Words } from '../../database/table-columns.js';
import { FeedEntity } from '../feed/feed.entity.js';

/** A published change, or one that takes another back. */
@Entity('timetable_edit')
@Index('ix_timetable_edit_feed', ['feedId', 'publishedAt'])
@Index('uq_timetable_edit_undoes', ['undoes'], { unique: true })
export class TimetableEditEntity {
  /** UUIDv7: in one millisecond, too, later ones sort behind. */
  @Id()
  id!: string;

  /** The feed that it changes; another feed begins without changes. */
  @Reference()
  feedId!: string;

  /** GTFS agency of the trip. */
  @Words(64)
  companyId!: string;

  @Words(16)
  kind!: TimetableEditKind | 'undo';

  @Words(64)
  tripId!: string;

  @Column({ type: 'simple-json' })
  detail!: TimetableEdit;

  @Words(10)
  effectiveFrom!: string;

  @Instant()
  publishedAt!: Date;

  @Reference()
  publishedBy!: string;

  /** Id of the change that this row takes back; one can be taken back once. */
  @Reference(optional)
  undoes!: string | null;

  @BelongsTo(() => FeedEntity, 'CASCADE')
  feed?: FeedEntity;
}

/** On which lunar days a township holds its market; the latest row of a township holds. */
@Entity('market_rule')
@Index('ix_market_rule_township', ['townshipCode'])
export class MarketRuleEntity {
  @Id()
  id!: string;

  @Words(12)
  townshipCode!: string;

  /** Last digits of the lunar days, separated by commas; empty for no market. */
  @Words(32)
  lunarDigits!: string;

  @Instant()
  decidedAt!: Date;

  @Reference()
  decidedBy!: string;
}

/** A day that the calendar has otherwise; the latest row of a date holds. */
@Entity('calendar_day')
@Index('ix_calendar_day_date', ['date'])
export class CalendarDayEntity {
  @Id()
  id!: string;

  @Words(10)
  date!: string;

  @Words(8)
  kind!: 'work' | 'rest';

  @Words(64)
  name!: string;

  @Instant()
  decidedAt!: Date;

  @Reference()
  decidedBy!: string;
}
