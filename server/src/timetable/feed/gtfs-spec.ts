// Which files and columns does GTFS Schedule know, and what tells their rows apart?
//
// The specification as data (gtfs.org, revision of 2025), and our trip_cargo.txt beside it.

/** One file of the specification. */
export interface GtfsFile {
  /** Columns that must be there. */
  readonly required: readonly string[];
  /** Every other column that the specification knows. */
  readonly optional: readonly string[];
  /** What makes a row one of a kind; without it, any two rows may be alike. */
  readonly key?: readonly string[];
  /** Columns whose values must be keys of another file. */
  readonly refers?: Readonly<Record<string, 'stops.txt' | 'routes.txt' | 'trips.txt' | 'levels.txt'>>;
}

const file = (required: string, optional: string, key?: string, refers?: GtfsFile['refers']): GtfsFile => ({
  required: required.split(' ').filter(Boolean),
  optional: optional.split(' ').filter(Boolean),
  ...(key === undefined ? {} : { key: key.split(' ') }),
  ...(refers === undefined ? {} : { refers }),
});

/** Files that are read and understood, with everything in them. */
export const readFiles = {
  'agency.txt': file(
    'agency_name agency_url agency_timezone',
    'agency_id agency_lang agency_phone agency_fare_url agency_email cemv_support',
    'agency_id',
  ),
  'stops.txt': file(
    'stop_id',
    'stop_code stop_name tts_stop_name stop_desc stop_lat stop_lon zone_id stop_url location_type parent_station stop_timezone wheelchair_boarding level_id platform_code stop_access',
    'stop_id',
  ),
  'routes.txt': file(
    'route_id route_type',
    'agency_id route_short_name route_long_name route_desc route_url route_color route_text_color route_sort_order continuous_pickup continuous_drop_off network_id cemv_support',
    'route_id',
  ),
  'trips.txt': file(
    'route_id service_id trip_id',
    'trip_headsign trip_short_name direction_id block_id shape_id wheelchair_accessible bikes_allowed cars_allowed',
    'trip_id',
  ),
  'stop_times.txt': file(
    'trip_id stop_sequence',
    'arrival_time departure_time stop_id location_group_id location_id stop_headsign start_pickup_drop_off_window end_pickup_drop_off_window pickup_type drop_off_type continuous_pickup continuous_drop_off shape_dist_traveled timepoint pickup_booking_rule_id drop_off_booking_rule_id',
    'trip_id stop_sequence',
  ),
  'booking_rules.txt': file(
    'booking_rule_id booking_type',
    'prior_notice_duration_min prior_notice_duration_max prior_notice_last_day prior_notice_last_time prior_notice_start_day prior_notice_start_time prior_notice_service_id message pickup_message drop_off_message phone_number info_url booking_url',
    'booking_rule_id',
  ),
  'calendar.txt': file(
    'service_id monday tuesday wednesday thursday friday saturday sunday start_date end_date',
    '',
    'service_id',
  ),
  'calendar_dates.txt': file('service_id date exception_type', '', 'service_id date'),
  'frequencies.txt': file('trip_id start_time end_time headway_secs', 'exact_times', 'trip_id start_time'),
  'transfers.txt': file(
    'transfer_type',
    'from_stop_id to_stop_id from_route_id to_route_id from_trip_id to_trip_id min_transfer_time',
    'from_stop_id to_stop_id from_trip_id to_trip_id from_route_id to_route_id',
  ),
  'feed_info.txt': file(
    'feed_publisher_name feed_publisher_url feed_lang',
    'default_lang feed_start_date feed_end_date feed_version feed_contact_email feed_contact_url',
  ),
  'trip_cargo.txt': file('trip_id cargo_volume_m3 cargo_weight_kg', '', 'trip_id'),
} as const satisfies Record<string, GtfsFile>;

/** Name of a file that is read. */
export type ReadFile = keyof typeof readFiles;

/** Files that are only checked and kept as they came, to be handed out again with the rest. */
export const keptFiles: Readonly<Record<string, GtfsFile>> = {
  'shapes.txt': file(
    'shape_id shape_pt_lat shape_pt_lon shape_pt_sequence',
    'shape_dist_traveled',
    'shape_id shape_pt_sequence',
  ),
  'levels.txt': file('level_id level_index', 'level_name', 'level_id'),
  'pathways.txt': file(
    'pathway_id from_stop_id to_stop_id pathway_mode is_bidirectional',
    'length traversal_time stair_count max_slope min_width signposted_as reversed_signposted_as',
    'pathway_id',
    { from_stop_id: 'stops.txt', to_stop_id: 'stops.txt' },
  ),
  'fare_attributes.txt': file(
    'fare_id price currency_type payment_method transfers',
    'agency_id transfer_duration',
    'fare_id',
  ),
  'fare_rules.txt': file(
    'fare_id',
    'route_id origin_id destination_id contains_id',
    'fare_id route_id origin_id destination_id contains_id',
    { route_id: 'routes.txt' },
  ),
  'translations.txt': file('table_name field_name language translation', 'record_id record_sub_id field_value'),
  'attributions.txt': file(
    'organization_name',
    'attribution_id agency_id route_id trip_id is_producer is_operator is_authority attribution_url attribution_email attribution_phone',
    undefined,
    { route_id: 'routes.txt', trip_id: 'trips.txt' },
  ),
  'stop_areas.txt': file('area_id stop_id', '', 'area_id stop_id', { stop_id: 'stops.txt' }),
  'route_networks.txt': file('network_id route_id', '', 'route_id', { route_id: 'routes.txt' }),
};

/** Files of the specification of which we check only that they are tables. */
export const otherFiles: ReadonlySet<string> = new Set(
  'areas.txt fare_leg_join_rules.txt fare_leg_rules.txt fare_media.txt fare_products.txt fare_transfer_rules.txt location_group_stops.txt location_groups.txt locations.geojson networks.txt rider_categories.txt timeframes.txt'.split(
    ' ',
  ),
);

/** The specification of a file by name, where it has columns that we know. */
export function gtfsFile(name: string): GtfsFile | undefined {
  if (Object.hasOwn(readFiles, name)) return readFiles[name as ReadFile];
  return Object.hasOwn(keptFiles, name) ? keptFiles[name] : undefined;
}

/** True for the name of a file of GTFS, or of ours. */
export function isGtfsName(name: string): boolean {
  return gtfsFile(name) !== undefined || otherFiles.has(name);
}
