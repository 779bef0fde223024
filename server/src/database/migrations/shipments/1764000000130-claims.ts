// Which tables hold what is claimed for boxes, and what was done about it?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, integer, key, optional, text } from '../columns.js';
import type { TablePlan } from '../columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'shipment_claim',
    columns: [
      ...[text('id', 36, key), text('shipment_id', 36), text('account_id', 36), text('kind', 16)],
      { name: 'boxes', type: 'text' },
      ...[text('state', 16), text('company_id', 64, optional), text('hub_id', 64), integer('expected_fen')],
      ...[integer('agreed_fen', optional), { name: 'words_sealed', type: 'text', ...optional }],
      ...[instant('filed_at'), instant('answered_at', optional), instant('due_at', optional)],
    ],
    indices: [
      { name: 'ix_shipment_claim_shipment', columns: ['shipment_id', 'filed_at'] },
      { name: 'ix_shipment_claim_company', columns: ['company_id', 'state', 'due_at'] },
      { name: 'ix_shipment_claim_hub', columns: ['hub_id', 'state', 'due_at'] },
    ],
    references: [
      {
        ...{ name: 'fk_shipment_claim_shipment', column: 'shipment_id', to: 'shipment', toColumn: 'id' },
        onDelete: 'CASCADE',
      },
    ],
  },
  {
    name: 'shipment_claim_step',
    columns: [
      ...[text('id', 36, key), text('claim_id', 36), text('move', 16), instant('at'), text('actor', 36, optional)],
      ...[text('reason', 200, optional), integer('fen', optional)],
    ],
    indices: [{ name: 'ix_shipment_claim_step_claim', columns: ['claim_id', 'at'] }],
    references: [
      {
        ...{ name: 'fk_shipment_claim_step_claim', column: 'claim_id', to: 'shipment_claim', toColumn: 'id' },
        onDelete: 'CASCADE',
      },
    ],
  },
];

export class ShipmentClaims1764000000130 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
