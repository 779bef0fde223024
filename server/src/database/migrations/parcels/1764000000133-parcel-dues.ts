// Where is it kept that a recipient still owes the carrier something?
import { TableColumn } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { optional, text } from '../columns.js';

export class ParcelDues1764000000133 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('parcel', new TableColumn(text('due', 8, optional)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('parcel', 'due');
  }
}
