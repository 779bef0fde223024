// What is in the county's files, row by row?
import { readFileSync } from 'node:fs';
import { parseWallTime } from '@kehuoyou/shared';
import type { WeeklyHours } from '@kehuoyou/shared';
import { parse } from 'csv-parse/sync';

/** A row of a CSV file by column name. */
export type CsvRow = Readonly<Record<string, string>>;

/** The rows of a CSV file with a header; throws when it is not one. */
export function readCsv(path: string): CsvRow[] {
  return parse(readFileSync(path), { columns: true, bom: true, trim: true }) as CsvRow[];
}

/** The value of a column; throws when the row lacks it, for our own files must be whole. */
export function cell(row: CsvRow, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`a row lacks the column ${column}: ${JSON.stringify(row)}`);
  return value;
}

/** `1-6 08:30-12:00 13:30-18:00; 7 08:30-12:00` as stretches by weekday, 1 for Monday. */
export function parseWeeklyHours(text: string): WeeklyHours[] {
  return text.split(';').flatMap((part) => {
    const [days = '', ...stretches] = part.trim().split(/\s+/);
    const [first, last = first] = days.split('-').map(Number);
    if (first === undefined || last === undefined || !(first >= 1 && last <= 7))
      throw new Error(`no weekdays in "${text}"`);
    return Array.from({ length: last - first + 1 }, (_each, offset) => first + offset).flatMap((weekday) =>
      stretches.map((stretch) => {
        const [opens, closes] = stretch.split('-').map(parseWallTime);
        if (opens === undefined || closes === undefined || closes <= opens) throw new Error(`no hours in "${text}"`);
        return { weekday, opens, closes };
      }),
    );
  });
}
