// How does a test look into the database itself, where that and not the API is its subject?
import { dataSourceOptions } from '../../server/dist/database/data-source.js';
import { readConfig } from '../../server/dist/config.js';
import { openDatabase } from '../../server/dist/database/data-source.js';

/** The server's own connection to a database, schema brought up to date. The caller closes it with `destroy`. */
export async function openTables(database: { readonly env: Readonly<Record<string, string>> }): ReturnType<typeof openDatabase> {
  return openDatabase(readConfig(database.env));
}

/** What such a connection is made from. */
export function optionsFor(database: { readonly env: Readonly<Record<string, string>> }): ReturnType<typeof dataSourceOptions> {
  return dataSourceOptions(readConfig(database.env));
}
