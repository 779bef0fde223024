// When does each trip call where?
import { firstDifference } from '@kehuoyou/shared';
import { refer } from './feed-source.js';
import type { FeedSource } from './feed-source.js';
import { checkTimes, NO_TIME } from './feed-times.js';
import type { ReadStopTimes, StopTimeContext } from './feed-times.js';
import type { FeedTable } from './feed-table.js';
import { boardingFlags, numbered, startsOf, StopTimeFlag } from './stop-times.js';

/** Reads stop_times.txt into columns, in the order of trips and stop_sequence, with every time filled in. */
export async function readStopTimes(source: FeedSource, context: StopTimeContext): Promise<ReadStopTimes> {
  const table = source.open('stop_times.txt', false);
  const reading = new StopTimeReading(context, countLines(source.files.get('stop_times.txt')));
  if (table) await source.each(table, () => reading.take(table));
  if (table && reading.rows === 0 && source.issues.readWhole('stop_times.txt'))
    source.issues.add({ code: 'empty_file', file: 'stop_times.txt', row: 0, reason: '文件里只有表头，没有内容' });
  const times = reading.sorted();
  checkTimes(times, context, source.issues);
  return times;
}

/** Rows as they come. */
class StopTimeReading {
  /** Rows seen, and those of them that are calls of a known trip at a known stop. */
  rows = 0;
  count = 0;
  private readonly tripNumbers: ReadonlyMap<string, number>;
  private readonly stopNumbers: ReadonlyMap<string, number>;
  private readonly routeHail: ReadonlyMap<string, number>;
  private readonly trip: Uint32Array;
  private readonly stop: Uint32Array;
  private readonly sequence: Uint32Array;
  private readonly arrival: Uint32Array;
  private readonly departure: Uint32Array;
  private readonly flags: Uint8Array;
  private readonly row: Uint32Array;
  private readonly headsigns = new Map<number, string>();
  private readonly bookings = new Map<number, string>();
  private readonly texts = new Map<string, string>();
  /** Rows of one trip mostly stand together, so the trip found last is looked at first. */
  private lastId = '';
  private lastTrip = -1;

  constructor(
    private readonly context: StopTimeContext,
    most: number,
  ) {
    this.tripNumbers = numbered(context.trips.map(({ tripId }) => tripId));
    this.stopNumbers = numbered(context.stops.map(({ stopId }) => stopId));
    this.routeHail = new Map(
      context.routes.map((route) => [route.routeId, hailFlags(route.continuousPickup, route.continuousDropOff)]),
    );
    [this.trip, this.stop, this.sequence, this.arrival, this.departure, this.row] = [0, 1, 2, 3, 4, 5].map(
      () => new Uint32Array(most),
    ) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array];
    this.flags = new Uint8Array(most);
  }

  take(table: FeedTable): void {
    this.rows += 1;
    const trip = this.tripAt(table);
    if (isOnDemand(table)) return noteOnDemand(table);
    const stopId = table.id('stop_id');
    const stop = this.stopNumbers.get(stopId);
    if (stop === undefined) refer(table, 'stop_id', stopId, this.context.known.stops);
    else if (this.context.stops[stop]?.locationType !== 0)
      table.fault('location_with_unexpected_stop_time', 'stop_id', `“${stopId}”是车站或出入口，车停的应该是站台`);
    const sequence = table.whole('stop_sequence', 0, 1_000_000);
    const given = { arrival: table.time('arrival_time'), departure: table.time('departure_time') };
    const flags = this.flagsOf(table, trip, given.arrival < 0 && given.departure < 0);
    if (trip < 0 || stop === undefined) return;
    const at = this.count;
    this.count += 1;
    this.trip[at] = trip;
    this.stop[at] = stop;
    this.sequence[at] = sequence;
    // Of two times one may be left out at a stop without a wait.
    this.arrival[at] = given.arrival >= 0 ? given.arrival : given.departure >= 0 ? given.departure : NO_TIME;
    this.departure[at] = given.departure >= 0 ? given.departure : (this.arrival[at] ?? NO_TIME);
    this.flags[at] = flags;
    this.row[at] = table.row;
    const headsign = table.optional('stop_headsign', 128);
    if (headsign !== null) this.headsigns.set(at, this.kept(headsign));
    const booking = table.optionalId('pickup_booking_rule_id');
    if (booking !== null) refer(table, 'pickup_booking_rule_id', booking, this.context.known.bookingRules);
    if (booking !== null) this.bookings.set(at, this.kept(booking));
  }

  /** The columns in the order of trips and stop_sequence. */
  sorted(): ReadStopTimes {
    const tripStart = startsOf(this.trip.subarray(0, this.count), this.context.trips.length);
    const order = new Uint32Array(this.count);
    const next = tripStart.slice();
    for (let at = 0; at < this.count; at += 1) {
      const trip = this.trip[at] ?? 0;
      const place = next[trip] ?? 0;
      next[trip] = place + 1;
      order[place] = at;
    }
    const { sequence } = this;
    for (let trip = 0; trip < this.context.trips.length; trip += 1) {
      const rows = order.subarray(tripStart[trip], tripStart[trip + 1]);
      if (!isRising(rows, sequence))
        rows.sort((a, b) => firstDifference((sequence[a] ?? 0) - (sequence[b] ?? 0), a - b));
    }
    return {
      tripStart,
      trip: gathered(this.trip, order),
      stop: gathered(this.stop, order),
      sequence: gathered(this.sequence, order),
      arrival: gathered(this.arrival, order),
      departure: gathered(this.departure, order),
      flags: gathered(this.flags, order),
      row: gathered(this.row, order),
      headsigns: inOrder(this.headsigns, order),
      bookings: inOrder(this.bookings, order),
    };
  }

  private tripAt(table: FeedTable): number {
    const id = table.id('trip_id');
    if (id === this.lastId) return this.lastTrip;
    this.lastId = id;
    this.lastTrip = this.tripNumbers.get(id) ?? -1;
    if (this.lastTrip < 0) refer(table, 'trip_id', id, this.context.known.trips);
    return this.lastTrip;
  }

  private flagsOf(table: FeedTable, trip: number, untimed: boolean): number {
    const boarding = boardingFlags(table.choice('pickup_type', 3, 0), table.choice('drop_off_type', 3, 0));
    const timepoint = table.choice('timepoint', 1, untimed ? 0 : 1);
    if (untimed && timepoint === 1)
      table.fault('stop_time_timepoint_without_times', 'timepoint', '准点站要写到站和开车时间');
    const ofRoute = this.routeHail.get(this.context.trips[trip]?.routeId ?? '') ?? 0;
    const usual = (bit: number): number => ((ofRoute & bit) !== 0 ? 0 : 1);
    const hail = hailFlags(
      table.choice('continuous_pickup', 3, usual(StopTimeFlag.hailOn)),
      table.choice('continuous_drop_off', 3, usual(StopTimeFlag.hailOff)),
    );
    return (
      boarding | hail | (timepoint === 0 ? StopTimeFlag.approximate : 0) | (untimed ? StopTimeFlag.interpolated : 0)
    );
  }

  /** A text of its own: a piece of the file would keep the whole file in memory. */
  private kept(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    const copy = Buffer.from(text).toString();
    this.texts.set(copy, copy);
    return copy;
  }
}

/** GTFS-Flex: the bus comes when called, within a window of time, to an area, a group of stops or a stop. */
function isOnDemand(table: FeedTable): boolean {
  return (
    table.has('start_pickup_drop_off_window') ||
    table.has('end_pickup_drop_off_window') ||
    (!table.has('stop_id') && (table.has('location_id') || table.has('location_group_id')))
  );
}

function noteOnDemand(table: FeedTable): void {
  const [start, end] = [table.time('start_pickup_drop_off_window'), table.time('end_pickup_drop_off_window')];
  if (start >= 0 && end >= 0 && end <= start)
    table.fault('start_and_end_range_out_of_order', 'end_pickup_drop_off_window', '预约时段的结束不比开始晚');
  const field = table.has('stop_id') ? 'start_pickup_drop_off_window' : 'stop_id';
  table.fault('demand_responsive_trip_not_shown', field, '这是预约响应的时段或区域，没有准点，时刻牌上不显示');
}

/** What is said of single stop times, by their places in another order. */
function inOrder(said: ReadonlyMap<number, string>, order: Uint32Array): Map<number, string> {
  const placed = new Map<number, string>();
  if (said.size === 0) return placed;
  order.forEach((at, place) => {
    const text = said.get(at);
    if (text !== undefined) placed.set(place, text);
  });
  return placed;
}

/** A column in another order. By a plain loop: the iterators of `from` take ten times as long. */
function gathered<Column extends Uint8Array | Uint32Array>(column: Column, order: Uint32Array): Column {
  const kind = column.constructor as new (length: number) => Column;
  const found = new kind(order.length);
  for (let place = 0; place < order.length; place += 1) found[place] = column[order[place] ?? 0] ?? 0;
  return found;
}

function isRising(rows: Uint32Array, value: Uint32Array): boolean {
  for (let index = 1; index < rows.length; index += 1) {
    if ((value[rows[index] ?? 0] ?? 0) < (value[rows[index - 1] ?? 0] ?? 0)) return false;
  }
  return true;
}

/** GTFS continuous_pickup and continuous_drop_off: 1 means no, everything else some way of yes. */
function hailFlags(pickup: number, dropOff: number): number {
  return (pickup === 1 ? 0 : StopTimeFlag.hailOn) | (dropOff === 1 ? 0 : StopTimeFlag.hailOff);
}

/** Lines of a file, so at least as many as it has rows. */
function countLines(bytes: Uint8Array | undefined): number {
  if (!bytes) return 0;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let count = 2;
  for (let at = buffer.indexOf(10); at >= 0; at = buffer.indexOf(10, at + 1)) count += 1;
  // Old Macs end lines with CR alone.
  if (count === 2) for (let at = buffer.indexOf(13); at >= 0; at = buffer.indexOf(13, at + 1)) count += 1;
  return count;
}
