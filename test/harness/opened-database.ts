// How does a test look into the database itself, where that and not the API is its subject?
import { readConfig } from '../../server/dist/config.js';
import { dataSourceOptions } from '../../server/dist/database/schema/data-source.js';
import type { Tables as Schema } from '../../server/dist/database/schema/schema.js';
import { openDatabase } from '../../server/dist/open-database.js';
// The server's own copy: a second one would not know the first one's classes.
import { DataSource } from '../../server/node_modules/typeorm/index.js';

export type Tables = DataSource;

/** Something that says where a database is, as a server is told it. */
export interface Located {
  readonly env: Readonly<Record<string, string>>;
}

/** The server's own connection to a database, schema brought up to date. The caller closes it with `destroy`. */
export async function openTables(database: Located): Promise<Tables> {
  return openDatabase(readConfig(database.env));
}

/** A connection that knows only these migrations, and runs none by itself. */
export async function connectWith(database: Located, migrations: Schema['migrations']): Promise<Tables> {
  return new DataSource(dataSourceOptions(readConfig(database.env), { migrations, entities: [] })).initialize();
}
