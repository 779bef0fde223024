// Which numbers does somebody keep among their parcels, and for which phone's last digits did a carrier tell its story?
import { TableColumn } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'kept_number',
    columns: [
      text('id', 36, key),
      text('account_id', 36),
      text('waybill', 40),
      text('carrier', 32),
      text('phone_tail', 4, optional),
      { name: 'calls', type: 'boolean', default: 0 },
      instant('kept_at'),
    ],
    indices: [
      { name: 'uq_kept_number', columns: ['account_id', 'waybill', 'carrier'], unique: true },
      { name: 'ix_kept_number_waybill', columns: ['waybill'] },
      { name: 'ix_kept_number_kept', columns: ['kept_at'] },
    ],
  },
];

export class Tracking1764000000096 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
    await runner.addColumn('carrier_parcel', new TableColumn(text('phone_tail', 4, optional)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('carrier_parcel', 'phone_tail');
    await dropTables(runner, tables);
  }
}
