// Which table holds the parcels whose pickup codes at other stations are asked for, one by one?
//
// It takes the place of what was kept by number and of what was told of ours: 快递100 has neither interface.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, key, optional, text } from '../columns.js';
import type { TablePlan } from '../columns.js';
import { PickupCodes1764000000108 } from './1764000000108-pickup-codes.js';

const tables: readonly TablePlan[] = [
  {
    name: 'station_parcel',
    columns: [
      text('id', 36, key),
      text('account_id', 36),
      text('phone_hash', 64),
      text('waybill', 40),
      text('carrier', 32),
      instant('wanted_at'),
      instant('asked_at'),
      instant('registered_at', optional),
      text('push_digest', 64, optional),
      instant('told_at', optional),
      { name: 'code_sealed', type: 'text', ...optional },
    ],
    indices: [
      { name: 'uq_station_parcel', columns: ['account_id', 'waybill', 'carrier'], unique: true },
      { name: 'ix_station_parcel_wanted', columns: ['wanted_at'] },
    ],
  },
];

const before = new PickupCodes1764000000108();

export class StationParcels1764000000134 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await before.down(runner);
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
    await before.up(runner);
  }
}
