// Which table holds whose parcels are brought to the door?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, key, optional, text } from '../columns.js';
import type { TablePlan } from '../columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'home_delivery',
    columns: [
      text('id', 36, key),
      text('point_id', 64),
      text('name_sealed', 512),
      text('phone_hash', 64),
      text('phone_tail', 4),
      text('reason', 16),
      text('added_by', 36),
      instant('added_at'),
      instant('ended_at', optional),
      text('ended_by', 36, optional),
    ],
    indices: [
      { name: 'ix_home_delivery_point', columns: ['point_id'] },
      { name: 'ix_home_delivery_phone', columns: ['phone_hash'] },
    ],
  },
];

export class HomeDeliveries1764000000106 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
