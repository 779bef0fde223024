// Where are the county's files, and how are they read?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CsvRow } from './csv-row.js';

/** The county's files, beside the compiled server as beside its source. */
export const countyFolder = fileURLToPath(new URL('../../../data/qingliu', import.meta.url));

/** The rows of one of the county's CSV files, such as `townships.csv`. */
export async function countyRows(file: string): Promise<CsvRow[]> {
  // Loaded when a database is filled, and not at every start of a server.
  const { parse } = await import('csv-parse/sync');
  return parse(readFileSync(join(countyFolder, file)), { columns: true, bom: true, trim: true }) as CsvRow[];
}
