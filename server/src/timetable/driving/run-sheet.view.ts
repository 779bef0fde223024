// How does a day look on a run sheet?
import { wallTime } from '@kehuoyou/shared';
import type {
  Driver,
  PointRecord,
  RunSheet,
  RunSheetCall,
  RunSheetTrip,
  ServiceDate,
  TripFact,
  Vehicle,
} from '@kehuoyou/shared';
import { withoutNames } from '../../device-facts/without-names.js';
import { callsOf } from '../running/live-overlay.js';
import type { ForecastCall } from '../running/live-forecast.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

/** What a run sheet is made of. */
export interface RunSheetParts {
  readonly timetable: TimetableSnapshot;
  readonly driver: Driver;
  readonly date: ServiceDate;
  /** The driver's trips with their vehicles. */
  readonly own: ReadonlyMap<string, string>;
  /** Trips that somebody has. */
  readonly taken: ReadonlySet<string>;
  readonly vehicles: readonly Vehicle[];
  readonly points: readonly PointRecord[];
  /** What was reported of the driver's trips, by trip. */
  readonly facts: ReadonlyMap<string, readonly TripFact[]>;
}

/** A driver's day, trips in the order of departure. */
export function runSheetView(parts: RunSheetParts): RunSheet {
  const { timetable, driver, date, own, taken, vehicles } = parts;
  const running = timetable.tripsInOrder(
    (trip) => timetable.runs(trip, date) && timetable.routeOf(trip)?.agencyId === driver.companyId,
  );
  const idOf = (trip: number): string => timetable.feed.trips[trip]?.tripId ?? '';
  return {
    date,
    driverId: driver.driverId,
    staffNumber: driver.staffNumber,
    companyId: driver.companyId,
    trips: running.filter((trip) => own.has(idOf(trip))).map((trip) => tripView(parts, trip)),
    open: running
      .filter((trip) => !taken.has(idOf(trip)) && timetable.cancelled(trip, date) === undefined)
      .map((trip) => ({
        tripId: idOf(trip),
        routeName: timetable.routeOf(trip)?.shortName ?? '',
        headsign: timetable.headsignAt(timetable.tripStart[trip] ?? 0),
        departure: wallTime(timetable.leaves(trip)),
      })),
    vehicles,
  };
}

function tripView(parts: RunSheetParts, trip: number): RunSheetTrip {
  const { timetable, date, own } = parts;
  const tripId = timetable.feed.trips[trip]?.tripId ?? '';
  const progress = timetable.liveOf(trip, date)?.progress;
  const cancelled = timetable.cancelled(trip, date);
  const reason = timetable.whyNot(trip, date)?.reason;
  const vehicleId = progress?.vehicleId ?? own.get(tripId);
  const reported = new Map(progress?.calls.map((call) => [call.call, call.arrivedAt ?? call.departedAt]));
  return {
    tripId,
    routeName: timetable.routeOf(trip)?.shortName ?? '',
    headsign: timetable.headsignAt(timetable.tripStart[trip] ?? 0),
    state: cancelled === undefined ? (progress?.state ?? 'planned') : 'cancelled',
    ...(reason === undefined ? {} : { reason }),
    carriesParcels: timetable.tripCarries[trip] === 1,
    ...(vehicleId === undefined ? {} : { vehicleId }),
    calls: callsOf(timetable, trip).map((call, number) => callView(parts, call, reported.get(number))),
    facts: withoutNames(parts.facts.get(tripId) ?? [], parts.driver.accountId),
  };
}

function callView(
  { timetable, points }: RunSheetParts,
  call: ForecastCall,
  reportedAt: number | undefined,
): RunSheetCall {
  const point = points.find(({ stopId }) => stopId === call.stopId);
  return {
    stopId: call.stopId,
    stopName: timetable.feed.stops[timetable.stopNumber.get(call.stopId) ?? -1]?.name ?? '',
    stopSequence: call.sequence,
    arrival: wallTime(call.arrival),
    departure: wallTime(call.departure),
    arrivalSeconds: call.arrival,
    departureSeconds: call.departure,
    approximate: !call.exact,
    ...(reportedAt === undefined ? {} : { reportedAt: new Date(reportedAt).toISOString() }),
    ...(point === undefined
      ? {}
      : {
          keeper: {
            pointId: point.id,
            pointName: point.name,
            ...(point.phone === undefined ? {} : { phone: point.phone }),
          },
        }),
  };
}
