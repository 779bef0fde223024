// Where is written down which document a sender showed?
import { TableColumn } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { optional, text } from '../columns.js';

export class ShownDocuments1764000000124 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('shipment_event', new TableColumn(text('document', 32, optional)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('shipment_event', 'document');
  }
}
