// What was changed in the timetable, and by which calendars? Rows are only ever added.
import type { TimetableEdit, TimetableEditKind } from '@kehuoyou/shared';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { FeedEntity } from '../feed/timetable.entity.js';

/** A published change, or one that takes another back. */
@Entity('timetable_edit')
@Index('ix_timetable_edit_feed', ['feedId', 'publishedAt'])
@Index('uq_timetable_edit_undoes', ['undoes'], { unique: true })
export class TimetableEditEntity {
  /** UUIDv7: in one millisecond, too, later ones sort behind. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  /** The feed that it changes; another feed begins without changes. */
  @Column({ name: 'feed_id', type: 'varchar', length: 36 })
  feedId!: string;

  /** GTFS agency of the trip. */
  @Column({ name: 'company_id', type: 'varchar', length: 64 })
  companyId!: string;

  @Column({ type: 'varchar', length: 16 })
  kind!: TimetableEditKind | 'undo';

  @Column({ name: 'trip_id', type: 'varchar', length: 64 })
  tripId!: string;

  @Column({ type: 'simple-json' })
  detail!: TimetableEdit;

  @Column({ name: 'effective_from', type: 'varchar', length: 10 })
  effectiveFrom!: string;

  @Column({ name: 'published_at', type: 'datetime', precision: 3 })
  publishedAt!: Date;

  @Column({ name: 'published_by', type: 'varchar', length: 36 })
  publishedBy!: string;

  /** Id of the change that this row takes back; one can be taken back once. */
  @Column({ type: 'varchar', length: 36, nullable: true })
  undoes!: string | null;

  @ManyToOne(() => FeedEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'feed_id', foreignKeyConstraintName: 'fk_timetable_edit_feed' })
  feed?: FeedEntity;
}

/** On which lunar days a township holds its market; the latest row of a township holds. */
@Entity('market_rule')
@Index('ix_market_rule_township', ['townshipCode'])
export class MarketRuleEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'township_code', type: 'varchar', length: 12 })
  townshipCode!: string;

  /** Last digits of the lunar days, separated by commas; empty for no market. */
  @Column({ name: 'lunar_digits', type: 'varchar', length: 32 })
  lunarDigits!: string;

  @Column({ name: 'decided_at', type: 'datetime', precision: 3 })
  decidedAt!: Date;

  @Column({ name: 'decided_by', type: 'varchar', length: 36 })
  decidedBy!: string;
}

/** A day that the calendar has otherwise; the latest row of a date holds. */
@Entity('calendar_day')
@Index('ix_calendar_day_date', ['date'])
export class CalendarDayEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ type: 'varchar', length: 10 })
  date!: string;

  @Column({ type: 'varchar', length: 8 })
  kind!: 'work' | 'rest';

  @Column({ type: 'varchar', length: 64 })
  name!: string;

  @Column({ name: 'decided_at', type: 'datetime', precision: 3 })
  decidedAt!: Date;

  @Column({ name: 'decided_by', type: 'varchar', length: 36 })
  decidedBy!: string;
}
