// How does a test get the whole county, as a new installation has it?
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@kehuoyou/shared';
import { fillDatabase, openDatabase } from '../open-database.js';
import { migratedDatabase } from './migrated-database.js';
import type { MigratedDatabase } from './migrated-database.js';

let made: Promise<string> | undefined;

/** A folder with a filled database, made once for all the tests of a spec. */
async function template(): Promise<string> {
  made ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kehuoyou-template-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    const dataSource = await openDatabase({ databaseUrl: undefined, dataDir: folder });
    await fillDatabase(dataSource, { now: () => new Date('2026-11-01T00:00:00Z') });
    await dataSource.destroy();
    return folder;
  })();
  return made;
}

/** A database of its own with the seeded network and timetable. */
export async function countyDatabase(clock: Clock): Promise<MigratedDatabase> {
  const filled = await template();
  return migratedDatabase(clock, (dataDir) => cpSync(filled, dataDir, { recursive: true }));
}
