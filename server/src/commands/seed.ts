// Command: fill an empty database with the county; with a folder, import the GTFS feed in it as well.
import 'reflect-metadata';
import { clockFrom } from '../clock.js';
import { readConfig } from '../config.js';
import { openDatabase } from '../database/data-source.js';
import { feedFilesIn } from '../database/seed/seed-county.js';
import { Transactions } from '../database/transaction.js';
import { FeedRejected, issueText } from '../timetable/feed-issue.js';
import { readFeed } from '../timetable/feed-reader.js';
import { storeFeed } from '../timetable/feed-store.js';
import { seedIfEmpty } from './seed-if-empty.js';

const config = readConfig(process.env);
const clock = clockFrom(config.startAt);
const dataSource = await openDatabase(config);
console.log((await seedIfEmpty(dataSource, clock)) ? 'the database was filled with the county' : 'the county is there already');
const folder = process.argv[2];
if (folder !== undefined) await importFolder(folder);
await dataSource.destroy();

async function importFolder(path: string): Promise<void> {
  try {
    const { feed, warnings } = readFeed(feedFilesIn(path));
    for (const warning of warnings) console.log(issueText(warning));
    await new Transactions(dataSource, clock).run((tx) => storeFeed(tx, feed, clock.now()));
    console.log(`imported: ${feed.trips.length} trips, ${feed.stops.length} stops, ${feed.stopTimes.trip.length} stop times`);
  } catch (error) {
    if (!(error instanceof FeedRejected)) throw error;
    for (const issue of error.issues) console.error(issueText(issue));
    console.error(error.message);
    process.exitCode = 1;
  }
}
