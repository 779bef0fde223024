// Which table holds the links by which buyers look at what is sent to them?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, integer, key, optional, text } from '../columns.js';
import type { TablePlan } from '../columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'shipment_share',
    columns: [
      ...[text('id', 36, key), text('shipment_id', 36), integer('line'), text('token_hash', 64)],
      ...[instant('created_at'), instant('withdrawn_at', optional)],
    ],
    indices: [
      { name: 'uq_shipment_share_token', columns: ['token_hash'], unique: true },
      { name: 'ix_shipment_share_shipment', columns: ['shipment_id'] },
    ],
    references: [
      {
        ...{ name: 'fk_shipment_share_shipment', column: 'shipment_id', to: 'shipment', toColumn: 'id' },
        onDelete: 'CASCADE',
      },
    ],
  },
];

export class ShipmentShares1764000000126 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
