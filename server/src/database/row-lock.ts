// How do two writes about the same thing wait for one another?
import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';

/**
 * The row, held until the transaction ends: on MariaDB with FOR UPDATE, which also reads what was
 * committed since the transaction began. On SQLite writers stand in a queue anyhow, and there is no such
 * lock to ask for. Undefined when there is no such row.
 */
export async function lockedRow<Row extends ObjectLiteral>(
  tx: EntityManager,
  table: EntityTarget<Row>,
  where: FindOptionsWhere<Row>,
): Promise<Row | undefined> {
  const sqlite = tx.connection.options.type === 'better-sqlite3';
  return (await tx.findOne(table, { where, ...(sqlite ? {} : { lock: { mode: 'pessimistic_write' as const } }) })) ?? undefined;
}
