// How are rows written?
//
// None is read back. For columns with a default TypeORM would ask for each row by its key: one more question for
// every row on SQLite, and on MariaDB raw values over ours, so that what was true is told as 1.
import type { EntityManager, EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';

/** Rows per INSERT: SQLite takes 32,766 parameters, and our widest table has 15 columns. */
const CHUNK = 2_000;

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
  for (let from = 0; from < rows.length; from += CHUNK) {
    await tx
      .createQueryBuilder()
      .insert()
      .into(table)
      .values(rows.slice(from, from + CHUNK))
      .updateEntity(false)
      .execute();
  }
}
