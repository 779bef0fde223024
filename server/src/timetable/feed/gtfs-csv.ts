// Where do the cells of a CSV text lie?
//
// A cursor over the text that makes no object per row: of the half million rows of a province's
// stop_times most cells are numbers, read in place. It takes what RFC 4180 and GTFS allow; the spec
// beside it holds it against csv-parse, which is some twenty times slower on such a file.

const COMMA = 44;
const QUOTE = 34;
const LF = 10;
const CR = 13;
const SPACE = 32;

/** Why a text is no CSV, in a sentence. */
export class CsvBroken extends Error {
  constructor(
    readonly row: number,
    reason: string,
  ) {
    super(reason);
    this.name = 'CsvBroken';
  }
}

/** A cursor that stands on one record after the other; lines without anything on them are passed over. */
export class CsvCursor {
  /** Number of the record that the cursor stands on; the header is 1. */
  row = 0;
  /** How many cells it has. */
  cells = 0;
  /** Where the record begins in the text, and where the next line does. */
  begin = 0;
  end = 0;
  private position = 0;
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  /** 1 where the cell was quoted, 2 where it holds doubled quotes as well. */
  private readonly quoted: number[] = [];

  constructor(private readonly source: string) {}

  /** Moves to the next record; false when there is none. Throws `CsvBroken` where a quote is out of place. */
  next(): boolean {
    const { source } = this;
    for (;;) {
      if (this.position >= source.length) return false;
      const code = source.charCodeAt(this.position);
      if (code !== LF && code !== CR) break;
      this.position += 1;
    }
    this.row += 1;
    this.cells = 0;
    this.begin = this.position;
    while (this.readCell()) if (this.cells > 1_000) throw new CsvBroken(this.row, '这一行的格子太多，不像是 GTFS 文件');
    this.end = Math.min(this.position, source.length);
    return true;
  }

  /** The cell of this number without blanks around it; '' when the record has no such cell. */
  text(cell: number): string {
    if (cell < 0 || cell >= this.cells) return '';
    const text = this.source.slice(this.starts[cell], this.ends[cell]);
    return (this.quoted[cell] === 2 ? text.replaceAll('""', '"') : text).trim();
  }

  /** True when the cell holds more than blanks. */
  has(cell: number): boolean {
    if (cell < 0 || cell >= this.cells) return false;
    const end = this.ends[cell] ?? 0;
    for (let at = this.starts[cell] ?? 0; at < end; at += 1) if (this.source.charCodeAt(at) > SPACE) return true;
    return false;
  }

  /** True when the cell as it stands has blanks at its ends, or a line break within. */
  isUntidy(cell: number): boolean {
    const start = this.starts[cell] ?? 0;
    const end = this.ends[cell] ?? 0;
    return (
      end > start &&
      (this.source.charCodeAt(start) <= SPACE ||
        this.source.charCodeAt(end - 1) <= SPACE ||
        (this.quoted[cell] !== 0 && this.text(cell).includes('\n')))
    );
  }

  /** A whole number of at most nine digits, -1 where the cell is anything else. */
  digits(cell: number): number {
    const start = this.starts[cell] ?? 0;
    const end = this.ends[cell] ?? 0;
    if (cell >= this.cells || end === start || end - start > 9) return -1;
    return this.number(start, end);
  }

  /** A GTFS time `H:MM:SS`, `HH:MM:SS` or `HHH:MM:SS` as seconds; -1 where the cell is anything else. */
  time(cell: number): number {
    const end = this.ends[cell] ?? 0;
    const hours = end - (this.starts[cell] ?? 0) - 6;
    if (cell >= this.cells || hours < 1 || hours > 3) return -1;
    const [h, m, s] = [this.number(end - 6 - hours, end - 6), this.number(end - 5, end - 3), this.number(end - 2, end)];
    const colons = this.source.charCodeAt(end - 6) === 58 && this.source.charCodeAt(end - 3) === 58;
    return colons && h >= 0 && m >= 0 && m < 60 && s >= 0 && s < 60 ? h * 3_600 + m * 60 + s : -1;
  }

  private number(start: number, end: number): number {
    let value = 0;
    for (let at = start; at < end; at += 1) {
      const digit = this.source.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }

  /** Reads a cell and what ends it; true when another follows in the record. */
  private readCell(): boolean {
    const { source } = this;
    const start = this.position;
    if (source.charCodeAt(start) === QUOTE) return this.readQuoted();
    let at = start;
    for (; at < source.length; at += 1) {
      const code = source.charCodeAt(at);
      if (code === COMMA || code === LF || code === CR) break;
      if (code === QUOTE) throw new CsvBroken(this.row, '引号只能用在格子的两头');
    }
    return this.endCell(start, at, 0);
  }

  private readQuoted(): boolean {
    const { source } = this;
    const start = this.position + 1;
    let doubled = false;
    for (let at = source.indexOf('"', start); at >= 0; at = source.indexOf('"', at + 2)) {
      if (source.charCodeAt(at + 1) !== QUOTE) return this.endCell(start, at, doubled ? 2 : 1);
      doubled = true;
    }
    throw new CsvBroken(this.row, '引号没有配对，后面的内容分不清');
  }

  private endCell(start: number, end: number, quoted: number): boolean {
    const { source } = this;
    this.starts[this.cells] = start;
    this.ends[this.cells] = end;
    this.quoted[this.cells] = quoted;
    this.cells += 1;
    const at = quoted === 0 ? end : end + 1;
    const code = source.charCodeAt(at);
    if (at < source.length && code !== COMMA && code !== LF && code !== CR)
      throw new CsvBroken(this.row, '引号后面还有字，格子分不清');
    // The line's end itself is passed over by `next`.
    this.position = at + 1;
    return at < source.length && code === COMMA;
  }
}

/** A value as a CSV cell. */
export function csvCell(value: string): string {
  return /[",\n\r]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Rows as a CSV text. */
export function csvText(columns: readonly string[], rows: Iterable<readonly string[]>): string {
  const lines = [columns.map(csvCell).join(',')];
  for (const row of rows) lines.push(row.map(csvCell).join(','));
  return `${lines.join('\n')}\n`;
}
