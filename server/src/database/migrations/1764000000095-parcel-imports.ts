// Which tables hold carriers' lists that came in as files, until their parcels are announced?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, integer, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'parcel_import',
    columns: [
      text('id', 36, key),
      text('state', 16),
      text('file_name', 128),
      text('sha256', 64),
      integer('bytes'),
      text('point_id', 64, optional),
      text('carrier', 32, optional),
      integer('rows_read'),
      { name: 'findings', type: 'blob', isNullable: true },
      text('started_by', 36),
      instant('started_at'),
      instant('progressed_at'),
    ],
    indices: [
      { name: 'ix_parcel_import_started', columns: ['started_at'] },
      { name: 'ix_parcel_import_content', columns: ['sha256'] },
    ],
  },
  {
    name: 'parcel_import_step',
    columns: [
      text('id', 36, key),
      text('import_id', 36),
      text('move', 16),
      instant('at'),
      text('by_account', 36, optional),
    ],
    indices: [{ name: 'ix_parcel_import_step_import', columns: ['import_id'] }],
    references: [
      {
        name: 'fk_parcel_import_step_import',
        column: 'import_id',
        to: 'parcel_import',
        toColumn: 'id',
        onDelete: 'CASCADE',
      },
    ],
  },
  {
    name: 'parcel_import_part',
    columns: [
      text('id', 36, key),
      text('import_id', 36),
      integer('number'),
      integer('good_rows'),
      { name: 'rows_sealed', type: 'text', isNullable: true },
      { name: 'faults', type: 'blob', isNullable: true },
      instant('announced_at', optional),
      integer('announced'),
      integer('repeated'),
    ],
    indices: [{ name: 'uq_parcel_import_part', columns: ['import_id', 'number'], unique: true }],
    references: [
      {
        name: 'fk_parcel_import_part_import',
        column: 'import_id',
        to: 'parcel_import',
        toColumn: 'id',
        onDelete: 'CASCADE',
      },
    ],
  },
];

/** Lists of carriers: uploaded, read, said yes to, announced part by part. */
export class ParcelImports1764000000095 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
