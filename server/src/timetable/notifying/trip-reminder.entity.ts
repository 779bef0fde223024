// Who wants to be reminded of which bus, and what became of it? Rows are only ever added.
import type { ReminderKind } from '@kehuoyou/shared';
import { Entity, Index } from 'typeorm';
import { BelongsTo, Id, Instant, optional, Reference, Whole, Words } from '../../database/table-columns.js';
import type { Relation } from 'typeorm';

/** "Remind me": one bus, one stop, one day. */
@Entity('trip_reminder')
@Index('uq_trip_reminder_turn', ['accountId', 'serviceDate', 'tripId', 'stopSequence', 'kind', 'turn'], {
  unique: true,
})
@Index('ix_trip_reminder_planned', ['plannedAt'])
@Index('ix_trip_reminder_trip', ['serviceDate', 'tripId'])
export class TripReminderEntity {
  @Id()
  id!: string;

  @Reference()
  accountId!: string;

  @Words(16)
  kind!: ReminderKind;

  /** No foreign key: the wish stays when a later feed no longer has the trip, and its owner hears of that. */
  @Words(64)
  tripId!: string;

  @Words(10)
  serviceDate!: string;

  @Words(64)
  stopId!: string;

  @Whole()
  stopSequence!: number;

  @Whole(optional)
  minutes!: number | null;

  /** How many reminders of the same were there before and taken back: of two that are set at once, one is there. */
  @Whole()
  turn!: number;

  /** When the bus was to leave the stop by the timetable of that moment. */
  @Instant()
  plannedAt!: Date;

  @Instant()
  setAt!: Date;
}

/**
 * `withdrawn` by its owner; `told`; `late`: told how late; `doubtful`: told that the bus may not come; `assured`: told
 * that it comes after all; `done`: nothing more is to be said.
 */
export type ReminderStepKind = 'withdrawn' | 'told' | 'late' | 'doubtful' | 'assured' | 'done';

/** What became of a reminder; the unique key lets each kind happen once. */
@Entity('trip_reminder_step')
@Index('uq_trip_reminder_step_kind', ['reminderId', 'kind'], { unique: true })
export class TripReminderStepEntity {
  @Id()
  id!: string;

  @Reference()
  reminderId!: string;

  @BelongsTo(() => TripReminderEntity, 'CASCADE')
  reminder?: Relation<TripReminderEntity>;

  @Words(16)
  kind!: ReminderStepKind;

  @Instant()
  at!: Date;

  /** When the bus was expected as its owner was told. */
  @Instant(optional)
  expectedAt!: Date | null;
}
