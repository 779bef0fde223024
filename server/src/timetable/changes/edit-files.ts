// How do folded changes look in the files of GTFS?
import { createHash } from 'node:crypto';
import { gtfsTime, parseGtfsTime } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import type { EditedTrip, EditFold } from './edit-fold.js';
import { EditTable } from './edit-table.js';
import type { EditRow } from './edit-table.js';
import type { FeedFiles } from '../feed/feed-source.js';

/** What a cancelled day becomes: `kept` stays on the boards as cancelled, `left_out` is how GTFS says it. */
export type CancelledDays = 'kept' | 'left_out';

/** The files with the changes in them. Rows and files that no change touches keep every byte. */
export function editedFiles(files: FeedFiles, fold: EditFold, cancelledDays: CancelledDays): FeedFiles {
  if (fold.trips.length === 0) return files;
  const editing = new Editing(files, cancelledDays);
  for (const trip of fold.trips) editing.take(trip);
  return editing.done();
}

/** A trip whose calls or days are not those of its source. */
interface ChangedTrip {
  readonly trip: EditedTrip;
  readonly service: string;
}

class Editing {
  private readonly changed: ChangedTrip[] = [];
  /** New services by what makes them: the one they come from, days added, days removed. */
  private readonly services = new Map<
    string,
    {
      readonly id: string;
      readonly from: string | null;
      readonly added: readonly ServiceDate[];
      readonly removed: readonly ServiceDate[];
    }
  >();

  constructor(
    private readonly files: FeedFiles,
    private readonly cancelledDays: CancelledDays,
  ) {}

  take(trip: EditedTrip): void {
    const leftOut = this.cancelledDays === 'left_out' ? new Set(trip.cancelled.keys()) : new Set<ServiceDate>();
    const added = [...trip.added].filter((date) => !leftOut.has(date)).sort();
    const removed = [...new Set([...trip.removed, ...[...leftOut].filter((date) => !trip.added.has(date))])].sort();
    this.changed.push({ trip, service: this.service(trip.service, added, removed) });
  }

  done(): FeedFiles {
    const files = new Map(this.files);
    const edit = (name: string, usual: readonly string[], change: (table: EditTable) => void): void => {
      const table = new EditTable(files.get(name), usual);
      change(table);
      files.set(name, table.bytes());
    };
    edit('trips.txt', [], (table) => this.trips(table));
    edit('stop_times.txt', [], (table) => this.stopTimes(table));
    if (this.services.size > 0) {
      edit('calendar_dates.txt', ['service_id', 'date', 'exception_type'], (table) => this.exceptions(table));
      if (files.has('calendar.txt')) edit('calendar.txt', [], (table) => this.calendars(table));
    }
    if (files.has('trip_cargo.txt')) edit('trip_cargo.txt', [], (table) => this.copies(table, (row) => row));
    return files;
  }

  private trips(table: EditTable): void {
    const own = new Map(
      this.changed.filter(({ trip }) => !isNew(trip)).map((each) => [each.trip.tripId, each.service]),
    );
    // Two runs of one block at once would be one vehicle in two places.
    this.copies(table, (row, { service }) => ({ ...row, service_id: service, block_id: '' }));
    table.change('trip_id', own, (row) => ({ ...row, service_id: own.get(row['trip_id'] ?? '') ?? '' }));
  }

  private stopTimes(table: EditTable): void {
    this.copies(table, (row, { trip }) => moved(row, trip.shift));
    const shifts = new Map(
      this.changed.filter(({ trip }) => !isNew(trip) && trip.shift !== 0).map(({ trip }) => [trip.tripId, trip.shift]),
    );
    if (shifts.size > 0) table.change('trip_id', shifts, (row) => moved(row, shifts.get(row['trip_id'] ?? '') ?? 0));
  }

  /** Adds to a table, for each new trip, its source's rows under its own id. */
  private copies(table: EditTable, change: (row: EditRow, of: ChangedTrip) => EditRow): void {
    const made = this.changed.filter(({ trip }) => isNew(trip));
    if (made.length === 0) return;
    const rows = table.rowsWhere('trip_id', new Set(made.map(({ trip }) => trip.sourceTripId)));
    table.append(
      made.flatMap((each) =>
        (rows.get(each.trip.sourceTripId) ?? []).map((row) => ({ ...change(row, each), trip_id: each.trip.tripId })),
      ),
    );
  }

  private calendars(table: EditTable): void {
    const wanted = [...this.services.values()];
    const rows = table.rowsWhere('service_id', new Set(wanted.map(({ from }) => from ?? '')));
    table.append(
      wanted.flatMap(({ id, from }) => (rows.get(from ?? '') ?? []).map((row) => ({ ...row, service_id: id }))),
    );
  }

  private exceptions(table: EditTable): void {
    const wanted = [...this.services.values()];
    const rows = table.rowsWhere('service_id', new Set(wanted.map(({ from }) => from ?? '')));
    table.append(
      wanted.flatMap(({ id, from, added, removed }) => {
        const own = new Map<string, EditRow>();
        for (const row of from === null ? [] : (rows.get(from) ?? []))
          own.set(row['date'] ?? '', { ...row, service_id: id });
        for (const [dates, type] of [
          [added, '1'],
          [removed, '2'],
        ] as const) {
          for (const date of dates)
            own.set(gtfsDate(date), { service_id: id, date: gtfsDate(date), exception_type: type });
        }
        return [...own.values()];
      }),
    );
  }

  private service(from: string | null, added: readonly ServiceDate[], removed: readonly ServiceDate[]): string {
    if (from !== null && added.length === 0 && removed.length === 0) return from;
    const what = JSON.stringify([from, added, removed]);
    const known = this.services.get(what);
    if (known) return known.id;
    const id = `${(from ?? 'EXTRA').slice(0, 50)}~${createHash('sha256').update(what).digest('hex').slice(0, 10)}`;
    this.services.set(what, { id, from, added, removed });
    return id;
  }
}

function isNew(trip: EditedTrip): boolean {
  return trip.tripId !== trip.sourceTripId;
}

function moved(row: EditRow, shift: number): EditRow {
  const time = (cell: string | undefined): string => {
    const seconds = parseGtfsTime(cell ?? '');
    return seconds === undefined ? '' : gtfsTime(seconds + shift);
  };
  return { ...row, arrival_time: time(row['arrival_time']), departure_time: time(row['departure_time']) };
}

function gtfsDate(date: ServiceDate): string {
  return date.replaceAll('-', '');
}
