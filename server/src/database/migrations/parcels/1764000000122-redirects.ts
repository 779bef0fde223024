// Which tables hold what goes to another point than its own?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, key, optional, text } from '../columns.js';
import type { TablePlan } from '../columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'point_redirect',
    columns: [
      text('id', 36, key),
      text('from_point_id', 64),
      text('to_point_id', 64),
      text('reason', 200),
      instant('until', optional),
      text('said_by', 36),
      instant('said_at'),
      text('ended_by', 36, optional),
      instant('ended_at', optional),
    ],
    indices: [{ name: 'ix_point_redirect_from', columns: ['from_point_id', 'ended_at'] }],
  },
  {
    name: 'redirect_question',
    columns: [
      text('id', 36, key),
      text('redirect_id', 36),
      text('parcel_id', 36),
      text('how', 8),
      instant('asked_at'),
      text('answer', 8, optional),
      text('answered_by', 36, optional),
      instant('answered_at', optional),
    ],
    indices: [
      { name: 'uq_redirect_question', columns: ['redirect_id', 'parcel_id'], unique: true },
      { name: 'ix_redirect_question_parcel', columns: ['parcel_id'] },
      { name: 'ix_redirect_question_asked', columns: ['asked_at'] },
    ],
  },
];

export class Redirects1764000000122 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
