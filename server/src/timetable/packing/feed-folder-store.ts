// Which files make up the feed at this place on disk?
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { FeedIssues } from '../feed/feed-issue.js';
import { layoutOf } from './feed-layout.js';
import type { FeedFiles } from '../feed/feed-source.js';
import { unzipFeed } from './gtfs-zip.js';

/** The files of a feed in a folder or a zip. What is wrong with a zip is noted, or refused as an upload would be. */
export async function feedFilesAt(path: string, issues: FeedIssues): Promise<FeedFiles> {
  if (!statSync(path).isDirectory()) return unzipFeed(readFileSync(path), issues);
  return feedFilesIn(path);
}

/** The files of a feed in a folder, and what lies beside them, as they would come from a zip of it. */
export function feedFilesIn(folder: string): FeedFiles {
  const paths = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
  const { tables, strangers } = layoutOf(paths);
  return new Map([...tables, ...strangers].map(([name, path]) => [name, readFileSync(join(folder, path))]));
}
