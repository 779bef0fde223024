// What goes into the pack that a phone keeps for a village?
import { addDays, PACK_DAYS, PackFlag } from '@kehuoyou/shared';
import type { PackedBoard, PackedDeparture, ServiceDate, Stop, StopRole } from '@kehuoyou/shared';
import { StopTimeFlag } from './stop-times.js';
import type { TimetableSnapshot } from './timetable-snapshot.js';

/** A stop to pack, with its position already in the reader's datum. */
export interface StopToPack {
  readonly stop: Stop;
  readonly role: StopRole;
}

/** The timetable part of a pack. */
export interface PackedTimetable {
  readonly routes: { id: string; name: string; longName: string }[];
  readonly headsigns: string[];
  readonly boards: PackedBoard[];
  readonly cancellations: { tripId: string; date: ServiceDate; reason: string }[];
}

/** Packs the boards of `stops` from `from` on; only lines and cancellations that touch them are in it. */
export function packTimetable(timetable: TimetableSnapshot, stops: readonly StopToPack[], from: ServiceDate): PackedTimetable {
  const dates = Array.from({ length: PACK_DAYS }, (_each, day) => addDays(from, day));
  const routes = new Numbering<number>();
  const headsigns = new Numbering<string>();
  const trips = new Set<number>();
  const boards = stops.map(({ stop, role }) => {
    const rows = timetable.boardingAt(timetable.stopNumber.get(stop.id) ?? -1);
    const departures: PackedDeparture[] = [];
    for (const row of rows) {
      const trip = timetable.tripOf[row] ?? 0;
      const days = dates.reduce((bits, date, day) => bits | (timetable.runs(trip, date) ? 1 << day : 0), 0);
      if (days === 0) continue;
      trips.add(trip);
      departures.push([
        timetable.departure[row] ?? 0,
        routes.of(timetable.tripRoute[trip] ?? 0),
        headsigns.of(timetable.headsignAt(row)),
        days,
        (timetable.tripCarries[trip] === 1 ? PackFlag.carriesParcels : 0) |
          (((timetable.flags[row] ?? 0) & StopTimeFlag.approximate) !== 0 ? PackFlag.approximate : 0),
        timetable.feed.trips[trip]?.tripId ?? '',
      ]);
    }
    return { stop, role, departures };
  });
  return {
    boards,
    headsigns: headsigns.list,
    routes: routes.list.map((number) => {
      const route = timetable.feed.routes[number];
      return { id: route?.routeId ?? '', name: route?.shortName ?? '', longName: route?.longName ?? '' };
    }),
    cancellations: cancellationsOf(timetable, trips, dates),
  };
}

function cancellationsOf(timetable: TimetableSnapshot, trips: ReadonlySet<number>, dates: readonly ServiceDate[]): PackedTimetable['cancellations'] {
  if (timetable.cancellations.size === 0) return [];
  return [...trips].flatMap((trip) =>
    dates.flatMap((date) => {
      const reason = timetable.runs(trip, date) ? timetable.cancelled(trip, date) : undefined;
      return reason === undefined ? [] : [{ tripId: timetable.feed.trips[trip]?.tripId ?? '', date, reason }];
    }),
  );
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
