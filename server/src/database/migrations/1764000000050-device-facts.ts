// How do reports of buses come to say from which phone they are, and how good their time is?
import { TableColumn, TableIndex } from 'typeorm';
import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';
import { optional, text } from './columns.js';

const TABLE = 'trip_report';
/** What a report says from now on, and what it is for the reports that are there. */
const columns = [
  // Phones had no names: whoever reported stands for theirs.
  { column: text('device_id', 36), known: 'actor' },
  { column: text('time_quality', 16), known: `CASE WHEN time_estimated = 0 THEN 'measured' ELSE 'estimated' END` },
] as const;
const estimated: TableColumnOptions = { name: 'time_estimated', type: 'boolean', default: 0 };
/** Which sending brought a report is looked up by the reports that it brought. */
const batchIndex = { name: 'ix_trip_report_batch', columnNames: ['batch_id'] };

/** Reports of buses become facts of devices. */
export class DeviceFacts1764000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { column, known } of columns) {
      await runner.addColumn(TABLE, new TableColumn({ ...column, ...optional }));
      await runner.query(`UPDATE ${TABLE} SET ${column.name} = ${known}`);
      await runner.changeColumn(TABLE, column.name, new TableColumn(column));
    }
    await runner.dropColumn(TABLE, estimated.name);
    await runner.dropIndex(TABLE, batchIndex.name);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createIndex(TABLE, new TableIndex(batchIndex));
    await runner.addColumn(TABLE, new TableColumn(estimated));
    await runner.query(`UPDATE ${TABLE} SET time_estimated = 1 WHERE time_quality <> 'measured'`);
    await runner.dropColumns(TABLE, columns.map(({ column }) => column.name));
  }
}
