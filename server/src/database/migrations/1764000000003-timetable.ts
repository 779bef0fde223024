// Which tables hold the timetable?
import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';
import { createTables, double, dropTables, instant, integer, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

/** A GTFS table: its rows belong to a feed and go with it. */
function gtfs(name: string, columns: readonly TableColumnOptions[]): TablePlan {
  return {
    name,
    columns: [text('feed_id', 36, key), ...columns],
    references: [{ name: `fk_${name}_feed`, column: 'feed_id', to: 'gtfs_feed', toColumn: 'id', onDelete: 'CASCADE' }],
  };
}

const tables: readonly TablePlan[] = [
  {
    name: 'gtfs_feed',
    columns: [
      text('id', 36, key),
      text('version', 64),
      text('publisher', 128),
      text('publisher_url', 255),
      text('lang', 16),
      instant('imported_at'),
      instant('current_since', optional),
    ],
    indices: [{ name: 'ix_gtfs_feed_current_since', columns: ['current_since'] }],
  },
  gtfs('gtfs_agency', [
    text('agency_id', 64, key),
    text('name', 128),
    text('url', 255),
    text('timezone', 64),
    text('lang', 16, optional),
    text('phone', 32, optional),
  ]),
  gtfs('gtfs_stop', [text('stop_id', 64, key), text('name', 128), double('latitude'), double('longitude')]),
  gtfs('gtfs_route', [
    text('route_id', 64, key),
    text('agency_id', 64),
    text('short_name', 64),
    text('long_name', 255),
    integer('type'),
  ]),
  gtfs('gtfs_trip', [
    text('trip_id', 64, key),
    text('route_id', 64),
    text('service_id', 64),
    text('headsign', 128),
    integer('direction_id', optional),
  ]),
  gtfs('gtfs_stop_time', [
    text('trip_id', 64, key),
    integer('stop_sequence', key),
    text('stop_id', 64),
    integer('arrival'),
    integer('departure'),
    integer('pickup_type', { default: 0 }),
    integer('drop_off_type', { default: 0 }),
    integer('timepoint', { default: 1 }),
  ]),
  gtfs('gtfs_calendar', [
    text('service_id', 64, key),
    integer('weekdays'),
    text('start_date', 10),
    text('end_date', 10),
  ]),
  gtfs('gtfs_calendar_date', [text('service_id', 64, key), text('date', 10, key), integer('exception_type')]),
  gtfs('gtfs_trip_cargo', [text('trip_id', 64, key), integer('volume_litres'), integer('weight_grams')]),
  {
    name: 'trip_cancellation',
    columns: [
      text('id', 36, key),
      text('trip_id', 64),
      text('service_date', 10),
      text('reason', 200),
      instant('announced_at'),
      text('withdraws', 36, optional),
    ],
    indices: [
      { name: 'ix_trip_cancellation_date', columns: ['service_date'] },
      { name: 'uq_trip_cancellation_withdraws', columns: ['withdraws'], unique: true },
    ],
  },
];

/** The GTFS tables, our trip_cargo, and announced cancellations. */
export class Timetable1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
