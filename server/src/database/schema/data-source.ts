// How do we get at the database, whichever it is?
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';
import type { DatabaseAddress } from './database-address.js';
import { bringUpToDate } from './bring-up-to-date.js';
import { SnakeNaming } from './naming-strategy.js';
import { patientDriver, SERVING_MS } from './patient-driver.js';
import type { Patience } from './patient-driver.js';
import { makePrivate } from './private-file.js';
import { resumable } from './resumable.js';
import type { Tables } from './schema.js';

/** Migrations may take their time. */
const NO_LIMIT: Patience = { statementMs: 0 };

/**
 * Options for TypeORM. `synchronize` is never on: the schema is what the migrations make, and a test
 * proves that they and the entities agree.
 */
export function dataSourceOptions(address: DatabaseAddress, tables: Tables, patience = NO_LIMIT): DataSourceOptions {
  const common = {
    entities: [...tables.entities],
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    migrationsTransactionMode: 'each' as const,
  };
  if (address.databaseUrl !== undefined) {
    // TypeORM generates different SQL for the two, so the address says which one it is.
    const type = address.databaseUrl.startsWith('mariadb:') ? ('mariadb' as const) : ('mysql' as const);
    const url = address.databaseUrl.replace(/^mariadb:/, 'mysql:');
    return {
      ...common,
      migrations: resumable(tables.migrations),
      type,
      url,
      timezone: 'Z',
      charset: 'utf8mb4_unicode_ci',
      poolSize: 10,
      connectTimeout: 5_000,
      driver: patientDriver(patience),
      supportBigNumbers: true,
      // Every statement sees what is committed when it begins. By default all reads of a transaction would show the
      // moment of the first: who then waited for a row would not see what was written there, and say it twice.
      isolationLevel: 'READ COMMITTED',
    };
  }
  const database = join(address.dataDir, 'kehuoyou.sqlite');
  makePrivate(database);
  return {
    ...common,
    migrations: [...tables.migrations],
    type: 'better-sqlite3',
    database,
    enableWAL: true,
    prepareDatabase: (database: { pragma(text: string): unknown }) => {
      database.pragma('busy_timeout = 5000');
      database.pragma('foreign_keys = ON');
      // With WAL, NORMAL loses nothing when the process is killed; FULL also survives a power cut,
      // and an acknowledged write here may be somebody's parcel.
      database.pragma('synchronous = FULL');
    },
  };
}

/** Connects, and brings the schema up to date. */
export async function connectMigrated(address: DatabaseAddress, tables: Tables): Promise<DataSource> {
  const patience: Patience = { statementMs: 0 };
  const dataSource = new DataSource(dataSourceOptions(address, tables, patience));
  await dataSource.initialize();
  try {
    await bringUpToDate(dataSource, address);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  patience.statementMs = SERVING_MS;
  return dataSource;
}
