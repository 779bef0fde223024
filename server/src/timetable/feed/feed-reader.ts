// Is this set of files a sound GTFS feed, and what does it say?
import type { FeedValidation, ServiceDate } from '@kehuoyou/shared';
import { advise } from './feed-advice.js';
import type { Feed } from './feed.js';
import { FeedIssues, FeedRejected } from './feed-issue.js';
import { checkKept } from './feed-kept.js';
import { readAgencies, readCargo, readInfo, readRoutes, readTrips } from './feed-lines.js';
import { readFrequencies, readBookingRules, readTransfers } from './feed-rules.js';
import { readServices } from './feed-services.js';
import { FeedSource } from './feed-source.js';
import type { FeedFiles, KnownThings } from './feed-source.js';
import { readStopTimes } from './feed-stop-times.js';
import { readStops } from './feed-stops.js';

/** What the reading depends on besides the files. */
export interface ReadOptions {
  /** Where "the next seven days" of the advice begins. */
  readonly today: ServiceDate;
  /** Told now and then how many rows were read. */
  readonly onProgress?: (rows: number) => void;
  /** Faults found before, such as in the zip. */
  readonly issues?: FeedIssues;
}

/**
 * Reads a feed and checks it. Throws `FeedRejected` with everything found (file, row, field and reason)
 * if anything is wrong; what it returns is sound, with the warnings beside it.
 */
export async function readFeed(
  files: FeedFiles,
  options: ReadOptions,
): Promise<{ feed: Feed; validation: FeedValidation; rows: number }> {
  const issues = options.issues ?? new FeedIssues();
  const source = new FeedSource(files, issues, options.onProgress);
  const feed = await read(source);
  if (issues.errors === 0) advise(feed, issues, options.today);
  const validation = issues.validation();
  if (validation.errors > 0) throw new FeedRejected(validation);
  return { feed, validation, rows: source.rows };
}

async function read(source: FeedSource): Promise<Feed> {
  const agencies = await readAgencies(source);
  const stops = await readStops(source);
  const routes = await readRoutes(source, agencies);
  const { calendars, calendarDates } = await readServices(source);
  const { issues } = source;
  const services = new Set([...calendars, ...calendarDates].map(({ serviceId }) => serviceId));
  const knownRoutes = issues.knownFrom(new Set(routes.map(({ routeId }) => routeId)), 'routes.txt');
  const knownServices = issues.knownFrom(services, 'calendar.txt', 'calendar_dates.txt');
  const readTripRows = await readTrips(source, { routes: knownRoutes, services: knownServices });
  const trips = readTripRows.map(({ trip }) => trip);
  const bookingRules = await readBookingRules(source);
  const known: KnownThings = {
    stops: issues.knownFrom(new Set(stops.map(({ stopId }) => stopId)), 'stops.txt'),
    routes: knownRoutes,
    trips: issues.knownFrom(new Set(trips.map(({ tripId }) => tripId)), 'trips.txt'),
    bookingRules: issues.knownFrom(new Set(bookingRules.map(({ ruleId }) => ruleId)), 'booking_rules.txt'),
  };
  const { row: _row, ...stopTimes } = await readStopTimes(source, { trips, stops, routes, known });
  const frequencies = await readFrequencies(source, known.trips);
  const transfers = await readTransfers(source, known, new Map(trips.map(({ tripId, routeId }) => [tripId, routeId])));
  const tripCargo = await readCargo(source, known.trips);
  const about = await readInfo(source);
  await checkKept(source, known, shapesOf(readTripRows));
  return {
    ...about,
    agencies,
    stops,
    routes: routes.map(({ continuousPickup: _pickup, continuousDropOff: _dropOff, ...route }) => route),
    trips,
    stopTimes,
    calendars,
    calendarDates,
    frequencies,
    transfers,
    bookingRules,
    tripCargo,
  };
}

/** Where which shape is spoken of. */
function shapesOf(rows: readonly { readonly shapeId: string | null; readonly row: number }[]) {
  return rows.flatMap(({ shapeId, row }) => (shapeId === null ? [] : [{ shapeId, row }]));
}
