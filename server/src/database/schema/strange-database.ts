// Is this a database that we may change, or is it another's, newer than we are, or not the one that it was?
import type { QueryRunner } from 'typeorm';
import { driverError } from '../out-of-reach.js';
import { begun, STEPS } from './resumable.js';

const RECORDED = 'migrations';
const NO_SUCH_COLUMN = 1054;
/** How many names a sentence takes. */
const MOST_NAMED = 3;

/** Fails with a sentence when the database is not ours, is newer than this code, or was left half taken back. */
export async function refuseStrange(runner: QueryRunner): Promise<void> {
  const tables = await tablesOf(runner);
  const recorded = await recordedIn(runner, tables);
  const known = namesOf(runner);
  if (recorded === undefined || (recorded.length === 0 && foreignAmong(tables).length > 0 && !tables.includes(STEPS)))
    throw new Error(
      `the database holds tables that are none of ours (${some(foreignAmong(tables))}): give this server a database of its own`,
    );
  const unknown = recorded.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `the database is newer than this server, which knows nothing of ${some(unknown)}: start the newer one, or let it take that back first (npm run migrate -- --undo)`,
    );
  const half = (await begunIn(runner, tables, 'down')).filter((name) => recorded.includes(name));
  if (half.length > 0)
    throw new Error(`taking ${some(half)} back was interrupted: run it to its end first (npm run migrate -- --undo)`);
}

/** Fails with a sentence when a migration was interrupted: it must be whole before one is taken back. */
export async function refuseUnfinished(runner: QueryRunner): Promise<void> {
  const tables = await tablesOf(runner);
  const recorded = (await recordedIn(runner, tables)) ?? [];
  const half = (await begunIn(runner, tables, 'up')).filter((name) => !recorded.includes(name));
  if (half.length > 0) throw new Error(`${some(half)} was interrupted: run it to its end first (npm run migrate)`);
}

/** Fails with a sentence when a table is not there of which the database says that it was made. */
export async function refuseHollow(runner: QueryRunner): Promise<void> {
  const tables = new Set(await tablesOf(runner));
  const missing = runner.dataSource.entityMetadatas
    .map(({ tableName }) => tableName)
    .filter((name) => !tables.has(name));
  if (missing.length > 0)
    throw new Error(
      `the database says that it is up to date, and has no ${some(missing)}: somebody emptied it, or brought back half of it; bring back a whole backup`,
    );
}

/** True when nobody has made anything in the database. */
export async function isUntouched(runner: QueryRunner): Promise<boolean> {
  return (await tablesOf(runner)).length === 0;
}

async function tablesOf(runner: QueryRunner): Promise<string[]> {
  const sql =
    runner.dataSource.options.type === 'better-sqlite3'
      ? `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`
      : `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'`;
  return ((await runner.query(sql)) as { name: string }[]).map(({ name }) => name).sort();
}

/** Names of the migrations that have run; undefined when the table is another program's. */
async function recordedIn(runner: QueryRunner, tables: readonly string[]): Promise<string[] | undefined> {
  if (!tables.includes(RECORDED)) return [];
  return runner.query(`SELECT timestamp, name FROM ${RECORDED}`).then(
    (rows: { name: string }[]) => rows.map(({ name }) => name),
    (error: unknown) => {
      // Other programs have a table of that name too, with other columns.
      if (driverError(error).errno === NO_SUCH_COLUMN || /no such column/.test(String(error))) return undefined;
      throw error;
    },
  );
}

async function begunIn(runner: QueryRunner, tables: readonly string[], way: 'up' | 'down'): Promise<string[]> {
  return tables.includes(STEPS) ? begun(runner, way) : [];
}

function namesOf(runner: QueryRunner): string[] {
  return runner.dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name);
}

function foreignAmong(tables: readonly string[]): string[] {
  return tables.filter((name) => name !== RECORDED && name !== STEPS);
}

function some(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
