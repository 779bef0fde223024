// How do MySQL and MariaDB come to compare every text byte by byte, as SQLite does?
//
// As the tables were made, `abc`, `ABC` and `äbc` were one key: an id, a code or an idempotency key of somebody else's
// was taken for one's own.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byBytes, makeTablesWith, REFERENCES, tablesOtherwise } from '../schema/collation.js';

interface TextColumn {
  readonly place: string;
  readonly name: string;
  readonly type: string;
  readonly optional: string;
  readonly usual: string | null;
}

/** A reference while it is away, by the names of its columns. */
interface ReferenceRow {
  readonly name: string;
  readonly place: string;
  readonly field: string;
  readonly target: string;
  readonly target_field: string;
  readonly on_delete: string;
  readonly on_update: string;
}

/** How they were made until now. */
const BEFORE = 'utf8mb4_unicode_ci';

/** Texts are compared by their bytes. */
export class CompareBytes1764000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (runner.dataSource.options.type !== 'better-sqlite3') await collate(runner, await byBytes(runner));
  }

  async down(runner: QueryRunner): Promise<void> {
    if (runner.dataSource.options.type !== 'better-sqlite3') await collate(runner, BEFORE);
  }
}

async function collate(runner: QueryRunner, collation: string): Promise<void> {
  await makeTablesWith(runner, collation);
  const tables = await tablesOtherwise(runner, collation);
  if (tables.length === 0 && !(await runner.hasTable(REFERENCES))) return;
  // What refers and what is referred to must be alike at every moment, so references go first and come back last.
  // Meanwhile a table keeps them, for whoever begins again where somebody was killed.
  await runner.query(
    `CREATE TABLE ${REFERENCES} (name varchar(64) PRIMARY KEY, place varchar(64), field varchar(64), target varchar(64),
      target_field varchar(64), on_delete varchar(16), on_update varchar(16))`,
  );
  await runner.query(
    `INSERT INTO ${REFERENCES} SELECT used.constraint_name, used.table_name, used.column_name, used.referenced_table_name,
        used.referenced_column_name, rule.delete_rule, rule.update_rule
      FROM information_schema.key_column_usage used JOIN information_schema.referential_constraints rule
        ON rule.constraint_schema = used.constraint_schema AND rule.constraint_name = used.constraint_name AND rule.table_name = used.table_name
      WHERE used.table_schema = DATABASE() AND used.referenced_table_name IS NOT NULL`,
  );
  const references = (await runner.query(`SELECT * FROM ${REFERENCES} ORDER BY name`)) as ReferenceRow[];
  for (const { place, name } of references) await runner.query(`ALTER TABLE \`${place}\` DROP FOREIGN KEY \`${name}\``);
  for (const table of tables) await collateTable(runner, table, collation);
  for (const { name, place, field, target, target_field: there, on_delete: gone, on_update: moved } of references)
    await runner.query(
      `ALTER TABLE \`${place}\` ADD CONSTRAINT \`${name}\` FOREIGN KEY (\`${field}\`) REFERENCES \`${target}\` (\`${there}\`)
        ON DELETE ${gone} ON UPDATE ${moved}`,
    );
  await runner.query(`DROP TABLE ${REFERENCES}`);
}

async function collateTable(runner: QueryRunner, table: string, collation: string): Promise<void> {
  const columns = (await textColumns(runner, table)).map((column) => changed(column, collation));
  const wanted = `CHARACTER SET utf8mb4 COLLATE ${collation}`;
  await runner.query(`ALTER TABLE \`${table}\` ${[`DEFAULT ${wanted}`, ...columns].join(', ')}`);
}

async function textColumns(runner: QueryRunner, table: string): Promise<TextColumn[]> {
  return (await runner.query(
    `SELECT table_name AS place, column_name AS name, column_type AS type, is_nullable AS optional, column_default AS usual
      FROM information_schema.columns
      WHERE table_schema = DATABASE() AND table_name = ? AND collation_name IS NOT NULL ORDER BY ordinal_position`,
    [table],
  )) as TextColumn[];
}

function changed({ place, name, type, optional, usual }: TextColumn, collation: string): string {
  // None of ours has one, and the two servers tell it in different ways.
  if (usual !== null && usual !== 'NULL') throw new Error(`${place}.${name} has a default that would be lost`);
  const presence = optional === 'YES' ? 'NULL' : 'NOT NULL';
  return `MODIFY \`${name}\` ${type} CHARACTER SET utf8mb4 COLLATE ${collation} ${presence}`;
}
