// Which tables hold what is reported of buses, and who drives what with which papers?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, integer, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

const flag = (name: string) => ({ name, type: 'boolean', default: 0 });

const tables: readonly TablePlan[] = [
  {
    name: 'trip_report',
    columns: [
      text('event_id', 36, key),
      text('batch_id', 36),
      text('kind', 16),
      text('trip_id', 64),
      text('service_date', 10),
      text('stop_id', 64, optional),
      integer('stop_sequence', optional),
      integer('minutes', optional),
      text('reason', 200, optional),
      text('vehicle_id', 36, optional),
      text('retracts', 36, optional),
      text('source', 16),
      text('actor', 36),
      instant('occurred_at'),
      instant('happened_at'),
      integer('device_seq'),
      flag('time_estimated'),
      instant('received_at'),
    ],
    indices: [
      { name: 'ix_trip_report_trip', columns: ['service_date', 'trip_id'] },
      { name: 'ix_trip_report_batch', columns: ['batch_id'] },
    ],
  },
  {
    name: 'vehicle',
    columns: [text('id', 36, key), text('company_id', 64), text('plate', 16), integer('seats'), flag('postal_mark'), instant('registered_at')],
    indices: [{ name: 'uq_vehicle_plate', columns: ['plate'], unique: true }],
  },
  {
    name: 'vehicle_paper',
    columns: [text('id', 36, key), text('vehicle_id', 36), text('kind', 16), text('valid_until', 10), instant('registered_at'), text('registered_by', 36)],
    indices: [{ name: 'ix_vehicle_paper_vehicle', columns: ['vehicle_id'] }],
    references: [{ name: 'fk_vehicle_paper_vehicle', column: 'vehicle_id', to: 'vehicle', toColumn: 'id', onDelete: 'CASCADE' }],
  },
  {
    name: 'driver',
    columns: [text('id', 36, key), text('company_id', 64), text('staff_number', 32), text('account_id', 36, optional), instant('registered_at')],
    indices: [
      { name: 'uq_driver_staff_number', columns: ['company_id', 'staff_number'], unique: true },
      { name: 'uq_driver_account', columns: ['account_id'], unique: true },
    ],
  },
  {
    name: 'driver_paper',
    columns: [text('id', 36, key), text('driver_id', 36), text('kind', 16), text('valid_until', 10), instant('registered_at'), text('registered_by', 36)],
    indices: [{ name: 'ix_driver_paper_driver', columns: ['driver_id'] }],
    references: [{ name: 'fk_driver_paper_driver', column: 'driver_id', to: 'driver', toColumn: 'id', onDelete: 'CASCADE' }],
  },
  {
    name: 'trip_assignment',
    columns: [
      text('id', 36, key),
      text('trip_id', 64),
      text('service_date', 10),
      text('driver_id', 36),
      text('vehicle_id', 36),
      instant('assigned_at'),
      text('assigned_by', 36),
    ],
    indices: [{ name: 'ix_trip_assignment_trip', columns: ['service_date', 'trip_id'] }],
  },
  {
    name: 'sign_on',
    columns: [
      text('id', 36, key),
      text('driver_id', 36),
      text('vehicle_id', 36),
      text('service_date', 10),
      text('outcome', 16),
      { name: 'refusals', type: 'text' },
      instant('at'),
    ],
    indices: [{ name: 'ix_sign_on_driver', columns: ['service_date', 'driver_id'] }],
  },
];

/** Reports of buses, vehicles and drivers with their papers, and who drives what. */
export class TripReports1764000000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
    await runner.query(`INSERT INTO revision (name, value) VALUES ('live', 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM revision WHERE name = 'live'`);
    await dropTables(runner, tables);
  }
}
