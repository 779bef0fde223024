// In which order are the files of stories run? Those that take minutes first, so that none of them is left alone at the end.
//
// Jest orders by how long each took last time, which nobody knows on a fresh machine; then by size, which tells little.
import { statSync } from 'node:fs';

/** Seconds that the longest took on two cores, four at a time. What is not named takes less, whatever it is. */
const SECONDS = {
  'kernel/notices-crash': 180,
  'kernel/hostile-input': 165,
  'kernel/authorisation': 155,
  'kernel/parcels/scans-crash': 145,
  'kernel/parcels/hostile-parcels': 120,
  'kernel/migrations.': 115,
  'stories/timetable/line.h5': 115,
  'stories/accounts/accounts.h5': 115,
  'stories/timetable/market-day.h5': 110,
  'stories/timetable/driver.h5': 110,
  'kernel/migrations-killed': 100,
  'kernel/crash': 95,
  'stories/network/points.h5': 90,
  'kernel/shipments/rooms-at-once': 85,
  'kernel/weapp-packed': 85,
  'stories/shipments/produce.h5': 75,
  'stories/parcels/elsewhere.h5': 75,
  'kernel/storage': 70,
  'stories/notices/notices.api': 65,
  'stories/timetable/timetable.api': 55,
  'stories/home/village.h5': 55,
  'kernel/publishing': 50,
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
