// How is one file of a feed read, row by row, with every fault noted by its row?
import { isServiceDate, UNREADABLE } from '@kehuoyou/shared';
import type { FeedIssueCode, FeedIssueSeverity } from '@kehuoyou/shared';
import type { FeedIssues } from './feed-issue.js';
import { CsvBroken, CsvCursor } from './gtfs-csv.js';
import { gtfsFile } from './gtfs-spec.js';

/** Longest id that the tables of reports and bookings hold. */
export const ID_LENGTH = 64;
/** Longest text that is shown anywhere. */
const TEXT_LENGTH = 255;

/**
 * A table whose cursor stands on one row after the other. Its readers note a fault and then give
 * something harmless, so that all faults are found at once.
 */
export class FeedTable {
  private broken = false;

  private constructor(
    readonly file: string,
    readonly columns: readonly string[],
    private readonly cursor: CsvCursor,
    private readonly places: ReadonlyMap<string, number>,
    private readonly issues: FeedIssues,
  ) {}

  /** Opens a file at its header; when the file as a whole is wrong, that is noted and there is no table. */
  static open(file: string, bytes: Uint8Array, issues: FeedIssues, optional = false): FeedTable | undefined {
    const whole = (code: FeedIssueCode, reason: string, field?: string): undefined => {
      issues.add({ code, file, row: field === undefined ? 0 : 1, ...(field === undefined ? {} : { field }), reason });
    };
    const text = decoded(bytes);
    if (text === undefined)
      return whole('invalid_character', '文件不是 UTF-8 编码，请在表格软件里另存为“CSV UTF-8”再传');
    const cursor = new CsvCursor(text);
    const table = new FeedTable(file, [], cursor, new Map(), issues);
    if (!table.moves()) return table.broken ? undefined : emptyFile(file, issues, optional);
    const columns = Array.from({ length: cursor.cells }, (_each, cell) => cursor.text(cell));
    const twice = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index);
    if (twice !== undefined) return whole('duplicated_column', '这一列出现了两次', twice);
    const spec = gtfsFile(file);
    const missing = spec?.required.find((name) => !columns.includes(name));
    if (missing !== undefined) return whole('missing_required_column', '缺这一列', missing);
    for (const name of spec ? columns : []) noteColumn(file, name, issues);
    return new FeedTable(file, columns, cursor, new Map(columns.map((name, index) => [name, index])), issues);
  }

  /** Moves to the next row that has as many cells as the header; false at the end. */
  next(): boolean {
    while (this.moves()) {
      const { cursor } = this;
      if (cursor.emptyRow > 0)
        this.issues.add({ code: 'empty_row', file: this.file, row: cursor.emptyRow, reason: '空行，已经跳过' });
      if (this.fits()) {
        this.tellUntidy();
        return true;
      }
      this.issues.add({
        code: 'invalid_row_length',
        file: this.file,
        row: cursor.row,
        reason: `这一行有 ${cursor.cells} 格，表头有 ${this.columns.length} 格`,
      });
    }
    return false;
  }

  /** True when the row has as many cells as the header, but for empty ones and columns without a name. */
  private fits(): boolean {
    const { cursor, columns } = this;
    if (cursor.cells === columns.length) return true;
    if (cursor.cells < columns.length) return columns.slice(cursor.cells).every((name) => name === '');
    for (let cell = columns.length; cell < cursor.cells; cell += 1) if (cursor.has(cell)) return false;
    const reason = `这一行比表头多出 ${cursor.cells - columns.length} 个空格子，已经去掉`;
    this.issues.add({ code: 'invalid_row_length', severity: 'WARNING', file: this.file, row: cursor.row, reason });
    return true;
  }

  private tellUntidy(): void {
    const { cursor, columns } = this;
    for (let cell = 0; cell < cursor.cells; cell += 1) {
      if (cursor.isUntidy(cell))
        this.fault('leading_or_trailing_whitespaces', columns[cell] ?? '', '前后有空格，已经去掉');
      if (cursor.isBroken(cell)) this.fault('new_line_in_value', columns[cell] ?? '', '格子里换了行，已经接成一行');
    }
  }

  get row(): number {
    return this.cursor.row;
  }

  /** Notes a fault of the present row, or of another one. */
  fault(
    code: FeedIssueCode,
    field: string,
    reason: string,
    more: { readonly severity?: FeedIssueSeverity; readonly row?: number } = {},
  ): void {
    this.issues.add({
      code,
      file: this.file,
      row: more.row ?? this.cursor.row,
      field,
      reason,
      ...(more.severity === undefined ? {} : { severity: more.severity }),
    });
  }

  has(field: string): boolean {
    return this.cursor.has(this.places.get(field) ?? -1);
  }

  optional(field: string, most = TEXT_LENGTH): string | null {
    const text = this.tidied(field, this.raw(field));
    if (text.length > most) this.fault('field_too_long', field, `有 ${text.length} 个字，最多 ${most} 个`);
    return text === '' ? null : text;
  }

  /** The text in one line, without characters that nobody sees; half of a text that was spoilt before is told. */
  private tidied(field: string, text: string): string {
    if (text.includes('\uFFFD'))
      this.fault('invalid_character', field, `“${text}”里有乱码（�），请照原样重写`, { severity: 'WARNING' });
    if (!UNREADABLE.test(text)) return text;
    const line = text.replace(/[^\S\r\n]*[\r\n\t]+\s*/g, (found, at: number) => joint(text, at, found.length));
    if (!UNREADABLE.test(line)) return line;
    this.fault('invalid_character', field, '里面有看不见的字符，已经去掉', { severity: 'WARNING' });
    return line.replace(new RegExp(UNREADABLE, 'gu'), '').trim();
  }

  text(field: string, most = TEXT_LENGTH): string {
    const text = this.optional(field, most);
    if (text === null) this.fault('missing_required_field', field, '这一格不能空');
    return text ?? '';
  }

  id(field: string): string {
    const id = this.optionalId(field);
    if (id === null) this.fault('missing_required_field', field, '这一格不能空');
    return id ?? '';
  }

  /** An id that may be left out. One that no address of ours could carry is a fault, wherever it stands. */
  optionalId(field: string): string | null {
    const id = this.raw(field);
    if (UNREADABLE.test(id) || id.includes('\uFFFD') || id === '.' || id === '..')
      this.fault('invalid_character', field, '编号里有看不见的字符、乱码，或者只有点，请改成字母和数字');
    if (id.length > ID_LENGTH) this.fault('field_too_long', field, `编号有 ${id.length} 个字，最多 ${ID_LENGTH} 个`);
    return id === '' ? null : id;
  }

  /** The cell as it stands but for blanks around it, with nothing noted. */
  raw(field: string): string {
    return this.cursor.text(this.places.get(field) ?? -1);
  }

  whole(field: string, least: number, most: number, usual?: number): number {
    if (usual !== undefined && !this.has(field)) return usual;
    const value = this.digits(field);
    if (value >= least && value <= most) return value;
    const text = this.text(field);
    if (value >= 0) this.fault('number_out_of_range', field, `${value} 不在 ${least} 到 ${most} 之间`);
    else if (text !== '') this.fault('invalid_integer', field, `“${text}”不是整数`);
    return usual ?? least;
  }

  decimal(field: string, least: number, most: number): number {
    const text = this.text(field);
    if (text === '') return least;
    const value = Number(text);
    if (!/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) this.fault('invalid_float', field, `“${text}”不是数字`);
    else if (value < least || value > most)
      this.fault('number_out_of_range', field, `${text} 不在 ${least} 到 ${most} 之间`);
    else return value;
    return least;
  }

  /** One of a few codes; with `usual` an unknown code only warns, for the specification says what it then means. */
  choice(field: string, most: number, usual?: number, least = 0): number {
    if (usual !== undefined && !this.has(field)) return usual;
    const value = this.digits(field);
    if (value >= least && value <= most) return value;
    const text = this.text(field);
    const severity = usual === undefined ? 'ERROR' : 'WARNING';
    if (text !== '')
      this.fault('unexpected_enum_value', field, `${text} 不是可以填的值（${least} 到 ${most}）`, { severity });
    return usual ?? least;
  }

  date(field: string): string {
    const text = this.text(field);
    const date = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
    if (/^\d{8}$/.test(text) && isServiceDate(date)) return date;
    if (text !== '') this.fault('invalid_date', field, `“${text}”不是日期，要写成 20260131 这样`);
    return '1970-01-01';
  }

  color(field: string): string | null {
    const text = this.optional(field);
    if (text === null || /^[0-9a-fA-F]{6}$/.test(text)) return text;
    this.fault('invalid_color', field, `“${text}”不是颜色，要写成 FFA000 这样的六位`);
    return null;
  }

  /** Seconds past the start of the service day, -1 where the cell is empty. */
  time(field: string): number {
    const place = this.places.get(field) ?? -1;
    const seconds = this.cursor.time(place);
    if (seconds >= 0 || !this.cursor.has(place)) return seconds;
    // A blank before the time is untidy, but a time.
    const tidy = new CsvCursor(this.cursor.text(place));
    const again = tidy.next() ? tidy.time(0) : -1;
    if (again < 0) this.fault('invalid_time', field, `“${this.cursor.text(place)}”不是时间，要写成 06:30:00 这样`);
    return Math.max(again, 0);
  }

  /** As the cursor's; blanks around a number are untidy, but no fault. */
  private digits(field: string): number {
    const place = this.places.get(field) ?? -1;
    const value = this.cursor.digits(place);
    if (value >= 0 || !this.cursor.isUntidy(place)) return value;
    const text = this.cursor.text(place);
    return /^\d{1,9}$/.test(text) ? Number(text) : -1;
  }

  private moves(): boolean {
    if (this.broken) return false;
    try {
      return this.cursor.next();
    } catch (error) {
      if (!(error instanceof CsvBroken)) throw error;
      this.broken = true;
      this.issues.add({ code: 'csv_parsing_failed', file: this.file, row: error.row, reason: error.message });
      return false;
    }
  }
}

/** A file that might as well not be there is no fault when there is nothing in it. */
function emptyFile(file: string, issues: FeedIssues, optional: boolean): undefined {
  const severity = optional ? 'WARNING' : 'ERROR';
  issues.add({ code: 'empty_file', severity, file, row: 0, reason: '文件是空的，连表头都没有' });
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What stands in a line break's place: nothing between Chinese characters, a blank between words. */
function joint(text: string, at: number, length: number): string {
  const isWord = (character: string | undefined): boolean => character !== undefined && /[\x21-\x7e]/.test(character);
  return isWord(text[at - 1]) && isWord(text[at + length]) ? ' ' : '';
}

function noteColumn(file: string, name: string, issues: FeedIssues): void {
  const spec = gtfsFile(file);
  if (name === '') issues.add({ code: 'empty_column_name', file, row: 1, reason: '有一列没有名字' });
  else if (!spec?.required.includes(name) && !spec?.optional.includes(name)) {
    issues.add({ code: 'unknown_column', file, row: 1, field: name, reason: '标准里没有这一列，原样保留' });
  }
}
