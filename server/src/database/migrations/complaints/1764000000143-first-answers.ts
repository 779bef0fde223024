// Where is it kept when a complaint was first answered, and by when it should have been?
import { TableColumn, TableIndex } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { instant, optional } from '../columns.js';

const columns = [instant('answered_at', optional), instant('answer_due', optional)];
/** Everything that public figures are counted from, so that no row is opened for them. */
const figures = new TableIndex({
  name: 'ix_complaint_figures',
  columnNames: [
    ...['kind', 'received_at', 'category', 'area_code', 'state'],
    ...['promised_by', 'answered_at', 'answer_due', 'reopened'],
  ],
});

export class FirstAnswers1764000000143 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of columns) await runner.addColumn('complaint', new TableColumn(column));
    await runner.query(
      `UPDATE complaint SET answered_at = (SELECT MIN(complaint_step.at) FROM complaint_step
       WHERE complaint_step.complaint_id = complaint.id AND complaint_step.step = 'answer')`,
    );
    // Of what was opened again the first promise is not known any more.
    await runner.query(
      'UPDATE complaint SET answer_due = promised_by WHERE answered_at IS NOT NULL AND reopened = 0',
    );
    await runner.createIndex('complaint', figures);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('complaint', figures.name ?? '');
    for (const { name } of columns) await runner.dropColumn('complaint', name);
  }
}
