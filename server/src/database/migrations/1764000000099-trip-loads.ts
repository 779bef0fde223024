// Which tables say how full a bus is, and of what?
import { TableColumn, TableIndex } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, integer, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

const flag = (name: string) => ({ name, type: 'boolean', default: 0 });
const cargo = [integer('grams'), integer('litres'), integer('pieces')];

const tables: readonly TablePlan[] = [
  {
    name: 'trip_leg_load',
    columns: [text('service_date', 10, key), text('trip_id', 64, key), integer('stop_sequence', key), ...cargo],
  },
  {
    name: 'trip_load',
    columns: [
      text('unit', 64, key),
      text('service_date', 10, key),
      text('trip_id', 64, key),
      flag('loaded'),
      integer('from_sequence'),
      integer('to_sequence'),
      text('to_point_id', 64, optional),
      ...cargo,
      flag('weighed'),
    ],
    indices: [{ name: 'ix_trip_load_trip', columns: ['service_date', 'trip_id'] }],
  },
];

const weights = [integer('grams', optional), integer('litres', optional)];
const indices = [
  new TableIndex({ name: 'ix_parcel_seal', columnNames: ['seal'] }),
  new TableIndex({ name: 'ix_parcel_trip', columnNames: ['service_date', 'trip_id'] }),
];

/** Loads of buses, what bags weigh, and parcels found by their bag and bus. */
export class TripLoads1764000000099 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
    await runner.addColumns(
      'parcel_event',
      weights.map((column) => new TableColumn(column)),
    );
    await runner.createIndices('parcel', indices);
    await runner.query(`INSERT INTO revision (name, value) VALUES ('loads', 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM revision WHERE name = 'loads'`);
    await runner.dropIndices('parcel', indices);
    await runner.dropColumns('parcel_event', ['litres', 'grams']);
    await dropTables(runner, tables);
  }
}
