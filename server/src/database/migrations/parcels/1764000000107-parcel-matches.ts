// Which table holds what keepers said of whom a parcel is for?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, integer, key, text } from '../columns.js';
import type { TablePlan } from '../columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'parcel_match',
    columns: [
      text('id', 36, key),
      text('parcel_id', 36),
      integer('number'),
      text('phone_hash', 64),
      { name: 'yes', type: 'boolean', default: '0' },
      text('point_id', 64),
      text('said_by', 36),
      instant('said_at'),
    ],
    indices: [
      { name: 'uq_parcel_match_number', columns: ['parcel_id', 'number'], unique: true },
      { name: 'ix_parcel_match_phone', columns: ['phone_hash'] },
    ],
  },
];

export class ParcelMatches1764000000107 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
