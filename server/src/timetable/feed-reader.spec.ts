// Is a sound feed read as it is, and every fault of a broken one named by file, line and reason?
import { feedOf, filesOf, trip } from '../testing/sample-feed.js';
import type { FeedLines } from '../testing/sample-feed.js';
import { FeedRejected, issueText } from './feed-issue.js';
import type { FeedIssue } from './feed-issue.js';
import { readFeed } from './feed-reader.js';

function sound(): FeedLines {
  return feedOf(
    { ...trip('K1-1', ['A', '08:00'], ['B', '08:10-08:12'], ['C', '24:10', { approximate: true }]), headsign: 'C站', cargo: [1.5, 300] },
    { ...trip('K2-1', ['B', '09:00'], ['A', '09:20']), service: 'WEEKDAY' },
  );
}

/** The faults of a feed, or its warnings when it is sound. */
function issuesOf(lines: FeedLines): readonly FeedIssue[] {
  try {
    return readFeed(filesOf(lines)).warnings;
  } catch (error) {
    if (!(error instanceof FeedRejected)) throw error;
    return error.issues;
  }
}

describe('a sound feed', () => {
  it('is read as it stands, with dates and seconds in our form', () => {
    const { feed, warnings } = readFeed(filesOf(sound()));
    expect(warnings).toEqual([]);
    expect(feed.info).toEqual({ publisher: '县交通局', publisherUrl: 'https://example.org/', lang: 'zh', version: '1' });
    expect(feed.stops[0]).toEqual({ stopId: 'A', name: 'A站', latitude: 26, longitude: 116.8 });
    expect(feed.calendars[1]).toEqual({ serviceId: 'WEEKDAY', weekdays: 0b0011111, startDate: '2026-01-01', endDate: '2028-12-31' });
    expect(feed.calendarDates).toEqual([{ serviceId: 'NEW_YEAR', date: '2027-01-01', exceptionType: 1 }, { serviceId: 'WEEKDAY', date: '2027-01-01', exceptionType: 2 }]);
    expect(feed.tripCargo).toEqual([{ tripId: 'K1-1', volumeLitres: 1_500, weightGrams: 300_000 }]);
    expect(feed.stopTimes.filter(({ tripId }) => tripId === 'K1-1').map(({ arrival, departure, timepoint }) => [arrival, departure, timepoint])).toEqual([[28_800, 28_800, 1], [29_400, 29_520, 1], [87_000, 87_000, 0]]);
  });

  it('may have a byte order mark, Windows line ends, quotes, blanks, empty lines and columns that we do not use', () => {
    const lines = sound();
    lines['stops.txt'] = ['\ufeffstop_id, stop_name ,stop_lat,stop_lon,stop_desc', 'A,"A, ""大""站",26, 116.8 ,', '', 'B,B站,26.1,116.8,"两\n行"', 'C,C站,26.2,116.8,'];
    const files = filesOf(lines);
    files.set('trips.txt', Buffer.from((lines['trips.txt'] ?? []).join('\r\n')));
    const { feed, warnings } = readFeed(files);
    expect([feed.stops.map(({ name }) => name), feed.trips.length, warnings]).toEqual([['A, "大"站', 'B站', 'C站'], 2, []]);
  });

  it('has its stop times in the order of the trip, whatever the order of the rows', () => {
    const lines = sound();
    const [header = '', ...rows] = lines['stop_times.txt'] ?? [];
    lines['stop_times.txt'] = [header, ...rows.reverse()];
    expect(readFeed(filesOf(lines)).feed.stopTimes.filter(({ tripId }) => tripId === 'K1-1').map(({ stopId }) => stopId)).toEqual(['A', 'B', 'C']);
  });

  it('may leave out one of two times, a route’s agency where there is one, and the optional files', () => {
    const lines = sound();
    lines['routes.txt'] = ['route_id,agency_id,route_short_name,route_long_name,route_type', 'K1,,K1,,3', 'K2,,,西线,3'];
    lines['stop_times.txt'] = ['trip_id,arrival_time,departure_time,stop_id,stop_sequence', 'K1-1,,08:00:00,A,1', 'K1-1,08:10:00,,B,2', 'K2-1,0:00:00,,A,1', 'K2-1,0:05:00,,B,2'];
    for (const name of ['feed_info.txt', 'trip_cargo.txt', 'calendar_dates.txt']) Reflect.deleteProperty(lines, name);
    const { feed } = readFeed(filesOf(lines));
    expect(feed.stopTimes.map(({ arrival, departure, pickupType, dropOffType, timepoint }) => [arrival, departure, pickupType, dropOffType, timepoint])).toEqual([
      [28_800, 28_800, 0, 0, 1], [29_400, 29_400, 0, 0, 1], [0, 0, 0, 0, 1], [300, 300, 0, 0, 1],
    ]);
    expect(feed.routes.map(({ agencyId, shortName, longName }) => [agencyId, shortName, longName])).toEqual([['MT', 'K1', 'K1'], ['MT', '西线', '西线']]);
    expect([feed.info.version, feed.tripCargo]).toEqual(['', []]);
  });

  it('is told of a trip that takes nobody anywhere, and read all the same', () => {
    expect(issuesOf(feedOf(trip('K1-1', ['A', '08:00'])))).toEqual([expect.objectContaining({ code: 'unusable_trip', severity: 'WARNING', file: 'stop_times.txt', line: 2 })]);
  });
});

/** [file, line to replace (1 is the header), what stands there instead, expected code, field and line]. */
type Broken = readonly [file: string, line: number, text: string, code: string, field: string | undefined, at?: number];

const broken: readonly Broken[] = [
  ['agency.txt', 2, 'MT,闽通长运,https://example.org/,Asia/Tokyo', 'inconsistent_agency_timezone', 'agency_timezone'],
  ['agency.txt', 2, 'MT,,https://example.org/,Asia/Shanghai', 'missing_required_field', 'agency_name'],
  ['stops.txt', 2, 'A,A站,26,116.8,more', 'invalid_row_length', undefined],
  ['stops.txt', 2, 'A,A站,26', 'invalid_row_length', undefined],
  ['stops.txt', 2, 'A,,26,116.8', 'missing_required_field', 'stop_name'],
  ['stops.txt', 2, 'A,A站,,116.8', 'missing_required_field', 'stop_lat'],
  ['stops.txt', 2, 'A,A站,north,116.8', 'invalid_float', 'stop_lat'],
  ['stops.txt', 2, 'A,A站,0x1A,116.8', 'invalid_float', 'stop_lat'],
  ['stops.txt', 2, 'A,A站,NaN,116.8', 'invalid_float', 'stop_lat'],
  ['stops.txt', 2, 'A,A站,90.1,116.8', 'number_out_of_range', 'stop_lat'],
  ['stops.txt', 2, 'A,A站,26,-180.1', 'number_out_of_range', 'stop_lon'],
  ['stops.txt', 3, 'A,B站,26.1,116.8', 'duplicate_key', 'stop_id'],
  ['stops.txt', 2, `${'A'.repeat(65)},A站,26,116.8`, 'field_too_long', 'stop_id'],
  ['stops.txt', 1, 'stop_id,stop_name,stop_lat', 'missing_required_column', 'stop_lon', 1],
  ['stops.txt', 1, 'stop_id,stop_name,stop_lat,stop_lat', 'duplicated_column', 'stop_lat', 1],
  ['routes.txt', 2, 'K1,YZ,K1,K1路,3', 'foreign_key_violation', 'agency_id'],
  ['routes.txt', 2, 'K1,MT,,,3', 'missing_required_field', 'route_short_name'],
  ['routes.txt', 2, 'K1,MT,K1,K1路,bus', 'invalid_integer', 'route_type'],
  ['routes.txt', 2, 'K1,MT,K1,K1路,1800', 'number_out_of_range', 'route_type'],
  ['calendar.txt', 2, 'DAILY,1,1,1,1,1,1,2,20260101,20281231', 'unexpected_enum_value', 'sunday'],
  ['calendar.txt', 2, 'DAILY,1,1,1,1,1,1,0x1,20260101,20281231', 'unexpected_enum_value', 'sunday'],
  ['calendar.txt', 2, 'DAILY,1,1,1,1,1,1,,20260101,20281231', 'missing_required_field', 'sunday'],
  ['calendar.txt', 2, 'DAILY,1,1,1,1,1,1,1,20260230,20281231', 'invalid_date', 'start_date'],
  ['calendar.txt', 2, 'DAILY,1,1,1,1,1,1,1,2026-01-01,20281231', 'invalid_date', 'start_date'],
  ['calendar.txt', 2, 'DAILY,1,1,1,1,1,1,1,20281231,20260101', 'start_and_end_range_out_of_order', 'end_date'],
  ['calendar_dates.txt', 2, 'NEW_YEAR,20270101,3', 'unexpected_enum_value', 'exception_type'],
  ['calendar_dates.txt', 3, 'NEW_YEAR,20270101,2', 'duplicate_key', 'service_id'],
  ['trips.txt', 2, 'K9,DAILY,K1-1,', 'foreign_key_violation', 'route_id'],
  ['trips.txt', 2, 'K1,NEVER,K1-1,', 'foreign_key_violation', 'service_id'],
  ['trips.txt', 3, 'K1,DAILY,K1-1,', 'duplicate_key', 'trip_id'],
  ['stop_times.txt', 2, 'K9-1,08:00:00,08:00:00,A,1,0,0,1', 'foreign_key_violation', 'trip_id'],
  ['stop_times.txt', 2, 'K1-1,08:00:00,08:00:00,Z,1,0,0,1', 'foreign_key_violation', 'stop_id'],
  ['stop_times.txt', 2, 'K1-1,08:00,08:00:00,A,1,0,0,1', 'invalid_time', 'arrival_time'],
  ['stop_times.txt', 2, 'K1-1,08:00:00,08:61:00,A,1,0,0,1', 'invalid_time', 'departure_time'],
  ['stop_times.txt', 2, 'K1-1,,,A,1,0,0,1', 'missing_required_field', 'departure_time'],
  ['stop_times.txt', 2, 'K1-1,08:05:00,08:00:00,A,1,0,0,1', 'stop_time_with_departure_before_arrival_time', 'departure_time'],
  ['stop_times.txt', 3, 'K1-1,07:59:00,08:12:00,B,2,0,0,1', 'stop_time_with_arrival_before_previous_departure_time', 'arrival_time'],
  ['stop_times.txt', 3, 'K1-1,08:10:00,08:12:00,B,1,0,0,1', 'duplicate_key', 'trip_id'],
  ['stop_times.txt', 2, 'K1-1,08:00:00,08:00:00,A,-1,0,0,1', 'number_out_of_range', 'stop_sequence'],
  ['stop_times.txt', 2, 'K1-1,08:00:00,08:00:00,A,1.5,0,0,1', 'invalid_integer', 'stop_sequence'],
  ['stop_times.txt', 2, 'K1-1,08:00:00,08:00:00,A,1,4,0,1', 'unexpected_enum_value', 'pickup_type'],
  ['stop_times.txt', 2, 'K1-1,08:00:00,08:00:00,A,1,0,0,2', 'unexpected_enum_value', 'timepoint'],
  ['trip_cargo.txt', 2, 'K9-1,1.5,300', 'foreign_key_violation', 'trip_id'],
  ['trip_cargo.txt', 2, 'K1-1,-1,300', 'number_out_of_range', 'cargo_volume_m3'],
  ['feed_info.txt', 2, ',https://example.org/,zh,1', 'missing_required_field', 'feed_publisher_name'],
];

describe('a broken row', () => {
  it.each(broken)('in %s, line %d (%s), is %s %s', (...row: readonly unknown[]) => {
    const [file, line, text, code, field, at = line] = row as unknown as Broken;
    const lines = sound();
    (lines[file] ?? [])[line - 1] = text;
    const found = issuesOf(lines).find((issue) => issue.code === code && issue.line === at);
    expect(found).toMatchObject({ severity: 'ERROR', file, ...(field === undefined ? {} : { field }) });
    expect(found?.reason).toMatch(/.{5,}/);
    expect(found && issueText(found)).toBe(`ERROR ${code} ${file}:${at}${field === undefined ? '' : ` ${field}`}: ${found?.reason}`);
  });

  it('is found by its own line behind rows that have several, and behind empty ones', () => {
    const lines = sound();
    lines['stops.txt'] = ['stop_id,stop_name,stop_lat,stop_lon', 'A,"A\n站",26,116.8', '', 'B,B站,26.1,116.8', 'C,C站,x,116.8'];
    expect(issuesOf(lines)).toEqual([expect.objectContaining({ code: 'invalid_float', file: 'stops.txt', line: 6 })]);
  });

  it('does not hide the next one: all are told at once', () => {
    const lines = sound();
    lines['stops.txt'] = ['stop_id,stop_name,stop_lat,stop_lon', 'A,,x,y', 'B,,26,116.8', 'C,C站,26,116.8'];
    lines['trips.txt'] = ['route_id,service_id,trip_id', 'K9,DAILY,K1-1', 'K2,NEVER,K2-1'];
    expect(issuesOf(lines).map(({ code, file, line }) => `${code} ${file}:${line}`)).toEqual([
      'missing_required_field stops.txt:2', 'invalid_float stops.txt:2', 'invalid_float stops.txt:2', 'missing_required_field stops.txt:3', 'foreign_key_violation trips.txt:2', 'foreign_key_violation trips.txt:3',
    ]);
  });

  it('is not let through by a thousand warnings before it', () => {
    const lonely = Array.from({ length: 1_200 }, (_each, index) => trip(`K1-${index}`, ['A', '08:00']));
    const lines = feedOf(...lonely, { ...trip('K2-1', ['A', '08:00'], ['B', '08:10']), cargo: [-1, 300] });
    expect(issuesOf(lines)).toContainEqual(expect.objectContaining({ code: 'number_out_of_range', file: 'trip_cargo.txt', line: 2 }));
  });
});

describe('a broken file', () => {
  const files = (change: (files: Map<string, Uint8Array>) => void): readonly FeedIssue[] => {
    const all = filesOf(sound());
    change(all);
    try {
      return readFeed(all).warnings;
    } catch (error) {
      return (error as FeedRejected).issues;
    }
  };

  it.each(['agency.txt', 'stops.txt', 'routes.txt', 'trips.txt', 'stop_times.txt'])('is missed when %s is not there', (name) => {
    expect(files((all) => all.delete(name))).toContainEqual({ code: 'missing_required_file', severity: 'ERROR', file: name, line: 0, reason: expect.any(String) });
  });

  it('is missed when there is no calendar of either kind', () => {
    expect(files((all) => [all.delete('calendar.txt'), all.delete('calendar_dates.txt')])).toContainEqual(expect.objectContaining({ code: 'missing_calendar_and_calendar_date_files' }));
  });

  it('is told when it is empty, not UTF-8, or no CSV', () => {
    expect(files((all) => all.set('stops.txt', Buffer.from('')))).toContainEqual(expect.objectContaining({ code: 'empty_file', file: 'stops.txt', line: 0 }));
    expect(files((all) => all.set('stops.txt', Buffer.from([0x73, 0xb3, 0xa4])))).toContainEqual(expect.objectContaining({ code: 'invalid_character', file: 'stops.txt', line: 0 }));
    expect(files((all) => all.set('stops.txt', Buffer.from('stop_id,stop_name,stop_lat,stop_lon\nA,A站,26,116.8\nB,"B站,26,116.8\n')))).toContainEqual(expect.objectContaining({ code: 'csv_parsing_failed', file: 'stops.txt', severity: 'ERROR', line: 3 }));
  });
});
