// How does a spec break the small feed in one place, and what is then found in it?
import type { FeedIssue, FeedIssueCode } from '@kehuoyou/shared';
import { FeedRejected } from '../../timetable/feed/feed-issue.js';
import { readFeed } from '../../timetable/feed/feed-reader.js';
import type { FeedFiles } from '../../timetable/feed/feed-source.js';
import { feedWith, smallFeed } from './small-feed.js';

/** The day on which it is read. */
export const today = '2026-11-24';

/** What is found, whether the feed is taken or refused. */
export async function issuesOf(files: FeedFiles): Promise<readonly FeedIssue[]> {
  try {
    return (await readFeed(files, { today })).validation.issues;
  } catch (error) {
    if (!(error instanceof FeedRejected)) throw error;
    return error.validation.issues;
  }
}

/** A file of the small feed with one text in it replaced. */
export function replaced(file: string, from: string, to: string): Record<string, string> {
  const text = smallFeed[file] ?? '';
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  return { [file]: text.replace(from, to) };
}

/** A change of the small feed, and the issue that it must give. */
export type Case = readonly [
  what: string,
  changes: Record<string, string | null>,
  code: FeedIssueCode,
  file: string,
  row: number,
  field?: string,
];

/** A case as the title of a test knows it. */
export function named([what, changes, code, file, row, field]: Case) {
  return { what, changes, code, file, row, field };
}

/** The small feed's stops as rows with location_type and parent_station, and one more row. */
export function stations(row: string): Record<string, string> {
  return {
    'stops.txt': `${(smallFeed['stops.txt'] ?? '')
      .trimEnd()
      .replace('stop_lon', 'stop_lon,location_type,parent_station')
      .replace(/(\n[^\n]+)/g, '$1,,')}\n${row}\n`,
  };
}

/** True to the case: refused for what it says, in a sentence that office clerks can read. */
export async function expectRefused({ changes, code, file, row, field }: ReturnType<typeof named>): Promise<void> {
  const issues = await issuesOf(feedWith(changes));
  expect(issues.filter(({ severity }) => severity === 'ERROR')).toContainEqual(
    expect.objectContaining({ code, file, row, ...(field === undefined ? {} : { field }) }),
  );
  for (const { reason } of issues) expect(reason).toMatch(/[一-龥]/);
}
