// Which table holds who was reminded of which clock of a complaint?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, key, text } from '../columns.js';
import type { TablePlan } from '../columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'complaint_due',
    columns: [text('id', 36, key), text('complaint_id', 36), text('kind', 16), instant('due_at'), instant('at')],
    indices: [{ name: 'uq_complaint_due_once', columns: ['complaint_id', 'kind', 'due_at'], unique: true }],
    references: [
      {
        ...{ name: 'fk_complaint_due_complaint', column: 'complaint_id', to: 'complaint', toColumn: 'id' },
        onDelete: 'CASCADE',
      },
    ],
  },
];

export class ComplaintDues1764000000144 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
