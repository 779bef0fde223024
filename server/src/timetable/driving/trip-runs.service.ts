// What must whoever puts goods on a bus know of it: when and where it calls, whether it goes, and what it may take along?
import { Injectable } from '@nestjs/common';
import { addCargo, cargoRefusal, chillRoomOf, isoOf, NO_CARGO, roomOf } from '@kehuoyou/shared';
import type { Cargo, Jurisdiction, ServiceDate, Vehicle } from '@kehuoyou/shared';
import { In, MoreThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { bayName } from '../running/bay-words.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';
import { TripAssignmentEntity } from '../running/trip-assignment.entity.js';
import { DriverEntity, VehicleCompartmentEntity, VehicleEntity } from './fleet.entity.js';
import { TripReliefEntity } from './trip-relief.entity.js';
import { vehicleView } from './fleet.view.js';
import { reliefsOf } from './trip-reliefs.service.js';

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
  /** By the timetable: when it leaves, and when it is there. */
  readonly planned: string;
  readonly plannedArrival: string;
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
  /** Plates of what goes with it besides. */
  readonly reliefs?: readonly string[];
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

  /** Every trip of a day from `since` on that somebody was given, or with which another vehicle goes. */
  async assignedSince(db: EntityManager, since: ServiceDate): Promise<TripDay[]> {
    const asked = {
      select: { id: true, tripId: true, serviceDate: true },
      where: { serviceDate: MoreThanOrEqual(since) },
    };
    return [...(await db.find(TripAssignmentEntity, asked)), ...(await db.find(TripReliefEntity, asked))];
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
    const reliefs = await reliefsOf(db, trips);
    const ids = [
      ...new Set([...trips.flatMap((each) => vehicleIdOf(each) ?? []), ...reliefs.map((row) => row.vehicleId)]),
    ];
    const vehicles = await vehiclesOf(db, ids);
    const driverIds = [...new Set([...assigned.values()].map(({ driverId }) => driverId))];
    const drivers = driverIds.length === 0 ? [] : await db.findBy(DriverEntity, { id: In(driverIds) });
    const byTimetable = roomsByTimetable(timetable);
    return new Map(
      trips.map((each): [string, TripHold] => {
        const key = tripKey(each);
        const driver = drivers.find(({ id }) => id === assigned.get(key)?.driverId);
        const own = ownHold(vehicles.get(vehicleIdOf(each) ?? ''), byTimetable.get(each.tripId));
        // One that goes with the bus and then becomes its own is there once.
        const more = reliefs
          .filter((row) => tripKey(row) === key && row.vehicleId !== vehicleIdOf(each))
          .flatMap(({ vehicleId }) => vehicles.get(vehicleId) ?? []);
        const staffNumber = driver === undefined ? {} : { staffNumber: driver.staffNumber };
        return [key, { ...withReliefs(own, more), ...staffNumber }];
      }),
    );
  }
}

/** What a bus may take by its own vehicle; by the timetable where that is not known, or has nothing registered. */
function ownHold(vehicle: Vehicle | undefined, byTimetable: Cargo | undefined): TripHold {
  if (!vehicle) return { room: byTimetable ?? NO_CARGO };
  const refusal = cargoRefusal(vehicle);
  if (refusal !== undefined) return { room: NO_CARGO, plate: vehicle.plate, refusal };
  const chill = chillRoomOf(vehicle.compartments);
  return {
    ...{ room: roomOf(vehicle) ?? byTimetable ?? NO_CARGO, plate: vehicle.plate },
    ...(chill === undefined ? {} : { chill }),
  };
}

/** The same with what goes with it: that takes goods also where the bus itself may not. */
function withReliefs(own: TripHold, reliefs: readonly Vehicle[]): TripHold {
  if (reliefs.length === 0) return own;
  const { refusal: _outweighed, ...rest } = own;
  return reliefs.reduce<TripHold>((hold, vehicle) => {
    const [room = NO_CARGO, chill] = [roomOf(vehicle), chillRoomOf(vehicle.compartments)];
    const cold = chill === undefined ? hold.chill : addCargo(hold.chill ?? NO_CARGO, chill);
    return {
      ...{ ...hold, room: addCargo(hold.room, room), reliefs: [...(hold.reliefs ?? []), vehicle.plate] },
      ...(cold === undefined ? {} : { chill: cold }),
    };
  }, rest);
}

async function vehiclesOf(db: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, Vehicle>> {
  if (ids.length === 0) return new Map();
  const rows = await db.findBy(VehicleEntity, { id: In([...ids]) });
  const compartments = await db.findBy(VehicleCompartmentEntity, { vehicleId: In([...ids]) });
  return new Map(
    rows.map((row) => [
      row.id,
      vehicleView(
        row,
        [],
        compartments.filter(({ vehicleId }) => vehicleId === row.id),
      ),
    ]),
  );
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
  const [planned, plannedArrival] = [timetable.departure[row] ?? 0, timetable.arrival[row] ?? 0];
  return {
    stopId: place?.stopId ?? '',
    stopIds: [...new Set([place, stop].flatMap((each) => each?.stopId ?? []))],
    stopName: place?.name ?? '',
    sequence: timetable.feed.stopTimes.sequence[row] ?? 0,
    ...(bay === '' ? {} : { bay }),
    arrival: isoOf(date, expected?.arrival ?? plannedArrival),
    departure: isoOf(date, expected?.departure ?? planned),
    ...{ planned: isoOf(date, planned), plannedArrival: isoOf(date, plannedArrival) },
    passed: expected?.passed ?? false,
    dropped: timetable.cancelled(trip, date) !== undefined || row > (timetable.lastRow(trip, date) ?? Infinity),
  };
}
