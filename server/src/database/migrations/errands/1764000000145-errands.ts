// Which tables hold what villagers ask to have bought, what was done about it, and which shops buy?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, integer, key, optional, text } from '../columns.js';
import type { TablePlan } from '../columns.js';

const flag = (name: string) => ({ name, type: 'boolean', default: 0 });
const longText = (name: string) => ({ name, type: 'text' });

const tables: readonly TablePlan[] = [
  {
    name: 'errand_shop',
    columns: [
      ...[text('id', 36, key), text('name', 40), text('sells', 60), text('address', 100, optional)],
      ...[text('phone', 20, optional), flag('open'), instant('changed_at')],
    ],
  },
  {
    name: 'errand',
    columns: [
      ...[text('id', 36, key), text('account_id', 36), flag('for_caller'), text('point_id', 64)],
      ...[text('shop_id', 36, optional), text('buyer_kind', 16, optional), text('buyer_id', 64, optional)],
      ...[text('state', 16), instant('state_at'), integer('version'), longText('contents_sealed')],
      ...[text('person_sealed', 512, optional), text('phone_hash', 64, optional), text('phone_tail', 4, optional)],
      ...[text('wanted_by', 10, optional), instant('asked_at'), instant('answer_by', optional)],
      instant('ended_at', optional),
    ],
    indices: [
      { name: 'ix_errand_account', columns: ['account_id', 'asked_at'] },
      { name: 'ix_errand_point', columns: ['point_id', 'state'] },
      { name: 'ix_errand_buyer', columns: ['buyer_kind', 'buyer_id', 'state'] },
      { name: 'ix_errand_state', columns: ['state', 'answer_by'] },
      { name: 'ix_errand_phone', columns: ['phone_hash'] },
      { name: 'ix_errand_ended', columns: ['ended_at'] },
    ],
  },
  {
    name: 'errand_event',
    columns: [
      ...[text('event_id', 36, key), text('errand_id', 36), text('type', 16), instant('at'), instant('received_at')],
      ...[text('actor', 36, optional), longText('says_sealed')],
    ],
    indices: [
      { name: 'ix_errand_event_errand', columns: ['errand_id'] },
      { name: 'ix_errand_event_actor', columns: ['actor'] },
    ],
    references: [
      {
        ...{ name: 'fk_errand_event_errand', column: 'errand_id', to: 'errand', toColumn: 'id' },
        onDelete: 'CASCADE',
      },
    ],
  },
  {
    name: 'errand_piece',
    columns: [
      ...[text('waybill', 16, key), text('errand_id', 36), integer('piece'), text('parcel_id', 36)],
    ],
    indices: [
      { name: 'uq_errand_piece', columns: ['errand_id', 'piece'], unique: true },
      { name: 'uq_errand_piece_parcel', columns: ['parcel_id'], unique: true },
    ],
    references: [
      {
        ...{ name: 'fk_errand_piece_errand', column: 'errand_id', to: 'errand', toColumn: 'id' },
        onDelete: 'CASCADE',
      },
    ],
  },
];

export class Errands1764000000145 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
