// What does a phone keep so that a village's buses and points can be read without a network?
import { addDays, dayNumber, isoOf } from '../../clock.js';
import type { ServiceDate } from '../../clock.js';
import type { PointRecord } from '../../network/network.js';
import type { Position } from '../../position.js';
import { busTime, inOrderOfTime, isStillToCome } from './bus-time.js';
import type { Board, BoardNone } from './board.js';
import type { BookingRule } from './booking-rule.js';
import type { Departure, DepartureDoubt, LiveBasis } from './departure.js';
import type { Bay, Stop } from './stop.js';

/** Days that a pack covers: yesterday, for its buses after midnight, and 14 days from today on. */
export const VILLAGE_PACK_DAYS = 15;

/** Departures shown of the next day that has one, when a day has none left. */
export const NEXT_DAY_DEPARTURES = 3;

/**
 * One departure in a pack, as a short row to keep the pack small:
 * seconds past the service day's start, index of the route, index of the headsign, days on which it
 * runs (bit n is the pack's first day + n), flags (`VillagePackFlag`), trip id, and in stations number of the bay.
 */
export type VillagePackDeparture = readonly [number, number, number, number, number, string, number?];

/** Why a pack holds a stop: the village's own, its township's station, or the county's bus station. */
export type StopRole = 'village' | 'township' | 'county';

/** The departures of one stop over the pack's days. */
export interface VillagePackBoard {
  readonly stop: Stop;
  readonly role: StopRole;
  readonly departures: readonly VillagePackDeparture[];
  /** For each of them the seconds until it is where it says that it goes; -1 where that is not known. */
  readonly rides?: readonly number[];
  /** Numbers of those that are called by a rule, and the number of that. */
  readonly booked?: readonly (readonly [number, number])[];
}

/** A trip that does not run on a day although the timetable has it. */
export interface PackedCancellation {
  readonly tripId: string;
  readonly date: ServiceDate;
  readonly reason: string;
  /** Numbers of the boards at which it does not run, for a bus that turns back on its way; absent when it runs nowhere. */
  readonly boards?: readonly number[];
  /** What to take instead: number of the board, trip, its day, and where it goes when not wherever this one would have. */
  readonly instead?: readonly (readonly [number, string, ServiceDate, string?])[];
}

/** What is known of a trip on the way, at each board that it calls at. */
export interface PackedLive {
  readonly tripId: string;
  readonly date: ServiceDate;
  readonly basis: LiveBasis;
  readonly stopName?: string;
  readonly at: string;
  readonly why?: string;
  /** Number of the board, seconds past the service day's start when it is expected to leave, uncertainty, 1 if it has left, 2 if it is there. */
  readonly calls: readonly (readonly [number, number, number, 0 | 1 | 2])[];
}

/** A trip of which nobody knows whether it comes. */
export interface PackedDoubt extends DepartureDoubt {
  readonly tripId: string;
  readonly date: ServiceDate;
}

/** Something that people of the village should know. */
export interface PackNotice {
  readonly id: string;
  readonly kind: 'point_paused' | 'trip_cancelled';
  /** A sentence, fit to be read aloud. */
  readonly text: string;
  /** ISO 8601 instants. */
  readonly announcedAt: string;
  readonly until?: string;
}

/** Everything that a phone needs for one village. Positions are in the datum that was asked for. */
export interface VillagePack {
  readonly village: {
    readonly code: string;
    readonly name: string;
    readonly townshipCode: string;
    readonly townshipName: string;
    readonly position: Position;
  };
  /** First day, which is the day before the pack was made; it covers `VILLAGE_PACK_DAYS` days. */
  readonly from: ServiceDate;
  readonly feed: { readonly version: string; readonly publisher: string };
  /** Short name and long name of each line. */
  readonly routes: readonly { readonly id: string; readonly name: string; readonly longName: string }[];
  readonly headsigns: readonly string[];
  /** The village's own stop first. */
  readonly boards: readonly VillagePackBoard[];
  /** Absent when no departure has one. */
  readonly bays?: readonly Bay[];
  /** Absent when no departure has one. */
  readonly bookings?: readonly BookingRule[];
  /** Days on which any bus of the timetable runs anywhere: bit n is the pack's first day + n. */
  readonly busDays?: number;
  readonly cancellations: readonly PackedCancellation[];
  /** Buses of which more is known than the timetable, when the pack was made. Absent when there are none. */
  readonly live?: readonly PackedLive[];
  /** Buses that may not come, when the pack was made. Absent when there are none. */
  readonly doubts?: readonly PackedDoubt[];
  /** Market days of the township: bit n is the pack's first day + n. Absent when it has no market. */
  readonly market?: { readonly townshipName: string; readonly days: number };
  /** The points that serve the village, its own first. */
  readonly points: readonly PointRecord[];
  readonly notices: readonly PackNotice[];
}

/** The point to which a village goes: its own, else the first that serves it. */
export function pointOfVillage({ points, village }: Pick<VillagePack, 'points' | 'village'>): PointRecord | undefined {
  return points.find(({ villageCode }) => villageCode === village.code) ?? points[0];
}

/** Flags of a packed departure. */
export const VillagePackFlag = {
  carriesParcels: 1,
  approximate: 2,
  marketDay: 4,
  hail: 8,
  phone: 16,
  driver: 32,
} as const;

/** True when the pack knows the timetable of `date`. */
export function villagePackCovers(pack: VillagePack, date: ServiceDate): boolean {
  const day = dayNumber(date) - dayNumber(pack.from);
  return day >= 0 && day < VILLAGE_PACK_DAYS;
}

/** The departures of a packed board that belong to the service day `date`, in the order of time. */
export function villagePackDepartures(pack: VillagePack, board: VillagePackBoard, date: ServiceDate): Departure[] {
  if (!villagePackCovers(pack, date)) return [];
  const bit = 1 << (dayNumber(date) - dayNumber(pack.from));
  return board.departures.flatMap((row, number) => {
    if ((row[3] & bit) === 0) return [];
    const ride = board.rides?.[number] ?? -1;
    const [, rule = -1] = board.booked?.find(([each]) => each === number) ?? [];
    const booking = pack.bookings?.[rule];
    return [{ ...unpack(pack, board, row, date), ...(ride < 0 ? {} : { ride }), ...(booking && { booking }) }];
  });
}

function unpack(pack: VillagePack, board: VillagePackBoard, row: VillagePackDeparture, date: ServiceDate): Departure {
  const [seconds, routeIndex, headsignIndex, , flags, tripId, bayIndex] = row;
  const bay = bayIndex === undefined ? undefined : pack.bays?.[bayIndex];
  const route = pack.routes[routeIndex];
  const number = pack.boards.indexOf(board);
  const cancellation = pack.cancellations.find(
    (each) => each.tripId === tripId && each.date === date && (each.boards?.includes(number) ?? true),
  );
  const live = liveFrom(pack, { tripId, date, board: number });
  return {
    tripId,
    routeId: route?.id ?? '',
    routeName: route?.name ?? '',
    routeLongName: route?.longName ?? '',
    headsign: pack.headsigns[headsignIndex] ?? '',
    serviceDate: date,
    departure: isoOf(date, seconds),
    seconds,
    approximate: (flags & VillagePackFlag.approximate) !== 0,
    carriesParcels: (flags & VillagePackFlag.carriesParcels) !== 0,
    status: cancellation ? 'cancelled' : 'scheduled',
    ...(cancellation ? { reason: cancellation.reason, ...insteadFrom(pack, number, cancellation) } : {}),
    ...(live ? { live } : {}),
    ...(cancellation ? {} : doubtFrom(pack, tripId, date)),
    ...((flags & VillagePackFlag.hail) === 0 ? {} : { hail: true }),
    ...((flags & (VillagePackFlag.phone | VillagePackFlag.driver)) === 0
      ? {}
      : { arrange: (flags & VillagePackFlag.phone) === 0 ? 'driver' : 'phone' }),
    ...((flags & VillagePackFlag.marketDay) === 0 ? {} : { marketDay: true }),
    ...(bay === undefined ? {} : { bay }),
  };
}

function insteadFrom(
  pack: VillagePack,
  number: number,
  { instead }: PackedCancellation,
): Pick<Departure, 'alternative'> {
  const [, tripId = '', serviceDate = '', onlyTo] = instead?.find(([board]) => board === number) ?? [];
  const row = pack.boards[number]?.departures.find((each) => each[5] === tripId);
  if (!row) return {};
  const routeName = pack.routes[row[1]]?.name ?? '';
  const live = liveFrom(pack, { tripId, date: serviceDate, board: number });
  const departure = live?.expected ?? isoOf(serviceDate, row[0]);
  return { alternative: { tripId, serviceDate, routeName, departure, ...(onlyTo === undefined ? {} : { onlyTo }) } };
}

function doubtFrom(pack: VillagePack, tripId: string, date: ServiceDate): Pick<Departure, 'doubt'> {
  const doubt = pack.doubts?.find((each) => each.tripId === tripId && each.date === date);
  return doubt ? { doubt: { why: doubt.why, at: doubt.at } } : {};
}

function liveFrom(
  pack: VillagePack,
  at: { readonly tripId: string; readonly date: ServiceDate; readonly board: number },
): Departure['live'] {
  const trip = pack.live?.find((each) => each.tripId === at.tripId && each.date === at.date);
  const call = trip?.calls.find(([board]) => board === at.board);
  if (!trip || !call) return undefined;
  return {
    basis: trip.basis,
    ...(trip.stopName === undefined ? {} : { stopName: trip.stopName }),
    at: trip.at,
    expected: isoOf(at.date, call[1]),
    uncertainty: call[2],
    ...(call[3] === 1 ? { passed: true } : {}),
    ...(call[3] === 2 ? { here: true } : {}),
    ...(trip.why === undefined ? {} : { why: trip.why }),
  };
}

/**
 * The board of a stop from the pack alone, with the same answer as the server's: all of the service
 * day `date`, or from `now` on. Undefined when the pack does not know the stop or the day.
 */
export function boardFromVillagePack(
  pack: VillagePack,
  stopId: string,
  when: { readonly date: ServiceDate; readonly now?: Date },
): Board | undefined {
  const packed = pack.boards.find((board) => board.stop.id === stopId);
  if (!packed || !villagePackCovers(pack, when.date)) return undefined;
  const day = dayNumber(when.date) - dayNumber(pack.from);
  return assembleBoard(packed.stop, { ...when, anyBus: ((pack.busDays ?? -1) & (1 << day)) !== 0 }, (date) =>
    villagePackCovers(pack, date) ? villagePackDepartures(pack, packed, date) : undefined,
  );
}

/** How many days after the asked one are searched for the next bus. */
const NEXT_DAY_SEARCH = 60;

/** The day that a board is of, and from when on. */
export interface BoardDay {
  readonly date: ServiceDate;
  readonly now?: Date;
  /** False when no bus runs anywhere on that day. */
  readonly anyBus?: boolean;
}

/**
 * Puts a board together from what runs on each service day: the day itself, or from `now` on together
 * with what is still to come of the day before (times past 24:00). The server and the phone share it,
 * so that both give the same answer. `departuresOn` gives undefined for a day that it does not know.
 */
export function assembleBoard(
  stop: Stop,
  when: BoardDay,
  departuresOn: (date: ServiceDate) => Departure[] | undefined,
): Board {
  const { date, now, anyBus = true } = when;
  const ofDay = departuresOn(date) ?? [];
  const all =
    now === undefined
      ? ofDay
      : [...(departuresOn(addDays(date, -1)) ?? []), ...ofDay].filter((each) => isAhead(each, now));
  const departures = inOrderOfTime(all);
  // A board on which every bus is cancelled has none left to take: it too says when the next one goes.
  if (departures.some((each) => each.status !== 'cancelled')) return { stop, date, departures };
  const none = noneOf(departures, ofDay, anyBus);
  for (let days = 1; days <= NEXT_DAY_SEARCH; days += 1) {
    const later = addDays(date, days);
    const found = departuresOn(later);
    if (found === undefined) break;
    if (!found.some((each) => each.status !== 'cancelled')) continue;
    return { stop, date, departures, none, next: { date: later, departures: found.slice(0, NEXT_DAY_DEPARTURES) } };
  }
  return { stop, date, departures, none };
}

function noneOf(left: readonly Departure[], ofDay: readonly Departure[], anyBus: boolean): BoardNone {
  if (left.length > 0) return 'cancelled';
  if (ofDay.length > 0) return ofDay.every(({ status }) => status === 'cancelled') ? 'cancelled' : 'gone';
  return anyBus ? 'not_this_stop' : 'no_timetable';
}

/** To be taken still, or cancelled with its time not over. */
function isAhead(departure: Departure, now: Date): boolean {
  return departure.status === 'cancelled' ? busTime(departure, now).minutes >= 0 : isStillToCome(departure, now);
}
