// What goes into the pack that a phone keeps for a village?
import { addDays, VILLAGE_PACK_DAYS, VillagePackFlag, secondsSince } from '@kehuoyou/shared';
import type {
  Bay,
  BookingRule,
  VillagePackBoard,
  PackedCancellation,
  VillagePackDeparture,
  PackedDoubt,
  PackedLive,
  ServiceDate,
  Stop,
  StopRole,
} from '@kehuoyou/shared';
import { StopTimeFlag } from '../feed/stop-times.js';
import { bookingAt } from '../running/booking-at.js';
import { rideFrom } from '../running/headed-for.js';
import { alternativeTo } from '../running/instead.js';
import { doubtOf } from '../running/trip-live.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

/** A stop to pack, with its position already in the reader's datum. */
export interface StopToPack {
  readonly stop: Stop;
  readonly role: StopRole;
}

/** The timetable part of a pack. */
export interface PackedTimetable {
  readonly routes: { id: string; name: string; longName: string }[];
  readonly headsigns: string[];
  readonly boards: VillagePackBoard[];
  readonly bays?: readonly Bay[];
  readonly bookings?: readonly BookingRule[];
  readonly busDays: number;
  readonly cancellations: PackedCancellation[];
  readonly live: PackedLive[];
  readonly doubts: PackedDoubt[];
}

/** Packs the boards of `stops` from `from` on; only lines, cancellations and reports that touch them are in it. */
export function packTimetable(
  timetable: TimetableSnapshot,
  stops: readonly StopToPack[],
  from: ServiceDate,
): PackedTimetable {
  const dates = Array.from({ length: VILLAGE_PACK_DAYS }, (_each, day) => addDays(from, day));
  const told = new Told();
  /** By trip: the boards that it is on, and where. */
  const calls = new Map<number, BoardCall[]>();
  const wanted = ownStops(timetable, stops);
  const boards = stops.map(({ stop, role }, board) => {
    const called = departuresAt(timetable, stop.id, dates);
    for (const { row, trip } of called) calls.set(trip, [...(calls.get(trip) ?? []), { board, row }]);
    return { stop, role, ...packedBoard(timetable, called, told) };
  });
  return {
    boards,
    ...(told.bays.list.length === 0 ? {} : { bays: told.bays.list }),
    ...(told.bookings.list.length === 0
      ? {}
      : { bookings: told.bookings.list.map((text) => JSON.parse(text) as BookingRule) }),
    busDays: busDaysOf(timetable, dates),
    headsigns: told.headsigns.list,
    routes: told.routes.list.map((number) => routeView(timetable, number)),
    cancellations: [...calls].flatMap(([trip, ofTrip]) =>
      dates.flatMap((date) => cancellationsOf(timetable, trip, ofTrip, { date, wanted })),
    ),
    live: allLiveOf(timetable, calls),
    doubts: doubtsOf(timetable, [...calls.keys()]),
  };
}

/** What many departures have in common and is told once. */
class Told {
  readonly routes = new Numbering<number>();
  readonly headsigns = new Numbering<string>();
  readonly bays = new BayNumbering();
  /** As JSON: equal rules are one. */
  readonly bookings = new Numbering<string>();
}

function packedBoard(
  timetable: TimetableSnapshot,
  called: ReturnType<typeof departuresAt>,
  { routes, headsigns, bays, bookings }: Told,
): Pick<VillagePackBoard, 'departures' | 'rides' | 'booked'> {
  const towards = called.map(({ row }) => timetable.headsignAt(row));
  const departures = called.map(({ row, trip, days }, number): VillagePackDeparture => [
    timetable.departure[row] ?? 0,
    routes.of(timetable.tripRoute[trip] ?? 0),
    headsigns.of(towards[number] ?? ''),
    days,
    flagsOf(timetable, trip, row),
    timetable.feed.trips[trip]?.tripId ?? '',
    ...bays.numberAt(timetable, row),
  ]);
  const booked = called.flatMap(({ row }, number): [number, number][] => {
    const { booking } = bookingAt(timetable.feed, row);
    return booking ? [[number, bookings.of(JSON.stringify(booking))]] : [];
  });
  return {
    departures,
    rides: called.map(({ row }, number) => rideFrom(timetable, row, towards[number] ?? '') ?? -1),
    ...(booked.length === 0 ? {} : { booked }),
  };
}

/** What was reported of any of the trips, on every day of which something is known. */
function allLiveOf(timetable: TimetableSnapshot, calls: ReadonlyMap<number, BoardCall[]>): PackedLive[] {
  return [...calls].flatMap(([trip, ofTrip]) =>
    timetable.liveDays().flatMap((date) => liveOf(timetable, trip, ofTrip, date)),
  );
}

function doubtsOf(timetable: TimetableSnapshot, trips: readonly number[]): PackedDoubt[] {
  return trips.flatMap((trip) =>
    timetable.liveDays().flatMap((date) => {
      const doubt = timetable.runs(trip, date) ? doubtOf(timetable.liveOf(trip, date)) : undefined;
      return doubt ? [{ tripId: timetable.feed.trips[trip]?.tripId ?? '', date, ...doubt }] : [];
    }),
  );
}

/** A bit for each of `dates` on which any bus runs, the first day in the lowest. */
function busDaysOf(timetable: TimetableSnapshot, dates: readonly ServiceDate[]): number {
  return dates.reduce((bits, date, day) => bits | (timetable.hasBuses(date) ? 1 << day : 0), 0);
}

function routeView({ feed }: TimetableSnapshot, number: number): PackedTimetable['routes'][number] {
  const { routeId = '', shortName = '', longName = '' } = feed.routes[number] ?? {};
  return { id: routeId, name: shortName, longName };
}

/** Where people of the village want to get off, coming home. */
function ownStops(timetable: TimetableSnapshot, stops: readonly StopToPack[]): number[] {
  return stops.flatMap(({ stop, role }) => (role === 'village' ? (timetable.stopNumber.get(stop.id) ?? []) : []));
}

/** Where a trip stands on the pack's boards. */
interface BoardCall {
  readonly board: number;
  readonly row: number;
}

/** What leaves a stop on any of these days; `days` has a bit for each. */
function departuresAt(
  timetable: TimetableSnapshot,
  stopId: string,
  dates: readonly ServiceDate[],
): { row: number; trip: number; days: number }[] {
  return [...timetable.boardingAt(timetable.stopNumber.get(stopId) ?? -1)]
    .map((row) => {
      const trip = timetable.tripOf[row] ?? 0;
      const days = dates.reduce((bits, date, day) => bits | (timetable.runs(trip, date) ? 1 << day : 0), 0);
      return { row, trip, days };
    })
    .filter(({ days }) => days !== 0);
}

function flagsOf(timetable: TimetableSnapshot, trip: number, row: number): number {
  const flags = timetable.flags[row] ?? 0;
  const has = (flag: number, packed: number): number => ((flags & flag) === 0 ? 0 : packed);
  return (
    (timetable.tripCarries[trip] === 1 ? VillagePackFlag.carriesParcels : 0) |
    (timetable.isForMarket(trip) ? VillagePackFlag.marketDay : 0) |
    has(StopTimeFlag.approximate, VillagePackFlag.approximate) |
    has(StopTimeFlag.hailOn, VillagePackFlag.hail) |
    has(StopTimeFlag.phoneBefore, VillagePackFlag.phone) |
    has(StopTimeFlag.askDriver, VillagePackFlag.driver)
  );
}

function cancellationsOf(
  timetable: TimetableSnapshot,
  trip: number,
  calls: readonly BoardCall[],
  { date, wanted }: { readonly date: ServiceDate; readonly wanted: readonly number[] },
): PackedCancellation[] {
  if (!timetable.runs(trip, date)) return [];
  const tripId = timetable.feed.trips[trip]?.tripId ?? '';
  const whole = timetable.cancelled(trip, date);
  const not = calls.filter(({ row }) => timetable.notFrom(row, date) !== undefined);
  const found = not.flatMap(({ board, row }) => {
    const other = alternativeTo(timetable, { row, date, wanted });
    if (!other) return [];
    const { tripId: id, serviceDate, onlyTo } = other;
    return [onlyTo === undefined ? ([board, id, serviceDate] as const) : ([board, id, serviceDate, onlyTo] as const)];
  });
  const instead = found.length === 0 ? {} : { instead: found };
  if (whole !== undefined) return [{ tripId, date, reason: whole, ...instead }];
  const [first] = not;
  return first
    ? [
        {
          tripId,
          date,
          reason: timetable.notFrom(first.row, date) ?? '',
          boards: not.map(({ board }) => board),
          ...instead,
        },
      ]
    : [];
}

function liveOf(
  timetable: TimetableSnapshot,
  trip: number,
  calls: readonly BoardCall[],
  date: ServiceDate,
): PackedLive[] {
  const known = calls.flatMap(({ board, row }) => {
    const live = timetable.runs(trip, date) ? timetable.departureLive(row, date) : undefined;
    return live ? [{ board, live }] : [];
  });
  const [first] = known;
  if (!first) return [];
  const { basis, stopName, at, why } = first.live;
  return [
    {
      tripId: timetable.feed.trips[trip]?.tripId ?? '',
      date,
      basis,
      ...(stopName === undefined ? {} : { stopName }),
      at,
      ...(why === undefined ? {} : { why }),
      calls: known.map(({ board, live }) => [
        board,
        secondsSince(date, live.expected),
        live.uncertainty,
        live.passed ? 1 : live.here ? 2 : 0,
      ]),
    },
  ];
}

/** The bays of a pack, each once. */
class BayNumbering {
  readonly list: Bay[] = [];

  /** What stands at the end of a departure's row: the number of its bay, or nothing. */
  numberAt(timetable: TimetableSnapshot, row: number): [] | [number] {
    const bay = timetable.bayAt(row);
    if (!bay) return [];
    const known = this.list.findIndex(({ stopId }) => stopId === bay.stopId);
    return [known >= 0 ? known : this.list.push(bay) - 1];
  }
}

/** Gives each value the number of its first appearance. */
class Numbering<Value> {
  readonly list: Value[] = [];
  private readonly numbers = new Map<Value, number>();

  of(value: Value): number {
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    this.numbers.set(value, this.list.length);
    return this.list.push(value) - 1;
  }
}
