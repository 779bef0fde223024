// Which table says who published a timetable that was brought in?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'feed_import_step',
    columns: [
      text('id', 36, key),
      text('import_id', 36),
      text('move', 16),
      instant('at'),
      text('by_account', 36, optional),
    ],
    indices: [{ name: 'ix_feed_import_step_import', columns: ['import_id'] }],
    references: [
      {
        name: 'fk_feed_import_step_import',
        column: 'import_id',
        to: 'feed_import',
        toColumn: 'id',
        onDelete: 'CASCADE',
      },
    ],
  },
];

/** Steps of imports: found sound, refused, published, each with when and by whom. */
export class FeedImportSteps1764000000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
