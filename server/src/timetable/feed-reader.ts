// Is this set of files a sound GTFS feed, and what does it say?
import type { Feed, FeedInfo, FeedStopTime } from './feed.js';
import { FeedRejected } from './feed-issue.js';
import type { FeedIssue } from './feed-issue.js';
import { FeedIssues, FeedRow, readTable } from './feed-table.js';
import { stopTimesOf } from './stop-times.js';

/** The files of a feed by name. */
export type FeedFiles = ReadonlyMap<string, Uint8Array>;

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const PICKUP = [0, 1, 2, 3] as const;
/** GTFS route types: the basic ones, and the extended ones that planners know. */
const MOST_ROUTE_TYPE = 1_799;

/**
 * Reads a feed and checks it. Throws `FeedRejected` with every error found (file, line, field and
 * reason); what it returns is sound, with the warnings beside it.
 */
export function readFeed(files: FeedFiles): { feed: Feed; warnings: FeedIssue[] } {
  const issues = new FeedIssues();
  const feed = new FeedReader(files, issues).read();
  if (issues.errors.length > 0) throw new FeedRejected(issues.errors);
  return { feed, warnings: issues.list };
}

class FeedReader {
  constructor(
    private readonly files: FeedFiles,
    private readonly issues: FeedIssues,
  ) {}

  read(): Feed {
    const agencies = this.agencies();
    const stops = this.keyed('stops.txt', ['stop_id', 'stop_name', 'stop_lat', 'stop_lon'], ['stop_id'], (row) => ({
      stopId: row.id('stop_id'),
      name: row.text('stop_name', 128),
      latitude: row.decimal('stop_lat', -90, 90),
      longitude: row.decimal('stop_lon', -180, 180),
      locationType: 0,
      parentStation: null,
      wheelchairBoarding: 0,
    }));
    const routes = this.routes(agencies.map(({ agencyId }) => agencyId));
    const { calendars, calendarDates } = this.services();
    const services = new Set([...calendars, ...calendarDates].map(({ serviceId }) => serviceId));
    const trips = this.trips(new Set(routes.map(({ routeId }) => routeId)), services);
    const tripIds = new Set(trips.map(({ tripId }) => tripId));
    const rows = this.stopTimes(tripIds, new Set(stops.map(({ stopId }) => stopId)));
    const sound = this.issues.errors.length === 0;
    const stopTimes = stopTimesOf(sound ? rows : [], { trips, stops });
    return { info: this.info(), agencies, stops, routes, trips, stopTimes, calendars, calendarDates, frequencies: [], transfers: [], tripCargo: this.cargo(tripIds) };
  }

  private agencies(): Feed['agencies'] {
    const agencies = this.keyed('agency.txt', ['agency_name', 'agency_url', 'agency_timezone'], ['agency_id'], (row) => {
      const timezone = row.text('agency_timezone', 64);
      // All our arithmetic is China's: a feed of another zone would be shown at wrong hours.
      if (timezone !== 'Asia/Shanghai') row.fault('inconsistent_agency_timezone', 'agency_timezone', `${timezone} is not Asia/Shanghai`);
      return {
        agencyId: row.optional('agency_id', 64) ?? '',
        name: row.text('agency_name', 128),
        url: row.text('agency_url'),
        timezone,
        lang: row.optional('agency_lang', 16),
        phone: row.optional('agency_phone', 32),
      };
    });
    return agencies;
  }

  private routes(agencyIds: readonly string[]): Feed['routes'] {
    const known = new Set(agencyIds);
    return this.keyed('routes.txt', ['route_id', 'route_type'], ['route_id'], (row) => {
      const short = row.optional('route_short_name', 64);
      const long = row.optional('route_long_name');
      if (short === null && long === null) row.fault('missing_required_field', 'route_short_name', 'the route has neither a short nor a long name');
      // agency_id may be left out where there is only one.
      const agencyId = row.optional('agency_id', 64) ?? (agencyIds.length === 1 ? (agencyIds[0] ?? '') : row.id('agency_id'));
      this.refer(row, 'agency_id', agencyId, known);
      return { routeId: row.id('route_id'), agencyId, shortName: short ?? long ?? '', longName: long ?? short ?? '', type: row.whole('route_type', 0, MOST_ROUTE_TYPE), color: row.optional('route_color', 6), textColor: row.optional('route_text_color', 6) };
    });
  }

  private services(): Pick<Feed, 'calendars' | 'calendarDates'> {
    if (!this.files.has('calendar.txt') && !this.files.has('calendar_dates.txt')) {
      this.issues.add({ code: 'missing_calendar_and_calendar_date_files', severity: 'ERROR', file: 'calendar.txt', line: 0, reason: 'neither calendar.txt nor calendar_dates.txt is there' });
    }
    const calendars = this.keyed('calendar.txt', ['service_id', ...WEEKDAYS, 'start_date', 'end_date'], ['service_id'], (row) => {
      const startDate = row.date('start_date');
      const endDate = row.date('end_date');
      if (endDate < startDate) row.fault('start_and_end_range_out_of_order', 'end_date', 'it lies before start_date');
      const weekdays = WEEKDAYS.reduce((bits, day, index) => bits | (row.choice(day, [0, 1]) << index), 0);
      return { serviceId: row.id('service_id'), weekdays, startDate, endDate };
    }, true);
    const calendarDates = this.keyed('calendar_dates.txt', ['service_id', 'date', 'exception_type'], ['service_id', 'date'], (row) => ({
      serviceId: row.id('service_id'),
      date: row.date('date'),
      exceptionType: row.choice('exception_type', [1, 2]),
    }), true);
    return { calendars, calendarDates };
  }

  private trips(routes: ReadonlySet<string>, services: ReadonlySet<string>): Feed['trips'] {
    return this.keyed('trips.txt', ['route_id', 'service_id', 'trip_id'], ['trip_id'], (row) => {
      const routeId = row.id('route_id');
      const serviceId = row.id('service_id');
      this.refer(row, 'route_id', routeId, routes);
      this.refer(row, 'service_id', serviceId, services);
      const direction = row.has('direction_id') ? row.choice('direction_id', [0, 1]) : null;
      return { tripId: row.id('trip_id'), routeId, serviceId, headsign: row.optional('trip_headsign', 128) ?? '', directionId: direction };
    });
  }

  private stopTimes(trips: ReadonlySet<string>, stops: ReadonlySet<string>): FeedStopTime[] {
    const required = ['trip_id', 'stop_id', 'stop_sequence', 'arrival_time', 'departure_time'];
    const ofTrip = new Map<string, { row: FeedRow; time: FeedStopTime }[]>();
    this.keyed('stop_times.txt', required, ['trip_id', 'stop_sequence'], (row) => {
      const time = stopTime(row);
      this.refer(row, 'trip_id', time.tripId, trips);
      this.refer(row, 'stop_id', time.stopId, stops);
      const rows = ofTrip.get(time.tripId);
      if (rows) rows.push({ row, time });
      else ofTrip.set(time.tripId, [{ row, time }]);
      return time;
    });
    return [...ofTrip.values()].flatMap((rows) => inOrder(rows));
  }

  private cargo(trips: ReadonlySet<string>): Feed['tripCargo'] {
    return this.keyed('trip_cargo.txt', ['trip_id', 'cargo_volume_m3', 'cargo_weight_kg'], ['trip_id'], (row) => {
      const tripId = row.id('trip_id');
      this.refer(row, 'trip_id', tripId, trips);
      return {
        tripId,
        volumeLitres: Math.round(row.decimal('cargo_volume_m3', 0, 100) * 1_000),
        weightGrams: Math.round(row.decimal('cargo_weight_kg', 0, 20_000) * 1_000),
      };
    }, true);
  }

  private info(): FeedInfo {
    const [info] = this.keyed('feed_info.txt', ['feed_publisher_name', 'feed_publisher_url', 'feed_lang'], [], (row) => ({
      publisher: row.text('feed_publisher_name', 128),
      publisherUrl: row.text('feed_publisher_url'),
      lang: row.text('feed_lang', 16),
      version: row.optional('feed_version', 64) ?? '',
    }), true);
    return info ?? { publisher: '', publisherUrl: '', lang: 'zh', version: '' };
  }

  /** Reads a file whose rows are told apart by `key`; an optional one may be absent. */
  private keyed<Row>(
    file: string,
    required: readonly string[],
    key: readonly string[],
    read: (row: FeedRow) => Row,
    optional = false,
  ): Row[] {
    const bytes = this.files.get(file);
    if (!bytes) {
      if (!optional) this.issues.add({ code: 'missing_required_file', severity: 'ERROR', file, line: 0, reason: 'the file is not there' });
      return [];
    }
    const seen = new Map<string, number>();
    return readTable({ file, bytes, required }, this.issues).map((row) => {
      // NUL cannot stand in a CSV value that reached us as text, so joined keys cannot be confused.
      const id = key.map((field) => row.optional(field) ?? '').join('\0');
      const before = key.length === 0 ? undefined : seen.get(id);
      if (before !== undefined) row.fault('duplicate_key', key[0] ?? '', `line ${before} has the same ${key.join(' and ')}`);
      else seen.set(id, row.line);
      return read(row);
    });
  }

  private refer(row: FeedRow, field: string, id: string, known: ReadonlySet<string>): void {
    if (id !== '' && !known.has(id)) row.fault('foreign_key_violation', field, `there is no ${field} "${id}"`);
  }
}

function stopTime(row: FeedRow): FeedStopTime {
  // Of two times one may be left out at a stop without a wait.
  const arrival = row.has('arrival_time') ? row.time('arrival_time') : row.time('departure_time');
  const departure = row.has('departure_time') ? row.time('departure_time') : arrival;
  if (departure < arrival) row.fault('stop_time_with_departure_before_arrival_time', 'departure_time', 'the bus leaves before it arrives');
  return {
    tripId: row.id('trip_id'),
    stopSequence: row.whole('stop_sequence', 0, 1_000_000),
    stopId: row.id('stop_id'),
    arrival,
    departure,
    pickupType: row.choice('pickup_type', PICKUP, 0),
    dropOffType: row.choice('drop_off_type', PICKUP, 0),
    timepoint: row.choice('timepoint', [0, 1], 1),
  };
}

function inOrder(rows: { row: FeedRow; time: FeedStopTime }[]): FeedStopTime[] {
  const ordered = rows.sort((a, b) => a.time.stopSequence - b.time.stopSequence);
  ordered.forEach(({ row, time }, index) => {
    const before = ordered[index - 1]?.time;
    if (before && time.arrival < before.departure) {
      row.fault('stop_time_with_arrival_before_previous_departure_time', 'arrival_time', 'the bus arrives before it left the stop before');
    }
  });
  const [only] = ordered;
  if (only && ordered.length === 1) only.row.fault('unusable_trip', 'trip_id', 'a trip with one stop takes nobody anywhere', 'WARNING');
  return ordered.map(({ time }) => time);
}
