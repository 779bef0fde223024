// Which tables hold the keys of partners, what each hears, and what carriers say of parcels?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, integer, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'partner',
    columns: [
      text('id', 36, key),
      text('name', 64),
      text('secret_sealed', 512),
      instant('made_at'),
      instant('withdrawn_at', optional),
      integer('last_event'),
    ],
    indices: [{ name: 'uq_partner_name', columns: ['name'], unique: true }],
  },
  {
    name: 'partner_nonce',
    columns: [text('digest', 64, key), instant('used_at')],
    indices: [{ name: 'ix_partner_nonce_used', columns: ['used_at'] }],
  },
  {
    name: 'partner_parcel',
    columns: [text('parcel_id', 36, key), text('partner_id', 36, key)],
  },
  {
    name: 'partner_event',
    columns: [
      text('partner_id', 36, key),
      integer('number', key),
      text('parcel_id', 36),
      text('state', 16),
      text('exceptions', 99),
      instant('since'),
      text('point_id', 64, optional),
      instant('written_at'),
    ],
    indices: [
      { name: 'ix_partner_event_parcel', columns: ['parcel_id'] },
      { name: 'ix_partner_event_written', columns: ['written_at'] },
    ],
  },
  {
    name: 'carrier_parcel',
    columns: [
      text('waybill', 40, key),
      text('carrier', 32, key),
      text('status', 24, optional),
      text('reason', 24, optional),
      text('raw', 60, optional),
      instant('told_at', optional),
      instant('queried_at', optional),
      text('watching', 16),
      instant('watched_since', optional),
      text('month', 7),
      integer('subscriptions'),
    ],
    indices: [{ name: 'ix_carrier_parcel_told', columns: ['told_at'] }],
  },
  {
    name: 'carrier_track',
    columns: [
      text('digest', 64, key),
      text('waybill', 40),
      text('carrier', 32),
      instant('at'),
      text('text', 400),
      text('place', 60, optional),
      text('status', 24),
      text('reason', 24, optional),
      text('raw', 60),
      instant('received_at'),
    ],
    indices: [
      { name: 'ix_carrier_track_parcel', columns: ['waybill', 'carrier', 'at'] },
      { name: 'ix_carrier_track_received', columns: ['received_at'] },
    ],
  },
];

/** Partners and carriers' words. */
export class Partners1764000000085 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
