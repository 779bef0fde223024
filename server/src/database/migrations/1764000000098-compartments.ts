// Which table holds how much goes into the parts of a vehicle?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, integer, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'vehicle_compartment',
    columns: [
      text('id', 36, key),
      text('vehicle_id', 36),
      text('kind', 16),
      integer('grams'),
      integer('litres'),
      integer('pieces'),
      { name: 'approved', type: 'boolean', default: 0 },
      integer('chill_from', optional),
      integer('chill_to', optional),
      integer('chill_hours', optional),
      instant('registered_at'),
      text('registered_by', 36),
    ],
    indices: [{ name: 'ix_vehicle_compartment_vehicle', columns: ['vehicle_id'] }],
    references: [
      {
        name: 'fk_vehicle_compartment_vehicle',
        column: 'vehicle_id',
        to: 'vehicle',
        toColumn: 'id',
        onDelete: 'CASCADE',
      },
    ],
  },
];

/** Compartments of vehicles. */
export class Compartments1764000000098 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
