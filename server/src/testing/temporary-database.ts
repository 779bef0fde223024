// How does a spec get a real database of its own?
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../database/data-source.js';

/** A migrated SQLite database in a folder that goes with it. */
export interface TemporaryDatabase {
  readonly dataSource: DataSource;
  readonly dataDir: string;
  /** Closes it and removes the folder. */
  close(): Promise<void>;
}

/** Makes one. */
export async function temporaryDatabase(): Promise<TemporaryDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kehuoyou-'));
  const dataSource = await openDatabase({ dataDir, databaseUrl: undefined });
  return {
    dataSource,
    dataDir,
    close: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
