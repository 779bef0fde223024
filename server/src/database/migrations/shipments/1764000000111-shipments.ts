// Which tables hold quotes and orders of boxes?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, integer, key, optional, text } from '../columns.js';
import type { TablePlan } from '../columns.js';

const flag = (name: string) => ({ name, type: 'boolean', default: 0 });
const long = (name: string, extra = {}) => ({ name, type: 'text', ...extra });
const ofShipment = (table: string) => [
  {
    ...{ name: `fk_${table}_shipment`, column: 'shipment_id', to: 'shipment', toColumn: 'id' },
    onDelete: 'CASCADE' as const,
  },
];

const tables: readonly TablePlan[] = [
  {
    name: 'shipment_quote',
    columns: [
      ...[text('id', 36, key), text('account_id', 36), text('point_id', 64), long('contents_sealed')],
      ...[instant('given_at'), instant('expires_at')],
    ],
    indices: [
      { name: 'ix_shipment_quote_account', columns: ['account_id'] },
      { name: 'ix_shipment_quote_expires', columns: ['expires_at'] },
    ],
  },
  {
    name: 'shipment',
    columns: [
      ...[text('id', 36, key), text('account_id', 36), flag('for_caller'), text('point_id', 64), text('hub_id', 64)],
      ...[text('quote_id', 36), text('state', 32), integer('version'), integer('count'), long('contents_sealed')],
      ...[long('sender_sealed', optional), text('sender_phone_hash', 64, optional), text('sender_tail', 4, optional)],
      ...[instant('created_at'), instant('hold_ends_at', optional), instant('leaves_at'), text('date', 10)],
      ...[text('hand_in_by', 40), instant('ended_at', optional)],
    ],
    indices: [
      { name: 'ix_shipment_account', columns: ['account_id', 'created_at'] },
      { name: 'ix_shipment_point', columns: ['point_id', 'date'] },
      { name: 'ix_shipment_state', columns: ['state', 'hold_ends_at'] },
      { name: 'ix_shipment_sender', columns: ['sender_phone_hash'] },
    ],
  },
  {
    name: 'shipment_line',
    columns: [text('id', 36, key), text('shipment_id', 36), integer('no'), long('recipient_sealed', optional)],
    indices: [{ name: 'uq_shipment_line', columns: ['shipment_id', 'no'], unique: true }],
    references: ofShipment('shipment_line'),
  },
  {
    name: 'shipment_box',
    columns: [
      ...[text('shipment_id', 36, key), integer('no', key), text('point_id', 64), text('date', 10), text('code', 4)],
    ],
    indices: [{ name: 'uq_shipment_box_code', columns: ['point_id', 'date', 'code'], unique: true }],
    references: ofShipment('shipment_box'),
  },
  {
    name: 'shipment_way',
    columns: [
      ...[text('shipment_id', 36, key), integer('no', key), long('rides'), text('hand_in_by', 40), flag('chilled')],
    ],
    references: ofShipment('shipment_way'),
  },
  {
    name: 'shipment_event',
    columns: [
      ...[text('event_id', 36, key), text('shipment_id', 36), text('type', 24), instant('at')],
      ...[text('actor', 36, optional), long('boxes', optional), integer('way', optional), integer('grams', optional)],
      ...[text('reason', 200, optional), text('waybill', 32, optional)],
    ],
    indices: [{ name: 'ix_shipment_event_shipment', columns: ['shipment_id'] }],
    references: ofShipment('shipment_event'),
  },
  {
    name: 'shipment_amount',
    columns: [
      ...[text('id', 36, key), text('shipment_id', 36), text('kind', 16), integer('fen'), instant('at')],
      ...[text('note', 200), text('actor', 36, optional)],
    ],
    indices: [{ name: 'ix_shipment_amount_shipment', columns: ['shipment_id'] }],
    references: ofShipment('shipment_amount'),
  },
];

/** Quotes and orders. */
export class Shipments1764000000111 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
