// Command: is every parcel what its facts say?
import { MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { CommandContext } from '../../command.js';
import { factsOf } from './custody-store.js';
import { areSameColumns, columnsOf, progressOf } from './parcel-row-store.js';
import { ParcelEntity } from './parcel.entity.js';

/** Parcels looked at at once. */
const BATCH = 500;
/** Parcels that are named; of more there is only the number. */
const MOST_NAMED = 20;

export async function verifyParcels({ output, database, words }: CommandContext): Promise<number> {
  if (words.length > 0) {
    output.error('usage: verify-parcels');
    return 2;
  }
  const { manager } = await database();
  let [count, wrong] = [0, 0];
  for (let after = ''; ;) {
    const rows = await manager.find(ParcelEntity, {
      where: { id: MoreThan(after) },
      order: { id: 'ASC' },
      take: BATCH,
    });
    const facts = await factsOf(
      manager,
      rows.map(({ id }) => id),
    );
    for (const row of rows) {
      count += 1;
      const columns = columnsOf(progressOf(row.id, facts.get(row.id) ?? []));
      const found = areSameColumns(row, columns) ? undefined : await lookAgain(manager, row.id);
      if (!found) continue;
      wrong += 1;
      // Only what somebody must look for: the row says no more here than its id and what differs.
      if (wrong <= MOST_NAMED) output.error(`${row.id}: ${found.table} in the table, ${found.facts} by its facts`);
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) break;
    after = last.id;
  }
  output.log(`${count} parcels, ${wrong} of them not what their facts say`);
  return wrong === 0 ? 0 : 1;
}

/**
 * The states of a parcel that is not what its facts say. Scans come in meanwhile: whoever adds a fact raises the row's
 * version, so that row and facts belong together when it is the same before and after.
 */
async function lookAgain(db: EntityManager, id: string): Promise<{ table: string; facts: string } | undefined> {
  for (;;) {
    const row = await db.findOneBy(ParcelEntity, { id });
    const columns = columnsOf(progressOf(id, (await factsOf(db, [id])).get(id) ?? []));
    const after = await db.findOneBy(ParcelEntity, { id });
    if (!row || !after) return undefined;
    if (row.version !== after.version) continue;
    return areSameColumns(row, columns) ? undefined : { table: row.state, facts: columns.state };
  }
}
