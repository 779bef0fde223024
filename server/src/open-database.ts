// How does the server open its database, with the tables of every feature?
import type { DataSource } from 'typeorm';
import { features } from './app.features.js';
import { connectMigrated } from './database/schema/data-source.js';
import type { DatabaseAddress } from './database/schema/data-source.js';
import { databaseTables } from './database/database.tables.js';
import { schemaOf } from './database/schema/schema.js';
import { picturesTables } from './pictures/pictures.tables.js';
import { timersTables } from './timers/timers.tables.js';

/** Every table of the server, and every migration, oldest first. */
export const tables = schemaOf([
  databaseTables,
  timersTables,
  picturesTables,
  ...features.map((feature) => feature.tables),
]);

/** Connects, and brings the schema up to date. */
export async function openDatabase(address: DatabaseAddress): Promise<DataSource> {
  return connectMigrated(address, tables);
}
