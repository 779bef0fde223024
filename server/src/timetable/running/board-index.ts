// At which stop times may one board, stop by stop in the order of time?
import { firstDifference } from '@kehuoyou/shared';
import type { Feed } from '../feed/feed.js';
import type { Places } from './places.js';
import { startsOf, StopTimeFlag } from '../feed/stop-times.js';

/** Stop times by stop: those of a stop are `start[stop]` to `start[stop + 1]` of `rows`. */
export interface BoardIndex {
  readonly rows: Uint32Array;
  readonly start: Uint32Array;
}

/** A trip's last stop is no departure, nor is a stop where nobody may board. */
export function boardIndexOf(
  { stopTimes, trips, stops }: Pick<Feed, 'stopTimes' | 'trips' | 'stops'>,
  places: Places,
): BoardIndex {
  const { trip, tripStart, flags, stop } = stopTimes;
  const open = (row: number): boolean =>
    row + 1 !== tripStart[(trip[row] ?? 0) + 1] && ((flags[row] ?? 0) & StopTimeFlag.noPickup) === 0;
  // What leaves a bay leaves its station too.
  const boards = stops.map((_stop, number) => places.upFrom(number));
  const most = Math.max(1, ...boards.map(({ length }) => length));
  const all = new Uint32Array(trip.length * most);
  const stopOf = new Uint32Array(trip.length * most);
  let count = 0;
  for (let row = 0; row < trip.length; row += 1) {
    if (!open(row)) continue;
    for (const board of boards[stop[row] ?? 0] ?? []) {
      all[count] = row;
      stopOf[count] = board;
      count += 1;
    }
  }
  // Counting by stop first leaves only each stop's own few rows to sort.
  const start = startsOf(stopOf.subarray(0, count), stops.length);
  const rows = new Uint32Array(count);
  const next = start.slice();
  for (let at = 0; at < count; at += 1) {
    const board = stopOf[at] ?? 0;
    const place = next[board] ?? 0;
    rows[place] = all[at] ?? 0;
    next[board] = place + 1;
  }
  sortBoards({ rows, start }, { stopTimes, trips });
  return { rows, start };
}

/** Sorts each stop's own few rows by time. */
function sortBoards({ rows, start }: BoardIndex, { stopTimes, trips }: Pick<Feed, 'stopTimes' | 'trips'>): void {
  const { trip, departure } = stopTimes;
  // Trips by id, so that of two at the same minute the same one always comes first.
  const rank = rankOf(trips.map(({ tripId }) => tripId));
  for (let each = 0; each + 1 < start.length; each += 1) {
    rows
      .subarray(start[each], start[each + 1])
      .sort((a, b) =>
        firstDifference(
          (departure[a] ?? 0) - (departure[b] ?? 0),
          (rank[trip[a] ?? 0] ?? 0) - (rank[trip[b] ?? 0] ?? 0),
        ),
      );
  }
}

function rankOf(ids: readonly string[]): Uint32Array {
  const rank = new Uint32Array(ids.length);
  const order = [...ids.keys()].sort((a, b) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1));
  order.forEach((number, place) => {
    rank[number] = place;
  });
  return rank;
}
