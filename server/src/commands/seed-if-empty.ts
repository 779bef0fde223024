// How does a new database get the county and its timetable, once?
import { join } from 'node:path';
import type { Clock } from '@kehuoyou/shared';
import type { DataSource } from 'typeorm';
import { raiseRevision } from '../database/revision.js';
import { countyFolder, feedFilesIn, isSeeded, seedNetwork } from '../database/seed/seed-county.js';
import { Transactions } from '../database/transaction.js';
import { readFeed } from '../timetable/feed-reader.js';
import { storeFeed } from '../timetable/feed-store.js';

/** Fills an empty database, all or nothing; false when there was something in it already. */
export async function seedIfEmpty(dataSource: DataSource, clock: Clock): Promise<boolean> {
  const { feed } = readFeed(feedFilesIn(join(countyFolder, 'gtfs')));
  return new Transactions(dataSource, clock).run(async (tx) => {
    if (await isSeeded(tx)) return false;
    await seedNetwork(tx);
    await storeFeed(tx, feed, clock.now());
    await raiseRevision(tx, 'network');
    return true;
  });
}
