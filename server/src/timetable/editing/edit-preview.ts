// What would people at each stop see change?
import { addDays, compareTexts, dayNumber, firstDifference, wallTime } from '@kehuoyou/shared';
import type { BoardChange, ServiceDate } from '@kehuoyou/shared';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

/** Changes that are listed; a preview of everything would help nobody. */
const MOST_LISTED = 500;

/** What is compared: the timetable before and after, the days looked at, and which trip a new one stands for. */
export interface Comparison {
  readonly before: TimetableSnapshot;
  readonly after: TimetableSnapshot;
  readonly from: ServiceDate;
  readonly until: ServiceDate;
  /** Trip of the feed by the trip that a change made of it. */
  readonly sourceOf: ReadonlyMap<string, string>;
}

/** The boards' differences, stop by stop in the order of the day, days with the same change together. */
export function boardChanges(comparison: Comparison): { changes: BoardChange[]; departures: number } {
  const merged = new Map<string, BoardChange & { readonly dates: ServiceDate[] }>();
  let departures = 0;
  for (let date = comparison.from; dayNumber(date) <= dayNumber(comparison.until); date = addDays(date, 1)) {
    for (const change of changesOn(comparison, date)) {
      departures += 1;
      const key = JSON.stringify([change.stopId, change.tripId, change.before, change.after, change.cancelled]);
      const known = merged.get(key);
      if (known) known.dates.push(date);
      else merged.set(key, { ...change, dates: [date] });
    }
  }
  const order = ({ before, after }: BoardChange): string => before ?? after ?? '';
  const sorted = [...merged.values()].sort((a, b) =>
    firstDifference(
      compareTexts(a.stopName, b.stopName),
      compareTexts(a.stopId, b.stopId),
      compareTexts(order(a), order(b)),
    ),
  );
  return { changes: sorted.slice(0, MOST_LISTED), departures };
}

type Call = Omit<BoardChange, 'dates' | 'before' | 'after'> & { readonly time: string };

/** What each trip's departures look like on a day, by trip of the feed and stop. */
function callsOn(
  timetable: TimetableSnapshot,
  date: ServiceDate,
  sourceOf: Comparison['sourceOf'],
): Map<string, Call[]> {
  const calls = new Map<string, Call[]>();
  timetable.feed.trips.forEach(({ tripId }, trip) => {
    if (!timetable.runs(trip, date)) return;
    const cancelled = timetable.cancelled(trip, date);
    const end = (timetable.tripStart[trip + 1] ?? 0) - 1;
    for (let row = timetable.tripStart[trip] ?? 0; row < end; row += 1) {
      const stop = timetable.stopAt(row);
      const key = `${sourceOf.get(tripId) ?? tripId}\n${stop?.stopId ?? ''}`;
      const call: Call = {
        stopId: stop?.stopId ?? '',
        stopName: stop?.name ?? '',
        tripId,
        routeName: timetable.routeOf(trip)?.shortName ?? '',
        headsign: timetable.headsignAt(row),
        time: wallTime(timetable.departure[row] ?? 0),
        ...(cancelled === undefined ? {} : { cancelled }),
      };
      calls.set(key, [...(calls.get(key) ?? []), call]);
    }
  });
  return calls;
}

function* changesOn({ before, after, sourceOf }: Comparison, date: ServiceDate): Generator<Omit<BoardChange, 'dates'>> {
  const [old, now] = [callsOn(before, date, sourceOf), callsOn(after, date, sourceOf)];
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const same = (a: Call, b: Call): boolean =>
      a.time === b.time && a.cancelled === b.cancelled && a.tripId === b.tripId;
    const gone = (old.get(key) ?? []).filter((call) => !(now.get(key) ?? []).some((each) => same(call, each)));
    const come = (now.get(key) ?? []).filter((call) => !(old.get(key) ?? []).some((each) => same(call, each)));
    // One gone and one come of the same trip is a trip that moved, or whose running changed.
    for (let index = 0; index < Math.max(gone.length, come.length); index += 1) {
      const [was, is] = [gone[index], come[index]];
      const { time: _time, ...call } = (is ?? was) as Call;
      yield {
        ...call,
        ...(was === undefined ? {} : { before: was.time }),
        ...(is === undefined ? {} : { after: is.time }),
      };
    }
  }
}
