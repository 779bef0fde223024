// What is in a row of the county's files?

/** A row of a CSV file by column name. */
export type CsvRow = Readonly<Record<string, string>>;

/** The value of a column; throws when the row lacks it, for our own files must be whole. */
export function cell(row: CsvRow, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`a row lacks the column ${column}: ${JSON.stringify(row)}`);
  return value;
}

/** The same, or null where nothing stands. */
export function cellOrNull(row: CsvRow, column: string): string | null {
  return cell(row, column) || null;
}
