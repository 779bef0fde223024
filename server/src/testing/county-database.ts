// How does a test get the whole county, as a new installation has it?
import type { Clock } from '@kehuoyou/shared';
import { seedIfEmpty } from '../commands/seed-if-empty.js';
import { migratedDatabase } from './migrated-database.js';
import type { MigratedDatabase } from './migrated-database.js';

/** A database of its own with the seeded network and timetable. */
export async function countyDatabase(clock: Clock): Promise<MigratedDatabase> {
  const database = await migratedDatabase(clock);
  await seedIfEmpty(database.dataSource, clock);
  return database;
}
