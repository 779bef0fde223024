// Which files make up the feed at this place on disk?
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FeedIssues } from './feed-issue.js';
import type { FeedFiles } from './feed-source.js';
import { unzipFeed } from './gtfs-zip.js';

/** The files of a feed in a folder or a zip. What is wrong with a zip is noted, or refused as an upload would be. */
export async function feedFilesAt(path: string, issues: FeedIssues): Promise<FeedFiles> {
  if (!statSync(path).isDirectory()) return unzipFeed(readFileSync(path), issues);
  return feedFilesIn(path);
}

/** The files of a feed in a folder. */
export function feedFilesIn(folder: string): FeedFiles {
  const names = readdirSync(folder).filter((name) => /\.(txt|geojson)$/.test(name));
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
}
