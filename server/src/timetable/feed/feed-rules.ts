// Which trips go every so often, and where may one change?
import { gtfsTime } from '@kehuoyou/shared';
import type { FeedBookingRule, FeedFrequency, FeedTransfer } from './feed.js';
import { MOST_RUNS, startsIn } from './feed-frequencies.js';
import { refer } from './feed-source.js';
import type { FeedSource, Known, KnownThings } from './feed-source.js';
import type { FeedTable } from './feed-table.js';

/** Reads frequencies.txt. */
export async function readFrequencies(source: FeedSource, trips: Known): Promise<FeedFrequency[]> {
  const read = await source.read(
    'frequencies.txt',
    (table) => ({ frequency: frequencyIn(table, trips), row: table.row }),
    true,
  );
  noteOverlaps(source, read);
  const runs = read.reduce((sum, { frequency }) => sum + startsIn(frequency).length, 0);
  if (runs > MOST_RUNS)
    source.issues.add({
      code: 'too_many_rows',
      file: 'frequencies.txt',
      row: 0,
      reason: `一共 ${runs} 班，超过 ${MOST_RUNS}`,
    });
  return read.map(({ frequency }) => frequency);
}

function frequencyIn(table: FeedTable, trips: Known): FeedFrequency {
  const tripId = table.id('trip_id');
  refer(table, 'trip_id', tripId, trips);
  const [start, end] = [timeOf(table.time('start_time')), timeOf(table.time('end_time'))];
  for (const field of ['start_time', 'end_time'])
    if (!table.has(field)) table.fault('missing_required_field', field, '这一格不能空');
  if (end < start) table.fault('start_and_end_range_out_of_order', 'end_time', '结束时间比开始时间早');
  if (end === start)
    table.fault('start_and_end_range_equal', 'end_time', '开始和结束是同一个时间，一班也没有', {
      severity: 'WARNING',
    });
  return {
    tripId,
    start,
    end,
    headway: table.whole('headway_secs', 1, 86_400),
    exact: table.choice('exact_times', 1, 0) === 1,
  };
}

/** Two rows of one trip must not say how often it goes at the same hour. */
function noteOverlaps(source: FeedSource, read: readonly { frequency: FeedFrequency; row: number }[]): void {
  const sorted = [...read].sort((a, b) =>
    a.frequency.tripId < b.frequency.tripId
      ? -1
      : a.frequency.tripId > b.frequency.tripId
        ? 1
        : a.frequency.start - b.frequency.start,
  );
  sorted.forEach(({ frequency, row }, index) => {
    const before = sorted[index - 1]?.frequency;
    if (before?.tripId !== frequency.tripId || frequency.start >= before.end) return;
    source.issues.add({
      code: 'overlapping_frequency',
      file: 'frequencies.txt',
      row,
      field: 'start_time',
      reason: `和 ${gtfsTime(before.start)} 开始的那一段重叠`,
    });
  });
}

/** Minutes of a year: nobody calls a bus sooner. */
const MOST_NOTICE = 525_600;
const MOST_NOTICE_DAYS = 366;

/** Reads booking_rules.txt. */
export async function readBookingRules(source: FeedSource): Promise<FeedBookingRule[]> {
  return source.read(
    'booking_rules.txt',
    (table) => {
      const type = table.choice('booking_type', 2, 0);
      const needed =
        [[], ['prior_notice_duration_min'], ['prior_notice_last_day', 'prior_notice_last_time']][type] ?? [];
      for (const field of needed)
        if (!table.has(field)) table.fault('missing_required_field', field, '这种预约要写明最晚什么时候约');
      const [phone, message] = [table.optional('phone_number', 64), table.optional('message', 512)];
      return {
        ruleId: table.id('booking_rule_id'),
        ...(phone === null ? {} : { phone }),
        ...(message === null ? {} : { message }),
        ...(type === 1 && table.has('prior_notice_duration_min')
          ? { minutesBefore: table.whole('prior_notice_duration_min', 0, MOST_NOTICE) }
          : {}),
        ...(type === 2 && table.has('prior_notice_last_day')
          ? {
              daysBefore: table.whole('prior_notice_last_day', 1, MOST_NOTICE_DAYS),
              lastTime: Math.max(0, table.time('prior_notice_last_time')),
            }
          : {}),
      };
    },
    true,
  );
}

/** Reads transfers.txt. */
export async function readTransfers(
  source: FeedSource,
  known: KnownThings,
  routeOfTrip: ReadonlyMap<string, string>,
): Promise<FeedTransfer[]> {
  return source.read(
    'transfers.txt',
    (table) => {
      const transfer: FeedTransfer = {
        fromStopId: table.optionalId('from_stop_id'),
        toStopId: table.optionalId('to_stop_id'),
        fromRouteId: table.optionalId('from_route_id'),
        toRouteId: table.optionalId('to_route_id'),
        fromTripId: table.optionalId('from_trip_id'),
        toTripId: table.optionalId('to_trip_id'),
        type: table.choice('transfer_type', 5, 0),
        minSeconds: table.has('min_transfer_time') ? table.whole('min_transfer_time', 0, 86_400) : null,
      };
      checkTransfer(table, transfer, known, routeOfTrip);
      return transfer;
    },
    true,
  );
}

function checkTransfer(
  table: FeedTable,
  { type, ...ends }: FeedTransfer,
  known: KnownThings,
  routeOfTrip: ReadonlyMap<string, string>,
): void {
  const { fromStopId, toStopId, fromRouteId, toRouteId, fromTripId, toTripId } = ends;
  for (const [field, id] of [
    ['from_stop_id', fromStopId],
    ['to_stop_id', toStopId],
  ] as const) {
    // Spec: stops are required of the types 0 to 3, of 4 and 5 trips are.
    if (id === null && type <= 3) table.fault('missing_required_field', field, '这一格不能空');
    refer(table, field, id ?? '', known.stops);
  }
  for (const [field, id] of [
    ['from_trip_id', fromTripId],
    ['to_trip_id', toTripId],
  ] as const) {
    if (id === null && type >= 4) table.fault('missing_required_field', field, '同车换线要写明车次');
    refer(table, field, id ?? '', known.trips);
  }
  refer(table, 'from_route_id', fromRouteId ?? '', known.routes);
  refer(table, 'to_route_id', toRouteId ?? '', known.routes);
  for (const [field, route, trip] of [
    ['from_route_id', fromRouteId, fromTripId],
    ['to_route_id', toRouteId, toTripId],
  ] as const) {
    if (route !== null && trip !== null && routeOfTrip.has(trip) && routeOfTrip.get(trip) !== route)
      table.fault('transfer_with_invalid_trip_and_route', field, `车次“${trip}”不是线路“${route}”的`);
  }
}

function timeOf(seconds: number): number {
  return Math.max(seconds, 0);
}
