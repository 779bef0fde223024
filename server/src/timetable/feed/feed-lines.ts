// Which companies, lines and trips does the feed have?
import type { Feed, FeedAgency, FeedRoute, FeedTrip } from './feed.js';
import { refer } from './feed-source.js';
import type { FeedSource, Known } from './feed-source.js';
import type { FeedTable } from './feed-table.js';

/** GTFS route types: the basic ones, and the extended ones that planners know. */
const MOST_ROUTE_TYPE = 1_799;

/** A route with what its stop times inherit: the continuous pickup and drop-off of its whole way. */
export interface ReadRoute extends FeedRoute {
  readonly continuousPickup: number;
  readonly continuousDropOff: number;
}

/** All arithmetic of the app is China's, which has one zone and no daylight saving. */
const TIMEZONE = 'Asia/Shanghai';
/** Its older names in the time zone database, which files still have. */
const OLD_ZONES: readonly string[] = ['PRC', 'Asia/Chongqing', 'Asia/Chungking', 'Asia/Harbin'];

/** Reads agency.txt. */
export async function readAgencies(source: FeedSource): Promise<FeedAgency[]> {
  const agencies = await source.read('agency.txt', (table) => {
    const given = table.text('agency_timezone', 64);
    const zone = OLD_ZONES.includes(given) ? TIMEZONE : given;
    // A feed of another zone would be shown at wrong hours.
    if (zone !== '' && zone !== TIMEZONE)
      table.fault('inconsistent_agency_timezone', 'agency_timezone', `${zone} 不是 ${TIMEZONE}`);
    return {
      row: table.row,
      agency: {
        agencyId: table.optionalId('agency_id') ?? '',
        name: table.text('agency_name', 128),
        url: table.text('agency_url'),
        timezone: zone,
        lang: table.optional('agency_lang', 16),
        phone: table.optional('agency_phone', 32),
      },
    };
  });
  for (const { row, agency } of agencies) {
    if (agencies.length > 1 && agency.agencyId === '')
      source.issues.add({
        code: 'missing_required_field',
        file: 'agency.txt',
        row,
        field: 'agency_id',
        reason: '有几家公司时，每家都要有编号',
      });
  }
  return agencies.map(({ agency }) => agency);
}

/** Reads routes.txt. */
export async function readRoutes(source: FeedSource, agencies: readonly FeedAgency[]): Promise<ReadRoute[]> {
  const whole = source.issues.readWhole('agency.txt');
  const known = source.issues.knownFrom(new Set(agencies.map(({ agencyId }) => agencyId)), 'agency.txt');
  return source.read('routes.txt', (table) => {
    const short = table.optional('route_short_name', 64);
    const long = table.optional('route_long_name');
    if (short === null && long === null)
      table.fault('route_both_short_and_long_name_missing', 'route_short_name', '线路要有简称或全称');
    if (short !== null && short.length > 12)
      table.fault('route_short_name_too_long', 'route_short_name', '简称超过 12 个字，站牌上放不下');
    // agency_id may be left out where there is only one.
    const agencyId =
      table.optionalId('agency_id') ??
      (agencies.length === 1 || !whole ? (agencies[0]?.agencyId ?? '') : table.id('agency_id'));
    refer(table, 'agency_id', agencyId, known);
    return {
      routeId: table.id('route_id'),
      agencyId,
      shortName: short ?? long ?? '',
      longName: long ?? short ?? '',
      type: table.whole('route_type', 0, MOST_ROUTE_TYPE),
      color: table.color('route_color'),
      textColor: table.color('route_text_color'),
      continuousPickup: table.choice('continuous_pickup', 3, 1),
      continuousDropOff: table.choice('continuous_drop_off', 3, 1),
    };
  });
}

/** Reads trips.txt, together with the row of each and the shape that it names. */
export async function readTrips(
  source: FeedSource,
  known: { readonly routes: Known; readonly services: Known },
): Promise<{ trip: FeedTrip; row: number; shapeId: string | null }[]> {
  return source.read('trips.txt', (table) => {
    const routeId = table.id('route_id');
    const serviceId = table.id('service_id');
    refer(table, 'route_id', routeId, known.routes);
    refer(table, 'service_id', serviceId, known.services);
    const directionId = table.has('direction_id') ? table.choice('direction_id', 1, 0) : null;
    const trip = {
      tripId: table.id('trip_id'),
      routeId,
      serviceId,
      headsign: table.optional('trip_headsign', 128) ?? '',
      directionId,
      blockId: table.optional('block_id'),
    };
    return { trip, row: table.row, shapeId: table.optional('shape_id') };
  });
}

/** Reads trip_cargo.txt, an extension of ours. */
export async function readCargo(source: FeedSource, trips: Known): Promise<Feed['tripCargo']> {
  return source.read(
    'trip_cargo.txt',
    (table) => {
      const tripId = table.id('trip_id');
      refer(table, 'trip_id', tripId, trips);
      return {
        tripId,
        volumeLitres: Math.round(table.decimal('cargo_volume_m3', 0, 100) * 1_000),
        weightGrams: Math.round(table.decimal('cargo_weight_kg', 0, 20_000) * 1_000),
      };
    },
    true,
  );
}

function checkFeedDates(table: FeedTable): void {
  const [start, end] = ['feed_start_date', 'feed_end_date'] as const;
  if (table.has(start) !== table.has(end))
    table.fault('missing_feed_info_date', table.has(start) ? end : start, '开始日期和结束日期最好都写');
  if (!table.has(start) || !table.has(end)) return;
  const [from, to] = [table.date(start), table.date(end)];
  if (to < from) table.fault('start_and_end_range_out_of_order', end, '结束日期比开始日期早');
}

/** Reads feed_info.txt, which should be there. */
export async function readInfo(source: FeedSource): Promise<Pick<Feed, 'info' | 'endDate'>> {
  if (!source.files.has('feed_info.txt'))
    source.issues.add({
      code: 'missing_recommended_file',
      file: 'feed_info.txt',
      row: 0,
      reason: '最好有这个文件，写明谁发布、哪一版',
    });
  const [first, second] = await source.read(
    'feed_info.txt',
    (table) => {
      checkFeedDates(table);
      const endDate = table.has('feed_end_date') ? table.date('feed_end_date') : undefined;
      const info = {
        publisher: table.text('feed_publisher_name', 128),
        publisherUrl: table.text('feed_publisher_url'),
        lang: table.text('feed_lang', 16),
        version: table.optional('feed_version', 64) ?? '',
      };
      return { info, endDate };
    },
    true,
  );
  if (second)
    source.issues.add({
      code: 'more_than_one_entity',
      file: 'feed_info.txt',
      row: 3,
      reason: '这个文件只该有一行内容',
    });
  return first ?? { info: { publisher: '', publisherUrl: '', lang: 'zh', version: '' } };
}
