// How does a new database get the county and its timetable, once?
import { join } from 'node:path';
import { dateAt } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import type { DataSource } from 'typeorm';
import { holdRevision, raiseRevision } from '../database/revision.js';
import { countyFolder, isSeeded, seedNetwork } from '../database/seed/seed-county.js';
import { Transactions } from '../database/transaction.js';
import { feedFilesIn } from './feed-files.js';
import type { FeedInfo } from '../timetable/feed/feed.js';
import { readFeed } from '../timetable/feed/feed-reader.js';
import { seedFleet } from '../database/seed/seed-fleet.js';
import { makeCurrent, packFiles, storeFeed } from '../timetable/feed/feed-store.js';
import type { PackedFiles } from '../timetable/feed/feed-store.js';

/** Fills an empty database, all or nothing; false when there was something in it already. */
export async function seedIfEmpty(dataSource: DataSource, clock: Clock): Promise<boolean> {
  const county = (await isSeeded(dataSource.manager)) ? undefined : await readCounty(clock);
  return new Transactions(dataSource, clock).run(async (tx) => {
    // Held first: of two that begin at once on an empty database, the second finds it filled.
    await holdRevision(tx, 'network');
    await seedFleet(tx, countyFolder, clock.now());
    if (!county || (await isSeeded(tx))) return false;
    await seedNetwork(tx);
    await makeCurrent(tx, await storeFeed(tx, county, clock.now()), clock.now());
    await raiseRevision(tx, 'network');
    return true;
  });
}

/** The county's timetable, read and packed. */
async function readCounty(clock: Clock): Promise<{ info: FeedInfo; files: PackedFiles }> {
  const files = feedFilesIn(join(countyFolder, 'gtfs'));
  const { feed } = await readFeed(files, { today: dateAt(clock.now()) });
  return { info: feed.info, files: await packFiles(files) };
}
