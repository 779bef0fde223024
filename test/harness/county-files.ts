// What do the county's own files say, read without any code of the product?
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { strFromU8, strToU8, zipSync } from 'fflate';

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

/** What becomes of a file: its new content, or null for one that is left out. A file that is not there yet begins empty. */
export type FileChange = ((text: string) => string | Uint8Array) | null;

/** The county's GTFS feed as a zip, with some files changed. */
export function countyFeed(changes: Readonly<Record<string, FileChange>> = {}): Uint8Array {
  const folder = `${countyFolder}gtfs/`;
  const files = new Map<string, Uint8Array>(
    readdirSync(folder).map((name) => [name, readFileSync(`${folder}${name}`)]),
  );
  for (const [name, change] of Object.entries(changes)) {
    const changed = change?.(strFromU8(files.get(name) ?? new Uint8Array()));
    if (changed === undefined) files.delete(name);
    else files.set(name, typeof changed === 'string' ? strToU8(changed) : changed);
  }
  return zipSync(Object.fromEntries(files));
}

/** Lets a trip of stop_times.txt run so many hours later. */
export function hoursLater(tripId: string, hours: number): (text: string) => string {
  const later = (line: string): string =>
    line.replace(
      /\b(\d\d):(\d\d:\d\d)/g,
      (_time, hour: string, rest: string) => `${String(Number(hour) + hours).padStart(2, '0')}:${rest}`,
    );
  return (text) =>
    text
      .split('\n')
      .map((line) => (line.startsWith(`${tripId},`) ? later(line) : line))
      .join('\n');
}
