// How does a test write a timetable so that it reads like one?
//
//   feedOf(trip('K1-1', ['A', '08:00'], ['B', '08:10']), trip('K1-2', ['B', '09:00'], ['A', '09:10']))
import type { NotRunning } from '../../timetable/running/not-running.js';
import { TimetableSnapshot } from '../../timetable/running/timetable-snapshot.js';
import { readFeed } from '../../timetable/feed/feed-reader.js';

/** What is out of the ordinary about a call at a stop, as in `stop_times.txt`. */
export interface CallNotes {
  /** 1: nobody may board. */
  readonly pickup?: number;
  /** 1: nobody may get off. */
  readonly dropOff?: number;
  /** True where the time is approximate. */
  readonly approximate?: true;
}

/** A stop and its time `HH:MM`, or `HH:MM-HH:MM` where the bus waits; hours may exceed 24. */
export type Call = readonly [stop: string, time: string, notes?: CallNotes];

/** A trip; its line is what stands before the hyphen of its id. */
export interface SampleTrip {
  readonly id: string;
  readonly calls: readonly Call[];
  /** Service that it runs on, `DAILY` unless given. */
  readonly service?: string;
  readonly headsign?: string;
  /** Cubic metres and kilogrammes, where it takes cargo along. */
  readonly cargo?: readonly [volume: number, weight: number];
}

/** A daily trip. */
export function trip(id: string, ...calls: Call[]): SampleTrip {
  return { id, calls };
}

/** A feed as lines of its files, header first; a test may break a line before it is read. */
export type FeedLines = Record<string, string[]>;

/** Services of every sample feed: `DAILY`, `WEEKDAY` and, on the first day of 2027 only, `NEW_YEAR`. */
const calendars = ['DAILY,1,1,1,1,1,1,1,20260101,20281231', 'WEEKDAY,1,1,1,1,1,0,0,20260101,20281231'];
const calendarDates = ['NEW_YEAR,20270101,1', 'WEEKDAY,20270101,2'];

/** A sound feed of these trips. Stops stand 5 km apart, in the order in which they are first called at. */
export function feedOf(...trips: readonly SampleTrip[]): FeedLines {
  const stops = [...new Set(trips.flatMap(({ calls }) => calls.map(([stop]) => stop)))];
  const routes = [...new Set(trips.map(({ id }) => routeOf(id)))];
  return {
    'agency.txt': [
      'agency_id,agency_name,agency_url,agency_timezone',
      'MT,闽通长运,https://example.org/,Asia/Shanghai',
    ],
    'stops.txt': [
      'stop_id,stop_name,stop_lat,stop_lon',
      ...stops.map((stop, index) => `${stop},${stop}站,${(26 + index * 0.045).toFixed(3)},116.8`),
    ],
    'routes.txt': [
      'route_id,agency_id,route_short_name,route_long_name,route_type',
      ...routes.map((route) => `${route},MT,${route},${route}路,3`),
    ],
    'calendar.txt': [
      'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date',
      ...calendars,
    ],
    'calendar_dates.txt': ['service_id,date,exception_type', ...calendarDates],
    'trips.txt': [
      'route_id,service_id,trip_id,trip_headsign',
      ...trips.map(({ id, service = 'DAILY', headsign = '' }) => `${routeOf(id)},${service},${id},${headsign}`),
    ],
    'stop_times.txt': [
      'trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type,timepoint',
      ...trips.flatMap(callLines),
    ],
    'trip_cargo.txt': [
      'trip_id,cargo_volume_m3,cargo_weight_kg',
      ...trips.flatMap(({ id, cargo }) => (cargo ? [`${id},${cargo[0]},${cargo[1]}`] : [])),
    ],
    'feed_info.txt': [
      'feed_publisher_name,feed_publisher_url,feed_lang,feed_version',
      '县交通局,https://example.org/,zh,1',
    ],
  };
}

function routeOf(tripId: string): string {
  return tripId.split('-')[0] ?? tripId;
}

function callLines({ id, calls }: SampleTrip): string[] {
  return calls.map(([stop, time, notes = {}], index) => {
    const [arrival = '', departure = arrival] = time.split('-');
    return `${id},${arrival}:00,${departure}:00,${stop},${index + 1},${notes.pickup ?? 0},${notes.dropOff ?? 0},${notes.approximate ? 0 : 1}`;
  });
}

/** The lines as the files that a feed consists of. */
export function filesOf(lines: FeedLines): Map<string, Uint8Array> {
  return new Map(Object.entries(lines).map(([name, rows]) => [name, Buffer.from(`${rows.join('\n')}\n`)]));
}

/** The timetable of these trips. */
export async function timetableOf(
  trips: readonly SampleTrip[],
  notRunning: readonly NotRunning[] = [],
): Promise<TimetableSnapshot> {
  const { feed } = await readFeed(filesOf(feedOf(...trips)), { today: '2026-11-24' });
  return new TimetableSnapshot(feed, notRunning);
}
