// Which table holds what people want to hear of parcels?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, key, text } from '../columns.js';
import type { TablePlan } from '../columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'parcel_notice_choice',
    columns: [
      text('account_id', 36, key),
      { name: 'on_its_way', type: 'boolean', default: '0' },
      { name: 'bus_changes', type: 'boolean', default: '0' },
      instant('chosen_at'),
    ],
  },
];

export class ParcelNoticeChoices1764000000123 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
