// How does a spec get at the feeds that other systems read wrongly?
//
// Small feeds with invented names, each of a shape that real feeds have. hard-feeds/README.md says what is right.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bytes of one of them. */
export function hardFeed(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, '../../../src/testing/timetable/hard-feeds', name));
}
