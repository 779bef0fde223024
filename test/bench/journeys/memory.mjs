// How much memory does a timetable take, and the planner over it?
import { DAY, serverModule } from './feeds.mjs';

/** Bytes a stop time: the snapshot with its feed, the columns alone, and the planner with one day both ways. Needs `--expose-gc`. */
export async function measureMemory(feed) {
  const { TimetableSnapshot } = await serverModule('running/timetable-snapshot');
  const { JourneyPlanner } = await serverModule('planner/journey');
  const rows = feed.stopTimes.trip.length;
  const copy = globalThis.structuredClone(feed);
  const empty = used();
  const held = [new TimetableSnapshot(globalThis.structuredClone(feed), [])];
  const withTimetable = used();
  const planner = new JourneyPlanner(held[0]);
  planner.earliest({ from: [0], to: [1], date: DAY }, 0);
  planner.latest({ from: [0], to: [1], date: DAY }, 86_400);
  held.push(planner);
  const withPlanner = used();
  const { tripStart, tripOf, stopOf, arrival, departure, flags } = held[0];
  const columns = [tripStart, tripOf, stopOf, arrival, departure, flags, copy.stopTimes.sequence].reduce(
    (sum, column) => sum + column.byteLength,
    0,
  );
  return {
    timetable: (withTimetable - empty) / rows,
    columns: columns / rows,
    planner: (withPlanner - withTimetable) / rows,
  };
}

function used() {
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
