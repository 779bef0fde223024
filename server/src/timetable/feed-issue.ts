// What is wrong with a feed, where, and how badly?

/** Notices in the vocabulary of the canonical GTFS validator, as far as this importer raises them. */
export type FeedIssueCode =
  | 'missing_required_file'
  | 'missing_required_column'
  | 'missing_required_field'
  | 'csv_parsing_failed'
  | 'invalid_character'
  | 'empty_file'
  | 'duplicated_column'
  | 'invalid_row_length'
  | 'duplicate_key'
  | 'foreign_key_violation'
  | 'invalid_time'
  | 'invalid_date'
  | 'invalid_integer'
  | 'invalid_float'
  | 'number_out_of_range'
  | 'unexpected_enum_value'
  | 'field_too_long'
  | 'stop_time_with_arrival_before_previous_departure_time'
  | 'stop_time_with_departure_before_arrival_time'
  | 'missing_trip_edge'
  | 'unusable_trip'
  | 'start_and_end_range_out_of_order'
  | 'missing_calendar_and_calendar_date_files'
  | 'inconsistent_agency_timezone';

/** One finding. An `ERROR` refuses the feed; a `WARNING` is only told. */
export interface FeedIssue {
  readonly code: FeedIssueCode;
  readonly severity: 'ERROR' | 'WARNING';
  readonly file: string;
  /** Line in the file, where the header is 1; 0 when the whole file is meant. */
  readonly line: number;
  readonly field?: string;
  /** What was found, in a sentence for whoever must mend the file. */
  readonly reason: string;
}

/** Thrown when a feed has errors: nothing of it was kept. */
export class FeedRejected extends Error {
  constructor(readonly issues: readonly FeedIssue[]) {
    super(`the feed has ${issues.length} errors; nothing of it was imported`);
    this.name = 'FeedRejected';
  }
}

/** An issue as one line of text. */
export function issueText(issue: FeedIssue): string {
  const place = issue.line === 0 ? issue.file : `${issue.file}:${issue.line}`;
  return `${issue.severity} ${issue.code} ${place}${issue.field === undefined ? '' : ` ${issue.field}`}: ${issue.reason}`;
}
