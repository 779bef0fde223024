// How does a company send a further vehicle with a bus that is full?
import { Inject, Injectable } from '@nestjs/common';
import { cargoRefusal, chillRoomOf, Failure, roomOf, vehicleRefusals } from '@kehuoyou/shared';
import type { Clock, TripDay, Vehicle } from '@kehuoyou/shared';
import { In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { raiseRevision } from '../../database/revision.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { TripAssignmentEntity } from '../running/trip-assignment.entity.js';
import { FleetService } from './fleet.service.js';
import { TripReliefEntity } from './trip-relief.entity.js';

/** Who sends which vehicle with which bus. */
export interface NewRelief {
  readonly trip: TripDay;
  readonly companyId: string;
  readonly vehicleId: string;
  readonly actor: string;
}

/** Further vehicles. What they may carry is counted to their bus: see `TripRuns.holds`. */
@Injectable()
export class TripReliefs {
  constructor(
    private readonly current: CurrentTimetable,
    private readonly fleet: FleetService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** One of the company's that may go on that day, by its papers and its build; before anything is written. */
  async vehicleFor({ trip, companyId, vehicleId }: Omit<NewRelief, 'actor'>): Promise<Vehicle> {
    const vehicle = await this.fleet.findVehicle(companyId, vehicleId);
    if (!vehicle) throw new Failure('vehicle_or_driver_not_found', 'vehicleId');
    if (vehicleRefusals(vehicle, trip.serviceDate).length > 0 || cargoRefusal(vehicle) !== undefined)
      throw new Failure('vehicle_not_valid', 'vehicleId');
    if (roomOf(vehicle) === undefined && chillRoomOf(vehicle.compartments) === undefined)
      throw new Failure('vehicle_without_hold', 'vehicleId');
    return vehicle;
  }

  /** Sends it, unless it is elsewhere then; one that goes already goes once. */
  async add(tx: EntityManager, { trip, vehicleId, actor }: Omit<NewRelief, 'companyId'>): Promise<void> {
    // Held from here on: of two that send one vehicle at once the second sees what the first has done.
    await raiseRevision(tx, 'live');
    if (await this.isAway(tx, trip, vehicleId)) throw new Failure('vehicle_busy', 'vehicleId');
    const { tripId, serviceDate } = trip;
    if (await tx.existsBy(TripReliefEntity, { tripId, serviceDate, vehicleId, withdrawnAt: IsNull() })) return;
    const at = { addedAt: this.clock.now(), addedBy: actor, withdrawnAt: null };
    await insertRow(tx, TripReliefEntity, { id: uuid(), tripId, serviceDate, vehicleId, ...at });
  }

  /** Takes those of a bus back. */
  async withdraw(tx: EntityManager, { tripId, serviceDate }: TripDay): Promise<void> {
    const going = { tripId, serviceDate, withdrawnAt: IsNull() };
    const { affected = 0 } = await tx.update(TripReliefEntity, going, { withdrawnAt: this.clock.now() });
    if (affected > 0) await raiseRevision(tx, 'live');
  }

  /** True when it runs another trip of that day that is under way at the same time, or goes with one. */
  private async isAway(tx: EntityManager, trip: TripDay, vehicleId: string): Promise<boolean> {
    const { serviceDate } = trip;
    const given = await tx.find(TripAssignmentEntity, {
      where: { serviceDate },
      order: { assignedAt: 'ASC', id: 'ASC' },
    });
    const latest = new Map(given.map((row) => [row.tripId, row]));
    const reliefs = await tx.findBy(TripReliefEntity, { serviceDate, vehicleId, withdrawnAt: IsNull() });
    const taken = [...latest.values(), ...reliefs].filter((row) => row.vehicleId === vehicleId);
    const own = this.secondsOf(trip.tripId);
    return taken.some(({ tripId }) => {
      if (tripId === trip.tripId) return latest.get(tripId)?.vehicleId === vehicleId;
      const other = this.secondsOf(tripId);
      return own !== undefined && other !== undefined && own.leaves < other.ends && other.leaves < own.ends;
    });
  }

  /** When a trip leaves and ends by the timetable, seconds of its day. */
  private secondsOf(tripId: string): { readonly leaves: number; readonly ends: number } | undefined {
    const { timetable } = this.current.snapshot();
    const trip = timetable.tripNumber.get(tripId);
    return trip === undefined ? undefined : { leaves: timetable.leaves(trip), ends: timetable.ends(trip) };
  }
}

/** Ids of the vehicles that go with these trips besides their own, by trip and day. */
export async function reliefsOf(db: EntityManager, trips: readonly TripDay[]): Promise<readonly TripReliefEntity[]> {
  if (trips.length === 0) return [];
  return db.findBy(TripReliefEntity, {
    tripId: In([...new Set(trips.map(({ tripId }) => tripId))]),
    serviceDate: In([...new Set(trips.map(({ serviceDate }) => serviceDate))]),
    withdrawnAt: IsNull(),
  });
}
