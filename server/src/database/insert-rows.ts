// How are rows written?
//
// None is read back. For columns with a default TypeORM would ask for each row by its key: one more question for
// every row on SQLite, and on MariaDB raw values over ours, so that what was true is told as 1.
import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';

/** SQLite takes 32,766 parameters in a statement. */
const MOST_PARAMETERS = 32_766;
const MOST_ROWS = 2_000;

/** How many rows of this table one statement takes. */
export function rowsPerStatement(tx: EntityManager, table: EntityTarget<ObjectLiteral>): number {
  return Math.min(MOST_ROWS, Math.floor(MOST_PARAMETERS / tx.dataSource.getMetadata(table).columns.length));
}

/** Inserts `row` in the caller's transaction. */
export async function insertRow<Row extends ObjectLiteral>(
  tx: EntityManager,
  table: EntityTarget<Row>,
  row: QueryDeepPartialEntity<Row>,
): Promise<void> {
  await insertRows(tx, table, [row]);
}

/** Inserts `rows` in the caller's transaction, in as few statements as the database takes. */
export async function insertRows(
  tx: EntityManager,
  table: EntityTarget<ObjectLiteral>,
  rows: readonly object[],
): Promise<void> {
  const chunk = rowsPerStatement(tx, table);
  for (let from = 0; from < rows.length; from += chunk) {
    const [sql, parameters] = insertStatement(tx, table, rows.slice(from, from + chunk));
    await tx.query(sql, parameters);
  }
}

/**
 * One INSERT of these rows, with its parameters. Where every row says every column it is put together here: TypeORM
 * gives each value a name, and for five hundred facts takes longer over that than the database over the rows.
 * `columns` leaves all others out.
 */
export function insertStatement<Row extends ObjectLiteral>(
  tx: EntityManager,
  table: EntityTarget<Row>,
  rows: readonly object[],
  columns?: ReadonlySet<string>,
): [sql: string, parameters: unknown[]] {
  const metadata = tx.dataSource.getMetadata(table);
  const written = metadata.columns.filter(
    ({ isInsert, propertyName }) => isInsert && (columns?.has(propertyName) ?? true),
  );
  const parameters = plainValues(tx, written, rows);
  if (parameters === undefined)
    return tx
      .createQueryBuilder()
      .insert()
      .into(table)
      .values(rows as QueryDeepPartialEntity<Row>[])
      .updateEntity(false)
      .getQueryAndParameters();
  const { driver } = tx.dataSource;
  const names = written.map(({ databaseName }) => driver.escape(databaseName)).join(', ');
  const row = `(${written.map(() => '?').join(', ')})`;
  const values = rows.map(() => row).join(', ');
  return [`INSERT INTO ${driver.escape(metadata.tableName)}(${names}) VALUES ${values}`, parameters];
}

/** The values row by row; undefined where one is left to the database, or is an expression. */
function plainValues(
  tx: EntityManager,
  columns: EntityMetadata['columns'],
  rows: readonly object[],
): unknown[] | undefined {
  const { driver } = tx.dataSource;
  const values: unknown[] = [];
  for (const row of rows)
    for (const column of columns) {
      const value: unknown = column.getEntityValue(row);
      if (value === undefined || typeof value === 'function') return undefined;
      values.push(driver.preparePersistentValue(value, column));
    }
  return values;
}
