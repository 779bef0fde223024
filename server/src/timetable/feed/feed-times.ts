// Do a trip's times go forward, and what are those that the feed leaves out?
import { DAY_SECONDS, distanceMetres, gtfsTime } from '@kehuoyou/shared';
import type { FeedStop, FeedTrip } from './feed.js';
import type { FeedIssues } from './feed-issue.js';
import type { ReadRoute } from './feed-lines.js';
import { placeholdersAmong } from './placeholder-positions.js';
import type { KnownThings } from './feed-source.js';
import type { StopTimes } from './stop-times.js';

/** Stands for "no time given" until one is worked out. */
export const NO_TIME = 0xffff_ffff;

/** Stop times with the row of the file that each came from. */
export interface ReadStopTimes extends StopTimes {
  readonly row: Uint32Array;
}

/** What stop times refer to. */
export interface StopTimeContext {
  readonly trips: readonly FeedTrip[];
  readonly stops: readonly FeedStop[];
  readonly routes: readonly ReadRoute[];
  /** What stop times may name. */
  readonly known: KnownThings;
}

/** Faster than this between two stops is a mistake in a time or a position (canonical validator, buses). */
const FASTEST_METRES_PER_SECOND = 150 / 3.6;
/** Seconds past the service day's start that the planner no longer sees: it looks at the day before, and no further. */
const LATEST = 2 * DAY_SECONDS;
/** Times are mostly written to the minute, so both ends together may be a minute off. */
const ROUNDING_SECONDS = 60;

/** Notes times that go backward or are missing at a trip's ends, and fills in those missing between. */
export function checkTimes(times: ReadStopTimes, { trips, stops }: StopTimeContext, issues: FeedIssues): void {
  const check = new TimeCheck(times, stops, issues);
  for (let trip = 0; trip < trips.length; trip += 1)
    check.trip(times.tripStart[trip] ?? 0, times.tripStart[trip + 1] ?? 0);
}

class TimeCheck {
  private previous = -1;
  private readonly placeholders: ReadonlyMap<number, unknown>;

  constructor(
    private readonly times: ReadStopTimes,
    private readonly stops: readonly FeedStop[],
    private readonly issues: FeedIssues,
  ) {
    this.placeholders = placeholdersAmong(stops);
  }

  /** One trip, whose stop times are those from `start` to before `end`. */
  trip(start: number, end: number): void {
    if (start === end) return;
    if (end - start === 1) this.fault('unusable_trip', start, 'trip_id', '只有一站的车次载不了人');
    this.previous = -1;
    for (let row = start; row < end; row += 1) this.stopTime(row, row === start || row === end - 1);
  }

  private stopTime(row: number, atEnd: boolean): void {
    const { sequence, arrival, departure } = this.times;
    if (row > 0 && this.times.trip[row - 1] === this.times.trip[row] && sequence[row] === sequence[row - 1]) {
      this.fault(
        'duplicate_key',
        row,
        'stop_sequence',
        `和第 ${this.times.row[row - 1] ?? 0} 行是同一车次的同一个顺序号`,
      );
    }
    if (arrival[row] === NO_TIME) {
      if (!atEnd) return;
      // The row that was first or last may be one that could not be read.
      if (this.issues.readWhole('stop_times.txt', 'stops.txt'))
        this.fault('missing_trip_edge', row, 'arrival_time', '首站和末站要写时间');
      arrival[row] = departure[row] = this.previous < 0 ? 0 : (departure[this.previous] ?? 0);
    }
    if ((departure[row] ?? 0) >= LATEST)
      this.fault('stop_time_beyond_next_day', row, 'departure_time', '比发车那天晚了两天，查路线时看不到这一站');
    if ((departure[row] ?? 0) < (arrival[row] ?? 0))
      this.fault('stop_time_with_departure_before_arrival_time', row, 'departure_time', '还没到站就开车了');
    if (this.previous >= 0) this.since(this.previous, row);
    this.previous = row;
  }

  /** Two timed calls of a trip, and what lies between them. */
  private since(from: number, to: number): void {
    const { arrival, departure } = this.times;
    const left = departure[from] ?? 0;
    const arrives = arrival[to] ?? 0;
    if (arrives < left)
      this.fault(
        'stop_time_with_arrival_before_previous_departure_time',
        to,
        'arrival_time',
        `${gtfsTime(arrives)} 到站，前一站 ${gtfsTime(left)} 才开`,
      );
    const metres = this.metres(from, to);
    const total = metres.at(-1) ?? 0;
    for (let row = from + 1; row < to; row += 1) {
      // Where all stops lie in one place, or one of them nobody knows where, by their number.
      const share = total > 0 ? (metres[row - from] ?? 0) / total : (row - from) / (to - from);
      arrival[row] = departure[row] = Math.round(left + Math.max(0, arrives - left) * share);
    }
    if (total / (arrives - left + ROUNDING_SECONDS) > FASTEST_METRES_PER_SECOND && arrives >= left) {
      this.fault(
        'fast_travel_between_consecutive_stops',
        to,
        'arrival_time',
        `${Math.round(total / 100) / 10} 公里只用 ${Math.round((arrives - left) / 60)} 分钟`,
      );
    }
  }

  /** How far each call from one to another is along the way; all 0 where a position on it is none. */
  private metres(from: number, to: number): number[] {
    const metres: number[] = [0];
    for (let row = from + 1; row <= to; row += 1) metres.push((metres.at(-1) ?? 0) + this.distance(row - 1, row));
    for (let row = from; row <= to; row += 1)
      if (this.placeholders.has(this.times.stop[row] ?? 0)) return metres.map(() => 0);
    return metres;
  }

  private distance(a: number, b: number): number {
    const [from, to] = [this.stops[this.times.stop[a] ?? 0], this.stops[this.times.stop[b] ?? 0]];
    if (!from || !to || from === to) return 0;
    return distanceMetres({ lat: from.latitude, lng: from.longitude }, { lat: to.latitude, lng: to.longitude });
  }

  private fault(code: Parameters<FeedIssues['add']>[0]['code'], row: number, field: string, reason: string): void {
    this.issues.add({ code, file: 'stop_times.txt', row: this.times.row[row] ?? 0, field, reason });
  }
}
