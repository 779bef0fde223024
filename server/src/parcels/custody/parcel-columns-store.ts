// How are many parcels changed in few statements?
import type { EntityManager } from 'typeorm';
import { rowsPerStatement } from '../../database/insert-rows.js';
import { ParcelEntity } from './parcel.entity.js';

/** Writes these columns of rows that are there and held by the caller's transaction. */
export async function overwriteParcels(
  tx: EntityManager,
  rows: readonly ParcelEntity[],
  columns: readonly (keyof ParcelEntity)[],
): Promise<void> {
  const table = tx.dataSource.getMetadata(ParcelEntity);
  const overwrite = columns.map((name) => table.findColumnWithPropertyName(name)?.databaseName ?? name);
  const chunk = rowsPerStatement(tx, ParcelEntity);
  for (let from = 0; from < rows.length; from += chunk)
    await tx
      .createQueryBuilder()
      .insert()
      .into(ParcelEntity)
      .values(rows.slice(from, from + chunk))
      .orUpdate(overwrite, ['id'])
      .updateEntity(false)
      .execute();
}
