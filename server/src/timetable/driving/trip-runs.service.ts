// What must whoever puts goods on a bus know of it: when and where it calls, whether it goes, and what it may take along?
import { Injectable } from '@nestjs/common';
import { cargoRefusal, chillRoomOf, isoOf, NO_CARGO, roomOf } from '@kehuoyou/shared';
import type { Cargo, Jurisdiction, ServiceDate } from '@kehuoyou/shared';
import { In, MoreThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { bayName } from '../running/bay-words.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';
import { TripAssignmentEntity } from '../running/trip-assignment.entity.js';
import { DriverEntity, VehicleCompartmentEntity, VehicleEntity } from './fleet.entity.js';
import { vehicleView } from './fleet.view.js';

/** Pieces that a bus takes by the timetable, which counts none: no bus is full before its weight or volume is. */
const PIECES_UNCOUNTED = 1_000_000;

/** A call of a run. Instants are ISO 8601 with the county's offset. */
export interface RunCall {
  /** Of the place; of a station with bays its own. */
  readonly stopId: string;
  /** Ids of the place and of the bay at which it stands: a point may name either. */
  readonly stopIds: readonly string[];
  readonly stopName: string;
  readonly sequence: number;
  readonly bay?: string;
  readonly arrival: string;
  /** As it is expected, else by the timetable. */
  readonly departure: string;
  readonly planned: string;
  /** True when the bus has left it, as was reported. */
  readonly passed: boolean;
  /** True when it does not come here. */
  readonly dropped: boolean;
}

/** A trip on a day. */
export interface TripRun {
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
  /** Company and line. */
  readonly bus: Jurisdiction;
  readonly routeName: string;
  readonly headsign: string;
  /** Why it does not run, the whole of it. */
  readonly cancelled?: string;
  readonly calls: readonly RunCall[];
}

/** What is to carry the goods of a trip. */
export interface TripHold {
  /** What it may take along besides luggage; by the timetable where its vehicle is not known, or has nothing registered. */
  readonly room: Cargo;
  /** What its boxes that keep things cold may take, beside that; absent where it has none, or is not known. */
  readonly chill?: Cargo;
  readonly plate?: string;
  /** 工号. */
  readonly staffNumber?: string;
  /** Why nothing may be put on it, in a whole sentence. */
  readonly refusal?: string;
}

/** A trip on a day. */
interface TripDay {
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
}

/** Buses as those see them who load them. */
@Injectable()
export class TripRuns {
  constructor(private readonly current: CurrentTimetable) {}

  /** A trip on a day; undefined when it does not run then by the timetable. */
  run({ tripId, serviceDate }: TripDay): TripRun | undefined {
    const { timetable } = this.current.snapshot();
    const trip = timetable.tripNumber.get(tripId);
    if (trip === undefined || !timetable.runs(trip, serviceDate)) return undefined;
    return runView(timetable, trip, serviceDate);
  }

  /** Trips of a day that carry parcels and call at a place from which they go on, in the order in which they leave it. */
  runsFrom(stopId: string, date: ServiceDate): TripRun[] {
    const { timetable } = this.current.snapshot();
    const stop = timetable.places.numbers.get(stopId);
    if (stop === undefined) return [];
    const rows = [...timetable.boardingAt(stop)].filter((row) => {
      const trip = timetable.tripOf[row] ?? 0;
      return timetable.tripCarries[trip] === 1 && timetable.runs(trip, date);
    });
    return rows.map((row) => runView(timetable, timetable.tripOf[row] ?? 0, date));
  }

  /** Every trip of a day from `since` on that somebody was given. */
  async assignedSince(db: EntityManager, since: ServiceDate): Promise<TripDay[]> {
    return db.find(TripAssignmentEntity, {
      select: { id: true, tripId: true, serviceDate: true },
      where: { serviceDate: MoreThanOrEqual(since) },
    });
  }

  /** The account of whoever was given a trip last; undefined where nobody was, or that driver has none. */
  async accountDriving(db: EntityManager, trip: TripDay): Promise<string | undefined> {
    const assigned = (await assignmentsOf(db, [trip])).get(tripKey(trip));
    const driver = assigned && (await db.findOneBy(DriverEntity, { id: assigned.driverId }));
    return driver?.accountId ?? undefined;
  }

  /** What carries the goods of these trips, by `tripKey`, as the database has it now. */
  async holds(db: EntityManager, trips: readonly TripDay[]): Promise<ReadonlyMap<string, TripHold>> {
    const { timetable } = this.current.snapshot();
    const assigned = await assignmentsOf(db, trips);
    const vehicleIdOf = (each: TripDay): string | undefined =>
      timetable.liveOf(timetable.tripNumber.get(each.tripId) ?? -1, each.serviceDate)?.progress.vehicleId ??
      assigned.get(tripKey(each))?.vehicleId;
    const byTimetable = roomsByTimetable(timetable);
    const ids = [...new Set(trips.flatMap((each) => vehicleIdOf(each) ?? []))];
    const vehicles = new Map((await db.findBy(VehicleEntity, { id: In(ids) })).map((row) => [row.id, row]));
    const compartments = await db.findBy(VehicleCompartmentEntity, { vehicleId: In(ids) });
    const drivers = await db.findBy(DriverEntity, {
      id: In([...new Set([...assigned.values()].map(({ driverId }) => driverId))]),
    });
    return new Map(
      trips.map((each): [string, TripHold] => {
        const row = vehicles.get(vehicleIdOf(each) ?? '');
        const own = compartments.filter(({ vehicleId }) => vehicleId === row?.id);
        const vehicle = row && vehicleView(row, [], own);
        const driver = drivers.find(({ id }) => id === assigned.get(tripKey(each))?.driverId);
        const refusal = vehicle && cargoRefusal(vehicle);
        const chill = refusal === undefined ? chillRoomOf(vehicle?.compartments) : undefined;
        return [
          tripKey(each),
          {
            room:
              refusal === undefined
                ? ((vehicle && roomOf(vehicle)) ?? byTimetable.get(each.tripId) ?? NO_CARGO)
                : NO_CARGO,
            ...(chill === undefined ? {} : { chill }),
            ...(vehicle === undefined ? {} : { plate: vehicle.plate }),
            ...(driver === undefined ? {} : { staffNumber: driver.staffNumber }),
            ...(refusal === undefined ? {} : { refusal }),
          },
        ];
      }),
    );
  }
}

/** Number of the first call from `since` on that is at this stop; undefined where the run does not call there. */
export function callAt({ calls }: TripRun, stopId: string | undefined, since = 0): number | undefined {
  const index = calls.findIndex(({ stopIds }, at) => at >= since && stopId !== undefined && stopIds.includes(stopId));
  return index < 0 ? undefined : index;
}

/** Tells trips on days apart. */
export function tripKey({ tripId, serviceDate }: TripDay): string {
  return `${serviceDate} ${tripId}`;
}

/** Who was given these trips last. */
async function assignmentsOf(
  db: EntityManager,
  trips: readonly TripDay[],
): Promise<ReadonlyMap<string, TripAssignmentEntity>> {
  const latest = new Map<string, TripAssignmentEntity>();
  for (const serviceDate of new Set(trips.map((each) => each.serviceDate))) {
    const ids = trips.filter((each) => each.serviceDate === serviceDate).map(({ tripId }) => tripId);
    const rows = await db.find(TripAssignmentEntity, {
      where: { serviceDate, tripId: In(ids) },
      order: { assignedAt: 'ASC', id: 'ASC' },
    });
    for (const row of rows) latest.set(tripKey(row), row);
  }
  return latest;
}

/** What each trip may carry by the timetable, by its id. */
function roomsByTimetable({ feed }: TimetableSnapshot): ReadonlyMap<string, Cargo> {
  return new Map(
    feed.tripCargo.map(({ tripId, weightGrams, volumeLitres }) => [
      tripId,
      { grams: weightGrams, litres: volumeLitres, pieces: PIECES_UNCOUNTED },
    ]),
  );
}

function runView(timetable: TimetableSnapshot, trip: number, date: ServiceDate): TripRun {
  const first = timetable.tripStart[trip] ?? 0;
  const route = timetable.routeOf(trip);
  const cancelled = timetable.cancelled(trip, date);
  const rows = Array.from({ length: timetable.finalRow(trip) - first + 1 }, (_each, call) => first + call);
  return {
    tripId: timetable.feed.trips[trip]?.tripId ?? '',
    serviceDate: date,
    bus: route === undefined ? {} : { companyId: route.agencyId, lineId: route.routeId },
    routeName: route?.shortName ?? '',
    headsign: timetable.headsignAt(first),
    ...(cancelled === undefined ? {} : { cancelled }),
    calls: rows.map((row) => callView(timetable, row, date)),
  };
}

function callView(timetable: TimetableSnapshot, row: number, date: ServiceDate): RunCall {
  const trip = timetable.tripOf[row] ?? 0;
  const expected = timetable.liveOf(trip, date)?.expected?.[row - (timetable.tripStart[trip] ?? 0)];
  const [place, stop] = [timetable.stopAt(row), timetable.calledAt(row)];
  const bay = place && stop && place !== stop ? bayName(stop, place) : '';
  const planned = timetable.departure[row] ?? 0;
  return {
    stopId: place?.stopId ?? '',
    stopIds: [...new Set([place, stop].flatMap((each) => each?.stopId ?? []))],
    stopName: place?.name ?? '',
    sequence: timetable.feed.stopTimes.sequence[row] ?? 0,
    ...(bay === '' ? {} : { bay }),
    arrival: isoOf(date, expected?.arrival ?? timetable.arrival[row] ?? 0),
    departure: isoOf(date, expected?.departure ?? planned),
    planned: isoOf(date, planned),
    passed: expected?.passed ?? false,
    dropped: timetable.cancelled(trip, date) !== undefined || row > (timetable.lastRow(trip, date) ?? Infinity),
  };
}
