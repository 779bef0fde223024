// Which tables hold what companies change in the timetable, and the calendars that they go by?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'timetable_edit',
    columns: [
      text('id', 36, key),
      text('feed_id', 36),
      text('company_id', 64),
      text('kind', 16),
      text('trip_id', 64),
      { name: 'detail', type: 'text' },
      text('effective_from', 10),
      instant('published_at'),
      text('published_by', 36),
      text('undoes', 36, optional),
    ],
    indices: [
      { name: 'ix_timetable_edit_feed', columns: ['feed_id', 'published_at'] },
      { name: 'uq_timetable_edit_undoes', columns: ['undoes'], unique: true },
    ],
    references: [{ name: 'fk_timetable_edit_feed', column: 'feed_id', to: 'gtfs_feed', toColumn: 'id', onDelete: 'CASCADE' }],
  },
  {
    name: 'market_rule',
    columns: [text('id', 36, key), text('township_code', 12), text('lunar_digits', 32), instant('decided_at'), text('decided_by', 36)],
    indices: [{ name: 'ix_market_rule_township', columns: ['township_code'] }],
  },
  {
    name: 'calendar_day',
    columns: [text('id', 36, key), text('date', 10), text('kind', 8), text('name', 64), instant('decided_at'), text('decided_by', 36)],
    indices: [{ name: 'ix_calendar_day_date', columns: ['date'] }],
  },
];

/** Changes to timetables, market days of townships, and days that the calendar has otherwise. */
export class TimetableEdits1764000000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
