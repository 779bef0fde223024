// How are rows written?
//
// None is read back. For columns with a default TypeORM would ask for each row by its key: one more question for
// every row on SQLite, and on MariaDB raw values over ours, so that what was true is told as 1.
import type { EntityManager, EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';

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
    await tx
      .createQueryBuilder()
      .insert()
      .into(table)
      .values(rows.slice(from, from + chunk))
      .updateEntity(false)
      .execute();
  }
}
