// How is a row written that somebody else may have written already?
import type { EntityManager, EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import { isDuplicate } from './refused-row.js';
import { insertRow } from './insert-rows.js';

/**
 * Inserts `row` in the caller's transaction; false when a unique key says that it is there already. Of two
 * transactions that try at the same time, the second waits for the first and then gets false.
 */
export async function insertOnce<Row extends ObjectLiteral>(
  tx: EntityManager,
  table: EntityTarget<Row>,
  row: QueryDeepPartialEntity<Row>,
): Promise<boolean> {
  try {
    await insertRow(tx, table, row);
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return false;
  }
}
