// Where is kept what was done to boxes on their way, as it was made on phones?
import { TableIndex } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, integer, key, optional, text } from '../columns.js';
import type { TablePlan } from '../columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'shipment_carry',
    columns: [
      ...[text('event_id', 36, key), text('batch_id', 36), text('actor', 36), text('device_id', 36)],
      ...[integer('device_seq'), instant('occurred_at'), instant('happened_at'), text('time_quality', 16)],
      ...[instant('received_at'), text('type', 24), text('shipment_id', 36)],
      { name: 'boxes', type: 'text', ...optional },
      ...[text('trip_id', 64, optional), text('service_date', 10, optional), text('reason', 200, optional)],
      ...[text('waybill', 32, optional), text('retracts', 36, optional)],
    ],
    indices: [
      { name: 'ix_shipment_carry_shipment', columns: ['shipment_id'] },
      { name: 'ix_shipment_carry_trip', columns: ['service_date', 'trip_id'] },
      { name: 'ix_shipment_carry_waybill', columns: ['waybill'] },
    ],
    references: [
      {
        ...{ name: 'fk_shipment_carry_shipment', column: 'shipment_id', to: 'shipment', toColumn: 'id' },
        onDelete: 'CASCADE',
      },
    ],
  },
];
/** What comes to a hub is asked for by day; what is written on a box by itself. */
const byHub = new TableIndex({ name: 'ix_shipment_hub', columnNames: ['hub_id', 'date'] });
const byCode = new TableIndex({ name: 'ix_shipment_box_code', columnNames: ['code', 'date'] });

export class CarriedBoxes1764000000125 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
    await runner.createIndex('shipment', byHub);
    await runner.createIndex('shipment_box', byCode);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('shipment_box', byCode);
    await runner.dropIndex('shipment', byHub);
    await dropTables(runner, tables);
  }
}
