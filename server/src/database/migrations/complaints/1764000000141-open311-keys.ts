// Where are the keys with which other people's programs report by Open311, and which of them reported what?
import { TableColumn } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, key, optional, text } from '../columns.js';
import type { TablePlan } from '../columns.js';

const keys: TablePlan = {
  name: 'open311_key',
  columns: [
    ...[text('id', 36, key), text('name', 64), text('key_hash', 64)],
    ...[instant('made_at'), instant('withdrawn_at', optional)],
  ],
  indices: [
    { name: 'uq_open311_key_name', columns: ['name'], unique: true },
    { name: 'uq_open311_key_hash', columns: ['key_hash'], unique: true },
  ],
};

export class Open311Keys1764000000141 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [keys]);
    await runner.addColumn('complaint', new TableColumn(text('program_id', 36, optional)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('complaint', 'program_id');
    await dropTables(runner, [keys]);
  }
}
