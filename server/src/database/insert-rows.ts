// How are many rows written at once?
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** Rows per INSERT: SQLite takes 32,766 parameters, and our widest table has 15 columns. */
const CHUNK = 2_000;

/**
 * Inserts `rows` in the caller's transaction, in as few statements as the database takes. The rows are
 * not read back: for defaults TypeORM would ask for each by its key, in one statement too long for SQLite.
 */
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
