// What is in a database, all of it, so that two can be compared?
import type { Tables } from '../harness/opened-database.js';

/** Rows as the database gives them. */
export type Rows = Readonly<Record<string, unknown>>[];

/** Names of all tables but those that say what has run. */
export async function tablesIn(source: Tables): Promise<string[]> {
  const sql =
    source.options.type === 'better-sqlite3'
      ? `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()';
  const rows = (await source.query(sql)) as { name: string }[];
  return rows
    .map(({ name }) => name)
    .filter((name) => !['migrations', 'migration_step', 'typeorm_metadata'].includes(name))
    .sort();
}

/** The schema in the database's own words. */
export async function schemaOf(source: Tables): Promise<Record<string, unknown>> {
  if (source.options.type === 'better-sqlite3') {
    const rows = (await source.query(
      `SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name <> 'migrations'`,
    )) as { name: string; sql: string }[];
    return Object.fromEntries(rows.map(({ name, sql }) => [name, sql]));
  }
  const schema: Record<string, unknown> = {};
  for (const table of await tablesIn(source)) {
    const [row] = (await source.query(`SHOW CREATE TABLE \`${table}\``)) as Record<string, string>[];
    schema[table] = row?.['Create Table'];
  }
  return schema;
}

/** Every row of every table, in an order that does not depend on how they are stored. */
export async function rowsIn(source: Tables): Promise<Record<string, Rows>> {
  const all: Record<string, Rows> = {};
  for (const table of await tablesIn(source)) {
    const rows = (await source.query(`SELECT * FROM ${table}`)) as Rows;
    all[table] = rows
      .map((row) => ({ row, text: JSON.stringify(row) }))
      .sort((a, b) => (a.text < b.text ? -1 : 1))
      .map(({ row }) => row);
  }
  return all;
}
