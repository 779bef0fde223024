// What is wrong with a timetable file, where, how badly, and what would it change?
import type { ServiceDate } from '../../clock.js';

/**
 * Notices in the vocabulary of the canonical GTFS validator (MobilityData), with its severities, as far
 * as this importer raises them; the last few are of what only an importer can meet.
 */
export const feedIssueSeverities = {
  csv_parsing_failed: 'ERROR',
  duplicate_key: 'ERROR',
  duplicated_column: 'ERROR',
  empty_file: 'ERROR',
  foreign_key_violation: 'ERROR',
  inconsistent_agency_timezone: 'ERROR',
  invalid_character: 'ERROR',
  invalid_color: 'ERROR',
  invalid_date: 'ERROR',
  invalid_float: 'ERROR',
  invalid_input_files_in_subfolder: 'ERROR',
  invalid_integer: 'ERROR',
  invalid_row_length: 'ERROR',
  invalid_time: 'ERROR',
  location_without_parent_station: 'ERROR',
  missing_calendar_and_calendar_date_files: 'ERROR',
  missing_required_column: 'ERROR',
  missing_required_field: 'ERROR',
  missing_required_file: 'ERROR',
  missing_trip_edge: 'ERROR',
  number_out_of_range: 'ERROR',
  overlapping_frequency: 'ERROR',
  route_both_short_and_long_name_missing: 'ERROR',
  start_and_end_range_equal: 'ERROR',
  start_and_end_range_out_of_order: 'ERROR',
  station_with_parent_station: 'ERROR',
  stop_time_timepoint_without_times: 'ERROR',
  stop_time_with_arrival_before_previous_departure_time: 'ERROR',
  stop_time_with_departure_before_arrival_time: 'ERROR',
  stop_without_location: 'ERROR',
  too_many_rows: 'ERROR',
  transfer_with_invalid_trip_and_route: 'ERROR',
  wrong_parent_location_type: 'ERROR',
  unexpected_enum_value: 'ERROR',
  duplicate_route_name: 'WARNING',
  empty_column_name: 'WARNING',
  empty_row: 'WARNING',
  expired_calendar: 'WARNING',
  fast_travel_between_consecutive_stops: 'WARNING',
  leading_or_trailing_whitespaces: 'WARNING',
  // The validator calls this an error; we can show such a bus, so we only tell.
  location_with_unexpected_stop_time: 'WARNING',
  missing_feed_info_date: 'WARNING',
  missing_recommended_file: 'WARNING',
  more_than_one_entity: 'WARNING',
  // The next two are errors to the validator; we can mend the one and do without the other.
  new_line_in_value: 'WARNING',
  point_near_origin: 'WARNING',
  route_color_contrast: 'WARNING',
  route_short_name_too_long: 'WARNING',
  stop_without_stop_time: 'WARNING',
  trip_coverage_not_active_for_next7_days: 'WARNING',
  unusable_trip: 'WARNING',
  unused_trip: 'WARNING',
  platform_without_parent_station: 'INFO',
  unknown_column: 'INFO',
  unknown_file: 'INFO',
  // Ours: no validator meets these, for it keeps nothing and shows nothing.
  field_too_long: 'ERROR',
  invalid_zip: 'ERROR',
  zip_too_large: 'ERROR',
  demand_responsive_trip_not_shown: 'WARNING',
  many_stops_on_one_spot: 'WARNING',
  stop_time_beyond_next_day: 'WARNING',
} as const;

export type FeedIssueCode = keyof typeof feedIssueSeverities;
/** An `ERROR` refuses the feed; the others are only told. */
export type FeedIssueSeverity = 'ERROR' | 'WARNING' | 'INFO';

/** One finding. */
export interface FeedIssue {
  readonly code: FeedIssueCode;
  readonly severity: FeedIssueSeverity;
  readonly file: string;
  /** Number of the line in the file on which the row begins, as an editor counts them; 0 when the whole file is meant. */
  readonly row: number;
  readonly field?: string;
  /** What was found, in a Chinese sentence for whoever must mend the file. */
  readonly reason: string;
}

/** Everything that was found in a feed. */
export interface FeedValidation {
  /** The first findings of each kind; a file of another sort would otherwise give one for each of its rows. */
  readonly issues: readonly FeedIssue[];
  /** How many there are of each kind. */
  readonly counts: Readonly<Partial<Record<FeedIssueCode, number>>>;
  readonly errors: number;
  readonly warnings: number;
}

/** What a feed gained, lost and changed in one kind of thing, each by id and name. */
export interface FeedChange {
  readonly gained: readonly FeedThing[];
  readonly lost: readonly FeedThing[];
  readonly changed: readonly FeedThing[];
  /** How many there are of each; the lists hold the first 100. */
  readonly counts: { readonly gained: number; readonly lost: number; readonly changed: number; readonly same: number };
}

/** A line, trip or stop as a person knows it. */
export interface FeedThing {
  readonly id: string;
  readonly name: string;
  /** What is different, in words: 改点 06:37→06:50. */
  readonly change?: string;
}

/** How many trips run on a day: by the timetable that runs now, and by the new feed. One that goes every so often counts once. */
export interface FeedDay {
  readonly date: ServiceDate;
  readonly before: number;
  readonly after: number;
}

/** Days of a difference that are counted, from today on. */
export const FEED_DAYS = 7;

/** A new feed beside the one that runs now. */
export interface FeedDifference {
  readonly lines: FeedChange;
  readonly trips: FeedChange;
  readonly stops: FeedChange;
  /** First and last day on which the new feed has a bus. */
  readonly firstDay?: ServiceDate;
  readonly lastDay?: ServiceDate;
  /** The coming days in order; absent in what was found before they were counted. */
  readonly week?: readonly FeedDay[];
}

/** An issue as one line of text. */
export function issueText(issue: FeedIssue): string {
  const place = issue.row === 0 ? issue.file : `${issue.file}:${issue.row}`;
  return `${issue.severity} ${issue.code} ${place}${issue.field === undefined ? '' : ` ${issue.field}`}: ${issue.reason}`;
}
