// Which table holds what was proposed to companies for those who wait, and what they said?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, key, optional, text } from '../columns.js';
import type { TablePlan } from '../columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'shipment_pool',
    columns: [
      ...[text('id', 36, key), text('trip_id', 64), text('service_date', 10), text('step', 16), instant('at')],
      ...[text('actor', 36, optional), text('vehicle_id', 36, optional), text('plate', 16, optional)],
      ...[text('collect_point_id', 64, optional), text('collect_where', 40, optional), text('collect_at', 5, optional)],
      text('reason', 100, optional),
    ],
    indices: [{ name: 'ix_shipment_pool_trip', columns: ['service_date', 'trip_id'] }],
  },
];

export class Pools1764000000159 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
