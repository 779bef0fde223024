// Which tables hold who wants to be reminded of which bus?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, integer, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'trip_reminder',
    columns: [
      text('id', 36, key),
      text('account_id', 36),
      text('kind', 16),
      text('trip_id', 64),
      text('service_date', 10),
      text('stop_id', 64),
      integer('stop_sequence'),
      integer('minutes', optional),
      integer('turn'),
      instant('planned_at'),
      instant('set_at'),
    ],
    indices: [
      { name: 'uq_trip_reminder_turn', columns: ['account_id', 'service_date', 'trip_id', 'stop_sequence', 'kind', 'turn'], unique: true },
      { name: 'ix_trip_reminder_planned', columns: ['planned_at'] },
      { name: 'ix_trip_reminder_trip', columns: ['service_date', 'trip_id'] },
    ],
  },
  {
    name: 'trip_reminder_step',
    columns: [text('id', 36, key), text('reminder_id', 36), text('kind', 16), instant('at'), instant('expected_at', optional)],
    indices: [{ name: 'uq_trip_reminder_step_kind', columns: ['reminder_id', 'kind'], unique: true }],
    references: [{ name: 'fk_trip_reminder_step_reminder', column: 'reminder_id', to: 'trip_reminder', toColumn: 'id', onDelete: 'CASCADE' }],
  },
];

/** Reminders and what became of them. */
export class TripReminders1764000000044 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
