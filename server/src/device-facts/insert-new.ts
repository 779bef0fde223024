// How are many rows written of which some may be there already?
import type { EntityManager, EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import { insertStatement, rowsPerStatement } from '../database/insert-rows.js';

/**
 * Inserts those of `rows` whose primary key nobody has, in the caller's transaction; rows that are there stay as they
 * are. Of two transactions that bring the same row at the same time, the second waits for the first and then leaves
 * it. Everything else that is wrong with a row fails: `INSERT IGNORE` would cut texts short and call it done.
 * The table may have no other unique key, whose duplicates MariaDB would take for the same.
 */
export async function insertNew<Row extends ObjectLiteral>(
  tx: EntityManager,
  table: EntityTarget<Row>,
  rows: readonly QueryDeepPartialEntity<Row>[],
): Promise<void> {
  const { driver, options } = tx.dataSource;
  const key = tx.dataSource.getMetadata(table).primaryColumns.map(({ databaseName }) => driver.escape(databaseName));
  const known =
    options.type === 'better-sqlite3'
      ? `ON CONFLICT (${key.join(', ')}) DO NOTHING`
      : `ON DUPLICATE KEY UPDATE ${key.map((column) => `${column} = ${column}`).join(', ')}`;
  const chunk = rowsPerStatement(tx, table);
  for (let from = 0; from < rows.length; from += chunk) {
    const [sql, parameters] = insertStatement(tx, table, rows.slice(from, from + chunk));
    await tx.query(`${sql} ${known}`, parameters);
  }
}
