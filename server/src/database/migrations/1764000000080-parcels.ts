// Which tables hold parcels and what was said of them?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, integer, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

const flag = (name: string) => ({ name, type: 'boolean', default: 0 });

const tables: readonly TablePlan[] = [
  {
    name: 'parcel',
    columns: [
      text('id', 36, key),
      text('waybill', 40),
      text('carrier', 32),
      text('state', 16),
      instant('since', optional),
      text('point_id', 64, optional),
      text('holder_kind', 16, optional),
      text('holder_id', 64, optional),
      text('trip_id', 64, optional),
      text('service_date', 10, optional),
      text('seal', 32, optional),
      text('shelf', 16, optional),
      instant('shelved_at', optional),
      text('first_shelved', 36, optional),
      text('collected_by', 36, optional),
      text('exceptions', 99),
      integer('reviews'),
      integer('reminders'),
      flag('extended'),
      text('name_sealed', 512, optional),
      text('phone_sealed', 512, optional),
      text('phone_hash', 64, optional),
      text('phone_tail', 4, optional),
      text('virtual_number', 32, optional),
      text('village_code', 12, optional),
      text('expected_on', 10, optional),
      instant('first_seen_at'),
      integer('version'),
    ],
    indices: [
      { name: 'uq_parcel_number', columns: ['waybill', 'carrier'], unique: true },
      { name: 'ix_parcel_phone', columns: ['phone_hash'] },
      { name: 'ix_parcel_holder', columns: ['holder_id', 'state'] },
      { name: 'ix_parcel_point', columns: ['point_id', 'state'] },
      { name: 'ix_parcel_since', columns: ['since'] },
    ],
  },
  {
    name: 'parcel_event',
    columns: [
      text('event_id', 36, key),
      text('batch_id', 36),
      text('actor', 36),
      text('device_id', 36),
      integer('device_seq'),
      instant('occurred_at'),
      instant('happened_at'),
      text('time_quality', 16),
      instant('received_at'),
      text('type', 24),
      text('source', 16),
      text('parcel_id', 36, optional),
      text('seal', 32, optional),
      text('point_id', 64, optional),
      text('to_point_id', 64, optional),
      text('trip_id', 64, optional),
      text('service_date', 10, optional),
      text('shelf', 16, optional),
      text('reason', 200, optional),
      text('method', 16, optional),
      text('agent_sealed', 512, optional),
      text('photo_sha256', 64, optional),
      text('to_state', 16, optional),
      flag('upheld'),
      text('retracts', 36, optional),
    ],
    indices: [
      { name: 'ix_parcel_event_parcel', columns: ['parcel_id'] },
      { name: 'ix_parcel_event_seal', columns: ['seal'] },
      { name: 'ix_parcel_event_trip', columns: ['service_date', 'trip_id'] },
    ],
  },
  { name: 'custody_subject', columns: [text('name', 120, key), integer('version')] },
];

/** Parcels, their events, and what several of them meet in. */
export class Parcels1764000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
