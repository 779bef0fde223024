// Which tables hold pickup codes of other stations, and which of ours were told?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, key, optional, text } from '../columns.js';
import type { TablePlan } from '../columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'other_station',
    columns: [
      text('phone_hash', 64, key),
      text('account_id', 36),
      instant('asked_at'),
      instant('told_at', optional),
      { name: 'codes_sealed', type: 'text', ...optional },
    ],
    indices: [
      { name: 'ix_other_station_asked', columns: ['asked_at'] },
      { name: 'ix_other_station_account', columns: ['account_id'] },
    ],
  },
  {
    name: 'pickup_registration',
    columns: [text('parcel_id', 36, key), text('code', 20), instant('registered_at')],
    indices: [{ name: 'ix_pickup_registration_at', columns: ['registered_at'] }],
  },
];

export class PickupCodes1764000000108 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
