// Does this data folder belong to a database that was in use, so that an empty one cannot be meant?
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseAddress } from './database-address.js';

const WORDS = `The database of this server has been made. While this file is here, the server refuses to start with an empty one:
a wrong DATABASE_URL or a lost file would otherwise look like a county in which nothing ever happened.
`;

/** Where it is noted: whoever goes on from the embedded database to a server begins there with nothing. */
function markOf({ dataDir, databaseUrl }: DatabaseAddress): string {
  return join(dataDir, databaseUrl === undefined ? 'embedded-database-in-use' : 'database-in-use');
}

/** True when a database was made for this folder before. */
export function wasInUse(address: DatabaseAddress): boolean {
  return existsSync(markOf(address));
}

/** Notes that there is one from now on. */
export function noteInUse(address: DatabaseAddress): void {
  if (wasInUse(address)) return;
  mkdirSync(address.dataDir, { recursive: true });
  writeFileSync(markOf(address), WORDS);
}

/** Why an empty database is refused, and what to do. */
export function lostDatabase(address: DatabaseAddress): Error {
  return new Error(
    `the database is empty, but ${address.dataDir} belongs to one that was in use: see whether DATABASE_URL and DATA_DIR are right, or bring back a backup; to begin with nothing on purpose, remove ${markOf(address)}`,
  );
}
