// Which table says with which keys the data is sealed?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, key, text } from './columns.js';
import type { TablePlan } from './columns.js';

const tables: readonly TablePlan[] = [{ name: 'key_check', columns: [text('key_id', 24, key), text('mark', 64)] }];

/** A mark of each key, by which it is known again and of which nobody learns it. */
export class KeyChecks1764000000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
