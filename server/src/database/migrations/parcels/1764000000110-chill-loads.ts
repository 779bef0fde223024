// Which tables say how full the cold boxes of a bus are?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, integer, key, text } from '../columns.js';
import type { TablePlan } from '../columns.js';

const cargo = [integer('grams'), integer('litres'), integer('pieces')];

const tables: readonly TablePlan[] = [
  {
    name: 'trip_chill_leg',
    columns: [text('service_date', 10, key), text('trip_id', 64, key), integer('stop_sequence', key), ...cargo],
  },
  {
    name: 'trip_chill_load',
    columns: [
      text('unit', 64, key),
      text('service_date', 10, key),
      text('trip_id', 64, key),
      integer('from_sequence'),
      integer('to_sequence'),
      ...cargo,
    ],
    indices: [{ name: 'ix_trip_chill_load_trip', columns: ['service_date', 'trip_id'] }],
  },
];

/** Loads of what rides in the cold. */
export class ChillLoads1764000000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
