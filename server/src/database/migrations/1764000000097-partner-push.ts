// Which columns say where a partner wants to be told, and up to which event it was?
import { TableColumn } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { integer, optional, text } from './columns.js';

const columns = [text('push_url', 512, optional), integer('pushed_up_to', { default: 0 })];

/** Partners that are pushed to. */
export class PartnerPush1764000000097 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of columns) await runner.addColumn('partner', new TableColumn(column));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...columns].reverse()) await runner.dropColumn('partner', name);
  }
}
