// How are the files of a feed gone through without standing in everybody's way?
import { setImmediate as pause } from 'node:timers/promises';
import type { FeedIssues } from './feed-issue.js';
import { FeedTable } from './feed-table.js';
import { gtfsFile } from './gtfs-spec.js';

/** The files of a feed by name. */
export type FeedFiles = ReadonlyMap<string, Uint8Array>;

/** Rows read before others get their turn: some four milliseconds. */
const ROWS_AT_ONCE = 8_192;
/** Rows of a file whose rows become objects; a county has hundreds, a big country tens of thousands. */
const MOST_OBJECTS = 500_000;

/** The files of one feed, with the faults found in them and the rows read so far. */
export class FeedSource {
  rows = 0;

  constructor(
    readonly files: FeedFiles,
    readonly issues: FeedIssues,
    private readonly onProgress: (rows: number) => void = () => undefined,
  ) {}

  /** Opens a file; one that must be there and is not, is noted. */
  open(file: string, optional: boolean): FeedTable | undefined {
    const bytes = this.files.get(file);
    if (bytes) return FeedTable.open(file, bytes, this.issues, optional);
    if (!optional) this.issues.add({ code: 'missing_required_file', file, row: 0, reason: '缺这个文件' });
    return undefined;
  }

  /** Goes through a file's rows, letting other work in now and then. */
  async each(table: FeedTable, visit: () => void): Promise<void> {
    for (let count = 1; table.next(); count += 1) {
      visit();
      this.rows += 1;
      if (count % ROWS_AT_ONCE !== 0) continue;
      this.onProgress(this.rows);
      await pause();
    }
  }

  /** Reads a file whose rows the specification tells apart by a key; one that may be absent gives no rows. */
  async read<Row>(file: string, row: (table: FeedTable) => Row, optional = false): Promise<Row[]> {
    const table = this.open(file, optional);
    if (!table) return [];
    const key = gtfsFile(file)?.key ?? [];
    const seen = new Map<string, number>();
    const found: Row[] = [];
    await this.each(table, () => {
      if (found.length >= MOST_OBJECTS) {
        if (found.length === MOST_OBJECTS)
          this.issues.add({ code: 'too_many_rows', file, row: 0, reason: `超过 ${MOST_OBJECTS} 行` });
        return;
      }
      if (key.length > 0) {
        // NUL cannot stand in a CSV value that reached us as text, so joined keys cannot be confused.
        const id = key.map((field) => table.raw(field)).join('\0');
        const before = seen.get(id);
        if (before === undefined) seen.set(id, table.row);
        else table.fault('duplicate_key', key[0] ?? '', `和第 ${before} 行的 ${key.join('、')} 相同`);
      }
      found.push(row(table));
    });
    if (!optional && found.length === 0 && this.issues.readWhole(file))
      this.issues.add({ code: 'empty_file', file, row: 0, reason: '文件里只有表头，没有内容' });
    return found;
  }
}

/** Ids of a feed's things that references may name: all that are there, or anything where that is not known. */
export interface Known {
  has(id: string): boolean;
}

/** The things that other files speak of. */
export interface KnownThings {
  readonly stops: Known;
  readonly routes: Known;
  readonly trips: Known;
  readonly bookingRules: Known;
}

/** Notes a reference to something that is not there. */
export function refer(table: FeedTable, field: string, id: string, known: Known): void {
  if (id !== '' && !known.has(id)) table.fault('foreign_key_violation', field, `没有 ${field} 为“${id}”的那一行`);
}
