// How do MySQL and MariaDB compare texts? Byte by byte, as SQLite does: a key that differs in a capital is another key.
import type { QueryRunner } from 'typeorm';

/** From the best on: the first two know that a blank at the end is a difference, and each server has one of them. */
const BY_BYTES: readonly string[] = ['utf8mb4_nopad_bin', 'utf8mb4_0900_bin', 'utf8mb4_bin'];

/** Where the migration that changes them keeps what refers to what. */
export const REFERENCES = 'reference_kept';

/** The collation of this server that compares bytes. */
export async function byBytes(runner: QueryRunner): Promise<string> {
  const rows = (await runner.query(
    `SELECT collation_name AS name FROM information_schema.collations WHERE collation_name IN (?, ?, ?)`,
    [...BY_BYTES],
  )) as { name: string }[];
  return BY_BYTES.find((wanted) => rows.some(({ name }) => name === wanted)) ?? 'utf8mb4_bin';
}

/**
 * Sees to it that tables are made so from now on, whatever the database was made for, such as latin1. Where there are
 * tables that compare otherwise, new ones must be like them until a migration has changed them all.
 */
export async function keepBytes(runner: QueryRunner): Promise<void> {
  const collation = await byBytes(runner);
  if ((await tablesOtherwise(runner, collation)).length === 0) await makeTablesWith(runner, collation);
}

/** Lets tables that are made from now on compare by `collation`. */
export async function makeTablesWith(runner: QueryRunner, collation: string): Promise<void> {
  const [{ schema, usual }] = (await runner.query(
    `SELECT schema_name AS \`schema\`, default_collation_name AS usual FROM information_schema.schemata WHERE schema_name = DATABASE()`,
  )) as [{ schema: string; usual: string }];
  if (usual === collation) return;
  const sql = `ALTER DATABASE \`${schema}\` CHARACTER SET utf8mb4 COLLATE ${collation}`;
  await runner.query(sql).catch((error: unknown) => {
    // Where ours may not, tables are made with what the database has: that must at least hold every character.
    if (usual.startsWith('utf8mb4')) return;
    throw new Error(`the database keeps no Chinese (it compares by ${usual}): let whoever may do so run ${sql}`, {
      cause: error,
    });
  });
}

/** Our tables that do not compare by `collation`, as a whole or in a column. */
export async function tablesOtherwise(runner: QueryRunner, collation: string): Promise<string[]> {
  const rows = (await runner.query(
    `SELECT table_name AS place FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND table_name NOT IN ('migrations', 'migration_step', '${REFERENCES}')
        AND (table_collation <> ? OR table_name IN (SELECT table_name FROM information_schema.columns
          WHERE table_schema = DATABASE() AND collation_name <> ?))
      ORDER BY table_name`,
    [collation, collation],
  )) as { place: string }[];
  return rows.map(({ place }) => place);
}
