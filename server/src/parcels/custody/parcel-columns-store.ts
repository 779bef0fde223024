// How are many parcels changed in few statements?
import type { EntityManager } from 'typeorm';
import { insertStatement, rowsPerStatement } from '../../database/insert-rows.js';
import { ParcelEntity } from './parcel.entity.js';

/** Writes these columns of rows that are there and held by the caller's transaction. */
export async function overwriteParcels(
  tx: EntityManager,
  rows: readonly ParcelEntity[],
  columns: readonly (keyof ParcelEntity)[],
): Promise<void> {
  const { driver, options } = tx.dataSource;
  const table = tx.dataSource.getMetadata(ParcelEntity);
  const named = (name: string): string => driver.escape(table.findColumnWithPropertyName(name)?.databaseName ?? name);
  const overwritten =
    options.type === 'better-sqlite3'
      ? `ON CONFLICT (${named('id')}) DO UPDATE SET ${columns.map((name) => `${named(name)} = excluded.${named(name)}`).join(', ')}`
      : `ON DUPLICATE KEY UPDATE ${columns.map((name) => `${named(name)} = VALUES(${named(name)})`).join(', ')}`;
  // A row that would be new must be whole; what stays and may be null is not sent along.
  const sent = new Set<string>([
    ...table.columns.filter(({ isNullable }) => !isNullable).map(({ propertyName }) => propertyName),
    ...columns,
  ]);
  const chunk = rowsPerStatement(tx, ParcelEntity);
  for (let from = 0; from < rows.length; from += chunk) {
    const [sql, parameters] = insertStatement(tx, ParcelEntity, rows.slice(from, from + chunk), sent);
    await tx.query(`${sql} ${overwritten}`, parameters);
  }
}
