// How does a feed come to be kept as its own files, byte by byte, instead of row by row?
//
// What we do not understand in a feed must come out again as it went in, and half a million stop times
// must be imported while somebody waits: kept as rows neither is so. Nothing read the rows but the
// server's start, which reads the files as quickly.
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';
import { createTables, double, dropTables, integer, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

type Row = Readonly<Record<string, unknown>>;

const feedId = text('feed_id', 36, key);
const ofFeed = (name: string): Pick<TablePlan, 'references'> => ({
  references: [{ name: `fk_${name}_feed`, column: 'feed_id', to: 'gtfs_feed', toColumn: 'id', onDelete: 'CASCADE' }],
});
const plan = (name: string, columns: readonly TableColumnOptions[]): TablePlan => ({ name, columns: [feedId, ...columns], ...ofFeed(name) });

const fileTable = plan('gtfs_file', [text('name', 128, key), integer('part', key), { name: 'content', type: 'blob' }]);

/** A table of rows, its file, and how one becomes the other: CSV column, table column, kind. */
interface RowTable {
  readonly file: string;
  readonly plan: TablePlan;
  readonly cells: readonly (readonly [csv: string, column: string, kind?: 'time' | 'date' | 'thousandth' | 'number'])[];
}

const rowTables: readonly RowTable[] = [
  {
    file: 'agency.txt',
    plan: plan('gtfs_agency', [text('agency_id', 64, key), text('name', 128), text('url', 255), text('timezone', 64), text('lang', 16, optional), text('phone', 32, optional)]),
    cells: [['agency_id', 'agency_id'], ['agency_name', 'name'], ['agency_url', 'url'], ['agency_timezone', 'timezone'], ['agency_lang', 'lang'], ['agency_phone', 'phone']],
  },
  {
    file: 'stops.txt',
    plan: plan('gtfs_stop', [text('stop_id', 64, key), text('name', 128), double('latitude'), double('longitude')]),
    cells: [['stop_id', 'stop_id'], ['stop_name', 'name'], ['stop_lat', 'latitude', 'number'], ['stop_lon', 'longitude', 'number']],
  },
  {
    file: 'routes.txt',
    plan: plan('gtfs_route', [text('route_id', 64, key), text('agency_id', 64), text('short_name', 64), text('long_name', 255), integer('type')]),
    cells: [['route_id', 'route_id'], ['agency_id', 'agency_id'], ['route_short_name', 'short_name'], ['route_long_name', 'long_name'], ['route_type', 'type', 'number']],
  },
  {
    file: 'trips.txt',
    plan: plan('gtfs_trip', [text('trip_id', 64, key), text('route_id', 64), text('service_id', 64), text('headsign', 128), integer('direction_id', optional)]),
    cells: [['route_id', 'route_id'], ['service_id', 'service_id'], ['trip_id', 'trip_id'], ['trip_headsign', 'headsign'], ['direction_id', 'direction_id', 'number']],
  },
  {
    file: 'stop_times.txt',
    plan: plan('gtfs_stop_time', [
      text('trip_id', 64, key), integer('stop_sequence', key), text('stop_id', 64), integer('arrival'), integer('departure'),
      integer('pickup_type', { default: 0 }), integer('drop_off_type', { default: 0 }), integer('timepoint', { default: 1 }),
    ]),
    cells: [
      ['trip_id', 'trip_id'], ['arrival_time', 'arrival', 'time'], ['departure_time', 'departure', 'time'], ['stop_id', 'stop_id'], ['stop_sequence', 'stop_sequence', 'number'],
      ['pickup_type', 'pickup_type', 'number'], ['drop_off_type', 'drop_off_type', 'number'], ['timepoint', 'timepoint', 'number'],
    ],
  },
  {
    file: 'calendar.txt',
    plan: plan('gtfs_calendar', [text('service_id', 64, key), integer('weekdays'), text('start_date', 10), text('end_date', 10)]),
    cells: [['service_id', 'service_id'], ['start_date', 'start_date', 'date'], ['end_date', 'end_date', 'date']],
  },
  {
    file: 'calendar_dates.txt',
    plan: plan('gtfs_calendar_date', [text('service_id', 64, key), text('date', 10, key), integer('exception_type')]),
    cells: [['service_id', 'service_id'], ['date', 'date', 'date'], ['exception_type', 'exception_type', 'number']],
  },
  {
    file: 'trip_cargo.txt',
    plan: plan('gtfs_trip_cargo', [text('trip_id', 64, key), integer('volume_litres'), integer('weight_grams')]),
    cells: [['trip_id', 'trip_id'], ['cargo_volume_m3', 'volume_litres', 'thousandth'], ['cargo_weight_kg', 'weight_grams', 'thousandth']],
  },
];

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** Bytes a row: MariaDB's BLOB holds 65,535. */
const PART = 60_000;

/** Feeds as files; the rows of every feed that is there go along, both ways. */
export class FeedFiles1764000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [fileTable]);
    for (const feed of (await runner.query('SELECT * FROM gtfs_feed')) as Row[]) {
      for (const table of rowTables) {
        const rows = (await runner.query(`SELECT * FROM ${table.plan.name} WHERE feed_id = ?`, [feed['id']])) as Row[];
        if (rows.length > 0) await keepFile(runner, String(feed['id']), table.file, csvOf(table, rows));
      }
      const info = [['feed_publisher_name', 'feed_publisher_url', 'feed_lang', 'feed_version'], ['publisher', 'publisher_url', 'lang', 'version'].map((column) => String(feed[column]))];
      if (feed['publisher'] !== '') await keepFile(runner, String(feed['id']), 'feed_info.txt', textOf(info));
    }
    await dropTables(runner, rowTables.map(({ plan: each }) => each));
  }

  async down(runner: QueryRunner): Promise<void> {
    await createTables(runner, rowTables.map(({ plan: each }) => each));
    for (const { id } of (await runner.query('SELECT id FROM gtfs_feed')) as { id: string }[]) {
      for (const table of rowTables) await restoreRows(runner, id, table);
    }
    await dropTables(runner, [fileTable]);
  }
}

function csvOf({ cells, file }: RowTable, rows: readonly Row[]): string {
  const days = file === 'calendar.txt' ? WEEKDAYS : [];
  return textOf([
    [...cells.map(([csv]) => csv), ...days],
    ...rows.map((row) => [...cells.map(([, column, kind]) => toCell(row[column], kind)), ...days.map((_day, bit) => String((Number(row['weekdays']) >> bit) & 1))]),
  ]);
}

function textOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`).join('');
}

function toCell(value: unknown, kind: RowTable['cells'][number][2]): string {
  if (value === null || value === undefined) return '';
  if (kind === 'thousandth') return String(Number(value) / 1_000);
  if (kind === 'date') return String(value).replaceAll('-', '');
  if (kind !== 'time') return String(value);
  const seconds = Number(value);
  return [seconds / 3_600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
}

function fromCell(cell: string, kind: RowTable['cells'][number][2]): string | number | null {
  if (kind === 'thousandth') return Math.round(Number(cell) * 1_000);
  if (kind === 'date') return `${cell.slice(0, 4)}-${cell.slice(4, 6)}-${cell.slice(6)}`;
  if (kind === 'number') return cell === '' ? null : Number(cell);
  return kind === 'time' ? cell.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) : cell;
}

async function keepFile(runner: QueryRunner, feed: string, name: string, content: string): Promise<void> {
  const packed = await promisify<Buffer, Buffer>(deflateRaw)(Buffer.from(content));
  for (let part = 0; part * PART < packed.length; part += 1) {
    await runner.query('INSERT INTO gtfs_file (feed_id, name, part, content) VALUES (?, ?, ?, ?)', [feed, name, part, packed.subarray(part * PART, (part + 1) * PART)]);
  }
}

async function restoreRows(runner: QueryRunner, feed: string, { file, plan: table, cells }: RowTable): Promise<void> {
  const parts = (await runner.query('SELECT content FROM gtfs_file WHERE feed_id = ? AND name = ? ORDER BY part', [feed, file])) as { content: Buffer }[];
  if (parts.length === 0) return;
  const content = await promisify<Buffer, Buffer>(inflateRaw)(Buffer.concat(parts.map((part) => part.content)));
  for (const row of parse(content, { columns: true, bom: true, trim: true }) as Record<string, string>[]) {
    const values: Record<string, unknown> = { feed_id: feed };
    for (const [csv, column, kind] of cells) values[column] = emptyAsNull(table, column, fromCell(row[csv] ?? '', kind));
    if (file === 'calendar.txt') values['weekdays'] = WEEKDAYS.reduce((bits, day, bit) => bits | (Number(row[day]) << bit), 0);
    const columns = Object.keys(values);
    await runner.query(`INSERT INTO ${table.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, Object.values(values));
  }
}

function emptyAsNull(table: TablePlan, column: string, value: string | number | null): string | number | null {
  const { isNullable = false, default: usual } = table.columns.find(({ name }) => name === column) ?? {};
  if (value === null && !isNullable) return usual === undefined ? 0 : Number(usual);
  return value === '' && isNullable ? null : value;
}
