// How does a new database get the county and its timetable, once?
import { join } from 'node:path';
import { dateAt } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import type { DataSource } from 'typeorm';
import { raiseRevision } from '../database/revision.js';
import { countyFolder, isSeeded, seedNetwork } from '../database/seed/seed-county.js';
import { Transactions } from '../database/transaction.js';
import { feedFilesIn } from './feed-files.js';
import { readFeed } from '../timetable/feed/feed-reader.js';
import { seedFleet } from '../database/seed/seed-fleet.js';
import { makeCurrent, packFiles, storeFeed } from '../timetable/feed/feed-store.js';

/** Fills an empty database, all or nothing; false when there was something in it already. */
export async function seedIfEmpty(dataSource: DataSource, clock: Clock): Promise<boolean> {
  const files = feedFilesIn(join(countyFolder, 'gtfs'));
  const { feed } = await readFeed(files, { today: dateAt(clock.now()) });
  const packed = await packFiles(files);
  return new Transactions(dataSource, clock).run(async (tx) => {
    await seedFleet(tx, countyFolder, clock.now());
    if (await isSeeded(tx)) return false;
    await seedNetwork(tx);
    await makeCurrent(tx, await storeFeed(tx, { info: feed.info, files: packed }, clock.now()), clock.now());
    await raiseRevision(tx, 'network');
    return true;
  });
}
