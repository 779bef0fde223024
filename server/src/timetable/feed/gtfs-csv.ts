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
const TAB = 9;

/** Bits of how a cell stands in the text. */
const QUOTED = 1;
const DOUBLED = 2;
/** Blanks around the quotes, and a line break between them. */
const PADDED = 4;
const BROKEN = 8;

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
  /** Number of the line in the text on which the record begins, as an editor counts them. */
  row = 0;
  /** Number of the first line without anything on it that was passed over to get here; 0 when there was none. */
  emptyRow = 0;
  /** How many cells it has. */
  cells = 0;
  /** Where the record begins in the text, and where the next line does. */
  begin = 0;
  end = 0;
  private position = 0;
  /** Number of the line that `position` is on. */
  private line = 1;
  /** Where the next line break within quotes may be; it is looked for only where there are quotes. */
  private nextBreak = -1;
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  /** By cell: `QUOTED` and the bits after it. */
  private readonly looks: number[] = [];

  constructor(private readonly source: string) {}

  /** Moves to the next record; false when there is none. Throws `CsvBroken` where a quote is out of place. */
  next(): boolean {
    this.emptyRow = 0;
    while (this.position < this.source.length) {
      if (this.readRecord()) return true;
      if (this.emptyRow === 0) this.emptyRow = this.row;
    }
    return false;
  }

  /** Reads one record; false when nothing stands in it. */
  private readRecord(): boolean {
    this.row = this.line;
    this.cells = 0;
    this.begin = this.position;
    while (this.readCell()) if (this.cells > 1_000) throw new CsvBroken(this.row, '这一行的格子太多，不像是 GTFS 文件');
    this.end = Math.min(this.position, this.source.length);
    for (let cell = 0; cell < this.cells; cell += 1) if (this.has(cell)) return true;
    return false;
  }

  /** The cell of this number without blanks around it; '' when the record has no such cell. */
  text(cell: number): string {
    if (cell < 0 || cell >= this.cells) return '';
    const text = this.source.slice(this.starts[cell], this.ends[cell]);
    return (((this.looks[cell] ?? 0) & DOUBLED) !== 0 ? text.replaceAll('""', '"') : text).trim();
  }

  /** True when the cell holds more than blanks. */
  has(cell: number): boolean {
    if (cell < 0 || cell >= this.cells) return false;
    const end = this.ends[cell] ?? 0;
    for (let at = this.starts[cell] ?? 0; at < end; at += 1) if (this.source.charCodeAt(at) > SPACE) return true;
    return false;
  }

  /** True when the cell as it stands has blanks at its ends, within quotes or around them. */
  isUntidy(cell: number): boolean {
    const start = this.starts[cell] ?? 0;
    const end = this.ends[cell] ?? 0;
    return (
      ((this.looks[cell] ?? 0) & PADDED) !== 0 ||
      (end > start && (this.source.charCodeAt(start) <= SPACE || this.source.charCodeAt(end - 1) <= SPACE))
    );
  }

  /** True when there is a line break in the cell. */
  isBroken(cell: number): boolean {
    return ((this.looks[cell] ?? 0) & BROKEN) !== 0;
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
    const first = this.pastBlanks(start);
    if (source.charCodeAt(first) === QUOTE) return this.readQuoted(first, first === start ? QUOTED : QUOTED | PADDED);
    let at = start;
    for (; at < source.length; at += 1) {
      const code = source.charCodeAt(at);
      if (code === COMMA || code === LF || code === CR) break;
      if (code === QUOTE) throw new CsvBroken(this.row, '引号只能用在格子的两头');
    }
    return this.endCell(start, at, at, 0);
  }

  private readQuoted(quote: number, look: number): boolean {
    const { source } = this;
    const start = quote + 1;
    let doubled = 0;
    for (let at = source.indexOf('"', start); at >= 0; at = source.indexOf('"', at + 2)) {
      if (source.charCodeAt(at + 1) === QUOTE) {
        doubled = DOUBLED;
        continue;
      }
      const after = this.pastBlanks(at + 1);
      const padded = after === at + 1 ? 0 : PADDED;
      return this.endCell(start, at, after, look | doubled | padded | this.breaksWithin(start, at));
    }
    throw new CsvBroken(this.row, '引号没有配对，后面的内容分不清');
  }

  private pastBlanks(from: number): number {
    let at = from;
    for (let code = this.source.charCodeAt(at); code === SPACE || code === TAB; code = this.source.charCodeAt(at))
      at += 1;
    return at;
  }

  /** Counts the line breaks within quotes; gives `BROKEN` when there are any. */
  private breaksWithin(start: number, end: number): number {
    if (this.nextBreak < start) this.findBreak(start);
    const before = this.line;
    while (this.nextBreak < end) {
      this.line += 1;
      this.findBreak(this.nextBreak + 1);
    }
    return this.line > before ? BROKEN : 0;
  }

  private findBreak(from: number): void {
    const found = this.source.indexOf('\n', from);
    this.nextBreak = found < 0 ? Infinity : found;
  }

  /** Ends a cell whose text is from `start` to `end`; `at` is where what follows it stands. */
  private endCell(start: number, end: number, at: number, look: number): boolean {
    const { source } = this;
    this.starts[this.cells] = start;
    this.ends[this.cells] = end;
    this.looks[this.cells] = look;
    this.cells += 1;
    const code = source.charCodeAt(at);
    if (at < source.length && code !== COMMA && code !== LF && code !== CR)
      throw new CsvBroken(this.row, '引号后面还有字，格子分不清');
    this.position = at + (code === CR && source.charCodeAt(at + 1) === LF ? 2 : 1);
    if (at < source.length && code === COMMA) return true;
    this.line += 1;
    return false;
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
