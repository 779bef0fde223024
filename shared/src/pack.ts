// What does a phone keep so that a village's buses and points can be read without a network?
import { addDays, dayNumber, isoOf } from './clock.js';
import type { ServiceDate } from './clock.js';
import type { PointRecord } from './network.js';
import type { Position } from './place.js';
import type { Board, Departure, Stop } from './timetable.js';

/** Days that a pack covers: yesterday, for its buses after midnight, and 14 days from today on. */
export const PACK_DAYS = 15;

/** Departures shown of the next day that has one, when a day has none left. */
export const NEXT_DAY_DEPARTURES = 3;

/**
 * One departure in a pack, as a short row to keep the pack small:
 * seconds past the service day's start, index of the route, index of the headsign, days on which it
 * runs (bit n is the pack's first day + n), flags (1 carries parcels, 2 approximate), trip id.
 */
export type PackedDeparture = readonly [number, number, number, number, number, string];

/** Why a pack holds a stop: the village's own, its township's station, or the county's bus station. */
export type StopRole = 'village' | 'township' | 'county';

/** The departures of one stop over the pack's days. */
export interface PackedBoard {
  readonly stop: Stop;
  readonly role: StopRole;
  readonly departures: readonly PackedDeparture[];
}

/** A trip that does not run on a day although the timetable has it. */
export interface PackedCancellation {
  readonly tripId: string;
  readonly date: ServiceDate;
  readonly reason: string;
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
  /** First day, which is the day before the pack was made; it covers `PACK_DAYS` days. */
  readonly from: ServiceDate;
  readonly feed: { readonly version: string; readonly publisher: string };
  /** Short name and long name of each line. */
  readonly routes: readonly { readonly id: string; readonly name: string; readonly longName: string }[];
  readonly headsigns: readonly string[];
  /** The village's own stop first. */
  readonly boards: readonly PackedBoard[];
  readonly cancellations: readonly PackedCancellation[];
  /** The points that serve the village, its own first. */
  readonly points: readonly PointRecord[];
  readonly notices: readonly PackNotice[];
}

/** Flags of a packed departure. */
export const PackFlag = { carriesParcels: 1, approximate: 2 } as const;

/** True when the pack knows the timetable of `date`. */
export function packCovers(pack: VillagePack, date: ServiceDate): boolean {
  const day = dayNumber(date) - dayNumber(pack.from);
  return day >= 0 && day < PACK_DAYS;
}

/** The departures of a packed board that belong to the service day `date`, in the order of time. */
export function packedDepartures(pack: VillagePack, board: PackedBoard, date: ServiceDate): Departure[] {
  if (!packCovers(pack, date)) return [];
  const bit = 1 << (dayNumber(date) - dayNumber(pack.from));
  return board.departures.filter((row) => (row[3] & bit) !== 0).map((row) => unpack(pack, row, date));
}

function unpack(pack: VillagePack, row: PackedDeparture, date: ServiceDate): Departure {
  const [seconds, routeIndex, headsignIndex, , flags, tripId] = row;
  const route = pack.routes[routeIndex];
  const cancellation = pack.cancellations.find((each) => each.tripId === tripId && each.date === date);
  return {
    tripId,
    routeId: route?.id ?? '',
    routeName: route?.name ?? '',
    routeLongName: route?.longName ?? '',
    headsign: pack.headsigns[headsignIndex] ?? '',
    serviceDate: date,
    departure: isoOf(date, seconds),
    seconds,
    approximate: (flags & PackFlag.approximate) !== 0,
    carriesParcels: (flags & PackFlag.carriesParcels) !== 0,
    status: cancellation ? 'cancelled' : 'scheduled',
    ...(cancellation ? { reason: cancellation.reason } : {}),
  };
}

/**
 * The board of a stop from the pack alone, with the same answer as the server's: all of the service
 * day `date`, or from `now` on. Undefined when the pack does not know the stop or the day.
 */
export function boardFromPack(
  pack: VillagePack,
  stopId: string,
  when: { readonly date: ServiceDate; readonly now?: Date },
): Board | undefined {
  const packed = pack.boards.find((board) => board.stop.id === stopId);
  if (!packed || !packCovers(pack, when.date)) return undefined;
  return assembleBoard(packed.stop, when, (date) =>
    packCovers(pack, date) ? packedDepartures(pack, packed, date) : undefined,
  );
}

/** How many days after the asked one are searched for the next bus. */
const NEXT_DAY_SEARCH = 60;

/**
 * Puts a board together from what runs on each service day: the day itself, or from `now` on together
 * with what is still to come of the day before (times past 24:00). The server and the phone share it,
 * so that both give the same answer. `departuresOn` gives undefined for a day that it does not know.
 */
export function assembleBoard(
  stop: Stop,
  when: { readonly date: ServiceDate; readonly now?: Date },
  departuresOn: (date: ServiceDate) => Departure[] | undefined,
): Board {
  const { date, now } = when;
  const ofDay = departuresOn(date) ?? [];
  const departures = now === undefined ? ofDay : [...(departuresOn(addDays(date, -1)) ?? []), ...ofDay]
    .filter((each) => Date.parse(each.departure) >= startOfMinute(now))
    .sort((a, b) => Date.parse(a.departure) - Date.parse(b.departure));
  // A board on which every bus is cancelled has none left to take: it too says when the next one goes.
  if (departures.some((each) => each.status !== 'cancelled')) return { stop, date, departures };
  for (let days = 1; days <= NEXT_DAY_SEARCH; days += 1) {
    const later = addDays(date, days);
    const found = departuresOn(later);
    if (found === undefined) break;
    if (!found.some((each) => each.status !== 'cancelled')) continue;
    return { stop, date, departures, next: { date: later, departures: found.slice(0, NEXT_DAY_DEPARTURES) } };
  }
  return { stop, date, departures };
}

/** A bus that is due in the current minute may still be standing there. */
function startOfMinute(now: Date): number {
  return Math.floor(now.getTime() / 60_000) * 60_000;
}
