// Where do those wait for one another who count what is one account's?
import { TableColumn } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { integer } from '../columns.js';

export class AccountTurns1764000000121 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('account', new TableColumn(integer('turns', { default: 0 })));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('account', 'turns');
  }
}
