// How is one file of a feed read, row by row, with every fault noted by its line?
import { isServiceDate, parseGtfsTime } from '@kehuoyou/shared';
import { CsvError, parse } from 'csv-parse/sync';
import type { FeedIssue, FeedIssueCode } from './feed-issue.js';

/** Errors and, besides, warnings noted per feed; a file of another kind would otherwise give one for each of its rows. */
const MOST_ISSUES = 1_000;
/** Longest id that the tables hold. */
const ID_LENGTH = 64;

/** Collects what is wrong. */
export class FeedIssues {
  readonly list: FeedIssue[] = [];
  private readonly noted: Record<FeedIssue['severity'], number> = { ERROR: 0, WARNING: 0 };

  add(issue: FeedIssue): void {
    this.noted[issue.severity] += 1;
    // Warnings have a count of their own: however many there are, no error may be lost behind them.
    if (this.noted[issue.severity] <= MOST_ISSUES) this.list.push(issue);
  }

  get errors(): FeedIssue[] {
    return this.list.filter((issue) => issue.severity === 'ERROR');
  }
}

/** A file as text, with the columns that must be there. */
export interface TableSource {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly required: readonly string[];
}

/** One row, whose readers note a fault and then give something harmless, so that all faults are found at once. */
export class FeedRow {
  constructor(
    readonly file: string,
    readonly line: number,
    private readonly values: ReadonlyMap<string, string>,
    private readonly issues: FeedIssues,
  ) {}

  fault(code: FeedIssueCode, field: string, reason: string, severity: FeedIssue['severity'] = 'ERROR'): void {
    this.issues.add({ code, severity, file: this.file, line: this.line, field, reason });
  }

  has(field: string): boolean {
    return (this.values.get(field) ?? '') !== '';
  }

  optional(field: string, most = 255): string | null {
    const text = this.values.get(field) ?? '';
    if (text.length > most) this.fault('field_too_long', field, `${text.length} characters, at most ${most} are kept`);
    return text === '' ? null : text;
  }

  text(field: string, most = 255): string {
    const text = this.optional(field, most);
    if (text === null) this.fault('missing_required_field', field, 'it is empty');
    return text ?? '';
  }

  id(field: string): string {
    return this.text(field, ID_LENGTH);
  }

  whole(field: string, least: number, most: number, usual?: number): number {
    if (usual !== undefined && !this.has(field)) return usual;
    const text = this.text(field);
    if (text === '') return least;
    if (!/^-?\d{1,9}$/.test(text)) this.fault('invalid_integer', field, `"${text}" is not a whole number`);
    else if (Number(text) < least || Number(text) > most) this.fault('number_out_of_range', field, `${text} is not from ${least} to ${most}`);
    else return Number(text);
    return least;
  }

  decimal(field: string, least: number, most: number): number {
    const text = this.text(field);
    if (text === '') return least;
    const value = Number(text);
    if (!/^[+-]?\d+(\.\d+)?$/.test(text)) this.fault('invalid_float', field, `"${text}" is not a number`);
    else if (value < least || value > most) this.fault('number_out_of_range', field, `${text} is not from ${least} to ${most}`);
    else return value;
    return least;
  }

  choice(field: string, values: readonly number[], usual?: number): number {
    if (usual !== undefined && !this.has(field)) return usual;
    const text = this.text(field);
    const value = Number(text);
    if (/^\d$/.test(text) && values.includes(value)) return value;
    if (text !== '') this.fault('unexpected_enum_value', field, `${text} is none of ${values.join(', ')}`);
    return values[0] ?? 0;
  }

  date(field: string): string {
    const text = this.text(field);
    const date = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
    if (/^\d{8}$/.test(text) && isServiceDate(date)) return date;
    if (text !== '') this.fault('invalid_date', field, `"${text}" is not a date YYYYMMDD`);
    return '1970-01-01';
  }

  time(field: string): number {
    const text = this.text(field);
    const seconds = parseGtfsTime(text);
    if (text !== '' && seconds === undefined) this.fault('invalid_time', field, `"${text}" is not a time H:MM:SS`);
    return seconds ?? 0;
  }
}

/** The rows of a file; when the file as a whole is wrong, that is noted and there are none. */
export function readTable(source: TableSource, issues: FeedIssues): FeedRow[] {
  const whole = (code: FeedIssueCode, reason: string, field?: string, line = field === undefined ? 0 : 1): FeedRow[] => {
    issues.add({ code, severity: 'ERROR', file: source.file, line, ...(field === undefined ? {} : { field }), reason });
    return [];
  };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(source.bytes);
  } catch {
    return whole('invalid_character', 'the file is not UTF-8');
  }
  const parsed = parseRows(text);
  if (!Array.isArray(parsed)) return whole('csv_parsing_failed', parsed.reason, undefined, parsed.line);
  const [header, ...rows] = parsed;
  if (!header) return whole('empty_file', 'there is not even a header');
  const columns = header.record.map((name) => name.trim());
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) return whole('duplicated_column', 'the column stands there twice', twice);
  const missing = source.required.find((name) => !columns.includes(name));
  if (missing !== undefined) return whole('missing_required_column', 'the column is not there', missing);
  return rows.flatMap(({ record, line }) => {
    if (record.length === columns.length) {
      return [new FeedRow(source.file, line, new Map(columns.map((name, index) => [name, (record[index] ?? '').trim()])), issues)];
    }
    issues.add({ code: 'invalid_row_length', severity: 'ERROR', file: source.file, line, reason: `${record.length} values for ${columns.length} columns` });
    return [];
  });
}

function parseRows(text: string): { record: string[]; line: number }[] | { reason: string; line: number } {
  try {
    const rows = parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    return rows.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as CsvError & { readonly lines?: number };
    return { reason: error.message, line: lines ?? 0 };
  }
}
