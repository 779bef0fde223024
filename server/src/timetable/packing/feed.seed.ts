// Which timetable does a new county run by?
import { join } from 'node:path';
import { dateAt } from '@kehuoyou/shared';
import { countyFolder } from '../../database/seed/county-files.js';
import type { Seed } from '../../database/seed/seed.js';
import { feedFilesIn } from './feed-folder-store.js';
import { readFeed } from '../feed/feed-reader.js';
import { makeCurrent, packFiles, runningFeed, storeFeed } from '../feed/feed-store.js';

/** The county's own feed, unless some timetable runs. */
export const feedSeed: Seed = {
  isThere: async (db) => (await runningFeed(db)) !== undefined,
  prepare: async (at) => {
    const files = feedFilesIn(join(countyFolder, 'gtfs'));
    const { feed } = await readFeed(files, { today: dateAt(at) });
    const county = { info: feed.info, files: await packFiles(files) };
    return async (tx) => makeCurrent(tx, await storeFeed(tx, county, at), at);
  },
};
