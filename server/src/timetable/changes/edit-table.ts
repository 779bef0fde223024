// How is a file of a feed changed in some rows, with every other row left as it is?
import { CsvCursor, csvCell, csvText } from '../feed/gtfs-csv.js';

/** The cells of a row by column name. */
export type EditRow = Readonly<Record<string, string>>;

/** A table as text. Rows that nobody touches keep every byte, quotes and unknown columns too. */
export class EditTable {
  private text: string;
  private readonly columns: readonly string[];
  private readonly added: EditRow[] = [];

  /** `usual` are the columns of a file that is not there yet. */
  constructor(bytes: Uint8Array | undefined, usual: readonly string[]) {
    this.text = bytes ? new TextDecoder().decode(bytes) : csvText(usual, []);
    const cursor = new CsvCursor(this.text);
    cursor.next();
    this.columns = cellsOf(cursor, cursor.cells);
  }

  /** The rows whose `column` is one of `values`, by it. */
  rowsWhere(column: string, values: { has(value: string): boolean }): Map<string, EditRow[]> {
    const found = new Map<string, EditRow[]>();
    this.visit(column, (value, cursor) => {
      if (!values.has(value)) return undefined;
      found.set(value, [...(found.get(value) ?? []), this.rowAt(cursor)]);
      return undefined;
    });
    return found;
  }

  /** Changes the rows whose `column` is one of `values`. */
  change(column: string, values: { has(value: string): boolean }, change: (row: EditRow) => EditRow): void {
    const parts: string[] = [];
    let kept = 0;
    this.visit(column, (value, cursor) => {
      if (!values.has(value)) return;
      parts.push(this.text.slice(kept, cursor.begin), this.line(change(this.rowAt(cursor))));
      kept = cursor.end;
    });
    if (parts.length > 0) this.text = parts.join('') + this.text.slice(kept);
  }

  /** Adds rows at the end; what they say of columns that the file does not have is left out. */
  append(rows: readonly EditRow[]): void {
    this.added.push(...rows);
  }

  /** The file as it is now. */
  bytes(): Uint8Array {
    const whole = this.text.endsWith('\n') || this.added.length === 0 ? this.text : `${this.text}\n`;
    return Buffer.from(whole + this.added.map((row) => this.line(row)).join(''));
  }

  private visit(column: string, visit: (value: string, cursor: CsvCursor) => void): void {
    const cell = this.columns.indexOf(column);
    const cursor = new CsvCursor(this.text);
    cursor.next();
    while (cursor.next()) visit(cursor.text(cell), cursor);
  }

  private rowAt(cursor: CsvCursor): EditRow {
    const cells = cellsOf(cursor, this.columns.length);
    return Object.fromEntries(this.columns.map((name, index) => [name, cells[index] ?? '']));
  }

  private line(row: EditRow): string {
    return `${this.columns.map((name) => csvCell(row[name] ?? '')).join(',')}\n`;
  }
}

function cellsOf(cursor: CsvCursor, count: number): string[] {
  return Array.from({ length: count }, (_each, cell) => cursor.text(cell));
}
