// In which order are the files of stories run? Those that take minutes first, so that none of them is left alone at the end.
//
// Jest orders by how long each took last time, which nobody knows on a fresh machine; then by size, which tells little.
import { statSync } from 'node:fs';

/** Seconds that the longest took on two cores, three at a time. What is not named takes less, whatever it is. */
const SECONDS = {
  'kernel/hostile-input': 220,
  'kernel/authorisation': 180,
  'stories/parcels/three-days': 130,
  'stories/timetable/line.h5': 115,
  'kernel/parcels/hostile-parcels': 110,
  'stories/timetable/market-day.h5': 100,
  'kernel/notices-crash': 95,
  'stories/accounts/accounts.h5': 95,
  'stories/notices/notices.api': 95,
  'stories/timetable/reminders.api': 90,
  'stories/timetable/driver.h5': 85,
  'kernel/parcels/scans-crash': 85,
  'stories/parcels/parcels.api': 80,
  'kernel/migrations.': 80,
  'stories/timetable/driver.api': 80,
  'stories/network/points.h5': 75,
  'stories/parcels/forty.weapp': 65,
  'stories/accounts/accounts.api': 65,
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
