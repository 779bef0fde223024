// How do reports of buses come to say from which phone they are, and how good their time is?
import { TableColumn } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, instant, integer, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

/** What a report says from now on, and what it is for the reports that are there. */
const columns = [
  // Phones had no names: whoever reported stands for theirs.
  { column: text('device_id', 36), known: 'actor' },
  { column: text('time_quality', 16), known: `CASE WHEN time_estimated = 0 THEN 'measured' ELSE 'estimated' END` },
] as const;

/** The table as it was. */
const before: TablePlan = {
  name: 'trip_report',
  columns: [
    text('event_id', 36, key),
    text('batch_id', 36),
    text('kind', 16),
    text('trip_id', 64),
    text('service_date', 10),
    text('stop_id', 64, optional),
    integer('stop_sequence', optional),
    integer('minutes', optional),
    text('reason', 200, optional),
    text('vehicle_id', 36, optional),
    text('retracts', 36, optional),
    text('source', 16),
    text('actor', 36),
    instant('occurred_at'),
    instant('happened_at'),
    integer('device_seq'),
    { name: 'time_estimated', type: 'boolean', default: 0 },
    instant('received_at'),
  ],
  indices: [
    { name: 'ix_trip_report_trip', columns: ['service_date', 'trip_id'] },
    { name: 'ix_trip_report_batch', columns: ['batch_id'] },
  ],
};

/** Reports of buses become facts of devices. */
export class DeviceFacts1764000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { column, known } of columns) {
      await runner.addColumn('trip_report', new TableColumn({ ...column, ...optional }));
      await runner.query(`UPDATE trip_report SET ${column.name} = ${known}`);
      await runner.changeColumn('trip_report', column.name, new TableColumn(column));
    }
    await runner.dropColumn('trip_report', 'time_estimated');
    // Which sending brought a report is looked up by the reports that it brought.
    await runner.dropIndex('trip_report', 'ix_trip_report_batch');
  }

  /** Made anew, for a column that is added stands behind all others. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('trip_report', 'ix_trip_report_trip');
    await runner.renameTable('trip_report', 'device_trip_report');
    await createTables(runner, [before]);
    const names = before.columns.map(({ name }) => name);
    const known = names.map((name) => (name === 'time_estimated' ? `CASE WHEN time_quality = 'measured' THEN 0 ELSE 1 END` : name));
    await runner.query(`INSERT INTO trip_report (${names.join(', ')}) SELECT ${known.join(', ')} FROM device_trip_report`);
    await runner.dropTable('device_trip_report');
  }
}
