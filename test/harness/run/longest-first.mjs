// In which order are the files of stories run? Those that take minutes first, so that none of them is left alone at the end.
//
// Jest orders by how long each took last time, which nobody knows on a fresh machine; then by size, which tells little.
import { statSync } from 'node:fs';

/** Seconds that the longest took on two cores, four at a time. What is not named takes less, whatever it is. */
const SECONDS = {
  'kernel/authorisation': 270,
  'kernel/notices-crash': 260,
  'kernel/parcels/hostile-parcels': 215,
  'kernel/hostile-input': 190,
  'kernel/shipments/rooms-at-once': 170,
  'stories/notices/notices.api': 165,
  'kernel/migrations-killed': 160,
  'kernel/weapp-packed': 155,
  'kernel/migrations.': 130,
  'kernel/crash': 125,
  'stories/timetable/timetable.api': 115,
  'stories/timetable/line.h5': 110,
  'stories/timetable/feed-upload.h5': 105,
  'stories/parcels/three-days': 100,
  'stories/parcels/hub.h5': 100,
  'stories/parcels/parcels.api': 95,
  'stories/accounts/accounts.h5': 95,
  'kernel/parcels/scans-crash': 95,
  'stories/home/village.h5': 95,
  'stories/shipments/thirty-boxes': 95,
  'stories/timetable/reminders.api': 95,
  'stories/timetable/market-day.h5': 95,
  'stories/timetable/feed-import.api': 90,
  'stories/timetable/bad-day.api': 85,
  'stories/parcels/elsewhere.h5': 85,
  'stories/network/points.h5': 85,
  'kernel/publishing': 80,
  'kernel/limits-at-once': 80,
  'stories/timetable/driver.h5': 80,
  'stories/shipments/produce.h5': 75,
  'kernel/strange-database': 75,
  'kernel/storage': 70,
};

/** What Jest asks for the order. */
export default class LongestFirst {
  /**
   * @param {readonly { readonly path: string }[]} tests
   */
  sort(tests) {
    /** @param {{ readonly path: string }} test */
    const seconds = ({ path }) => Object.entries(SECONDS).find(([name]) => path.includes(name))?.[1] ?? 0;
    /** @param {{ readonly path: string }} test */
    const bytes = ({ path }) => statSync(path).size;
    return [...tests].sort((a, b) => seconds(b) - seconds(a) || bytes(b) - bytes(a) || (a.path < b.path ? -1 : 1));
  }

  /** Nothing is kept from one run to the next. */
  cacheResults() {}

  /** @param {readonly { readonly path: string }[]} tests */
  allFailedTests(tests) {
    return tests;
  }

  /** @param {readonly { readonly path: string }[]} tests */
  shard(tests) {
    return tests;
  }
}
