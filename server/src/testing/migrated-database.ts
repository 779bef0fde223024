// How does a test get a real database with the real tables, and nobody else in it?
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@kehuoyou/shared';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../open-database.js';
import { Transactions } from '../database/transaction.js';

/** An SQLite database of its own, made by the migrations and otherwise empty. */
export interface MigratedDatabase {
  readonly dataSource: DataSource;
  readonly transactions: Transactions;
  /** Where its files lie; a second connection may be opened there. */
  readonly dataDir: string;
  /** Closes it and removes its files. */
  drop(): Promise<void>;
}

/** Makes one in a temporary folder, into which `fill` may put the files of another first. */
export async function migratedDatabase(
  clock: Clock,
  fill: (dataDir: string) => void = () => undefined,
): Promise<MigratedDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kehuoyou-'));
  fill(dataDir);
  const dataSource = await openDatabase({ databaseUrl: undefined, dataDir });
  const drop = async (): Promise<void> => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { dataSource, transactions: new Transactions(dataSource, clock), dataDir, drop };
}
