// Which tables hold what people have to sell, and what became of it?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, integer, key, optional, text } from '../columns.js';
import type { TablePlan } from '../columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'offer',
    columns: [
      ...[text('id', 36, key), text('account_id', 36), text('product', 20), integer('quantity'), text('unit', 8)],
      ...[integer('price_fen'), text('per', 8), text('words', 200, optional), text('village_code', 12)],
      ...[text('township_code', 12), text('point_id', 64), text('fetched_at', 8), text('last_day', 10)],
      ...[text('put_up_on', 10), integer('ordinal'), instant('put_up_at'), text('name_sealed', 512)],
      ...[text('phone_sealed', 512), { name: 'number_shown', type: 'boolean', default: 0 }],
      ...[text('state', 16), instant('state_at')],
    ],
    indices: [
      // So many a day, also for whoever puts up two at the same moment.
      { name: 'uq_offer_account_day', columns: ['account_id', 'put_up_on', 'ordinal'], unique: true },
      { name: 'ix_offer_state', columns: ['state', 'last_day'] },
      { name: 'ix_offer_township', columns: ['township_code', 'state'] },
      { name: 'ix_offer_last_day', columns: ['last_day'] },
    ],
  },
  {
    name: 'offer_step',
    columns: [
      ...[text('id', 36, key), text('offer_id', 36), text('move', 16), instant('at')],
      ...[text('by_account', 36, optional), text('reason', 100, optional)],
    ],
    indices: [{ name: 'ix_offer_step_offer', columns: ['offer_id'] }],
    references: [
      { ...{ name: 'fk_offer_step_offer', column: 'offer_id', to: 'offer', toColumn: 'id' }, onDelete: 'CASCADE' },
    ],
  },
];

export class Offers1764000000150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
