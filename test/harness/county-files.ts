// What do the county's own files say, read without any code of the product?
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

/** A row of a CSV file by column name. */
export type Row = Readonly<Record<string, string>>;

/** Folder of the county's files. */
export const countyFolder = fileURLToPath(new URL('../../server/data/qingliu/', import.meta.url));

/** Rows of a file, such as `villages.csv` or `gtfs/trips.txt`. */
export function countyRows(file: string): Row[] {
  return parse(readFileSync(`${countyFolder}${file}`), { columns: true, bom: true }) as Row[];
}

/** A value that must be there. */
export function value(row: Row | undefined, column: string): string {
  const text = row?.[column];
  if (text === undefined) throw new Error(`there is no ${column} in ${JSON.stringify(row)}`);
  return text;
}
