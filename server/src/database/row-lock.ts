// How do two writes about the same thing wait for one another?
import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral, SelectQueryBuilder } from 'typeorm';

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
  return (await locked(tx.createQueryBuilder(table, 'held').where(where)).getOne()) ?? undefined;
}

/** The same for whatever rows a query finds. With `skip` those that somebody else holds are passed by instead of waited for. */
export function locked<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  { skip = false } = {},
): SelectQueryBuilder<Row> {
  if (query.connection.options.type === 'better-sqlite3') return query;
  const held = query.setLock('pessimistic_write');
  return skip ? held.setOnLocked('skip_locked') : held;
}
