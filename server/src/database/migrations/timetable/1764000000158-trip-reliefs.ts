// Which table holds the vehicles that go with a bus besides its own?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, key, optional, text } from '../columns.js';
import type { TablePlan } from '../columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'trip_relief',
    columns: [
      ...[text('id', 36, key), text('trip_id', 64), text('service_date', 10), text('vehicle_id', 36)],
      ...[instant('added_at'), text('added_by', 36), instant('withdrawn_at', optional)],
    ],
    indices: [{ name: 'ix_trip_relief_trip', columns: ['service_date', 'trip_id'] }],
  },
];

export class TripReliefs1764000000158 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
