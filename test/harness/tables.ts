// How many rows are there?
import { openTables } from './opened-database.js';

/** The number of rows of each of `tables`. */
export async function rowCount(
  database: { readonly env: Readonly<Record<string, string>> },
  tables: readonly string[],
): Promise<Record<string, number>> {
  const source = await openTables(database);
  try {
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const [row] = (await source.query(`SELECT COUNT(*) AS rows_there FROM ${table}`)) as {
        rows_there: number | string;
      }[];
      counts[table] = Number(row?.rows_there);
    }
    return counts;
  } finally {
    await source.destroy();
  }
}
