// Which tables hold what people complain about, suggest and praise, and what became of it?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, integer, key, optional, text } from '../columns.js';
import type { TablePlan } from '../columns.js';

const flag = (name: string) => ({ name, type: 'boolean', default: 0 });
const longText = (name: string) => ({ name, type: 'text', ...optional });

const tables: readonly TablePlan[] = [
  {
    name: 'complaint',
    columns: [
      ...[text('id', 36, key), text('number', 6), text('receipt_hash', 64), text('receipt_sealed', 512, optional)],
      ...[text('kind', 16), text('category', 32), integer('catalogue'), text('channel', 16), text('identity', 16)],
      ...[text('account_id', 36, optional), text('contact_sealed', 512, optional), text('phone_tail', 4, optional)],
      ...[longText('text_sealed'), text('place_name', 100), text('area_code', 12, optional)],
      ...[text('point_id', 64, optional), text('trip_id', 64, optional), text('service_date', 10, optional)],
      ...[text('line_id', 64, optional), text('stop_id', 64, optional), text('parcel_id', 36, optional)],
      ...[text('shipment_id', 36, optional), text('company_id', 64, optional)],
      ...[text('about', 16, optional), text('about_account', 36, optional)],
      ...[text('body_kind', 16, optional), text('body_id', 64, optional), text('state', 16), instant('state_at')],
      ...[instant('received_at'), instant('occurred_at', optional), instant('promised_by', optional)],
      ...[instant('lawful_by', optional), instant('office_by', optional), instant('asked_at', optional)],
      ...[instant('confirm_by', optional), instant('ended_at', optional), text('parent_id', 36, optional)],
      ...[integer('reopened'), text('screening', 16), longText('evidence')],
      ...[text('outside_number', 40, optional)],
    ],
    indices: [
      { name: 'uq_complaint_number', columns: ['number'], unique: true },
      { name: 'uq_complaint_receipt', columns: ['receipt_hash'], unique: true },
      { name: 'ix_complaint_state', columns: ['state', 'promised_by'] },
      { name: 'ix_complaint_area', columns: ['area_code', 'state'] },
      { name: 'ix_complaint_body', columns: ['body_kind', 'body_id', 'state'] },
      { name: 'ix_complaint_account', columns: ['account_id'] },
      { name: 'ix_complaint_about_account', columns: ['about_account'] },
      { name: 'ix_complaint_parent', columns: ['parent_id'] },
      { name: 'ix_complaint_point', columns: ['point_id', 'category', 'received_at'] },
      { name: 'ix_complaint_trip', columns: ['service_date', 'trip_id'] },
      { name: 'ix_complaint_ended', columns: ['ended_at'] },
    ],
  },
  {
    name: 'complaint_step',
    columns: [
      ...[text('id', 36, key), text('complaint_id', 36), text('step', 16), instant('at')],
      ...[text('by_account', 36, optional), text('by_role', 32, optional), flag('own')],
      ...[text('body_kind', 16, optional), text('body_id', 64, optional)],
      ...[longText('text_sealed'), text('outcome', 24, optional)],
    ],
    indices: [{ name: 'ix_complaint_step_complaint', columns: ['complaint_id'] }],
    references: [
      {
        ...{ name: 'fk_complaint_step_complaint', column: 'complaint_id', to: 'complaint', toColumn: 'id' },
        onDelete: 'CASCADE',
      },
    ],
  },
];

export class Complaints1764000000140 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
