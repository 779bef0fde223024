// Which tables hold who may fetch for whom, and who was asked?
import { TableColumn } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, integer, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'agent_question',
    columns: [
      text('id', 36, key),
      text('point_id', 64),
      text('phone_hash', 64),
      integer('pieces'),
      text('agent_sealed', 512, optional),
      text('asked_by', 36),
      instant('asked_at'),
      text('answer', 8, optional),
      text('answered_by', 36, optional),
      instant('answered_at', optional),
    ],
    indices: [
      { name: 'ix_agent_question_phone', columns: ['phone_hash', 'asked_at'] },
      { name: 'ix_agent_question_asked', columns: ['asked_at'] },
    ],
  },
  {
    name: 'standing_agent',
    columns: [text('id', 36, key), text('account_id', 36), text('name_sealed', 512), instant('since')],
    indices: [{ name: 'ix_standing_agent_account', columns: ['account_id'] }],
  },
];

/** A hand-out says besides who took it, and with which answer of the household. */
const columns = [text('taker', 8, optional), text('agent_question', 36, optional)];

export class Agents1764000000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
    await runner.addColumns(
      'parcel_event',
      columns.map((column) => new TableColumn(column)),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns('parcel_event', ['taker', 'agent_question']);
    await dropTables(runner, tables);
  }
}
