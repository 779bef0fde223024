// Which table holds the imports under way and what was found in them?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, integer, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'feed_import',
    columns: [
      text('id', 36, key),
      text('state', 16),
      text('file_name', 128),
      integer('bytes'),
      integer('rows_read'),
      text('feed_id', 36, optional),
      text('basis', 80, optional),
      { name: 'findings', type: 'blob', isNullable: true },
      text('started_by', 36),
      instant('started_at'),
      instant('progressed_at'),
    ],
    indices: [{ name: 'ix_feed_import_started', columns: ['started_at'] }],
  },
];

/** Imports of feeds: uploaded, read, found sound or not, published. */
export class FeedImports1764000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
