// Who wants to be reminded of which bus, and what became of it? Rows are only ever added.
import type { ReminderKind } from '@kehuoyou/shared';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';

/** "Remind me": one bus, one stop, one day. */
@Entity('trip_reminder')
@Index('uq_trip_reminder_turn', ['accountId', 'serviceDate', 'tripId', 'stopSequence', 'kind', 'turn'], {
  unique: true,
})
@Index('ix_trip_reminder_planned', ['plannedAt'])
@Index('ix_trip_reminder_trip', ['serviceDate', 'tripId'])
export class TripReminderEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'account_id', type: 'varchar', length: 36 })
  accountId!: string;

  @Column({ type: 'varchar', length: 16 })
  kind!: ReminderKind;

  /** No foreign key: the wish stays when a later feed no longer has the trip, and its owner hears of that. */
  @Column({ name: 'trip_id', type: 'varchar', length: 64 })
  tripId!: string;

  @Column({ name: 'service_date', type: 'varchar', length: 10 })
  serviceDate!: string;

  @Column({ name: 'stop_id', type: 'varchar', length: 64 })
  stopId!: string;

  @Column({ name: 'stop_sequence', type: 'integer' })
  stopSequence!: number;

  @Column({ type: 'integer', nullable: true })
  minutes!: number | null;

  /** How many reminders of the same were there before and taken back: of two that are set at once, one is there. */
  @Column({ type: 'integer' })
  turn!: number;

  /** When the bus was to leave the stop by the timetable of that moment. */
  @Column({ name: 'planned_at', type: 'datetime', precision: 3 })
  plannedAt!: Date;

  @Column({ name: 'set_at', type: 'datetime', precision: 3 })
  setAt!: Date;
}

/** `withdrawn` by its owner; `told`; `late`: told how late; `done`: nothing more is to be said. */
export type ReminderStepKind = 'withdrawn' | 'told' | 'late' | 'done';

/** What became of a reminder; the unique key lets each kind happen once. */
@Entity('trip_reminder_step')
@Index('uq_trip_reminder_step_kind', ['reminderId', 'kind'], { unique: true })
export class TripReminderStepEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'reminder_id', type: 'varchar', length: 36 })
  reminderId!: string;

  @ManyToOne(() => TripReminderEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'reminder_id', foreignKeyConstraintName: 'fk_trip_reminder_step_reminder' })
  reminder?: Relation<TripReminderEntity>;

  @Column({ type: 'varchar', length: 16 })
  kind!: ReminderStepKind;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  /** When the bus was expected as its owner was told. */
  @Column({ name: 'expected_at', type: 'datetime', precision: 3, nullable: true })
  expectedAt!: Date | null;
}
