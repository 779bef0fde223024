// Where stands what the county has made public of a complaint?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, key, optional, text } from '../columns.js';
import type { TablePlan } from '../columns.js';

const longText = (name: string) => ({ name, type: 'text', ...optional });

const publications: TablePlan = {
  name: 'complaint_publication',
  columns: [text('complaint_id', 36, key), longText('text'), longText('answer'), instant('published_at')],
  indices: [{ name: 'ix_complaint_publication_at', columns: ['published_at'] }],
  references: [
    {
      ...{ name: 'fk_complaint_publication_complaint', column: 'complaint_id', to: 'complaint', toColumn: 'id' },
      onDelete: 'CASCADE',
    },
  ],
};

export class ComplaintPublications1764000000142 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [publications]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [publications]);
  }
}
